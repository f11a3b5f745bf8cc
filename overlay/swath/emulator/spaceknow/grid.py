"""The files of a map's tiles; needs numpy and Pillow."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec
import numpy as np
from PIL import Image, ImageDraw

from swath.emulator.landscape import RADIUS, Floats, degrees, ground_scale

from .analyses import VERSION
from .extents import Extent
from .maps import TILE_PX
from .rasters import Georeference, geotiff, png, ski
from .scenes import share
from .views import (
    LANDSCAPE,
    Canvas,
    bands_of,
    change,
    object_segments,
    painted,
    picture,
    segments,
    snapped,
)


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from .analyses import Analysis
    from .filters import Condition
    from .maps import Release, Tile


T = TypeVar("T", bound=np.generic)

MAP_EPSG = 3857


class Order(NamedTuple):
    """What is wanted of a tile. `area` is where there is something to show."""

    release: Release
    analysis: Analysis
    tile: Tile
    file: str
    area: Extent
    threshold: float | None = None
    classification: str = "default"
    conditions: tuple[Condition, ...] = ()


class Render:
    """The making of one file."""

    def __init__(self, order: Order) -> None:
        tile = order.tile
        side = 2 * math.pi * RADIUS / (1 << tile.zoom)
        west = -math.pi * RADIUS + tile.x * side
        north = math.pi * RADIUS - tile.y * side
        self._order = order
        self._analysis = order.analysis
        self._scenes = order.release.scenes
        self._scene = order.release.scenes[-1]
        self._canvas = Canvas(west, north, side, TILE_PX)
        self._area = order.area.within(tile.box.ring)
        self._mask = _mask(self._area, self._canvas)

    def content(self) -> bytes | None:
        """The file; None if there is nothing to show on the tile."""
        if not self._mask.any():
            return None
        name, _, form = self._order.file.rpartition(".")
        if form == "png":
            return png(self._pixels(name))
        if form == "geotiff":
            return self._geotiff(name)
        if form == "ski":
            return self._ski(name)
        return msgspec.json.encode(self._json(name, form))

    def _pixels(self, name: str) -> NDArray[np.uint8]:
        """The picture of a name, of shape (rows, columns, 4); clear outside."""
        if name == "truecolor":
            return _with_alpha(self._picture(), self._mask)
        if name == "heatmap":
            return _with_alpha(self._heat(), self._mask)
        found = self._segments()
        classes = list(self._analysis.classes)
        shown = found == classes.index(name) + 1 if name in classes else found > 0
        colors = np.array([(0, 0, 0), *self._analysis.classes.values()], np.uint8)
        return _with_alpha(colors[found], self._mask & shown)

    def _sampled(self, measure: Callable[[Floats, Floats], NDArray[T]]) -> NDArray[T]:
        """What is measured in the scene's pixels, each only once, on the canvas.

        The last two axes of the measure are rows and columns.
        """
        scene = self._scene
        x, columns = np.unique(snapped(self._canvas.x, scene), return_inverse=True)
        y, rows = np.unique(snapped(self._canvas.y, scene), return_inverse=True)
        measured = measure(x[None, :], y[:, None])
        return measured[..., rows.ravel()[:, None], columns.ravel()[None, :]]

    def _picture(self) -> NDArray[np.uint8]:
        seen = self._sampled(partial(picture, self._scene))
        pixels = np.ascontiguousarray(np.moveaxis(seen, 0, -1))
        painted(pixels, self._scene, self._canvas)
        return pixels

    def _values(self) -> Floats:
        """The number of each pixel, from -1 to 1: an index, or how much changed."""
        if self._analysis.style == "change":
            return self._sampled(partial(change, self._scenes[0], self._scene))
        return self._sampled(partial(LANDSCAPE.ndvi, day=self._scene.day))

    def _segments(self) -> NDArray[np.uint8]:
        """The class of each pixel: its number from 1 on, 0 for none."""
        if self._analysis.style == "objects":
            return object_segments(self._analysis, self._scene, self._canvas)
        return self._sampled(partial(segments, self._analysis, self._scenes))

    def _heat(self) -> NDArray[np.uint8]:
        values = self._values()
        if self._order.threshold is not None:
            split = np.where(values >= self._order.threshold, 255, 0).astype(np.uint8)
            return np.repeat(split[:, :, None], 3, axis=2)
        place = (values + 1) / 2
        ramp = np.array([(120, 60, 30), (235, 225, 170), (20, 110, 40)], float)
        stops = np.array([0.0, 0.5, 1.0])
        channels = [np.interp(place, stops, ramp[:, channel]) for channel in range(3)]
        return np.stack(channels, axis=-1).astype(np.uint8)

    def _geotiff(self, name: str) -> bytes:
        canvas = self._canvas
        place = Georeference(
            MAP_EPSG, canvas.west, canvas.north, canvas.side / canvas.size
        )
        if name == "visualization":
            shown = "heatmap" if self._analysis.style == "index" else "segmentation"
            pixels = self._pixels(shown)
            return geotiff(np.ascontiguousarray(pixels[:, :, :3]), place)
        if self._analysis.style == "index":
            values = np.where(self._mask, self._values(), np.nan)
            return geotiff(values.astype(np.float32), place)
        found = self._segments()
        return geotiff(np.where(self._mask, found, 0).astype(np.uint8), place)

    def _ski(self, name: str) -> bytes:
        mask = self._mask.astype(np.uint8)
        if name == "segmentation":
            found = self._segments()
            return ski([found * mask], [["segmentation"]], self._metadata())
        names = self._scene.dataset.bands
        measured = self._sampled(partial(bands_of, self._scene, names))
        bands = [(10_000 * band).astype(np.uint16) for band in measured]
        labels = [[one] for one in names] + [[f"__MASK__{'__'.join(names)}__"]]
        return ski([*bands, mask], labels, self._metadata())

    def _metadata(self) -> dict[str, Any]:
        score = round(2 + share(self._order.release.id, *self._order.tile), 2)
        return {"algoVersion": VERSION, "sScore": score}

    def _json(self, name: str, form: str) -> Any:
        if form == "geojson":
            features = self._features() if name == "detections" else self._attention()
            return {"type": "FeatureCollection", "features": list(features)}
        return self._metadata() if name == "metadata" else self._areas()

    def _areas(self) -> dict[str, float]:
        """Square metres on the ground by class."""
        found, canvas = self._segments(), self._canvas
        pixel = (canvas.side / canvas.size * ground_scale(canvas.y)) ** 2
        metres = np.where(self._mask, np.broadcast_to(pixel, found.shape), 0.0)
        return {
            name: round(float(metres[found == number].sum()), 2)
            for number, name in enumerate(self._analysis.classes, 1)
        }

    def _features(self) -> Iterator[dict[str, Any]]:
        for name in self._analysis.classes:
            objects = self._canvas.objects(name, self._scene.day, margin=0.0)
            scale = ground_scale(objects.y)
            length, width = objects.length * scale, objects.width * scale
            lon, lat = degrees(*np.moveaxis(objects.corners(), -1, 0))
            for index in np.flatnonzero(self._inside(objects.x, objects.y)):
                properties = {
                    "class": self._class(name),
                    "count": 1,
                    "area": round(float(length[index] * width[index]), 2),
                    "orientation": round(float(objects.orientation[index]), 1),
                    "length": round(float(length[index]), 2),
                    "width": round(float(width[index]), 2),
                }
                if all(one.holds(properties) for one in self._order.conditions):
                    ring = np.stack([lon[index], lat[index]], axis=-1).round(8).tolist()
                    yield _feature([*ring, ring[0]], properties)

    def _class(self, name: str) -> str:
        if self._order.classification == "default":
            return name
        return self._analysis.groups.get(name, "undefined")

    def _attention(self) -> Iterator[dict[str, Any]]:
        """Clouds and the like: here the whole covered part, if clouds are about."""
        for _, ring in self._area.rings[:1]:
            if (self._scene.cloud_cover or 0) > 0.5:  # noqa: PLR2004 - half covered
                corners = [[lon, lat] for lon, lat in ring]
                yield _feature([*corners, corners[0]], {"class": "clouds", "count": 1})

    def _inside(self, x: Floats, y: Floats) -> NDArray[np.bool_]:
        canvas = self._canvas
        scale = canvas.size / canvas.side
        columns = ((x - canvas.west) * scale).astype(int).clip(0, canvas.size - 1)
        rows = ((canvas.north - y) * scale).astype(int).clip(0, canvas.size - 1)
        return np.asarray(self._mask[rows, columns])


def _feature(ring: list[Any], properties: dict[str, Any]) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _mask(area: Extent, canvas: Canvas) -> NDArray[np.bool_]:
    """The pixels of a canvas that an area covers."""
    image = Image.new("1", (canvas.size, canvas.size))
    draw = ImageDraw.Draw(image)
    scale = canvas.size / canvas.side
    for sign, ring in area.rings:
        lon, lat = np.array(ring).T
        x = RADIUS * np.radians(lon)
        y = RADIUS * np.arcsinh(np.tan(np.radians(lat)))
        columns, rows = (
            scale * (x - canvas.west) - 0.5,
            scale * (canvas.north - y) - 0.5,
        )
        corners = list(zip(columns.tolist(), rows.tolist(), strict=True))
        draw.polygon(corners, fill=1 if sign > 0 else 0)
    return np.asarray(image)


def _with_alpha(
    colors: NDArray[np.uint8], shown: NDArray[np.bool_]
) -> NDArray[np.uint8]:
    alpha = np.where(shown, 255, 0).astype(np.uint8)[:, :, None]
    return np.concatenate([np.where(shown[:, :, None], colors, 0), alpha], axis=2)
