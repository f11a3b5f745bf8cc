"""What to compute of an output, by band, `default` for all others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import HistogramDefinition, StatisticsDefinition


@define(kw_only=True)
class CalculationDefinition(_model.Model):
    """What to compute of an output, by band, `default` for all others."""

    histograms: dict[str, HistogramDefinition] | UnsetType = UNSET
    """Histograms by band."""
    statistics: dict[str, StatisticsDefinition] | UnsetType = UNSET
    """More statistics by band."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("histograms", "histograms"),
        ("statistics", "statistics"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            histograms=members.find(
                "histograms", _model.mapped(models.HistogramDefinition.from_dict)
            ),
            statistics=members.find(
                "statistics", _model.mapped(models.StatisticsDefinition.from_dict)
            ),
            additional_properties=members.rest,
        )
