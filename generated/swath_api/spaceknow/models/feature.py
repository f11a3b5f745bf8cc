"""A geometry with properties."""

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
    )


@define(kw_only=True)
class Feature(_model.Model):
    """A geometry with properties."""

    type_: Literal["Feature"] = "Feature"
    geometry: (
        Polygon
        | MultiPolygon
        | GeometryCollection
        | LineString
        | MultiLineString
        | MultiPoint
        | Point
        | dict[str, Any]
        | None
    )
    """The geometry, or null."""
    properties: dict[str, Any] | None | UnsetType = UNSET
    """What else is known, or null."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("geometry", "geometry"),
        ("properties", "properties"),
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
            geometry=members.take(
                "geometry",
                _model.nullable(
                    _model.tagged(
                        "type",
                        {
                            "Polygon": models.Polygon.from_dict,
                            "MultiPolygon": models.MultiPolygon.from_dict,
                            "GeometryCollection": models.GeometryCollection.from_dict,
                            "LineString": models.LineString.from_dict,
                            "MultiLineString": models.MultiLineString.from_dict,
                            "MultiPoint": models.MultiPoint.from_dict,
                            "Point": models.Point.from_dict,
                        },
                    )
                ),
            ),
            properties=members.find("properties", _model.as_is),
            additional_properties=members.rest,
        )
