"""A Zarr group as data to render from."""

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
    from ..models import Polygon, ZarrCollectionFacts, ZarrState


@define(kw_only=True)
class ZarrCollection(_model.Model):
    """A Zarr group as data to render from."""

    name: str
    """A name for people."""
    s_3_bucket: str
    """The bucket of the group."""
    path: str
    """Key of the group, with its final slash."""
    crs: str
    """Address of the crs that the coordinates are in."""
    id: uuid.UUID | UnsetType = UNSET
    """Names it; `zarr-` and this is a type of dataset."""
    user_id: uuid.UUID | UnsetType = UNSET
    """Who made it."""
    account_id: uuid.UUID | UnsetType = UNSET
    """Whose it is."""
    created: datetime.datetime | UnsetType = UNSET
    """When it was made."""
    status: ZarrState | str | UnsetType = UNSET
    """How far it is."""
    ingestion_errors: str | None | UnsetType = UNSET
    """Why ingestion failed."""
    envelope: Polygon | None | UnsetType = UNSET
    """The extent, in that crs."""
    width: float | None | UnsetType = UNSET
    """Width in pixels; null before ingestion."""
    height: float | None | UnsetType = UNSET
    """Height in pixels; null before ingestion."""
    zattrs: dict[str, Any] | None | UnsetType = UNSET
    """Attributes of the group."""
    additional_data: ZarrCollectionFacts | UnsetType = UNSET
    """What ingestion found."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("name", "name"),
        ("s_3_bucket", "s3Bucket"),
        ("path", "path"),
        ("crs", "crs"),
        ("id", "id"),
        ("user_id", "userId"),
        ("account_id", "accountId"),
        ("created", "created"),
        ("status", "status"),
        ("ingestion_errors", "ingestionErrors"),
        ("envelope", "envelope"),
        ("width", "width"),
        ("height", "height"),
        ("zattrs", "zattrs"),
        ("additional_data", "additionalData"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            name=members.take("name", _model.as_is),
            s_3_bucket=members.take("s3Bucket", _model.as_is),
            path=members.take("path", _model.as_is),
            crs=members.take("crs", _model.as_is),
            id=members.find("id", _model.read_uuid),
            user_id=members.find("userId", _model.read_uuid),
            account_id=members.find("accountId", _model.read_uuid),
            created=members.find("created", _model.read_datetime),
            status=members.find("status", _model.as_is),
            ingestion_errors=members.find("ingestionErrors", _model.as_is),
            envelope=members.find(
                "envelope", _model.nullable(models.Polygon.from_dict)
            ),
            width=members.find("width", _model.as_is),
            height=members.find("height", _model.as_is),
            zattrs=members.find("zattrs", _model.as_is),
            additional_data=members.find(
                "additionalData", models.ZarrCollectionFacts.from_dict
            ),
            additional_properties=members.rest,
        )
