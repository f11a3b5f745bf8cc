"""What a scene would cost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class DryRunScene(_model.Model):
    """What a scene would cost."""

    scene_id: str
    """The scene."""
    provider: str
    """Whose it is."""
    dataset: str
    """Its dataset."""
    cost: float
    """Credits that it would cost."""
    cost_per_km_2: float
    """Credits for a square kilometre."""
    km2: float
    """Its area, in square kilometres."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("scene_id", "sceneId"),
        ("provider", "provider"),
        ("dataset", "dataset"),
        ("cost", "cost"),
        ("cost_per_km_2", "costPerKm2"),
        ("km2", "km2"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            scene_id=members.take("sceneId", _model.as_is),
            provider=members.take("provider", _model.as_is),
            dataset=members.take("dataset", _model.as_is),
            cost=members.take("cost", _model.as_is),
            cost_per_km_2=members.take("costPerKm2", _model.as_is),
            km2=members.take("km2", _model.as_is),
            additional_properties=members.rest,
        )
