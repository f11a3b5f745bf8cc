"""How a dataset is analysed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class DatasetLimits(_model.Model):
    """How a dataset is analysed."""

    is_global: bool
    """Whether the analysis works everywhere."""
    margin_px: int
    """Pixels around the extent that the analysis needs."""
    min_size_px: int
    """The smallest extent, in pixels."""
    version: str
    """Version of the algorithm."""
    max_gsd: float | UnsetType = UNSET
    """The coarsest ground sample distance, in metres."""
    resolution: float | UnsetType = UNSET
    """What scenes are resampled to, in metres."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("is_global", "isGlobal"),
        ("margin_px", "marginPx"),
        ("min_size_px", "minSizePx"),
        ("version", "version"),
        ("max_gsd", "maxGsd"),
        ("resolution", "resolution"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            is_global=members.take("isGlobal", _model.as_is),
            margin_px=members.take("marginPx", _model.as_is),
            min_size_px=members.take("minSizePx", _model.as_is),
            version=members.take("version", _model.as_is),
            max_gsd=members.find("maxGsd", _model.as_is),
            resolution=members.find("resolution", _model.as_is),
            additional_properties=members.rest,
        )
