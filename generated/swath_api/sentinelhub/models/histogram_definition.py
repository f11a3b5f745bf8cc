"""A histogram, by the number of its bins, by their width or by their edges. With edges
that are whole numbers it is computed in whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class HistogramDefinition(_model.Model):
    """A histogram, by the number of its bins, by their width or by their edges. With edges
    that are whole numbers it is computed in whole numbers."""

    n_bins: float | UnsetType = UNSET
    """Number of bins."""
    bin_width: float | UnsetType = UNSET
    """Width of a bin."""
    low_edge: float | UnsetType = UNSET
    """Where the first bin begins; at the least value if left out."""
    high_edge: float | UnsetType = UNSET
    """Where the last bin ends; at the greatest value if left out."""
    bins: list[float] | UnsetType = UNSET
    """Edges, each bin up to the next; the last edge belongs to its bin."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("n_bins", "nBins"),
        ("bin_width", "binWidth"),
        ("low_edge", "lowEdge"),
        ("high_edge", "highEdge"),
        ("bins", "bins"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            n_bins=members.find("nBins", _model.as_is),
            bin_width=members.find("binWidth", _model.as_is),
            low_edge=members.find("lowEdge", _model.as_is),
            high_edge=members.find("highEdge", _model.as_is),
            bins=members.find("bins", _model.as_is),
            additional_properties=members.rest,
        )
