"""Extents are measured and clipped as geometry libraries do."""

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swath.emulator._service import Refusal
from swath.emulator.spaceknow.extents import Box, Extent, clip, extent_of
from swath_api.spaceknow.structs import (
    Feature,
    FeatureCollection,
    GeometryCollection,
    MultiPolygon,
    Point,
    Polygon,
)


RADIUS = 6371.0088
GeoJson = (
    Polygon | MultiPolygon | GeometryCollection | Feature | FeatureCollection | Point
)
BOX = {
    "type": "Polygon",
    "coordinates": [[[10, 50], [11, 50], [11, 51], [10, 51], [10, 50]]],
}


def extent(geojson, limit=85.051129):
    return extent_of(msgspec.convert(geojson, GeoJson), "extent", limit)


def ring_of(*corners):
    return {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}


def planar(ring):
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2


def test_the_area_of_a_box_is_exact():
    sines = math.sin(math.radians(51)) - math.sin(math.radians(50))
    assert extent(BOX).km2 == pytest.approx(RADIUS**2 * math.radians(1) * sines)


def test_the_whole_world_is_the_sphere():
    world = ring_of([-180, -90], [180, -90], [180, 90], [-180, 90])
    assert extent(world, 90).km2 == pytest.approx(4 * math.pi * RADIUS**2)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: {"type": "Feature", "geometry": one, "properties": None},
        lambda one: {"type": "GeometryCollection", "geometries": [one]},
        lambda one: {
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "geometry": one}],
        },
        lambda one: {"type": "MultiPolygon", "coordinates": [one["coordinates"]]},
        lambda one: {
            "type": "GeometryCollection",
            "geometries": [{"type": "Point", "coordinates": [0, 0]}, one],
        },
    ],
)
def test_every_wrapping_holds_the_same_area(wrap):
    assert extent(wrap(BOX)).km2 == extent(BOX).km2


def test_the_winding_does_not_matter():
    turned = {"type": "Polygon", "coordinates": [BOX["coordinates"][0][::-1]]}
    assert extent(turned).km2 == pytest.approx(extent(BOX).km2)


@pytest.mark.parametrize(
    ("geojson", "place"),
    [
        ({"type": "Point", "coordinates": [1, 2]}, "extent: at least one polygon"),
        ({"type": "Feature", "geometry": None}, "extent: at least one polygon"),
        (ring_of([1, 1], [2, 2], [3, 3]), "extent: at least one polygon"),
        (
            {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]},
            "extent.coordinates[0]: a ring",
        ),
        (
            {
                "type": "GeometryCollection",
                "geometries": [BOX, ring_of([0, 0], [181, 0], [1, 1])],
            },
            "extent.geometries[1].coordinates[0][1]: longitude",
        ),
        (ring_of([0, 80], [1, 80], [1, 86]), "extent.coordinates[0][2]: latitude"),
    ],
)
def test_what_is_no_extent_is_refused_with_its_place(geojson, place):
    with pytest.raises(Refusal) as caught:
        extent(geojson)
    assert (caught.value.status, caught.value.code) == (422, "VALIDATION-ERROR")
    assert caught.value.detail.startswith(place)


CORNER = st.integers(-20, 20).map(float)
RING = st.lists(st.tuples(CORNER, CORNER), min_size=3, max_size=9)


@given(ring=RING)
@settings(max_examples=60, deadline=None)
def test_quarters_of_a_ring_add_up_to_it(ring):
    quarters = [
        Box(west, south, west + 30, south + 30).ring
        for west in (-30, 0)
        for south in (-30, 0)
    ]
    parts = sum(planar(part) for one in quarters if (part := clip(ring, one)))
    assert parts == pytest.approx(planar(ring), abs=1e-9)


@given(ring=RING)
@settings(max_examples=60, deadline=None)
def test_a_clipped_ring_lies_inside(ring):
    for lon, lat in clip(ring, Box(-5, -7, 9, 3).ring):
        assert -5 - 1e-9 <= lon <= 9 + 1e-9
        assert -7 - 1e-9 <= lat <= 3 + 1e-9


def test_cells_of_a_grid_add_up_to_the_extent():
    shape = extent(
        ring_of(
            [10, 50], [12.5, 50], [12.5, 50.8], [11.2, 50.8], [11.2, 52.5], [10, 52.5]
        )
    )
    lines = [10, 11, 12, 13], [50, 51, 52, 53]
    cells = {(column, row): km2 for column, row, km2 in shape.cells(*lines)}
    # The pattern of the documentation's decomposition: 7 of 9 squares are met.
    assert set(cells) == {(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (0, 2), (1, 2)}
    assert sum(cells.values()) == pytest.approx(shape.km2, rel=1e-12)


def test_holes_are_cut_out_of_parts_too():
    hole = [[10.4, 50.4], [10.6, 50.4], [10.6, 50.6], [10.4, 50.6], [10.4, 50.4]]
    holed = extent({"type": "Polygon", "coordinates": [*BOX["coordinates"], hole]})
    west = holed.within(Box(10, 50, 10.5, 51).ring)
    east = holed.within(Box(10.5, 50, 11, 51).ring)
    assert west.km2 == pytest.approx(east.km2)
    assert west.km2 + east.km2 == pytest.approx(holed.km2)
    assert holed.within(Box(10.45, 50.45, 10.55, 50.55).ring).km2 == pytest.approx(
        0, abs=1e-9
    )


def test_sides_are_measured_at_the_widest_parallel():
    width, height = Extent(((1, Box(0, 60, 1, 61).ring),)).box.sides_km
    assert width == pytest.approx(height / 2, rel=1e-9)
    width, height = Box(0, -1, 1, 1).sides_km
    assert height == pytest.approx(2 * width)
