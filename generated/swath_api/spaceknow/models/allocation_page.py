"""A page of allocations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import Allocation


@define(kw_only=True)
class AllocationPage(_model.Model):
    """A page of allocations."""

    results: list[Allocation]
    """The allocations."""
    cursor: str | None | UnsetType = UNSET
    """Leads to the next page; null or missing on the last one."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("results", "results"),
        ("cursor", "cursor"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            results=members.take("results", _model.listed(models.Allocation.from_dict)),
            cursor=members.find("cursor", _model.as_is),
            additional_properties=members.rest,
        )
