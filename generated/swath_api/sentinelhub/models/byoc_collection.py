"""A collection of one's own files."""

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
    from ..models import CollectionFacts


@define(kw_only=True)
class ByocCollection(_model.Model):
    """A collection of one's own files."""

    name: str
    """A name for people."""
    s_3_bucket: str
    """The bucket of the files."""
    id: uuid.UUID | UnsetType = UNSET
    """Names it; `byoc-` and this is a type of dataset."""
    user_id: uuid.UUID | UnsetType = UNSET
    """Who made it."""
    account_id: uuid.UUID | UnsetType = UNSET
    """Whose it is."""
    is_configured: bool | UnsetType = UNSET
    """Whether its bands are known."""
    created: datetime.datetime | None | UnsetType = UNSET
    """When it was made; null for very old ones."""
    no_data: float | UnsetType = UNSET
    """The sample that means nothing in all bands."""
    requires_metadata_update: bool | UnsetType = UNSET
    """Whether extent and times lag behind the tiles."""
    additional_data: CollectionFacts | None | UnsetType = UNSET
    """Its bands, and what is known of its tiles."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("name", "name"),
        ("s_3_bucket", "s3Bucket"),
        ("id", "id"),
        ("user_id", "userId"),
        ("account_id", "accountId"),
        ("is_configured", "isConfigured"),
        ("created", "created"),
        ("no_data", "noData"),
        ("requires_metadata_update", "requiresMetadataUpdate"),
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
            id=members.find("id", _model.read_uuid),
            user_id=members.find("userId", _model.read_uuid),
            account_id=members.find("accountId", _model.read_uuid),
            is_configured=members.find("isConfigured", _model.as_is),
            created=members.find("created", _model.nullable(_model.read_datetime)),
            no_data=members.find("noData", _model.as_is),
            requires_metadata_update=members.find(
                "requiresMetadataUpdate", _model.as_is
            ),
            additional_data=members.find(
                "additionalData", _model.nullable(models.CollectionFacts.from_dict)
            ),
            additional_properties=members.rest,
        )
