"""Extents cut into tiles of a given size on the ground.

Services take areas up to a limit; this is how a larger one is asked for in pieces.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, final, get_args

from swath._errors import InputError
from swath._extra import needed
from swath.geo._extent import extent as checked
from swath.geo._reading import ExtentLike


if TYPE_CHECKING:
    import pyproj
    import shapely
    from shapely.geometry.base import BaseGeometry

    from swath.geo._grid import Cell, Grid
    from swath.geo._planes import CRSLike, Plane


Anchor: TypeAlias = Literal["corner", "center"]
"""What grid and bounds of an extent share: the south-western corner, or the centre."""


@final
class Tile:
    """A square of a grid over an extent, and what the extent has in it.

    It has `__geo_interface__`: a Feature of its clip, which geopandas takes, and every
    argument of swath that is an extent.

    Attributes:
        part: Which grid it is of, from 0 eastwards; far-apart parts have several.
        index: Column from the west and row from the south, each from 0.
        area: Of the clip, in square metres of the plane.
    """

    __slots__ = ("_clip", "_grid", "_plane", "area", "index", "part")

    part: int
    index: tuple[int, int]
    area: float

    def __init__(self, part: int, plane: Plane, grid: Grid, cell: Cell) -> None:
        self._plane = plane
        self._grid = grid
        self._clip = cell.clip
        self.part = part
        self.index = cell.index
        self.area = cell.area

    @property
    def crs(self) -> pyproj.CRS:
        """The crs of the plane it is a square in."""
        return self._plane.crs

    @property
    def is_whole(self) -> bool:
        """Whether the extent fills the square."""
        return self._clip is None and self.area > 0

    @property
    def square(self) -> dict[str, Any]:
        """The square as a GeoJSON geometry in longitude, latitude."""
        return self._plane.to_lonlat(self.planar_square)

    @property
    def clip(self) -> dict[str, Any] | None:
        """Square and extent's intersection, as GeoJSON; None if there is none."""
        flat = self.planar_clip
        return None if flat is None else self._plane.to_lonlat(flat)

    @property
    def planar_square(self) -> shapely.Polygon:
        """The square in metres of its `crs`."""
        return self._grid.square(self.index)

    @property
    def planar_clip(self) -> BaseGeometry | None:
        """The clip in metres of its `crs`: a Polygon, a MultiPolygon, or None."""
        return self.planar_square if self.is_whole else self._clip

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        column, row = self.index
        told = {"part": self.part, "column": column, "row": row, "area_m2": self.area}
        return {"type": "Feature", "geometry": self.clip, "properties": told}

    def __repr__(self) -> str:
        return f"Tile(part={self.part}, index={self.index}, area={self.area:.6g})"


def decompose(
    extent: ExtentLike,
    tile_size: float,
    *,
    anchor: Anchor = "corner",
    crs: CRSLike | None = None,
    keep_empty: bool = False,
) -> Iterator[Tile]:
    """Cuts an extent into squares on the ground, and says what it has in each of them.

    Arguments are checked at once; tiles are cut as they are taken, row by row from the
    south, in memory that does not grow with their number. The areas of all tiles add up
    to the extent's area in the plane.

    The plane is the UTM zone of the extent's centroid. Beyond the UTM grid it is the
    polar stereographic one, and where it would distort lengths by more than half a
    percent, Lambert's azimuthal equal-area projection around the extent's middle. Parts
    of the extent more than 500 km from all others get a grid and a plane of their own.

    Args:
        extent: Whatever `swath.geo.extent` reads.
        tile_size: The side of a square in metres.
        anchor: Where the grid lies: it begins in the south-western corner of the
            extent's bounds, or has its centre in theirs.
        crs: The plane for all of the extent, as pyproj reads it (``"EPSG:3035"``); its
            unit must be the metre.
        keep_empty: Whether squares that the extent does not reach into, or touches
            only, come too.

    Raises:
        InputError: An argument is refused. The extent cannot be laid flat: it reaches
            farther than 10,000 km from its middle, or lies beyond or across an edge
            of what `crs` covers.
        ImportError: The extra ``geo`` is not installed.

    Examples:
        >>> import swath
        >>> tiles = [*swath.geo.decompose((14.2, 45.9, 14.7, 46.2), 20_000)]
        >>> [tile.index for tile in tiles]
        [(0, 0), (1, 0), (0, 1), (1, 1)]
    """
    with needed("decompose()", "geo"):
        from swath.geo import _planes  # noqa: PLC0415 - an extra
    if not (math.isfinite(tile_size) and tile_size > 0):
        raise InputError(f"tile_size is metres above 0, not {tile_size}")
    if anchor not in get_args(Anchor):
        raise InputError(f"anchor is 'corner' or 'center', not {anchor!r}")
    regions = _planes.laid_flat(checked(extent), crs)
    return _tiles(regions, tile_size, anchor, keep_empty=keep_empty)


def _tiles(
    regions: Sequence[tuple[Plane, BaseGeometry]],
    size: float,
    anchor: Anchor,
    *,
    keep_empty: bool,
) -> Iterator[Tile]:
    from swath.geo import _grid  # noqa: PLC0415 - an extra

    for part, (plane, region) in enumerate(regions):
        grid = _grid.Grid.over(region, size, anchor)
        for cell in _grid.cut(region, grid, keep_empty=keep_empty):
            yield Tile(part, plane, grid, cell)
