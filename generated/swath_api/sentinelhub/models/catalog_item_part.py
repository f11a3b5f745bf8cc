"""An item, or those of its members that a search asked for."""

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
        CatalogPropertiesPart,
    )


@define(kw_only=True)
class CatalogItemPart(_model.Model):
    """An item, or those of its members that a search asked for."""

    type_: Literal["Feature"] | UnsetType = UNSET
    stac_version: str | UnsetType = UNSET
    """Version of STAC."""
    stac_extensions: list[str] | UnsetType = UNSET
    """Addresses or short names of the extensions in use."""
    id: str | UnsetType = UNSET
    """Name of the item, unique in its collection."""
    collection: str | UnsetType = UNSET
    """Name of its collection."""
    geometry: (
        CatalogPoint
        | CatalogMultiPoint
        | CatalogLineString
        | CatalogMultiLineString
        | CatalogPolygon
        | CatalogMultiPolygon
        | CatalogGeometryCollection
        | dict[str, Any]
        | UnsetType
    ) = UNSET
    """A GeoJSON geometry in longitude and latitude; of items a MultiPolygon, as a rule."""
    bbox: list[float] | UnsetType = UNSET
    """West, south, east, north in degrees (six numbers with heights)."""
    properties: CatalogPropertiesPart | UnsetType = UNSET
    """Those of the properties that a search asked for."""
    links: list[CatalogLink] | UnsetType = UNSET
    """Related documents."""
    assets: dict[str, CatalogAsset] | UnsetType = UNSET
    """Files by key."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("stac_version", "stac_version"),
        ("stac_extensions", "stac_extensions"),
        ("id", "id"),
        ("collection", "collection"),
        ("geometry", "geometry"),
        ("bbox", "bbox"),
        ("properties", "properties"),
        ("links", "links"),
        ("assets", "assets"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            type_=members.find("type", _model.as_is),
            stac_version=members.find("stac_version", _model.as_is),
            stac_extensions=members.find("stac_extensions", _model.as_is),
            id=members.find("id", _model.as_is),
            collection=members.find("collection", _model.as_is),
            geometry=members.find(
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
            bbox=members.find("bbox", _model.as_is),
            properties=members.find(
                "properties", models.CatalogPropertiesPart.from_dict
            ),
            links=members.find("links", _model.listed(models.CatalogLink.from_dict)),
            assets=members.find("assets", _model.mapped(models.CatalogAsset.from_dict)),
            additional_properties=members.rest,
        )
