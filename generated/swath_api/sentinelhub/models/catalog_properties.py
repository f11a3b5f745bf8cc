"""What is known of an item besides its place; each collection adds its own."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class CatalogProperties(_model.Model):
    """What is known of an item besides its place; each collection adds its own."""

    datetime_: datetime.datetime | None
    """Time of the scene."""
    platform: str | UnsetType = UNSET
    """The satellite."""
    instruments: list[str] | UnsetType = UNSET
    """The sensors."""
    constellation: str | UnsetType = UNSET
    """The fleet the satellite belongs to."""
    gsd: float | UnsetType = UNSET
    """Size of a pixel on the ground in metres."""
    eo_cloud_cover: float | UnsetType = UNSET
    """Clouds in percent."""
    proj_epsg: int | None | UnsetType = UNSET
    """EPSG code of the files' crs."""
    proj_bbox: list[float] | UnsetType = UNSET
    """Corners in the files' crs."""
    proj_geometry: dict[str, Any] | UnsetType = UNSET
    """Outline in the files' crs, with a `crs` of its own."""
    sar_instrument_mode: str | UnsetType = UNSET
    """Mode of the radar, as `IW`."""
    sat_orbit_state: str | UnsetType = UNSET
    """`ascending` or `descending`."""
    sat_absolute_orbit: int | UnsetType = UNSET
    """Number of the orbit."""
    s1_polarization: str | UnsetType = UNSET
    """Polarizations of Sentinel-1, as `DV`."""
    s1_resolution: str | UnsetType = UNSET
    """Resolution of Sentinel-1, as `HIGH`."""
    s1_timeliness: str | UnsetType = UNSET
    """How soon a product of Sentinel-1 was made."""
    s5p_timeliness: str | UnsetType = UNSET
    """How soon a product of Sentinel-5P was made: NRTI, OFFL or RPRO."""
    s5p_type: str | UnsetType = UNSET
    """What Sentinel-5P measured, as `NO2`."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("datetime_", "datetime"),
        ("platform", "platform"),
        ("instruments", "instruments"),
        ("constellation", "constellation"),
        ("gsd", "gsd"),
        ("eo_cloud_cover", "eo:cloud_cover"),
        ("proj_epsg", "proj:epsg"),
        ("proj_bbox", "proj:bbox"),
        ("proj_geometry", "proj:geometry"),
        ("sar_instrument_mode", "sar:instrument_mode"),
        ("sat_orbit_state", "sat:orbit_state"),
        ("sat_absolute_orbit", "sat:absolute_orbit"),
        ("s1_polarization", "s1:polarization"),
        ("s1_resolution", "s1:resolution"),
        ("s1_timeliness", "s1:timeliness"),
        ("s5p_timeliness", "s5p:timeliness"),
        ("s5p_type", "s5p:type"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            datetime_=members.take("datetime", _model.nullable(_model.read_datetime)),
            platform=members.find("platform", _model.as_is),
            instruments=members.find("instruments", _model.as_is),
            constellation=members.find("constellation", _model.as_is),
            gsd=members.find("gsd", _model.as_is),
            eo_cloud_cover=members.find("eo:cloud_cover", _model.as_is),
            proj_epsg=members.find("proj:epsg", _model.as_is),
            proj_bbox=members.find("proj:bbox", _model.as_is),
            proj_geometry=members.find("proj:geometry", _model.as_is),
            sar_instrument_mode=members.find("sar:instrument_mode", _model.as_is),
            sat_orbit_state=members.find("sat:orbit_state", _model.as_is),
            sat_absolute_orbit=members.find("sat:absolute_orbit", _model.as_is),
            s1_polarization=members.find("s1:polarization", _model.as_is),
            s1_resolution=members.find("s1:resolution", _model.as_is),
            s1_timeliness=members.find("s1:timeliness", _model.as_is),
            s5p_timeliness=members.find("s5p:timeliness", _model.as_is),
            s5p_type=members.find("s5p:type", _model.as_is),
            additional_properties=members.rest,
        )
