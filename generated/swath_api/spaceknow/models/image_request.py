"""A part of a scene to be exported."""

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
class ImageRequest(_model.Model):
    """A part of a scene to be exported."""

    scene_id: str
    """The scene."""
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
    resolution: float | None | UnsetType = UNSET
    """Ground sample distance that all bands are rescaled to, in metres."""
    export_raster: str | None | UnsetType = UNSET
    """Kind of raster to make instead of a SKI, by a name that is not published; excludes
    `resolution`."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("scene_id", "sceneId"),
        ("extent", "extent"),
        ("resolution", "resolution"),
        ("export_raster", "exportRaster"),
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
            resolution=members.find("resolution", _model.as_is),
            export_raster=members.find("exportRaster", _model.as_is),
            additional_properties=members.rest,
        )
