"""Scenes to be paired."""

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
class PairwiseRequest(_model.Model):
    """Scenes to be paired."""

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
    min_intersection: float | None | UnsetType = UNSET
    """Square kilometres that the scenes of a pair share at least; 0 if left out."""
    pairing_type: str | None | UnsetType = UNSET
    """Rule of pairing; `yoy` takes scenes a year apart."""
    periodicity: str | None | UnsetType = UNSET
    """Length of the slots of time."""
    min_day_delta: float | None | UnsetType = UNSET
    """Least days between the scenes of a pair; radar only, 0 if left out."""
    max_day_delta: float | None | UnsetType = UNSET
    """Most days between the scenes of a pair; radar only."""
    only_top_orbit_number: bool | UnsetType = UNSET
    """Whether only the relative orbit and pass with most scenes is used; radar only, no if
    left out."""
    max_yoy_delta: float | None | UnsetType = UNSET
    """Days that a pair may miss the year by; `yoy` only, 15 if left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("scene_ids", "sceneIds"),
        ("extent", "extent"),
        ("min_intersection", "minIntersection"),
        ("pairing_type", "pairingType"),
        ("periodicity", "periodicity"),
        ("min_day_delta", "minDayDelta"),
        ("max_day_delta", "maxDayDelta"),
        ("only_top_orbit_number", "onlyTopOrbitNumber"),
        ("max_yoy_delta", "maxYoyDelta"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
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
            min_intersection=members.find("minIntersection", _model.as_is),
            pairing_type=members.find("pairingType", _model.as_is),
            periodicity=members.find("periodicity", _model.as_is),
            min_day_delta=members.find("minDayDelta", _model.as_is),
            max_day_delta=members.find("maxDayDelta", _model.as_is),
            only_top_orbit_number=members.find("onlyTopOrbitNumber", _model.as_is),
            max_yoy_delta=members.find("maxYoyDelta", _model.as_is),
            additional_properties=members.rest,
        )
