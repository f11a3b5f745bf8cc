"""The tiles and features that a batch job renders one by one; needs numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from swath.emulator.landscape import Floats
from swath.emulator.spaceknow.extents import clip

from .batch_model import Piece
from .crs import lonlat
from .geopackage import features_of
from .grid import Grid, rings_of
from .orbits import signed_area
from .refusals import bad_payload
from .tiling import Tile, layout_of, shape_of, tiles_of


if TYPE_CHECKING:
    from pathlib import Path

    from swath_api.sentinelhub.structs import BatchV2FeatureDefaults

    from .geopackage import Feature
    from .process_body import Bounds


MAX_SIDE: Final = 3500
"""Pixels on a side of the image of a feature."""


class Shape(NamedTuple):
    """Where a piece lies.

    Attributes:
        grid: Its pixels.
        outline: Its geometry in the reference system of the grid.
        rings: Within which there is data; None where all of it has.
        tile: The tile, if it is one.
    """

    grid: Grid
    outline: dict[str, Any]
    rings: list[tuple[Floats, Floats]] | None = None
    tile: Tile | None = None


class GridSource(NamedTuple):
    """The tiles of a grid.

    Attributes:
        id: The number of the grid.
        resolution: Units of its reference system for a pixel.
        buffers: Pixels beside a tile: on its left and right, above and below.
    """

    id: int
    resolution: float
    buffers: tuple[int, int] = (0, 0)

    def check(self) -> None:
        """Refuses a grid that is not there.

        Raises:
            ServiceError: It is not.
        """
        layout_of(self.id, self.resolution)

    def pieces(self, bounds: Bounds | None) -> list[Piece]:
        """The tiles that an area needs, counted from 1 on.

        Raises:
            ServiceError: There is none, or too many.
        """
        if bounds is None:
            raise bad_payload("processRequest->input->bounds are missing")
        tiles = tiles_of(layout_of(self.id, self.resolution), bounds)
        return [self._piece(number, tile) for number, tile in enumerate(tiles, 1)]

    def _piece(self, number: int, tile: Tile) -> Piece:
        west, south, east, north = tile.box
        across, down = (self.resolution * one for one in self.buffers)
        edges = west - across, south - down, east + across, north + down
        width = round((edges[2] - edges[0]) / self.resolution)
        height = round((edges[3] - edges[1]) / self.resolution)
        grid = Grid(tile.epsg, *edges, width, height)
        shape = Shape(grid, _box(tile.box), None, tile)
        return Piece(id=number, name=tile.name, pixels=width * height, shape=shape)


class FeatureSource(NamedTuple):
    """The features of a GeoPackage.

    Attributes:
        path: The file.
        defaults: The size of features that tell none.
    """

    path: Path
    defaults: BatchV2FeatureDefaults | None = None

    def pieces(self, bounds: Bounds | None) -> list[Piece]:
        """The features that have a place in an area; all of them without one.

        Raises:
            ServiceError: There is none, or one that is not possible.
        """
        found = features_of(self.path)
        if bounds is not None and (bounds.bbox or bounds.geometry):
            area = shape_of(bounds)
            found = [one for one in found if _meets(one, area)]
        if not found:
            raise bad_payload("No feature lies in the area of interest")
        return [self._piece(one) for one in found]

    def _piece(self, feature: Feature) -> Piece:
        name = feature.identifier or str(feature.id)
        width, height = self._size(feature, name)
        grid = grid_of(feature, width, height)
        shape = Shape(grid, feature.geometry, rings_of(feature.geometry))
        return Piece(id=feature.id, name=name, pixels=width * height, shape=shape)

    def _size(self, feature: Feature, name: str) -> tuple[int, int]:
        width, height, step = feature.width, feature.height, feature.resolution
        if not (width and height) and not step and self.defaults:
            width = self.defaults.width or None
            height = self.defaults.height or None
            step = self.defaults.resolution or None
        if not (width and height) and step:
            whole = grid_of(feature, 1, 1)
            width = max(1, round(whole.resx / step))
            height = max(1, round(whole.resy / step))
        if not width or not height:
            message = f"feature {name} has neither width and height nor a resolution"
            raise bad_payload(message)
        if max(width, height) > MAX_SIDE or min(width, height) < 1:
            message = f"feature {name} has {width} x {height} pixels"
            raise bad_payload(f"{message}: {MAX_SIDE} on a side are possible")
        return width, height


def grid_of(feature: Feature, width: int, height: int) -> Grid:
    """The pixels of the box around a feature."""
    x, y = (np.concatenate(one) for one in zip(*_rings(feature), strict=True))
    edges = float(x.min()), float(y.min()), float(x.max()), float(y.max())
    return Grid(feature.epsg, *edges, width, height)


def _rings(feature: Feature) -> list[tuple[Floats, Floats]]:
    return rings_of(feature.geometry)


def _box(box: tuple[float, float, float, float]) -> dict[str, Any]:
    west, south, east, north = box
    corners = [[west, south], [east, south], [east, north], [west, north]]
    return {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}


def _meets(feature: Feature, area: list[list[list[tuple[float, float]]]]) -> bool:
    """Whether the box around a feature has a place in an area, both in degrees."""
    x, y = (np.concatenate(one) for one in zip(*_rings(feature), strict=True))
    lon, lat = lonlat(x, y, feature.epsg)
    west, east = float(lon.min()), float(lon.max())
    south, north = float(lat.min()), float(lat.max())
    box = [(west, south), (east, south), (east, north), (west, north)]
    return any(_covers(polygon, box) for polygon in area)


def _covers(
    polygon: list[list[tuple[float, float]]], box: list[tuple[float, float]]
) -> bool:
    parts = [clip(ring, box) for ring in polygon]
    areas = [abs(signed_area(part)) if part else 0.0 for part in parts]
    return areas[0] - sum(areas[1:]) > 0
