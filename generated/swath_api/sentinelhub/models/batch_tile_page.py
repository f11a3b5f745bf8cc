"""A page of tiles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import BatchTile, View


@define(kw_only=True)
class BatchTilePage(_model.Model):
    """A page of tiles."""

    data: list[BatchTile]
    """The tiles."""
    links: View | UnsetType = UNSET
    """Where a page of a list lies; what does not apply is left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("data", "data"),
        ("links", "links"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            data=members.take("data", _model.listed(models.BatchTile.from_dict)),
            links=members.find("links", models.View.from_dict),
            additional_properties=members.rest,
        )
