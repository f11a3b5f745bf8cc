"""What is no extent is refused, with what is wrong and where."""

import math

import msgspec
import pytest

import swath
from swath.geo import extent

from .shapes import HOLE, SQUARE, feature, features, geometries, multipolygon, polygon


POINT = {"type": "Point", "coordinates": [14, 50]}
LINE = {"type": "LineString", "coordinates": [[14, 50], [15, 51]]}
BOW = [[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]
CROSSING_BOW = [[170, 0], [-170, 9], [170, 9], [-170, 0], [170, 0]]
PINCHED = [[0, 0], [4, 0], [2, 2], [4, 4], [0, 4], [2, 2], [0, 0]]
WIDE_HOLE = [[0.5, 0.5], [3, 0.5], [3, 3], [0.5, 3], [0.5, 0.5]]
FAR_HOLE = [[x + 9, y] for x, y in HOLE]
CAP = [[lon, 70] for lon in (-135, -45, 45, 135, -135)]
MERCATOR = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}


def ring_with(place):
    return [*SQUARE[:2], place, *SQUARE[3:]]


def refusal(given, **rules):
    with pytest.raises(swath.InputError) as caught:
        extent(given, **rules)
    return str(caught.value)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "extent: GeoJSON, WKT, (west, south, east, north), or an object"),
        (7, "extent: GeoJSON, WKT, "),
        (msgspec.Raw(b"{"), "extent: GeoJSON is expected: "),
        (msgspec.Raw(b"null"), "extent: GeoJSON, WKT, "),
        (b"1234", "extent: GeoJSON, WKT, "),
        ([POINT, polygon(SQUARE)], "extent: one shape is expected; several go in a"),
        ((1, 2, 3), "extent: a bbox is west, south, east, north; got 3"),
        ((1, 2, 3, 4, 5, 6), "extent: a bbox is west, south, east, north; got 6"),
        ((1, 2, math.nan, 4), "extent[2]: nan is no coordinate"),
        ((1, "2", 3, 4), "extent[1]: a number is expected, not '2'"),
        ((0, 5, 4, 5), "extent: south 5.0 is not below north 5.0"),
        ((4, 0, 4, 4), "extent: west 4.0 and east 4.0 are the same meridian"),
        ((180, 0, -180, 4), "extent: west 180.0 and east -180.0 are the same"),
        ((0, -91, 4, 4), "extent[1]: latitude -91 lies outside -90..90"),
        ((0, 0, 190, 4), "extent[2]: longitude 190 lies outside -180..180"),
        ("POLYGON ((0 0, 1 1", "extent: 'POLYGON ((0 0, 1 1' is no WKT: "),
        ("", "extent: '' is no WKT: "),
        ('{"type": "Polygon"', "extent: GeoJSON is expected: "),
        ("[1, 2, 3]", "extent: a bbox is west, south, east, north; got 3"),
    ],
)
def test_what_is_no_geojson(given, said):
    assert refusal(given).startswith(said)


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("field.geojson", "; pass what is in the file, or @FILE on the command line"),
        ("14.4 46 14.5 46.1", "; a bbox is four numbers: west, south, east, north"),
    ],
)
def test_text_that_is_something_else_than_wkt_is_told_what_it_has_to_be(given, hint):
    assert refusal(given).endswith(hint)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "extent: GeoJSON is expected here, not type None"),
        ({"type": "Cube"}, "extent: GeoJSON is expected here, not type 'Cube'"),
        ({"type": ["Polygon"]}, "extent: GeoJSON is expected here, not type ['Polyg"),
        ({"type": "Polygon"}, "extent.coordinates: a list is expected here, not None"),
        ({"type": "FeatureCollection"}, "extent.features: a list is expected here"),
        (geometries(3), "extent.geometries[0]: GeoJSON is expected here, not int"),
        (polygon(SQUARE) | {"crs": MERCATOR}, "extent.crs: WGS 84 longitude, latitude"),
    ],
)
def test_geojson_of_another_form(given, said):
    assert refusal(given).startswith(said)


