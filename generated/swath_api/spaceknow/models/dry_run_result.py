"""What analyses would cost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import DryRunScene


@define(kw_only=True)
class DryRunResult(_model.Model):
    """What analyses would cost."""

    allocated_credits: float
    """Credits that would be spent."""
    allocated_km_2: float
    """Area that would be bought, in square kilometres."""
    analyzed_km_2: float
    """Area that would be analysed, in square kilometres."""
    ingested_km_2: float
    """Area that would be stored, in square kilometres."""
    kraken_km_2: float
    """Area of the map tiles, in square kilometres."""
    scenes: list[DryRunScene]
    """What every scene would cost."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("allocated_credits", "allocatedCredits"),
        ("allocated_km_2", "allocatedKm2"),
        ("analyzed_km_2", "analyzedKm2"),
        ("ingested_km_2", "ingestedKm2"),
        ("kraken_km_2", "krakenKm2"),
        ("scenes", "scenes"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            allocated_credits=members.take("allocatedCredits", _model.as_is),
            allocated_km_2=members.take("allocatedKm2", _model.as_is),
            analyzed_km_2=members.take("analyzedKm2", _model.as_is),
            ingested_km_2=members.take("ingestedKm2", _model.as_is),
            kraken_km_2=members.take("krakenKm2", _model.as_is),
            scenes=members.take("scenes", _model.listed(models.DryRunScene.from_dict)),
            additional_properties=members.rest,
        )
