"""What is known of a scene."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import Band, MultiPolygon, Polygon


@define(kw_only=True)
class Scene(_model.Model):
    """What is known of a scene."""

    scene_id: str
    """Name of the scene."""
    provider: str
    """Whose it is."""
    dataset: str
    """Its dataset."""
    satellite: str
    """What it was taken by."""
    datetime_: str
    """When it was taken, in UTC."""
    footprint: Polygon | MultiPolygon | dict[str, Any]
    """The outline of a scene."""
    crs_epsg: int | UnsetType = UNSET
    """EPSG code of its crs."""
    bands: list[Band] | UnsetType = UNSET
    """Its bands."""
    foreign_id: str | UnsetType = UNSET
    """Its name at the provider."""
    cloud_cover: float | UnsetType = UNSET
    """Share of it under clouds, from 0 to 1."""
    off_nadir: float | UnsetType = UNSET
    """Angle from the nadir, in degrees."""
    sun_azimuth: float | UnsetType = UNSET
    """Where the sun stood, in degrees."""
    sun_elevation: float | UnsetType = UNSET
    """How high the sun stood, in degrees."""
    satellite_azimuth: float | UnsetType = UNSET
    """Where the satellite stood, in degrees."""
    downloadable: bool | UnsetType = UNSET
    """Whether its imagery can be had."""
    clipped_imagery: bool | UnsetType = UNSET
    """Whether its imagery is delivered clipped."""
    min_area: float | UnsetType = UNSET
    """The smallest area that can be had, presumably in square kilometres."""
    anomalous_ratio: float | UnsetType = UNSET
    """Share of it that is out of order."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("scene_id", "sceneId"),
        ("provider", "provider"),
        ("dataset", "dataset"),
        ("satellite", "satellite"),
        ("datetime_", "datetime"),
        ("footprint", "footprint"),
        ("crs_epsg", "crsEpsg"),
        ("bands", "bands"),
        ("foreign_id", "foreignId"),
        ("cloud_cover", "cloudCover"),
        ("off_nadir", "offNadir"),
        ("sun_azimuth", "sunAzimuth"),
        ("sun_elevation", "sunElevation"),
        ("satellite_azimuth", "satelliteAzimuth"),
        ("downloadable", "downloadable"),
        ("clipped_imagery", "clippedImagery"),
        ("min_area", "minArea"),
        ("anomalous_ratio", "anomalousRatio"),
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
            provider=members.take("provider", _model.as_is),
            dataset=members.take("dataset", _model.as_is),
            satellite=members.take("satellite", _model.as_is),
            datetime_=members.take("datetime", _model.as_is),
            footprint=members.take(
                "footprint",
                _model.tagged(
                    "type",
                    {
                        "Polygon": models.Polygon.from_dict,
                        "MultiPolygon": models.MultiPolygon.from_dict,
                    },
                ),
            ),
            crs_epsg=members.find("crsEpsg", _model.as_is),
            bands=members.find("bands", _model.listed(models.Band.from_dict)),
            foreign_id=members.find("foreignId", _model.as_is),
            cloud_cover=members.find("cloudCover", _model.as_is),
            off_nadir=members.find("offNadir", _model.as_is),
            sun_azimuth=members.find("sunAzimuth", _model.as_is),
            sun_elevation=members.find("sunElevation", _model.as_is),
            satellite_azimuth=members.find("satelliteAzimuth", _model.as_is),
            downloadable=members.find("downloadable", _model.as_is),
            clipped_imagery=members.find("clippedImagery", _model.as_is),
            min_area=members.find("minArea", _model.as_is),
            anomalous_ratio=members.find("anomalousRatio", _model.as_is),
            additional_properties=members.rest,
        )
