"""A query of data points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        GeoIntersectsFilter,
        Resampling,
        TimeRangeFilter,
        ValueListFilter,
        ValueRangeFilter,
    )


@define(kw_only=True)
class DatapointsRequest(_model.Model):
    """A query of data points."""

    filters: list[
        ValueListFilter
        | ValueRangeFilter
        | TimeRangeFilter
        | GeoIntersectsFilter
        | dict[str, Any]
    ]
    """What all data points have in common. One of them has to pin a single project,
    another a single algorithm."""
    aggregator: str | None | UnsetType = UNSET
    """How data points are joined; the names are not published."""
    show_aoi_positions: bool | UnsetType = UNSET
    """Whether the positions of the areas come too; no if left out."""
    show_aoi_tags: bool | UnsetType = UNSET
    """Whether the tags of the areas come too; no if left out."""
    postprocess: str | None | UnsetType = UNSET
    """What is done in the end; the names are not published."""
    resample: Resampling | None | UnsetType = UNSET
    """The steps of time to resample to."""
    columns: list[str] | None | UnsetType = UNSET
    """The columns wanted; all if null or left out."""
    keep_duplicates: bool | UnsetType = UNSET
    """Whether data points that occur twice stay; no if left out."""
    keep_all_versions: bool | UnsetType = UNSET
    """Whether more than the newest version comes; no if left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("filters", "filters"),
        ("aggregator", "aggregator"),
        ("show_aoi_positions", "showAoiPositions"),
        ("show_aoi_tags", "showAoiTags"),
        ("postprocess", "postprocess"),
        ("resample", "resample"),
        ("columns", "columns"),
        ("keep_duplicates", "keepDuplicates"),
        ("keep_all_versions", "keepAllVersions"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            filters=members.take(
                "filters",
                _model.listed(
                    _model.tagged(
                        "type",
                        {
                            "value-list": models.ValueListFilter.from_dict,
                            "value-range": models.ValueRangeFilter.from_dict,
                            "time-range": models.TimeRangeFilter.from_dict,
                            "geo-intersects": models.GeoIntersectsFilter.from_dict,
                        },
                    )
                ),
            ),
            aggregator=members.find("aggregator", _model.as_is),
            show_aoi_positions=members.find("showAoiPositions", _model.as_is),
            show_aoi_tags=members.find("showAoiTags", _model.as_is),
            postprocess=members.find("postprocess", _model.as_is),
            resample=members.find("resample", _model.as_is),
            columns=members.find("columns", _model.as_is),
            keep_duplicates=members.find("keepDuplicates", _model.as_is),
            keep_all_versions=members.find("keepAllVersions", _model.as_is),
            additional_properties=members.rest,
        )
