"""What a scene shows of the landscape: its colours, its clouds, things on it."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from swath.emulator.landscape import (
    BANDS,
    Cover,
    Floats,
    Kind,
    Landscape,
    Objects,
    clouded,
    ground_scale,
    mercator,
)
from swath.emulator.lattice import noise

from .datasets import DATASETS


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from .analyses import Analysis
    from .scenes import Scene


LANDSCAPE = Landscape()
RGB = ("red", "green", "blue")
_CLOUD_EDGE = 12.0
_SAMPLES = 48
_VISIBLE_GSD = 1.6
"""Coarser pixels do not show single objects."""

KINDS: dict[str, Kind] = {
    "airliner": Kind(300, 38, 34, 0.05, (Cover.FIELD, Cover.BARE)),
    "cargo": Kind(320, 42, 40, 0.04, (Cover.FIELD, Cover.BARE)),
    "light": Kind(120, 9, 11, 0.03, (Cover.FIELD, Cover.MEADOW), moves=True),
    "ships": Kind(260, 90, 16, 0.18, (Cover.WATER,), moves=True),
    "boats": Kind(45, 9, 3, 0.12, (Cover.WATER,), moves=True),
    "cars": Kind(9, 4.6, 1.9, 0.35, (Cover.ROAD,), moves=True),
    "containers": Kind(30, 12.2, 2.5, 0.10, (Cover.BUILDING,), moves=True),
    "solar-panels": Kind(40, 9, 5, 0.12, (Cover.BUILDING,)),
    "pools": Kind(34, 9, 4.5, 0.20, (Cover.MEADOW,)),
    "houses": Kind(22, 12, 9, 0.80, (Cover.BUILDING,)),
    "cranes": Kind(260, 55, 5, 0.20, (Cover.BUILDING, Cover.ROAD)),
    "cows": Kind(24, 2.4, 0.9, 0.10, (Cover.MEADOW,), moves=True),
}
"""How the objects of each class lie."""

_PAINTED = {
    "airliner": (235, 235, 235),
    "cargo": (215, 220, 225),
    "light": (240, 235, 215),
    "ships": (120, 105, 95),
    "boats": (225, 225, 220),
    "cars": (205, 205, 210),
    "containers": (150, 75, 60),
    "pools": (90, 190, 215),
}
"""What of them pictures show, and in which colour."""

_WRUNC = {
    Cover.WATER: "water",
    Cover.FOREST: "nature",
    Cover.MEADOW: "nature",
    Cover.FIELD: "nature",
    Cover.BUILDING: "urban",
    Cover.ROAD: "roads",
    Cover.BARE: "nature",
}
_SINGLE = {
    "trees": (Cover.FOREST,),
    "coal": (Cover.BARE,),
    "lithium": (Cover.BARE,),
}


def snapped(values: Floats, scene: Scene) -> Floats:
    """Map metres moved to the middle of the scene's pixel that they lie in."""
    _, south, _, north = scene.box
    _, middle = mercator(np.array(0.0), np.array((south + north) / 2))
    side = scene.dataset.gsd / float(ground_scale(middle))
    return (np.floor(values / side) + 0.5) * side


@lru_cache(maxsize=512)
def _cloud_threshold(scene: Scene) -> float:
    """The cloudiness above which clouds are, so that they cover what the scene says."""
    west, south, east, north = scene.box
    x, y = mercator(
        np.linspace(west, east, _SAMPLES)[None, :],
        np.linspace(south, north, _SAMPLES)[:, None],
    )
    cloudiness = LANDSCAPE.cloudiness(x, y, scene.day)
    return float(np.quantile(cloudiness, 1 - (scene.cloud_cover or 0)))


def clouds(scene: Scene, x: Floats, y: Floats) -> Floats:
    """How thick clouds are, from 0 to 1; nothing where radar looks."""
    if not scene.cloud_cover:
        return np.zeros(np.broadcast_shapes(x.shape, y.shape))
    above = LANDSCAPE.cloudiness(x, y, scene.day) - _cloud_threshold(scene)
    return np.clip(above * _CLOUD_EDGE, 0, 1)


def bands_of(
    scene: Scene, names: Sequence[str], x: Floats, y: Floats
) -> NDArray[np.float64]:
    """What a scene measures, from 0 to 1, of shape (bands, rows, columns)."""
    if all(name in BANDS for name in names):
        chosen = tuple(names)
        ground = LANDSCAPE.reflectance(chosen, x, y, scene.day)
        return clouded(ground, chosen, clouds(scene, x, y))
    return np.stack([_other(scene, name, x, y) for name in names])


