"""The tiling grids, and the tiles that areas need."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swath.emulator.sentinelhub import ServiceError
from swath.emulator.sentinelhub.crs import projected
from swath.emulator.sentinelhub.laea import from_laea, to_laea
from swath.emulator.sentinelhub.process_body import Bounds, BoundsProperties
from swath.emulator.sentinelhub.tiling import (
    LAYOUTS,
    MAX_TILES,
    layout_of,
    tiles_of,
)


def tiles(grid, bbox=None, geometry=None, crs=None):
    properties = BoundsProperties(crs) if crs else BoundsProperties()
    area = Bounds(bbox=bbox, geometry=geometry, properties=properties)
    return tiles_of(LAYOUTS[grid], area)


def holds(tile, lon, lat):
    x, y = projected(np.array([lon]), np.array([lat]), tile.epsg)
    west, south, east, north = tile.box
    return west <= x[0] <= east and south <= y[0] <= north


def degrees(least, most):
    """As people write them; what is nearer to a meridian is upon it."""
    return st.floats(least, most).map(lambda one: round(one, 9))


boxes = st.tuples(
    degrees(-20, 35), degrees(36, 65), degrees(0.05, 1.5), degrees(0.05, 1.0)
)


@pytest.mark.parametrize("grid", sorted(LAYOUTS))
@settings(max_examples=15, deadline=None)
@given(box=boxes, share=st.tuples(st.floats(0.01, 0.99), st.floats(0.01, 0.99)))
def test_every_place_of_an_area_lies_in_a_tile(grid, box, share):
    west, south, wide, high = box
    found = tiles(grid, (west, south, west + wide, south + high))
    lon, lat = west + share[0] * wide, south + share[1] * high
    assert any(holds(tile, lon, lat) for tile in found)
    assert len({tile.name for tile in found}) == len(found)


def test_tiles_are_named_after_the_military_grid():
    assert [one.name for one in tiles(2, (14.2, 45.5, 14.3, 45.6))] == ["33TVL"]
    (fine,) = tiles(1, (14.3, 45.9, 14.31, 45.91))
    assert fine.name.startswith("33TV")
    assert fine.box[2] - fine.box[0] == 10_000


@pytest.mark.parametrize(("grid", "side"), [(0, 20_040), (1, 10_000), (2, 100_080)])
def test_tiles_of_utm_zones_are_as_large_as_the_grid_says(grid, side):
    for tile in tiles(grid, (14.0, 45.8, 14.4, 46.0)):
        west, south, east, north = tile.box
        assert (east - west, north - south) == (side, side)
        assert tile.epsg == 32633


def test_no_tile_is_covered_by_those_of_the_next_zone():
    found = tiles(1, (11.9, 45.8, 12.1, 46.0))
    assert {one.epsg for one in found} == {32632, 32633}
    for tile in found:
        lons = [lon for lon, _ in tile.ring]
        assert min(lons) < 12 if tile.epsg == 32632 else max(lons) > 12


def test_the_equator_parts_north_and_south():
    found = tiles(0, (20.0, -0.5, 20.2, 0.5))
    assert {one.epsg for one in found} == {32634, 32734}
    assert len({one.name for one in found}) == len(found)


def test_degrees_are_named_after_their_corner():
    found = {one.name: one.box for one in tiles(3, (-0.5, -0.5, 0.5, 0.5))}
    assert found["S01W001"] == (-1.0, -1.0, 0.0, 0.0)
    assert set(found) == {"S01W001", "S01E000", "N00W001", "N00E000"}


def test_europe_has_tiles_of_its_own():
    (tile,) = tiles(6, (14.2, 45.9, 14.3, 46.0))
    assert (tile.name, tile.epsg) == ("100kmE046N025", 3035)


def test_a_geometry_needs_the_tiles_that_it_touches_and_no_others():
    ring = [[13.0, 45.0], [15.0, 45.0], [13.0, 47.0], [13.0, 45.0]]
    whole = tiles(1, (13.0, 45.0, 15.0, 47.0))
    half = tiles(1, geometry={"type": "Polygon", "coordinates": [ring]})
    assert 0.45 < len(half) / len(whole) < 0.6
    assert {one.name for one in half} < {one.name for one in whole}


def test_nothing_is_made_in_the_hole_of_a_geometry():
    outer = [[13.0, 45.0], [15.0, 45.0], [15.0, 46.0], [13.0, 46.0], [13.0, 45.0]]
    hole = [[13.4, 45.3], [13.4, 45.7], [14.6, 45.7], [14.6, 45.3], [13.4, 45.3]]
    found = tiles(1, geometry={"type": "Polygon", "coordinates": [outer, hole]})
    assert not any(holds(tile, 14.0, 45.5) for tile in found)
    assert any(holds(tile, 13.1, 45.1) for tile in found)


def test_an_area_may_be_given_in_metres():
    crs = "http://www.opengis.net/def/crs/EPSG/0/32633"
    (tile,) = tiles(1, (431_000, 5_081_000, 432_000, 5_082_000), crs=crs)
    assert tile.box == (429_960, 5_080_020, 439_960, 5_090_020)


@pytest.mark.parametrize(
    ("grid", "bbox"),
    [(6, (-100, 30, -99, 31)), (0, (0, 85, 1, 86)), (1, (-20, 30, 30, 60))],
)
def test_areas_without_tiles_or_with_too_many_are_refused(grid, bbox):
    with pytest.raises(ServiceError) as caught:
        tiles(grid, bbox)
    assert caught.value.status == 400


def test_ten_thousand_tiles_are_possible():
    assert 9000 < len(tiles(1, (8, 45, 21, 54))) < MAX_TILES


@pytest.mark.parametrize(("grid", "resolution"), [(4, 10), (5, 10), (1, 30), (3, 1)])
def test_grids_and_resolutions_that_do_not_exist_are_refused(grid, resolution):
    with pytest.raises(ServiceError, match="take one of"):
        layout_of(grid, resolution)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda one: one.name)
def test_tiles_have_a_whole_number_of_pixels(layout):
    for resolution in layout.resolutions:
        pixels = layout.side / resolution
        assert math.isclose(pixels, round(pixels), rel_tol=1e-9)


def test_europes_projection_agrees_with_proj():
    pyproj = pytest.importorskip("pyproj")
    lon = np.array([10.0, 14.5, -9.0, 30.0, -20.0])
    lat = np.array([52.0, 46.0, 38.0, 60.0, 65.0])
    judge = pyproj.Transformer.from_crs(4326, 3035, always_xy=True)
    assert np.allclose(to_laea(lon, lat), judge.transform(lon, lat), atol=1e-6)
    assert np.allclose(from_laea(*to_laea(lon, lat)), (lon, lat), atol=1e-7)
