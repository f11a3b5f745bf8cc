"""More statistics of a band."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import PercentilesDefinition


@define(kw_only=True)
class StatisticsDefinition(_model.Model):
    """More statistics of a band."""

    percentiles: PercentilesDefinition | UnsetType = UNSET
    """The percentiles wanted."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("percentiles", "percentiles"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            percentiles=members.find(
                "percentiles", models.PercentilesDefinition.from_dict
            ),
            additional_properties=members.rest,
        )
