"""Numbers of a band."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class BandStats(_model.Model):
    """Numbers of a band."""

    min_: float | str | UnsetType = UNSET
    """A number, or the text `NaN` if no pixel counts."""
    max_: float | str | UnsetType = UNSET
    """A number, or the text `NaN` if no pixel counts."""
    mean: float | str | UnsetType = UNSET
    """A number, or the text `NaN` if no pixel counts."""
    st_dev: float | str | UnsetType = UNSET
    """A number, or the text `NaN` if no pixel counts."""
    sample_count: int | UnsetType = UNSET
    """All pixels, those that do not count too."""
    no_data_count: int | UnsetType = UNSET
    """Pixels that do not count."""
    percentiles: dict[str, float | str] | UnsetType = UNSET
    """Percentiles by percentage, as `50.0`."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("min_", "min"),
        ("max_", "max"),
        ("mean", "mean"),
        ("st_dev", "stDev"),
        ("sample_count", "sampleCount"),
        ("no_data_count", "noDataCount"),
        ("percentiles", "percentiles"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            min_=members.find("min", _model.as_is),
            max_=members.find("max", _model.as_is),
            mean=members.find("mean", _model.as_is),
            st_dev=members.find("stDev", _model.as_is),
            sample_count=members.find("sampleCount", _model.as_is),
            no_data_count=members.find("noDataCount", _model.as_is),
            percentiles=members.find("percentiles", _model.as_is),
            additional_properties=members.rest,
        )
