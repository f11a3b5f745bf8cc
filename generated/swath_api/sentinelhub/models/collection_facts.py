"""The bands of a collection, and what is known of its tiles."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import CollectionBand, Polygon, SensingTimes


@define(kw_only=True)
class CollectionFacts(_model.Model):
    """The bands of a collection, and what is known of its tiles."""

    bands: dict[str, CollectionBand] | UnsetType = UNSET
    """The bands by name; at most 100."""
    max_meters_per_pixel: float | UnsetType = UNSET
    """How coarse requests may be."""
    extent: Polygon | UnsetType = UNSET
    """An outer ring and the holes in it."""
    has_sensing_times: SensingTimes | str | UnsetType = UNSET
    """Whether tiles have times."""
    from_sensing_time: datetime.datetime | UnsetType = UNSET
    """Time of the oldest tile."""
    to_sensing_time: datetime.datetime | UnsetType = UNSET
    """Time of the newest tile."""
    storage_identifier: str | UnsetType = UNSET
    """The storage, if it is not the usual one."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("bands", "bands"),
        ("max_meters_per_pixel", "maxMetersPerPixel"),
        ("extent", "extent"),
        ("has_sensing_times", "hasSensingTimes"),
        ("from_sensing_time", "fromSensingTime"),
        ("to_sensing_time", "toSensingTime"),
        ("storage_identifier", "storageIdentifier"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            bands=members.find("bands", _model.mapped(models.CollectionBand.from_dict)),
            max_meters_per_pixel=members.find("maxMetersPerPixel", _model.as_is),
            extent=members.find("extent", models.Polygon.from_dict),
            has_sensing_times=members.find("hasSensingTimes", _model.as_is),
            from_sensing_time=members.find("fromSensingTime", _model.read_datetime),
            to_sensing_time=members.find("toSensingTime", _model.read_datetime),
            storage_identifier=members.find("storageIdentifier", _model.as_is),
            additional_properties=members.rest,
        )
