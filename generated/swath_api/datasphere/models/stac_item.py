"""One STAC 1.0.0 Item: what was observed, where and when, and where its files are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        GeometryCollection,
        LineString,
        MultiLineString,
        MultiPoint,
        MultiPolygon,
        Point,
        Polygon,
        StacAsset,
        StacLink,
        StacProperties,
    )


@define(kw_only=True)
class StacItem(_model.Model):
    """One STAC 1.0.0 Item: what was observed, where and when, and where its files are."""

    type_: Literal["Feature"] = "Feature"
    stac_version: str
    """Version of STAC the Item is written in."""
    id: str
    """Name of the Item, unique in its collection."""
    geometry: (
        Point
        | MultiPoint
        | LineString
        | MultiLineString
        | Polygon
        | MultiPolygon
        | GeometryCollection
        | dict[str, Any]
        | None
    )
    """Footprint in longitude and latitude (WGS 84), or null."""
    properties: StacProperties
    """What is known of an Item besides its place; extensions add members."""
    links: list[StacLink]
    """Related documents."""
    assets: dict[str, StacAsset]
    """Files by key."""
    stac_extensions: list[str] | UnsetType = UNSET
    """Addresses of the schemas of the extensions in use."""
    collection: str | UnsetType = UNSET
    """Name of the collection the Item belongs to."""
    bbox: list[float] | UnsetType = UNSET
    """West, south, east, north in degrees (with heights: six numbers). West is greater
    than east where the antimeridian is crossed."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("stac_version", "stac_version"),
        ("id", "id"),
        ("geometry", "geometry"),
        ("properties", "properties"),
        ("links", "links"),
        ("assets", "assets"),
        ("stac_extensions", "stac_extensions"),
        ("collection", "collection"),
        ("bbox", "bbox"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            type_=members.take("type", _model.as_is),
            stac_version=members.take("stac_version", _model.as_is),
            id=members.take("id", _model.as_is),
            geometry=members.take(
                "geometry",
                _model.nullable(
                    _model.tagged(
                        "type",
                        {
                            "Point": models.Point.from_dict,
                            "MultiPoint": models.MultiPoint.from_dict,
                            "LineString": models.LineString.from_dict,
                            "MultiLineString": models.MultiLineString.from_dict,
                            "Polygon": models.Polygon.from_dict,
                            "MultiPolygon": models.MultiPolygon.from_dict,
                            "GeometryCollection": models.GeometryCollection.from_dict,
                        },
                    )
                ),
            ),
            properties=members.take("properties", models.StacProperties.from_dict),
            links=members.take("links", _model.listed(models.StacLink.from_dict)),
            assets=members.take("assets", _model.mapped(models.StacAsset.from_dict)),
            stac_extensions=members.find("stac_extensions", _model.as_is),
            collection=members.find("collection", _model.as_is),
            bbox=members.find("bbox", _model.as_is),
            additional_properties=members.rest,
        )
