"""The batch collection of a request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class BatchOutputUpdate(_model.Model):
    """The batch collection of a request."""

    collection_id: str | None | UnsetType = UNSET
    """Another batch collection, empty or with the same bands; none, if left out or null."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("collection_id", "collectionId"),
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
            additional_properties=members.rest,
        )
