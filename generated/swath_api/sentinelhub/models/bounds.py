"""The area. A picture covers `bbox`, or the envelope of `geometry` if there is no bbox;
what lies outside `geometry` is without data. One of them is needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import BoundsProperties, MultiPolygon, Polygon


@define(kw_only=True)
class Bounds(_model.Model):
    """The area. A picture covers `bbox`, or the envelope of `geometry` if there is no
    bbox; what lies outside `geometry` is without data. One of them is needed."""

    bbox: list[float] | UnsetType = UNSET
    """Two opposite corners in the crs, the lower values first; easting or longitude first."""
    geometry: Polygon | MultiPolygon | dict[str, Any] | UnsetType = UNSET
    """An area in the crs of the request, easting or longitude first whatever the crs says."""
    properties: BoundsProperties | UnsetType = UNSET
    """What is known of an area besides its coordinates."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("bbox", "bbox"),
        ("geometry", "geometry"),
        ("properties", "properties"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            bbox=members.find("bbox", _model.as_is),
            geometry=members.find(
                "geometry",
                _model.tagged(
                    "type",
                    {
                        "Polygon": models.Polygon.from_dict,
                        "MultiPolygon": models.MultiPolygon.from_dict,
                    },
                ),
            ),
            properties=members.find("properties", models.BoundsProperties.from_dict),
            additional_properties=members.rest,
        )
