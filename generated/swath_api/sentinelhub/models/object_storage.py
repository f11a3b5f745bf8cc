"""A place in object storage; `s3` or `gs`, one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import GsBucket, S3Bucket


@define(kw_only=True)
class ObjectStorage(_model.Model):
    """A place in object storage; `s3` or `gs`, one of them."""

    s3: S3Bucket | UnsetType = UNSET
    """A place in Amazon S3, and either a role or a pair of keys that open it."""
    gs: GsBucket | UnsetType = UNSET
    """A place in Google Cloud Storage, and what opens it."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("s3", "s3"),
        ("gs", "gs"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            s3=members.find("s3", models.S3Bucket.from_dict),
            gs=members.find("gs", models.GsBucket.from_dict),
            additional_properties=members.rest,
        )
