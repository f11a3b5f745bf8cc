"""The files of batch requests as data to render from."""

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
    from ..models import BatchData, CollectionFacts


@define(kw_only=True)
class BatchCollection(_model.Model):
    """The files of batch requests as data to render from."""

    id: uuid.UUID | UnsetType = UNSET
    """Names it; `batch-` and this is a type of dataset."""
    account_id: uuid.UUID | UnsetType = UNSET
    """Whose it is."""
    name: str | UnsetType = UNSET
    """A name for people."""
    s_3_bucket: str | UnsetType = UNSET
    """The bucket of its files."""
    batch_data: BatchData | UnsetType = UNSET
    """What is common to the requests that write into a batch collection."""
    additional_data: CollectionFacts | None | UnsetType = UNSET
    """Its bands, and what is known of its files."""
    created: datetime.datetime | None | UnsetType = UNSET
    """When it was made; null for very old ones."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("account_id", "accountId"),
        ("name", "name"),
        ("s_3_bucket", "s3Bucket"),
        ("batch_data", "batchData"),
        ("additional_data", "additionalData"),
        ("created", "created"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            id=members.find("id", _model.read_uuid),
            account_id=members.find("accountId", _model.read_uuid),
            name=members.find("name", _model.as_is),
            s_3_bucket=members.find("s3Bucket", _model.as_is),
            batch_data=members.find("batchData", models.BatchData.from_dict),
            additional_data=members.find(
                "additionalData", _model.nullable(models.CollectionFacts.from_dict)
            ),
            created=members.find("created", _model.nullable(_model.read_datetime)),
            additional_properties=members.rest,
        )
