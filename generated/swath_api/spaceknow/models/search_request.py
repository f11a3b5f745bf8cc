"""What to search for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        DatasetName,
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
class SearchRequest(_model.Model):
    """What to search for."""

    datasets: list[DatasetName]
    """The datasets to search."""
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
        | None
        | UnsetType
    ) = UNSET
    """Where to search."""
    start_datetime: str | None | UnsetType = UNSET
    """The earliest time of a scene."""
    end_datetime: str | None | UnsetType = UNSET
    """The latest time of a scene."""
    cursor: int | None | UnsetType = UNSET
    """The cursor of the page before; none for the first page."""
    min_intersection: float | UnsetType = UNSET
    """Share of the extent that a scene covers at least, from 0 to 1; 0 takes whatever
    meets it."""
    only_ingested: bool | UnsetType = UNSET
    """Whether only data that is stored already is searched. No if left out."""
    only_downloadable: bool | UnsetType = UNSET
    """Whether only scenes that can be downloaded are found. No if left out."""
    force_refresh: bool | UnsetType = UNSET
    """Not explained by the service. No if left out."""
    scene_coverage: bool | UnsetType = UNSET
    """Whether coverage is wanted, for which the area may be larger. No if left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("datasets", "datasets"),
        ("extent", "extent"),
        ("start_datetime", "startDatetime"),
        ("end_datetime", "endDatetime"),
        ("cursor", "cursor"),
        ("min_intersection", "minIntersection"),
        ("only_ingested", "onlyIngested"),
        ("only_downloadable", "onlyDownloadable"),
        ("force_refresh", "forceRefresh"),
        ("scene_coverage", "sceneCoverage"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            datasets=members.take(
                "datasets", _model.listed(models.DatasetName.from_dict)
            ),
            extent=members.find(
                "extent",
                _model.nullable(
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
                    )
                ),
            ),
            start_datetime=members.find("startDatetime", _model.as_is),
            end_datetime=members.find("endDatetime", _model.as_is),
            cursor=members.find("cursor", _model.as_is),
            min_intersection=members.find("minIntersection", _model.as_is),
            only_ingested=members.find("onlyIngested", _model.as_is),
            only_downloadable=members.find("onlyDownloadable", _model.as_is),
            force_refresh=members.find("forceRefresh", _model.as_is),
            scene_coverage=members.find("sceneCoverage", _model.as_is),
            additional_properties=members.rest,
        )
