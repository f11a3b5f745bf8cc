"""A tile of a BYOC collection."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import ByocTileFacts, IngestionState, MultiPolygon, Polygon


@define(kw_only=True)
class ByocTile(_model.Model):
    """A tile of a BYOC collection."""

    path: str
    """Key of its files in the bucket, `(BAND)` being what differs between them."""
    id: uuid.UUID | UnsetType = UNSET
    """Names it."""
    tile_geometry: Polygon | MultiPolygon | dict[str, Any] | UnsetType = UNSET
    """An area in the crs of the request, easting or longitude first whatever the crs says."""
    cover_geometry: Polygon | MultiPolygon | dict[str, Any] | UnsetType = UNSET
    """An area in the crs of the request, easting or longitude first whatever the crs says."""
    sensing_time: datetime.datetime | None | UnsetType = UNSET
    """When the data were taken."""
    status: IngestionState | str | UnsetType = UNSET
    """How far it is."""
    additional_data: ByocTileFacts | None | UnsetType = UNSET
    """What ingestion found."""
    created: datetime.datetime | UnsetType = UNSET
    """When it was made."""
    ingestion_start: datetime.datetime | None | UnsetType = UNSET
    """When its ingestion began."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("path", "path"),
        ("id", "id"),
        ("tile_geometry", "tileGeometry"),
        ("cover_geometry", "coverGeometry"),
        ("sensing_time", "sensingTime"),
        ("status", "status"),
        ("additional_data", "additionalData"),
        ("created", "created"),
        ("ingestion_start", "ingestionStart"),
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
            id=members.find("id", _model.read_uuid),
            tile_geometry=members.find(
                "tileGeometry",
                _model.tagged(
                    "type",
                    {
                        "Polygon": models.Polygon.from_dict,
                        "MultiPolygon": models.MultiPolygon.from_dict,
                    },
                ),
            ),
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
            status=members.find("status", _model.as_is),
            additional_data=members.find(
                "additionalData", _model.nullable(models.ByocTileFacts.from_dict)
            ),
            created=members.find("created", _model.read_datetime),
            ingestion_start=members.find(
                "ingestionStart", _model.nullable(_model.read_datetime)
            ),
            additional_properties=members.rest,
        )
