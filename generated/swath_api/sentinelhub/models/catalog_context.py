"""Where a page lies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class CatalogContext(_model.Model):
    """Where a page lies."""

    returned: int
    """Features that this page has."""
    next_: int | UnsetType = UNSET
    """Where the next page begins; left out on the last."""
    limit: int | UnsetType = UNSET
    """Features that a page has at most."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("returned", "returned"),
        ("next_", "next"),
        ("limit", "limit"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            returned=members.take("returned", _model.as_is),
            next_=members.find("next", _model.as_is),
            limit=members.find("limit", _model.as_is),
            additional_properties=members.rest,
        )
