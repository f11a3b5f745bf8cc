"""What an extent may be given as, and the one form it is brought into."""

import copy
import pickle

import msgspec
import pytest
import shapely
from hypothesis import given

import swath
from swath.geo import Extent, extent

from .shapes import (
    HOLE,
    SQUARE,
    feature,
    features,
    geometries,
    multipolygon,
    polygon,
    stars,
)


ITEM = swath.Item.from_dict(feature(polygon(SQUARE)))


class Shown:
    __geo_interface__ = polygon(SQUARE)


@pytest.mark.parametrize(
    "given",
    [
        (0, 0, 4, 4),
        [0, 0, 4, 4],
        polygon(SQUARE),
        polygon(SQUARE[::-1]),
        polygon(tuple(tuple(place) for place in SQUARE)),
        polygon([[*place, 250.0] for place in SQUARE]),
        multipolygon([SQUARE]),
        feature(polygon(SQUARE)),
        features(polygon(SQUARE)),
        geometries(geometries(polygon(SQUARE))),
        polygon(SQUARE)
        | {"crs": {"properties": {"name": "urn:ogc:def:crs:OGC::CRS84"}}},
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))",
        shapely.box(0, 0, 4, 4),
        msgspec.Raw(msgspec.json.encode(polygon(SQUARE))),
        Shown(),
        ITEM,
        extent((0, 0, 4, 4)),
    ],
    ids=lambda given: type(given).__name__,
)
def test_all_forms_of_a_square_are_one_extent(given):
    assert shapely.equals(
        shapely.geometry.shape(extent(given)), shapely.box(0, 0, 4, 4)
    )


def test_numpy_bounds_are_a_bbox():
    assert extent(shapely.bounds(shapely.box(0, 0, 4, 4))) == extent((0, 0, 4, 4))


def test_one_polygon_is_a_polygon_and_two_are_a_multipolygon():
    assert extent((0, 0, 4, 4)).to_dict() == polygon(SQUARE)
    two = extent(features(polygon(SQUARE), feature_of(10)))
    assert two.to_dict()["type"] == "MultiPolygon"


def feature_of(lon):
    return polygon([[lon + x, y] for x, y in SQUARE])


def test_outer_rings_run_counter_clockwise_and_holes_clockwise():
    outer, hole = extent(polygon(SQUARE[::-1], HOLE[::-1])).to_dict()["coordinates"]
    assert shapely.LinearRing(outer).is_ccw
    assert not shapely.LinearRing(hole).is_ccw


def test_points_and_lines_beside_polygons_are_left_out():
    point = {"type": "Point", "coordinates": [9, 9]}
    line = {"type": "LineString", "coordinates": [[9, 9], [10, 10]]}
    assert extent(geometries(point, polygon(SQUARE), line)) == extent(polygon(SQUARE))


def test_a_feature_without_a_place_is_passed_over():
    given = features(polygon(SQUARE))
    given["features"].append(feature(None))
    assert extent(given) == extent(polygon(SQUARE))


def test_overlapping_and_adjacent_polygons_are_united():
    given = multipolygon([SQUARE], [[[x + 2, y] for x, y in SQUARE]])
    assert extent(given).bbox == (0, 0, 6, 4)
    assert len(extent(given).polygons) == 1
    assert len(extent(features(polygon(SQUARE), feature_of(4))).polygons) == 1


def test_a_bbox_across_the_antimeridian_becomes_two_boxes():
    crossing = extent((170, -10, -160, 10))
    assert [
        shapely.bounds(shapely.Polygon(*part)).tolist() for part in crossing.polygons
    ] == [
        [170, -10, 180, 10],
        [-180, -10, -160, 10],
    ]
    assert crossing.bbox == (170, -10, -160, 10)


def test_a_polygon_across_the_antimeridian_is_cut_there_with_its_hole():
    shell = [[179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]]
    hole = [[-179.8, 0.2], [179.6, 0.2], [179.6, 0.4], [-179.8, 0.4], [-179.8, 0.2]]
    west, east = shapely.get_parts(shapely.geometry.shape(extent(polygon(shell, hole))))
    assert west.area == pytest.approx(1 - 0.4 * 0.2)
    assert east.area == pytest.approx(1 - 0.2 * 0.2)
    assert (west.bounds, east.bounds) == ((179, 0, 180, 1), (-180, 0, -179, 1))


def test_places_keep_their_digits_when_cut():
    ring = [[179.9, 0.1], [-179.9, 0.1], [-179.9, 0.3], [179.9, 0.3], [179.9, 0.1]]
    lons = {lon for part in extent(polygon(ring)).polygons for lon, _ in part[0]}
    assert lons == {179.9, 180.0, -180.0, -179.9}


def test_what_was_cut_before_reads_as_one_crossing():
    halves = multipolygon(
        [[[179, 0], [180, 0], [180, 1], [179, 1], [179, 0]]],
        [[[-180, 0], [-179, 0], [-179, 1], [-180, 1], [-180, 0]]],
    )
    assert extent(halves).bbox == (179, 0, -179, 1)


@pytest.mark.parametrize("box", [(-180, -90, 180, 90), (-170, -60, 170, 60)])
def test_boxes_wider_than_half_the_globe_do_not_cross(box):
    assert extent(box).bbox == box


def test_a_ring_along_a_pole_is_taken_as_it_is():
    cap = [[-180, -70], [-60, -65], [60, -72], [180, -70], [180, -90], [-180, -90]]
    assert extent(polygon([*cap, cap[0]])).bbox == (-180, -90, 180, -65)


def test_a_bbox_of_far_parts_does_not_cross():
    assert extent(features(feature_of(-100), feature_of(120))).bbox == (-100, 0, 124, 4)


def test_an_extent_of_an_extent_is_itself():
    aoi = extent((0, 0, 4, 4))
    assert extent(aoi, max_lat=85) is aoi
    with pytest.raises(swath.InputError, match=r"\[0\]\[2\]: latitude 4 lies outside"):
        extent(aoi, max_lat=3)


def test_an_extent_is_a_plain_value():
    aoi = extent(polygon(SQUARE, HOLE))
    assert pickle.loads(pickle.dumps(aoi)) == copy.deepcopy(aoi) == aoi
    assert len({aoi, extent(polygon(SQUARE, HOLE))}) == 1
    assert repr(extent((0, 0, 4, 4))) == "Extent(bbox=(0.0, 0.0, 4.0, 4.0), polygons=1)"


def test_changing_what_was_returned_changes_nothing():
    aoi = extent((0, 0, 4, 4))
    aoi.to_dict()["coordinates"][0].clear()
    assert aoi.to_dict() == polygon(SQUARE)


@given(stars())
def test_reading_again_what_was_read_changes_nothing(given):
    aoi = extent(given)
    again = extent(aoi.to_dict())
    assert isinstance(again, Extent)
    assert again == aoi


@given(stars())
def test_every_extent_is_valid_and_lies_on_the_globe(given):
    shape = shapely.geometry.shape(extent(given))
    assert shape.is_valid
    assert shapely.box(-180, -90, 180, 90).covers(shape)