@pytest.mark.parametrize(
    ("given", "held"),
    [
        (POINT, "Point"),
        (geometries(POINT, LINE), "GeometryCollection, LineString, Point"),
        (features(), "FeatureCollection"),
        (feature(None), "Feature"),
        (polygon(), "Polygon"),
        ("POINT (14 50)", "Point"),
        ("POLYGON EMPTY", "Polygon"),
    ],
)
def test_what_has_no_area(given, held):
    assert refusal(given) == f"extent: nothing in it has an area, only {held}"


@pytest.mark.parametrize(
    ("ring", "said"),
    [
        ("abc", "[0]: a ring is a list of positions, not str"),
        ([], "[0]: the ring has 0 positions, and at least 4 are needed"),
        ([[0, 0], [4, 0], [0, 0]], "[0]: the ring has 3 positions"),
        (
            SQUARE[:-1],
            "[0]: the ring is open: it ends at [0.0, 4.0]; append [0.0, 0.0]",
        ),
        ([[0, 0], [1, 1], [2, 2], [0, 0]], "[0]: the ring has no area"),
        ([[5, 5]] * 4, "[0]: the ring has no area"),
        (CAP, "[0]: the ring goes around a pole: cut it open along the antimeridian"),
        (ring_with(4), "[0][2]: a position is [longitude, latitude], not 4"),
        (ring_with([4]), "[0][2]: a position is [longitude, latitude], not [4]"),
        (ring_with([4, True]), "[0][2]: a number is expected, not True"),
        (ring_with([4, math.inf]), "[0][2]: inf is no coordinate"),
    ],
)
def test_rings_that_are_none(ring, said):
    assert refusal(polygon(ring)).startswith(f"extent.coordinates{said}")


@pytest.mark.parametrize(
    ("rings", "said"),
    [
        ([BOW], "the ring crosses itself at [1, 1]"),
        ([CROSSING_BOW], "the ring crosses itself at [-180, 4.5]"),
        ([PINCHED], "the ring touches itself at [2, 2]"),
        ([SQUARE, FAR_HOLE], "a hole lies outside the outer ring at [10, 1]"),
        ([SQUARE, WIDE_HOLE, HOLE], "a hole lies in another one at [1, 1]"),
    ],
)
def test_rings_in_each_others_way(rings, said):
    assert refusal(polygon(*rings)) == f"extent.coordinates: {said}"


@pytest.mark.parametrize(
    ("given", "where"),
    [
        (multipolygon([SQUARE], [BOW]), "extent.coordinates[1]"),
        (feature(polygon(BOW)), "extent.geometry.coordinates"),
        (features(POINT, polygon(BOW)), "extent.features[1].geometry.coordinates"),
        (
            geometries(POINT, geometries(multipolygon([BOW]))),
            "extent.geometries[1].geometries[0].coordinates[0]",
        ),
    ],
)
def test_the_path_leads_through_all_that_is_nested(given, where):
    assert refusal(given) == f"{where}: the ring crosses itself at [1, 1]"


def test_swapped_coordinates_are_suspected():
    assert refusal(polygon(ring_with([37.8, -122.5]))) == (
        "extent.coordinates[0][2]: latitude -122.5 lies outside -90..90; "
        "longitude comes first: are the two swapped?"
    )


def test_metres_are_suspected():
    said = refusal(polygon(ring_with([458_000, 5_540_000])))
    assert said.endswith("degrees of WGS 84 are expected, not metres")


def test_longitudes_that_run_on_are_named_as_they_should_be():
    said = refusal(polygon(ring_with([190, 4])))
    assert said.endswith("outside -180..180; beyond the antimeridian it is -170")


@pytest.mark.parametrize("limit", [85, 85.051129])
def test_a_service_may_reach_less_far_north(limit):
    assert extent((0, 80, 4, limit), max_lat=limit).bbox[3] == limit
    assert refusal((0, 80, 4, 85.06), max_lat=limit) == (
        f"extent[3]: latitude 85.06 lies outside -{limit}..{limit}"
    )


def test_nesting_has_no_limit_of_depth():
    given = polygon(SQUARE)
    for _ in range(5000):
        given = geometries(given)
    assert extent(given) == extent(polygon(SQUARE))
