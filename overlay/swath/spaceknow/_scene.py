"""Scenes: what is known of an image of the ground, and how one is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, TypeAlias

import msgspec

from swath._core.times import parse_rfc3339
from swath._errors import DecodeError, InputError
from swath_api.spaceknow import models


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """One acquisition of a satellite.

    It has `__geo_interface__` (its footprint), so shapely and `swath.geo.extent` take
    it as it is, and everything that takes a scene takes it in place of its id.

    Attributes:
        id: Its id at SpaceKnow.
        provider: Whose it is, such as ``ee``.
        dataset: Its dataset, such as ``COPERNICUS/S2_HARMONIZED``.
        satellite: What took it.
        datetime: When, in UTC.
        footprint: The ground it shows, a GeoJSON Polygon or MultiPolygon in WGS 84.
        cloud_cover: The share of it under clouds, from 0 to 1; None if unknown.
        crs_epsg: The EPSG code of its crs; None if not known yet.
        raw: All that the service told.
    """

    id: str
    provider: str
    dataset: str
    satellite: str
    datetime: dt.datetime
    footprint: dict[str, Any]
    cloud_cover: float | None
    crs_epsg: int | None
    raw: models.Scene

    @property
    def source(self) -> str:
        """Provider and dataset, as `imagery.search` takes them."""
        return f"{self.provider}/{self.dataset}"

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        return self.footprint

    def __repr__(self) -> str:
        when = f"{self.datetime:%Y-%m-%d %H:%M:%S}"
        return f"<Scene {self.id} {self.source} {when}>"


SceneLike: TypeAlias = str | Scene
"""A scene's id, or the scene."""

Scenes: TypeAlias = SceneLike | Sequence[SceneLike]
"""The scenes of one analysis: one, or several in order of time."""


def read_scene(told: models.Scene) -> Scene:
    """A scene as the service describes it.

    Raises:
        DecodeError: Its time is none.
    """
    footprint = told.footprint
    return Scene(
        id=told.scene_id,
        provider=told.provider,
        dataset=told.dataset,
        satellite=told.satellite,
        datetime=_instant(told.datetime_),
        footprint=footprint if isinstance(footprint, dict) else footprint.to_dict(),
        cloud_cover=_known(told.cloud_cover),
        crs_epsg=_known(told.crs_epsg),
        raw=told,
    )


def decoded(told: msgspec.Raw) -> models.Scene:
    """A scene of a page, whose scenes stay bytes until they are read."""
    return models.Scene.from_dict(msgspec.json.decode(told))


def scene_id(scene: SceneLike) -> str:
    """The id of a scene.

    Raises:
        InputError: It is empty, or no id.
    """
    name: Any = scene.id if isinstance(scene, Scene) else scene
    if not isinstance(name, str) or not name:
        raise InputError(f"{scene!r} is no scene: pass its id, or the scene found")
    return name


def scene_ids(scenes: Scenes) -> list[str]:
    """The ids of the scenes of one analysis.

    Raises:
        InputError: There is none, or one is no scene.
    """
    several = [scenes] if isinstance(scenes, str | Scene) else list(scenes)
    if not several:
        raise InputError("at least one scene is needed")
    return [scene_id(scene) for scene in several]


def _known(value: Any) -> Any:
    return None if value is msgspec.UNSET else value


def _instant(text: str) -> dt.datetime:
    try:
        return parse_rfc3339(text)
    except ValueError as error:
        raise DecodeError(f"a scene's time reads {text!r}: {error}") from None
