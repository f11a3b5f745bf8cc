"""Which items are wanted, which of their members, and which page of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        CatalogFields,
        CatalogGeometryCollection,
        CatalogLineString,
        CatalogMultiLineString,
        CatalogMultiPoint,
        CatalogMultiPolygon,
        CatalogPoint,
        CatalogPolygon,
        Cql2And,
        Cql2Between,
        Cql2Comparison,
        Cql2Not,
        FilterLanguage,
    )


@define(kw_only=True)
class CatalogSearchRequest(_model.Model):
    """Which items are wanted, which of their members, and which page of them."""

    collections: list[str]
    """The collection to search, one only."""
    datetime_: str
    """An instant, or an interval of two joined by a slash, `..` being an open end (RFC
    3339)."""
    bbox: list[float] | UnsetType = UNSET
    """West, south, east, north in degrees (six numbers with heights)."""
    intersects: (
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
    ids: list[str] | UnsetType = UNSET
    """Names of the items wanted."""
    limit: int | UnsetType = UNSET
    """Items of a page, 10 if left out."""
    next_: int | UnsetType = UNSET
    """Where the page begins, as the page before it tells."""
    fields: CatalogFields | UnsetType = UNSET
    """Members of items. With `include` alone it adds to the usual ones, with `exclude`
    alone it takes from them; with both nothing else is answered. Dots lead into
    objects."""
    filter_: str | Cql2And | Cql2Not | Cql2Between | Cql2Comparison | UnsetType = UNSET
    """A condition on the queryables of the collection, in CQL2, as text or as JSON."""
    filter_lang: FilterLanguage | UnsetType = UNSET
    """CQL2 as text or as JSON."""
    filter_crs: str | UnsetType = UNSET
    """The crs of geometries in `filter`; CRS84 alone is promised."""
    distinct: str | UnsetType = UNSET
    """A property whose different values are wanted instead of items; `date` gives days."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("collections", "collections"),
        ("datetime_", "datetime"),
        ("bbox", "bbox"),
        ("intersects", "intersects"),
        ("ids", "ids"),
        ("limit", "limit"),
        ("next_", "next"),
        ("fields", "fields"),
        ("filter_", "filter"),
        ("filter_lang", "filter-lang"),
        ("filter_crs", "filter-crs"),
        ("distinct", "distinct"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            collections=members.take("collections", _model.as_is),
            datetime_=members.take("datetime", _model.as_is),
            bbox=members.find("bbox", _model.as_is),
            intersects=members.find(
                "intersects",
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
            ids=members.find("ids", _model.as_is),
            limit=members.find("limit", _model.as_is),
            next_=members.find("next", _model.as_is),
            fields=members.find("fields", models.CatalogFields.from_dict),
            filter_=members.find(
                "filter",
                _model.first_of(
                    _model.tagged(
                        "op",
                        {
                            "and": models.Cql2And.from_dict,
                            "not": models.Cql2Not.from_dict,
                            "between": models.Cql2Between.from_dict,
                        },
                        models.Cql2Comparison.from_dict,
                    ),
                    _model.as_is,
                ),
            ),
            filter_lang=members.find("filter-lang", _model.as_is),
            filter_crs=members.find("filter-crs", _model.as_is),
            distinct=members.find("distinct", _model.as_is),
            additional_properties=members.rest,
        )
