"""Statistics of many features."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        BatchStatisticalAggregation,
        BatchStatisticalInput,
        CalculationDefinition,
        ObjectStorage,
    )


@define(kw_only=True)
class BatchStatisticalRequest(_model.Model):
    """Statistics of many features."""

    input_: BatchStatisticalInput
    """Features and data of a statistical task."""
    aggregation: BatchStatisticalAggregation
    """When, how finely and by what script to measure; has one of `evalscript` and
    `evalscriptReference`."""
    output: ObjectStorage
    """A place in object storage; `s3` or `gs`, one of them."""
    calculations: dict[str, CalculationDefinition] | UnsetType = UNSET
    """What to compute, by output of the script, `default` for all others. Without, there
    are but the least, the greatest and the mean value, the standard deviation and
    counts."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("input_", "input"),
        ("aggregation", "aggregation"),
        ("output", "output"),
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
            input_=members.take("input", models.BatchStatisticalInput.from_dict),
            aggregation=members.take(
                "aggregation", models.BatchStatisticalAggregation.from_dict
            ),
            output=members.take("output", models.ObjectStorage.from_dict),
            calculations=members.find(
                "calculations", _model.mapped(models.CalculationDefinition.from_dict)
            ),
            additional_properties=members.rest,
        )
