"""Which scenes of Sentinel-1 are used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        AcquisitionMode,
        MosaickingOrder,
        OrbitDirection,
        Polarization,
        Sentinel1Resolution,
        Sentinel1Timeliness,
        TimeRange,
    )


@define(kw_only=True)
class Sentinel1GrdFilter(_model.Model):
    """Which scenes of Sentinel-1 are used."""

    time_range: TimeRange | UnsetType = UNSET
    """A time span, both bounds included; dates without a time of day are refused."""
    mosaicking_order: MosaickingOrder | UnsetType = UNSET
    """By time, the latest or the earliest first."""
    resolution: Sentinel1Resolution | UnsetType = UNSET
    """10 m (25 m in EW), 40 m, or full."""
    acquisition_mode: AcquisitionMode | UnsetType = UNSET
    """Strip map, interferometric wide, extra wide, wave; the rest are special ones."""
    polarization: Polarization | UnsetType = UNSET
    """Single and dual polarizations, and parts of the dual ones."""
    orbit_direction: OrbitDirection | UnsetType = UNSET
    """To the north, to the south."""
    timeliness: Sentinel1Timeliness | UnsetType = UNSET
    """From near real time to archive."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("time_range", "timeRange"),
        ("mosaicking_order", "mosaickingOrder"),
        ("resolution", "resolution"),
        ("acquisition_mode", "acquisitionMode"),
        ("polarization", "polarization"),
        ("orbit_direction", "orbitDirection"),
        ("timeliness", "timeliness"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            time_range=members.find("timeRange", models.TimeRange.from_dict),
            mosaicking_order=members.find("mosaickingOrder", _model.as_is),
            resolution=members.find("resolution", _model.as_is),
            acquisition_mode=members.find("acquisitionMode", _model.as_is),
            polarization=members.find("polarization", _model.as_is),
            orbit_direction=members.find("orbitDirection", _model.as_is),
            timeliness=members.find("timeliness", _model.as_is),
            additional_properties=members.rest,
        )
