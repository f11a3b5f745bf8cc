"""Extents cut into squares on the ground."""

import math
import pickle
from itertools import islice

import pyproj
import pytest
import shapely
from shapely.geometry import shape

import swath
from swath.geo import area_km2, decompose, extent

from .shapes import SQUARE, features, geometries, polygon


RADIUS = 6_371_008.8
BAY = (-122.51747131348, 37.694823535365, -122.35130310059, 37.809919574016)
BAY_PLANE = f"+proj=eqc +R={RADIUS} +lat_ts=37.75237155 +lat_0=37.75237155 +type=crs"
FLAT = f"+proj=eqc +R={RADIUS} +type=crs"


def on_the_ground(*ring):
    """A polygon around longitude 0, latitude 0 given in metres of the plane `FLAT`."""
    degrees = [[math.degrees(metres / RADIUS) for metres in place] for place in ring]
    return polygon([*degrees, degrees[0]])


L_SHAPE = on_the_ground((0, 0), (25, 0), (25, 8), (12, 8), (12, 25), (0, 25))


def test_a_shape_of_two_arms_in_nine_squares():
    areas = {tile.index: tile.area for tile in decompose(L_SHAPE, 10, crs=FLAT)}
    assert areas == pytest.approx(
        {
            (0, 0): 100,
            (1, 0): 84,
            (2, 0): 40,
            (0, 1): 100,
            (1, 1): 20,
            (0, 2): 50,
            (1, 2): 10,
        }
    )
    assert sum(areas.values()) == pytest.approx(404, rel=1e-9)


def test_squares_without_anything_in_them_come_if_wanted():
    tiles = [*decompose(L_SHAPE, 10, crs=FLAT, keep_empty=True)]
    assert [tile.index for tile in tiles] == [
        (i, j) for j in range(3) for i in range(3)
    ]
    empty = [tile for tile in tiles if tile.area == 0]
    assert [tile.index for tile in empty] == [(2, 1), (2, 2)]
    assert all(tile.clip is None and not tile.is_whole for tile in empty)
    assert empty[0].square["type"] == "Polygon"


@pytest.mark.parametrize(
    ("size", "columns", "rows"),
    [(5000, 3, 3), (2500, 6, 6), (1000, 15, 13), (10_000, 2, 2)],
)
def test_a_box_over_the_bay(size, columns, rows):
    tiles = [*decompose(BAY, size, crs=BAY_PLANE)]
    assert [tile.index for tile in tiles] == [
        (i, j) for j in range(rows) for i in range(columns)
    ]
    assert sum(tile.area for tile in tiles) == pytest.approx(14609.17 * 12798.11)


def box(width, height):
    return on_the_ground((0, 0), (width, 0), (width, height), (0, height))


@pytest.mark.parametrize("squares", [1, 2, 3, 7])
def test_an_extent_of_whole_squares_has_no_column_more(squares):
    tiles = [*decompose(box(squares * 1000, 1000), 1000, crs=FLAT)]
    assert [tile.index for tile in tiles] == [(i, 0) for i in range(squares)]
    assert sum(tile.area for tile in tiles) == pytest.approx(squares * 1e6, rel=1e-9)


def test_a_hair_more_than_whole_squares_is_in_the_last_ones():
    (tile,) = decompose(box(10 * (1 + 9e-10), 10 * (1 + 9e-10)), 10, crs=FLAT)
    assert tile.area == pytest.approx(100 * (1 + 9e-10) ** 2, rel=1e-10)


def test_an_extent_smaller_than_a_square_is_one_tile():
    (tile,) = decompose(BAY, 100_000)
    assert (tile.index, tile.is_whole) == ((0, 0), False)
    assert shape(tile.clip).symmetric_difference(shape(extent(BAY))).area < 1e-6


def test_a_grid_begins_at_the_corner_or_shares_the_centre():
    (corner, *_) = decompose(box(1500, 500), 1000, crs=FLAT)
    assert corner.planar_square.bounds == pytest.approx((0, 0, 1000, 1000), abs=1e-6)
    (centre, *_) = decompose(box(1500, 500), 1000, crs=FLAT, anchor="center")
    assert centre.planar_square.bounds == pytest.approx(
        (-250, -250, 750, 750), abs=1e-6
    )


def test_squares_in_a_hole_are_dropped():
    shell = box(60, 60)["coordinates"][0]
    hole = on_the_ground((20, 20), (30, 20), (30, 30), (20, 30))["coordinates"][0]
    tiles = [tile.index for tile in decompose(polygon(shell, hole), 10, crs=FLAT)]
    assert (2, 2) not in tiles
    assert len(tiles) == 35


def test_tiles_come_row_by_row_from_the_south_west():
    indices = [tile.index for tile in decompose((14, 50, 15, 51), 10_000)]
    assert indices == sorted(indices, key=lambda index: index[::-1])


