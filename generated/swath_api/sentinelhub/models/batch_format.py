"""The form of an output."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import BatchFormatType


@define(kw_only=True)
class BatchFormat(_model.Model):
    """The form of an output."""

    type_: BatchFormatType | UnsetType = UNSET
    """Media types that batch processing writes."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("type_", "type"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            type_=members.find("type", _model.as_is),
            additional_properties=members.rest,
        )