def _other(scene: Scene, name: str, x: Floats, y: Floats) -> Floats:
    if name in ("vv", "vh"):
        seen = LANDSCAPE.backscatter(x, y, scene.day)
        return seen if name == "vv" else 0.4 * seen
    salt = 500 + zlib.crc32(name.encode()) % 97 + scene.day % 61
    return np.asarray(0.2 + 0.6 * noise(x, y, 400_000, salt, 5))


def picture(scene: Scene, x: Floats, y: Floats) -> NDArray[np.uint8]:
    """A scene as people like to see it, of shape (3, rows, columns)."""
    names = scene.dataset.bands
    natural = all(name in names for name in RGB)
    seen = bands_of(scene, RGB if natural else names[:1], x, y)
    bright = np.clip(seen * (3.2 if natural else 2.0), 0, 1) ** 0.75
    pixels = (255 * bright).astype(np.uint8)
    return pixels if natural else np.repeat(pixels, 3, axis=0)


def painted(pixels: NDArray[np.uint8], scene: Scene, canvas: Canvas) -> None:
    """Draws the objects that a fine scene shows into its (rows, columns, 3)."""
    if scene.dataset.gsd > _VISIBLE_GSD or scene.dataset.kind != "optical":
        return
    image = Image.fromarray(pixels)
    draw = ImageDraw.Draw(image)
    for name, color in _PAINTED.items():
        for corners in canvas.pixels(canvas.objects(name, scene.day)):
            draw.polygon(corners, fill=color)
    pixels[:] = np.asarray(image)


class Canvas:
    """A square of the map and its pixels.

    Attributes:
        west: Of its edge in map metres.
        north: The same.
        side: Metres of its edge.
        size: Pixels of its edge.
    """

    def __init__(self, west: float, north: float, side: float, size: int) -> None:
        self.west, self.north, self.side, self.size = west, north, side, size
        steps = (np.arange(size) + 0.5) * side / size
        self.x = (west + steps)[None, :]
        self.y = (north - steps)[:, None]

    def objects(self, name: str, day: int, margin: float = 120.0) -> Objects:
        """The objects of a class in it, and so far around it."""
        box = (
            self.west - margin,
            self.north - self.side - margin,
            self.west + self.side + margin,
            self.north + margin,
        )
        return LANDSCAPE.objects(KINDS[name], box, day, list(KINDS).index(name))

    def pixels(self, objects: Objects) -> Iterator[list[tuple[float, float]]]:
        """The corners of objects in pixels."""
        scale = self.size / self.side
        for corners in objects.corners():
            yield [
                (float(scale * (x - self.west)), float(scale * (self.north - y)))
                for x, y in corners
            ]

    def drawn(self, objects: Objects) -> NDArray[np.bool_]:
        """Where the objects are."""
        image = Image.new("1", (self.size, self.size))
        draw = ImageDraw.Draw(image)
        for corners in self.pixels(objects):
            draw.polygon(corners, fill=1)
        return np.asarray(image)


def segments(
    analysis: Analysis, scenes: Sequence[Scene], x: Floats, y: Floats
) -> NDArray[np.uint8]:
    """The class of each place: its number in the analysis from 1 on, 0 for none."""
    scene = scenes[-1]
    if analysis.style == "change":
        difference = change(scenes[0], scene, x, y)
        found = np.where(difference > _CHANGED, 1, 0)
        return np.where(difference < -_CHANGED, 2, found).astype(np.uint8)
    cover = LANDSCAPE.cover(x, y)
    if analysis.name in _SINGLE:
        return np.isin(cover, _SINGLE[analysis.name]).astype(np.uint8)
    order = list(analysis.classes)
    table = np.array([order.index(_WRUNC[one]) + 1 for one in Cover], np.uint8)
    hidden = clouds(scene, x, y) > 0.5  # noqa: PLR2004 - half covered
    return np.where(hidden, order.index("clouds") + 1, table[cover]).astype(np.uint8)


def object_segments(
    analysis: Analysis, scene: Scene, canvas: Canvas
) -> NDArray[np.uint8]:
    """The same for the pixels of a canvas and an analysis that finds objects."""
    found = np.zeros((canvas.size, canvas.size), np.uint8)
    for number, name in enumerate(analysis.classes, 1):
        found[canvas.drawn(canvas.objects(name, scene.day))] = number
    return found


_CHANGED = 0.15
_SAR = {one.name for one in DATASETS if one.kind == "sar-grd"}


def change(old: Scene, new: Scene, x: Floats, y: Floats) -> Floats:
    """How much greener, or brighter to radar, the ground is now; from -1 to 1."""
    if new.dataset.name in _SAR:
        before, after = (LANDSCAPE.backscatter(x, y, one.day) for one in (old, new))
        return np.clip((after - before) / (after + before), -1, 1)
    before, after = (LANDSCAPE.ndvi(x, y, one.day) for one in (old, new))
    return np.clip(after - before, -1, 1)
