"""An output of the script that is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import BatchFormat


@define(kw_only=True)
class BatchResponse(_model.Model):
    """An output of the script that is written."""

    format_: BatchFormat
    """The form of an output."""
    identifier: str | UnsetType = UNSET
    """Its id in `setup()`."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("format_", "format"),
        ("identifier", "identifier"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            format_=members.take("format", models.BatchFormat.from_dict),
            identifier=members.find("identifier", _model.as_is),
            additional_properties=members.rest,
        )
