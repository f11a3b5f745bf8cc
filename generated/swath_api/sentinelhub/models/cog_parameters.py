"""How cloud-optimised GeoTIFFs (COGs) are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import ResamplingAlgorithm


@define(kw_only=True)
class CogParameters(_model.Model):
    """How cloud-optimised GeoTIFFs (COGs) are written."""

    overview_levels: list[int] | UnsetType = UNSET
    """Factors by which the overviews are coarser, as in `gdaladdo`; made to fit
    `overviewMinSize` if left out."""
    overview_min_size: int | UnsetType = UNSET
    """Overviews end at this size in pixels; the smaller one of the block sizes, if left
    out."""
    resampling_algorithm: ResamplingAlgorithm | UnsetType = UNSET
    """How overviews are made of the full resolution."""
    blockxsize: int | UnsetType = UNSET
    """Width of the internal tiles in pixels; 256, or 1024 in batch v1."""
    blockysize: int | UnsetType = UNSET
    """Height of the internal tiles in pixels; 256, or 1024 in batch v1."""
    use_predictor: bool | UnsetType = UNSET
    """Store differences of neighbours: TIFF predictor 2 for integers, 3 for floats."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("overview_levels", "overviewLevels"),
        ("overview_min_size", "overviewMinSize"),
        ("resampling_algorithm", "resamplingAlgorithm"),
        ("blockxsize", "blockxsize"),
        ("blockysize", "blockysize"),
        ("use_predictor", "usePredictor"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            overview_levels=members.find("overviewLevels", _model.as_is),
            overview_min_size=members.find("overviewMinSize", _model.as_is),
            resampling_algorithm=members.find("resamplingAlgorithm", _model.as_is),
            blockxsize=members.find("blockxsize", _model.as_is),
            blockysize=members.find("blockysize", _model.as_is),
            use_predictor=members.find("usePredictor", _model.as_is),
            additional_properties=members.rest,
        )
