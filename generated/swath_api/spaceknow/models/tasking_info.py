"""How new scenes can be ordered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import DayRange, ResolutionRange


@define(kw_only=True)
class TaskingInfo(_model.Model):
    """How new scenes can be ordered."""

    feasibility_day_range: DayRange | UnsetType = UNSET
    """A span of days."""
    tasking_day_range: DayRange | UnsetType = UNSET
    """A span of days."""
    preallocation_area_km_2: float | UnsetType = UNSET
    """Area that is bought in advance, in square kilometres."""
    tasking_resolution: ResolutionRange | UnsetType = UNSET
    """A span of resolutions, in metres."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("feasibility_day_range", "feasibilityDayRange"),
        ("tasking_day_range", "taskingDayRange"),
        ("preallocation_area_km_2", "preallocationAreaKm2"),
        ("tasking_resolution", "taskingResolution"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            feasibility_day_range=members.find(
                "feasibilityDayRange", models.DayRange.from_dict
            ),
            tasking_day_range=members.find(
                "taskingDayRange", models.DayRange.from_dict
            ),
            preallocation_area_km_2=members.find("preallocationAreaKm2", _model.as_is),
            tasking_resolution=members.find(
                "taskingResolution", models.ResolutionRange.from_dict
            ),
            additional_properties=members.rest,
        )
