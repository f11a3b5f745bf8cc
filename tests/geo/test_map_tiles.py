"""Tiles of the Web Mercator map; reference values are from SpaceKnow's documents."""

import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

import swath
from swath.geo import (
    MAX_MAP_LAT,
    MapTile,
    extent,
    tile_at,
    tile_bounds,
    tile_children,
    tile_parent,
    tile_resolution,
    tiles_over,
)

from .shapes import features, polygon, stars


SAN_FRANCISCO = 19, 83861, 202628
BAY = (-122.51747131348, 37.694823535365, -122.35130310059, 37.809919574016)
lons = st.floats(-180, 180)
lats = st.floats(-MAX_MAP_LAT, MAX_MAP_LAT)


@st.composite
def map_tiles(draw):
    zoom = draw(st.integers(0, 29))
    place = st.integers(0, 2**zoom - 1)
    return MapTile(zoom, draw(place), draw(place))


def test_bounds_of_a_tile_in_san_francisco():
    assert tile_bounds(*SAN_FRANCISCO) == pytest.approx(
        (-122.417221069336, 37.785368114697, -122.416534423828, 37.785910776552),
        abs=1e-12,
    )


def test_bounds_of_an_area_in_brisbane():
    west, _, _, north = tile_bounds(17, 121253, 75886)
    _, south, east, _ = tile_bounds(17, 121326, 75960)
    assert (west, east) == pytest.approx((153.0313110, 153.2345581), abs=1e-7)
    assert (south, north) == pytest.approx((-27.5107075, -27.3278551), abs=1e-7)


def test_the_whole_map_is_one_tile_at_zoom_0():
    assert tile_bounds(0, 0, 0) == pytest.approx((-180, -MAX_MAP_LAT, 180, MAX_MAP_LAT))
    assert [*tiles_over((-180, -MAX_MAP_LAT, 180, MAX_MAP_LAT), 0)] == [(0, 0, 0)]


def test_parents():
    assert tile_parent(*SAN_FRANCISCO) == (18, 41930, 101314)
    assert tile_parent(*SAN_FRANCISCO, at=17) == (17, 20965, 50657)
    assert tile_parent(*SAN_FRANCISCO, at=16) == (16, 10482, 25328)
    assert tile_parent(*SAN_FRANCISCO, at=10) == (10, 163, 395)
    assert tile_parent(*SAN_FRANCISCO, at=19) == SAN_FRANCISCO


def test_children():
    assert tile_children(*SAN_FRANCISCO) == [
        (20, 167722, 405256),
        (20, 167723, 405256),
        (20, 167722, 405257),
        (20, 167723, 405257),
    ]


def test_resolution():
    assert tile_resolution(19, pixels=1) == pytest.approx(76.437, abs=5e-4)
    assert tile_resolution(19) == pytest.approx(0.1493, abs=5e-5)
    assert tile_resolution(19, pixels=256) == pytest.approx(0.2986, abs=5e-5)
    assert tile_resolution(19, lat=37.7) == pytest.approx(0.118, abs=5e-4)
    assert tile_resolution(19, lat=37.7, pixels=256) == pytest.approx(0.236, abs=5e-4)


def test_tiles_over_the_bay():
    tiles = [*tiles_over(BAY, 16)]
    assert len(tiles) == 868
    assert tiles[0] == (16, 10464, 25322)
    assert tiles[-1] == (16, 10494, 25349)
    assert tiles == sorted(tiles, key=lambda tile: (tile.y, tile.x))


def test_corners_of_the_map_are_on_it():
    assert tile_at(-180, MAX_MAP_LAT, 3) == (3, 0, 0)
    assert tile_at(180, -MAX_MAP_LAT, 3) == (3, 7, 7)


@given(lons, lats, st.integers(0, 30))
def test_a_place_lies_in_its_tile(lon, lat, zoom):
    west, south, east, north = tile_bounds(*tile_at(lon, lat, zoom))
    assert west - 1e-9 <= lon <= east + 1e-9
    assert south - 1e-6 <= lat <= north + 1e-6


