"""Analyses to be priced."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        DryRun,
        Feature,
        FeatureCollection,
        GeometryCollection,
        LineString,
        MultiLineString,
        MultiPoint,
        MultiPolygon,
        Point,
        Polygon,
    )


@define(kw_only=True)
class DryRunRequest(_model.Model):
    """Analyses to be priced."""

    dry_runs: list[DryRun]
    """The analyses."""
    extent: (
        Polygon
        | MultiPolygon
        | GeometryCollection
        | Feature
        | FeatureCollection
        | LineString
        | MultiLineString
        | MultiPoint
        | Point
        | dict[str, Any]
    )
    """A geometry, a feature or several in longitude and latitude (WGS 84), whose bounding
    rectangle is not empty."""
    allocate: bool | UnsetType = UNSET
    """Not explained by the service; presumably buys the area. No if left out."""
    ignore_cache: bool | UnsetType = UNSET
    """Not explained by the service. No if left out."""
    only_ingested: bool | UnsetType = UNSET
    """Whether only data that is stored already is used."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("dry_runs", "dryRuns"),
        ("extent", "extent"),
        ("allocate", "allocate"),
        ("ignore_cache", "ignoreCache"),
        ("only_ingested", "onlyIngested"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            dry_runs=members.take("dryRuns", _model.listed(models.DryRun.from_dict)),
            extent=members.take(
                "extent",
                _model.tagged(
                    "type",
                    {
                        "Polygon": models.Polygon.from_dict,
                        "MultiPolygon": models.MultiPolygon.from_dict,
                        "GeometryCollection": models.GeometryCollection.from_dict,
                        "Feature": models.Feature.from_dict,
                        "FeatureCollection": models.FeatureCollection.from_dict,
                        "LineString": models.LineString.from_dict,
                        "MultiLineString": models.MultiLineString.from_dict,
                        "MultiPoint": models.MultiPoint.from_dict,
                        "Point": models.Point.from_dict,
                    },
                ),
            ),
            allocate=members.find("allocate", _model.as_is),
            ignore_cache=members.find("ignoreCache", _model.as_is),
            only_ingested=members.find("onlyIngested", _model.as_is),
            additional_properties=members.rest,
        )
