"""An analysis of scenes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

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
class ReleaseRequest(_model.Model):
    """An analysis of scenes."""

    map_types: list[str]
    """The analyses, as `listMapTypes` names them; `imagery` is the scene as it is."""
    scene_ids: list[str]
    """The scenes, the old one before the new one."""
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
    sub_geometry: (
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
    """A part of the extent that is to be readable by itself."""
    only_ingested: bool | UnsetType = UNSET
    """Whether only data that is stored already is used."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("map_types", "mapTypes"),
        ("scene_ids", "sceneIds"),
        ("extent", "extent"),
        ("sub_geometry", "subGeometry"),
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
            map_types=members.take("mapTypes", _model.as_is),
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
            sub_geometry=members.find(
                "subGeometry",
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
            only_ingested=members.find("onlyIngested", _model.as_is),
            additional_properties=members.rest,
        )