def test_a_clip_may_have_two_parts():
    rim = (30, 0), (30, 40), (20, 40), (20, 10), (10, 10), (10, 40), (0, 40)
    below, above = decompose(on_the_ground((0, 0), *rim), 30, crs=FLAT)
    assert (below.clip["type"], above.clip["type"]) == ("Polygon", "MultiPolygon")
    assert above.area == pytest.approx(200)


def test_points_and_lines_in_a_collection_make_no_tiles():
    point = {"type": "Point", "coordinates": [20, 20]}
    assert len([*decompose(geometries(point, polygon(SQUARE)), 1e6)]) == 1


@pytest.mark.parametrize(
    ("area", "crs"),
    [
        ((14, 49, 16, 51), "EPSG:32633"),
        ((14, -36, 16, -33), "EPSG:32733"),
        ((-72, -55, -67, -18), "EPSG:32719"),
        ((179.5, 10, -179.8, 11), "EPSG:32660"),
        ((20, 85, 60, 87), "EPSG:5041"),
        ((20, -87, 60, -85), "EPSG:5042"),
        ((-180, -90, 180, -80), "EPSG:5042"),
    ],
)
def test_the_plane_of_small_areas_is_a_zone_of_utm_or_ups(area, crs):
    assert next(decompose(area, 1e5)).crs == pyproj.CRS(crs)


@pytest.mark.parametrize(
    ("area", "lon", "lat"),
    [
        ((-5, 42, 8, 51), 1.5, 46.5),
        ((20, 41, -170, 82), 105, 61.5),
        ((0, 70, 40, 86), 20, 78),
        ((-180, -90, 180, -60), 0, -90),
        ((-180, 60, 180, 90), 0, 90),
    ],
)
def test_the_plane_of_wide_areas_keeps_areas(area, lon, lat):
    plane = next(decompose(area, 1e6)).crs.coordinate_operation
    assert plane.method_name == "Lambert Azimuthal Equal Area"
    middle = [parameter.value for parameter in plane.params[:2]]
    assert middle == pytest.approx([lat, lon])


@pytest.mark.parametrize(
    "area",
    [
        (14, 49, 16, 51),
        (-5, 42, 8, 51),
        (179.5, 10, -179.8, 11),
        (170, -20, -170, 10),
        (20, 85, 60, 87),
        (-180, -90, 180, -80),
        (-180, 60, 180, 90),
    ],
)
def test_tiles_on_the_globe_are_as_large_as_in_the_plane(area):
    for tile in decompose(area, 400_000):
        assert area_km2(tile) == pytest.approx(tile.area / 1e6, rel=0.02)
        assert shape(tile.square).is_valid


def test_areas_of_an_equal_area_plane_are_those_on_the_ellipsoid():
    area = (-5, 42, 8, 51)
    tiles = [*decompose(area, 100_000, crs="EPSG:3035")]
    assert sum(tile.area for tile in tiles) / 1e6 == pytest.approx(
        area_km2(area), rel=1e-6
    )


def test_tiles_across_the_antimeridian_are_cut_in_two():
    tiles = [*decompose((179, 0, -179, 1), 50_000)]
    crossing = [tile for tile in tiles if tile.clip["type"] == "MultiPolygon"]
    assert len(crossing) == len({tile.index[1] for tile in tiles})
    for tile in crossing:
        west, _, east, _ = extent(tile.square).bbox
        assert west > 179
        assert east < -179
    whole = shapely.union_all([shape(tile.clip) for tile in tiles])
    assert whole.area == pytest.approx(2, rel=1e-6)


def test_halves_on_both_sides_of_the_antimeridian_share_a_grid():
    halves = features(
        extent((179, 0, 180, 1)).to_dict(), extent((-180, 0, -179, 1)).to_dict()
    )
    assert [tile.index for tile in decompose(halves, 50_000)] == [
        tile.index for tile in decompose((179, 0, -179, 1), 50_000)
    ]


def test_far_apart_parts_have_grids_of_their_own():
    prague, lagos = extent((14, 50, 14.5, 50.2)), extent((3, 6, 3.5, 6.2))
    tiles = [*decompose(features(prague.to_dict(), lagos.to_dict()), 20_000)]
    planes = {tile.part: tile.crs.to_epsg() for tile in tiles}
    assert set(planes) == {0, 1}
    assert set(planes.values()) == {32633, 32631}
    assert len(tiles) == sum(len([*decompose(aoi, 20_000)]) for aoi in (prague, lagos))


def test_neighbouring_parts_share_a_grid():
    parts = [extent((lon, 50, lon + 0.5, 50.2)).to_dict() for lon in (14, 15, 16)]
    assert {tile.part for tile in decompose(features(*parts), 20_000)} == {0}


