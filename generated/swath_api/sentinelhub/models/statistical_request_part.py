"""What to compute statistics of, but for the script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import CalculationDefinition, ProcessInput, StatisticalAggregationPart


@define(kw_only=True)
class StatisticalRequestPart(_model.Model):
    """What to compute statistics of, but for the script."""

    input_: ProcessInput
    """Where, and of which data. Several datasets are fused."""
    aggregation: StatisticalAggregationPart
    """Over which time spans and of which pixels."""
    calculations: dict[str, CalculationDefinition] | UnsetType = UNSET
    """What to compute, by output of the script, `default` for all others. Without, there
    are but the least, the greatest and the mean value, the standard deviation and
    counts."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("input_", "input"),
        ("aggregation", "aggregation"),
        ("calculations", "calculations"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            input_=members.take("input", models.ProcessInput.from_dict),
            aggregation=members.take(
                "aggregation", models.StatisticalAggregationPart.from_dict
            ),
            calculations=members.find(
                "calculations", _model.mapped(models.CalculationDefinition.from_dict)
            ),
            additional_properties=members.rest,
        )
