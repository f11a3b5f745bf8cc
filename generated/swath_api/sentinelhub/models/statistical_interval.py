"""The statistics of a time span, or why there are none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import DateTimeInterval, StatisticalError, StatisticalOutput


@define(kw_only=True)
class StatisticalInterval(_model.Model):
    """The statistics of a time span, or why there are none."""

    interval: DateTimeInterval | UnsetType = UNSET
    """A time span."""
    outputs: dict[str, StatisticalOutput] | UnsetType = UNSET
    """Statistics by output of the script, `dataMask` left aside."""
    error: StatisticalError | UnsetType = UNSET
    """Why a time span has no statistics."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("interval", "interval"),
        ("outputs", "outputs"),
        ("error", "error"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            interval=members.find("interval", models.DateTimeInterval.from_dict),
            outputs=members.find(
                "outputs", _model.mapped(models.StatisticalOutput.from_dict)
            ),
            error=members.find("error", models.StatisticalError.from_dict),
            additional_properties=members.rest,
        )