@given(map_tiles())
def test_a_tile_holds_its_north_western_corner(tile):
    west, _, _, north = tile_bounds(*tile)
    assert tile_at(west, north, tile.zoom) == tile


@given(map_tiles())
def test_children_know_their_parent(tile):
    assert {tile_parent(*child) for child in tile_children(*tile)} == {tile}


@given(map_tiles().filter(lambda tile: tile.zoom > 0))
def test_exactly_one_tile_lies_over_its_own_bounds(tile):
    assert [*tiles_over(tile_bounds(*tile), tile.zoom)] == [tile]


def reference(shape, zoom):
    """The tiles that share an area with a shape, each looked at for itself."""
    prepared = shapely.geometry.shape(shape)
    west, south, east, north = prepared.bounds
    first, last = tile_at(west, north, zoom), tile_at(east, south, zoom)
    return {
        (zoom, x, y)
        for x in range(first.x, last.x + 1)
        for y in range(first.y, last.y + 1)
        if prepared.intersection(shapely.box(*tile_bounds(zoom, x, y))).area > 1e-15
    }


@given(stars(), st.integers(0, 3))
def test_tiles_over_a_polygon_are_those_that_share_an_area_with_it(given, deeper):
    aoi = extent(given)
    west, _, east, _ = aoi.bbox
    zoom = deeper + int(math.log2(360 / ((east - west) % 360)))
    tiles = [*tiles_over(aoi, zoom)]
    assert len({*tiles}) == len(tiles)
    parts = [{"type": "Polygon", "coordinates": part} for part in aoi.polygons]
    assert {*tiles} == {tile for part in parts for tile in reference(part, zoom)}


def test_tiles_in_a_hole_are_not_over_it():
    west, south, east, north = tile_bounds(4, 5, 5)
    hole = [[west, south], [west, north], [east, north], [east, south], [west, south]]
    west, south, east, north = (*tile_bounds(4, 4, 6)[:2], *tile_bounds(4, 6, 4)[2:])
    shell = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    tiles = {tile[1:] for tile in tiles_over(polygon(shell, hole), 4)}
    assert tiles == {(x, y) for x in (4, 5, 6) for y in (4, 5, 6)} - {(5, 5)}


def test_parts_that_share_a_tile_name_it_once():
    specks = [extent((lon, 1, lon + 0.1, 1.1)).to_dict() for lon in (1, 2, 3)]
    assert [*tiles_over(features(*specks), 2)] == [(2, 2, 1)]


def test_tiles_across_the_antimeridian_are_on_both_edges_of_the_map():
    assert {tile.x for tile in tiles_over((179, 0, -179, 1), 5)} == {0, 31}


def test_what_leaves_the_map_is_refused():
    with pytest.raises(
        swath.InputError, match=r"extent\[3\]: latitude 86 lies outside"
    ):
        tiles_over((0, 80, 4, 86), 5)
    with pytest.raises(swath.InputError, match=r"lat: latitude 85\.06 lies outside"):
        tile_at(0, 85.06, 5)
    with pytest.raises(swath.InputError, match="lon: longitude -181 lies outside"):
        tile_at(-181, 0, 5)


@pytest.mark.parametrize("zoom", [-1, 31])
def test_a_zoom_that_is_none_is_refused(zoom):
    for refused in (
        lambda: tile_at(0, 0, zoom),
        lambda: tile_bounds(zoom, 0, 0),
        lambda: tiles_over(BAY, zoom),
        lambda: tile_resolution(zoom),
    ):
        with pytest.raises(swath.InputError, match=f"zoom is one of 0..30, not {zoom}"):
            refused()


def test_a_tile_that_is_none_is_refused():
    with pytest.raises(swath.InputError, match=r"x and y in 0..7, not 8, 0"):
        tile_bounds(3, 8, 0)
    with pytest.raises(swath.InputError, match="no parent at zoom 4"):
        tile_parent(3, 0, 0, at=4)
    with pytest.raises(swath.InputError, match="no parent at zoom -1"):
        tile_parent(0, 0, 0)
    with pytest.raises(swath.InputError, match=r"zoom is one of 0\.\.30, not 31"):
        tile_children(30, 0, 0)
