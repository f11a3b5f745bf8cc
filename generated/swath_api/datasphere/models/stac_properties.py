"""What is known of an Item besides its place; extensions add members."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class StacProperties(_model.Model):
    """What is known of an Item besides its place; extensions add members."""

    datetime_: datetime.datetime | None
    """Time of the observation; null only beside start_datetime and end_datetime."""
    start_datetime: datetime.datetime | UnsetType = UNSET
    """Begin of the observation."""
    end_datetime: datetime.datetime | UnsetType = UNSET
    """End of the observation."""
    created: datetime.datetime | UnsetType = UNSET
    """When the metadata was first written."""
    updated: datetime.datetime | UnsetType = UNSET
    """When the metadata was last written."""
    title: str | UnsetType = UNSET
    """A line for people."""
    description: str | UnsetType = UNSET
    """A text for people."""
    platform: str | UnsetType = UNSET
    """The satellite."""
    instruments: list[str] | UnsetType = UNSET
    """The sensors."""
    constellation: str | UnsetType = UNSET
    """The fleet the satellite belongs to."""
    gsd: float | UnsetType = UNSET
    """Ground sample distance in metres."""
    eo_cloud_cover: float | UnsetType = UNSET
    """Share of the scene under clouds, in percent."""
    proj_epsg: int | None | UnsetType = UNSET
    """EPSG code of the assets' crs, null if they have none."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("datetime_", "datetime"),
        ("start_datetime", "start_datetime"),
        ("end_datetime", "end_datetime"),
        ("created", "created"),
        ("updated", "updated"),
        ("title", "title"),
        ("description", "description"),
        ("platform", "platform"),
        ("instruments", "instruments"),
        ("constellation", "constellation"),
        ("gsd", "gsd"),
        ("eo_cloud_cover", "eo:cloud_cover"),
        ("proj_epsg", "proj:epsg"),
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
            start_datetime=members.find("start_datetime", _model.read_datetime),
            end_datetime=members.find("end_datetime", _model.read_datetime),
            created=members.find("created", _model.read_datetime),
            updated=members.find("updated", _model.read_datetime),
            title=members.find("title", _model.as_is),
            description=members.find("description", _model.as_is),
            platform=members.find("platform", _model.as_is),
            instruments=members.find("instruments", _model.as_is),
            constellation=members.find("constellation", _model.as_is),
            gsd=members.find("gsd", _model.as_is),
            eo_cloud_cover=members.find("eo:cloud_cover", _model.as_is),
            proj_epsg=members.find("proj:epsg", _model.as_is),
            additional_properties=members.rest,
        )
