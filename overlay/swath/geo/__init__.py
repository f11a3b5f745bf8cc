"""Areas on the earth: what services are asked about, cut into what they accept.

Extents and map tiles need nothing but Python; `decompose`, `area_km2`, WKT and cutting
at the antimeridian need shapely and pyproj: ``pip install 'swath[geo]'``.
"""

from __future__ import annotations

from swath.geo._area import area_km2
from swath.geo._decomposition import Tile, decompose
from swath.geo._extent import BBox, Extent, extent
from swath.geo._reading import ExtentLike, GeoInterface
from swath.geo._tiles import (
    MAX_MAP_LAT,
    MapTile,
    tile_at,
    tile_bounds,
    tile_children,
    tile_parent,
    tile_resolution,
    tiles_over,
)


__all__ = [
    "MAX_MAP_LAT",
    "BBox",
    "Extent",
    "ExtentLike",
    "GeoInterface",
    "MapTile",
    "Tile",
    "area_km2",
    "decompose",
    "extent",
    "tile_at",
    "tile_bounds",
    "tile_children",
    "tile_parent",
    "tile_resolution",
    "tiles_over",
]
