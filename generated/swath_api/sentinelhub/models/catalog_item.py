"""A STAC Item: a scene, where and when it is, and where its files are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        CatalogAsset,
        CatalogGeometryCollection,
        CatalogLineString,
        CatalogLink,
        CatalogMultiLineString,
        CatalogMultiPoint,
        CatalogMultiPolygon,
        CatalogPoint,
        CatalogPolygon,
        CatalogProperties,
    )


@define(kw_only=True)
class CatalogItem(_model.Model):
    """A STAC Item: a scene, where and when it is, and where its files are."""

    type_: Literal["Feature"] = "Feature"
    stac_version: str
    """Version of STAC."""
    id: str
    """Name of the item, unique in its collection."""
    geometry: (
        CatalogPoint
        | CatalogMultiPoint
        | CatalogLineString
        | CatalogMultiLineString
        | CatalogPolygon
        | CatalogMultiPolygon
        | CatalogGeometryCollection
        | dict[str, Any]
    )
    """A GeoJSON geometry in longitude and latitude; of items a MultiPolygon, as a rule."""
    bbox: list[float]
    """West, south, east, north in degrees (six numbers with heights)."""
    properties: CatalogProperties
    """What is known of an item besides its place; each collection adds its own."""
    links: list[CatalogLink]
    """Related documents."""
    assets: dict[str, CatalogAsset]
    """Files by key."""
    stac_extensions: list[str] | UnsetType = UNSET
    """Addresses or short names of the extensions in use."""
    collection: str | UnsetType = UNSET
    """Name of its collection."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("stac_version", "stac_version"),
        ("id", "id"),
        ("geometry", "geometry"),
        ("bbox", "bbox"),
        ("properties", "properties"),
        ("links", "links"),
        ("assets", "assets"),
        ("stac_extensions", "stac_extensions"),
        ("collection", "collection"),
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
                _model.tagged(
                    "type",
                    {
                        "Point": models.CatalogPoint.from_dict,
                        "MultiPoint": models.CatalogMultiPoint.from_dict,
                        "LineString": models.CatalogLineString.from_dict,
                        "MultiLineString": models.CatalogMultiLineString.from_dict,
                        "Polygon": models.CatalogPolygon.from_dict,
                        "MultiPolygon": models.CatalogMultiPolygon.from_dict,
                        "GeometryCollection": models.CatalogGeometryCollection.from_dict,
                    },
                ),
            ),
            bbox=members.take("bbox", _model.as_is),
            properties=members.take("properties", models.CatalogProperties.from_dict),
            links=members.take("links", _model.listed(models.CatalogLink.from_dict)),
            assets=members.take("assets", _model.mapped(models.CatalogAsset.from_dict)),
            stac_extensions=members.find("stac_extensions", _model.as_is),
            collection=members.find("collection", _model.as_is),
            additional_properties=members.rest,
        )
