"""A new tile: a set of files, one per band or one for several."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import MultiPolygon, Polygon


@define(kw_only=True)
class ByocTileRequest(_model.Model):
    """A new tile: a set of files, one per band or one for several."""

    path: str
    """Key of the files in the bucket, with `(BAND)` for what differs between them; or the
    folder, whose files are then found."""
    cover_geometry: Polygon | MultiPolygon | dict[str, Any] | UnsetType = UNSET
    """An area in the crs of the request, easting or longitude first whatever the crs says."""
    sensing_time: datetime.datetime | None | UnsetType = UNSET
    """When the data were taken; milliseconds count, finer parts do not."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("path", "path"),
        ("cover_geometry", "coverGeometry"),
        ("sensing_time", "sensingTime"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            path=members.take("path", _model.as_is),
            cover_geometry=members.find(
                "coverGeometry",
                _model.tagged(
                    "type",
                    {
                        "Polygon": models.Polygon.from_dict,
                        "MultiPolygon": models.MultiPolygon.from_dict,
                    },
                ),
            ),
            sensing_time=members.find(
                "sensingTime", _model.nullable(_model.read_datetime)
            ),
            additional_properties=members.rest,
        )
