"""What was bought of a collection, and what is used up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import QuotaCollection


@define(kw_only=True)
class Quota(_model.Model):
    """What was bought of a collection, and what is used up."""

    collection_id: QuotaCollection | str | UnsetType = UNSET
    """The collection."""
    quota_sqkm: float | None | UnsetType = UNSET
    """What was bought, in km²."""
    quota_used: float | UnsetType = UNSET
    """What is used up, in km²."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("collection_id", "collectionId"),
        ("quota_sqkm", "quotaSqkm"),
        ("quota_used", "quotaUsed"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            collection_id=members.find("collectionId", _model.as_is),
            quota_sqkm=members.find("quotaSqkm", _model.as_is),
            quota_used=members.find("quotaUsed", _model.as_is),
            additional_properties=members.rest,
        )
