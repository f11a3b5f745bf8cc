"""Scenes to be grouped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
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
class NwiseRequest(_model.Model):
    """Scenes to be grouped."""

    grouping_type: Literal["cumulated"] = "cumulated"
    """Rule of grouping."""
    scene_ids: list[str]
    """The scenes."""
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
    min_scenes: int | UnsetType = UNSET
    """The least scenes of a group; 3 if left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("grouping_type", "groupingType"),
        ("scene_ids", "sceneIds"),
        ("extent", "extent"),
        ("min_scenes", "minScenes"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            grouping_type=members.take("groupingType", _model.as_is),
            scene_ids=members.take("sceneIds", _model.as_is),
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
            min_scenes=members.find("minScenes", _model.as_is),
            additional_properties=members.rest,
        )
