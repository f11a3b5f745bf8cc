"""Several geometries as one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        CatalogLineString,
        CatalogMultiLineString,
        CatalogMultiPoint,
        CatalogMultiPolygon,
        CatalogPoint,
        CatalogPolygon,
    )


@define(kw_only=True)
class CatalogGeometryCollection(_model.Model):
    """Several geometries as one."""

    type_: Literal["GeometryCollection"] = "GeometryCollection"
    geometries: list[
        CatalogPoint
        | CatalogMultiPoint
        | CatalogLineString
        | CatalogMultiLineString
        | CatalogPolygon
        | CatalogMultiPolygon
        | CatalogGeometryCollection
        | dict[str, Any]
    ]

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("geometries", "geometries"),
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
            geometries=members.take(
                "geometries",
                _model.listed(
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
                    )
                ),
            ),
            additional_properties=members.rest,
        )
