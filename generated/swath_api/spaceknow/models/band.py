"""A band of a scene."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class Band(_model.Model):
    """A band of a scene."""

    names: list[str]
    """Its names."""
    bit_depth: int | UnsetType = UNSET
    """Bits of a sample."""
    gsd: float | UnsetType = UNSET
    """Ground sample distance, in metres."""
    pixel_size_x: float | UnsetType = UNSET
    """Width of a pixel, in units of the crs."""
    pixel_size_y: float | UnsetType = UNSET
    """Height of a pixel, in units of the crs; below zero, as rows go south."""
    crs_origin_x: float | UnsetType = UNSET
    """West edge of the first column, in units of the crs."""
    crs_origin_y: float | UnsetType = UNSET
    """North edge of the first row, in units of the crs."""
    approximate_resolution_x: float | UnsetType = UNSET
    """Width of a pixel, in metres."""
    approximate_resolution_y: float | UnsetType = UNSET
    """Height of a pixel, in metres."""
    radiance_mult: float | UnsetType = UNSET
    """Factor from samples to radiance."""
    radiance_add: float | UnsetType = UNSET
    """Summand from samples to radiance."""
    reflectance_mult: float | UnsetType = UNSET
    """Factor from samples to reflectance."""
    reflectance_add: float | UnsetType = UNSET
    """Summand from samples to reflectance."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("names", "names"),
        ("bit_depth", "bitDepth"),
        ("gsd", "gsd"),
        ("pixel_size_x", "pixelSizeX"),
        ("pixel_size_y", "pixelSizeY"),
        ("crs_origin_x", "crsOriginX"),
        ("crs_origin_y", "crsOriginY"),
        ("approximate_resolution_x", "approximateResolutionX"),
        ("approximate_resolution_y", "approximateResolutionY"),
        ("radiance_mult", "radianceMult"),
        ("radiance_add", "radianceAdd"),
        ("reflectance_mult", "reflectanceMult"),
        ("reflectance_add", "reflectanceAdd"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            names=members.take("names", _model.as_is),
            bit_depth=members.find("bitDepth", _model.as_is),
            gsd=members.find("gsd", _model.as_is),
            pixel_size_x=members.find("pixelSizeX", _model.as_is),
            pixel_size_y=members.find("pixelSizeY", _model.as_is),
            crs_origin_x=members.find("crsOriginX", _model.as_is),
            crs_origin_y=members.find("crsOriginY", _model.as_is),
            approximate_resolution_x=members.find(
                "approximateResolutionX", _model.as_is
            ),
            approximate_resolution_y=members.find(
                "approximateResolutionY", _model.as_is
            ),
            radiance_mult=members.find("radianceMult", _model.as_is),
            radiance_add=members.find("radianceAdd", _model.as_is),
            reflectance_mult=members.find("reflectanceMult", _model.as_is),
            reflectance_add=members.find("reflectanceAdd", _model.as_is),
            additional_properties=members.rest,
        )