def test_a_named_crs_is_the_plane_of_all_parts():
    prague, lagos = extent((14, 50, 14.5, 50.2)), extent((3, 6, 3.5, 6.2))
    parts = features(prague.to_dict(), lagos.to_dict())
    tiles = [*decompose(parts, 200_000, crs=8857)]
    assert {(tile.part, tile.crs.to_epsg()) for tile in tiles} == {(0, 8857)}


def test_overlapping_polygons_count_once():
    twice = features(polygon(SQUARE), polygon(SQUARE))
    assert [tile.area for tile in decompose(twice, 1e6)] == [
        tile.area for tile in decompose(polygon(SQUARE), 1e6)
    ]


def test_an_edge_along_a_parallel_stays_on_it():
    """A chord between its ends would leave it by 30 km on the ground."""
    tiles = decompose((0, 50, 12, 52), 100_000)
    lats = [
        lat for tile in tiles for _, lat in shapely.get_coordinates(shape(tile.clip))
    ]
    assert min(lats) == pytest.approx(50, abs=2e-6)
    assert max(lats) == pytest.approx(52, abs=2e-6)


def test_a_tile_is_an_extent():
    for tile in decompose((14, 50, 15, 51), 30_000):
        assert extent(tile) == extent(tile.clip)


def test_a_tile_shows_itself_as_a_feature():
    tile = next(decompose(BAY, 10_000))
    shown = tile.__geo_interface__
    assert shown["geometry"] == tile.clip
    assert shown["properties"] == {
        "part": 0,
        "column": 0,
        "row": 0,
        "area_m2": tile.area,
    }
    assert repr(tile).startswith("Tile(part=0, index=(0, 0), area=")


def test_a_whole_tile_is_its_square():
    tile = next(tile for tile in decompose((14, 50, 15, 51), 10_000) if tile.is_whole)
    assert tile.area == pytest.approx(1e8)
    assert tile.clip == tile.square


def test_tiles_can_be_handed_to_another_process():
    tile = next(decompose(BAY, 5_000))
    again = pickle.loads(pickle.dumps(tile))
    assert (again.index, again.area, again.clip) == (tile.index, tile.area, tile.clip)


def test_the_first_tiles_of_trillions_come_at_once():
    first = [*islice(decompose((5, 45, 15, 55), 1), 3)]
    assert [tile.index[1] for tile in first] == [0, 0, 0]


@pytest.mark.parametrize("size", [0, -5, math.nan, math.inf])
def test_a_tile_size_that_is_none_is_refused_at_once(size):
    with pytest.raises(swath.InputError, match="tile_size is metres above 0, not"):
        decompose(BAY, size)


def test_an_anchor_that_is_none_is_refused_at_once():
    with pytest.raises(swath.InputError, match="anchor is 'corner' or 'center'"):
        decompose(BAY, 5_000, anchor="top")


@pytest.mark.parametrize(
    ("crs", "said"),
    [
        ("EPSG:1", "crs 'EPSG:1' is unknown"),
        ("EPSG:4326", "crs 'WGS 84' does not count metres in a plane"),
        ("EPSG:2263", "does not count metres"),
    ],
)
def test_a_crs_without_metres_is_refused_at_once(crs, said):
    with pytest.raises(swath.InputError, match=said):
        decompose(BAY, 5_000, crs=crs)


def test_what_is_no_extent_is_refused_at_once():
    with pytest.raises(swath.InputError, match="extent: nothing in it has an area"):
        decompose({"type": "Point", "coordinates": [1, 2]}, 5_000)


def test_more_than_half_the_earth_is_refused_at_once():
    with pytest.raises(swath.InputError, match=r"farther than 10,000 km .* cut it"):
        decompose((-180, -60, 180, 60), 1e6)


def test_a_crs_without_a_place_for_the_extent_is_refused_at_once():
    with pytest.raises(swath.InputError, match="has no place in the crs"):
        decompose((0, -20, 10, -10), 1e5, crs="+proj=gnom +lat_0=90 +type=crs")


@pytest.mark.parametrize("area", [(176, -20, -178, -15), (-180, -20, 10, -15)])
def test_an_extent_across_an_edge_of_the_crs_is_refused_at_once(area):
    crs = "+proj=cea +lon_0=178 +type=crs" if area[0] < 0 else "EPSG:6933"
    with pytest.raises(swath.InputError, match="the extent lies across an edge of"):
        decompose(area, 1e5, crs=crs)


@pytest.mark.parametrize(
    "area",
    [
        (-180, -20, -170, -15),
        (170, -20, 180, -15),
        (-180, -60, 180, 60),
        (-180, -90, -170, -60),
    ],
)
def test_an_extent_up_to_an_edge_of_the_crs_stays_whole(area):
    tiles = decompose(area, 1e6, crs="EPSG:6933")
    assert sum(tile.area for tile in tiles) / 1e6 == pytest.approx(area_km2(area))
