"""Shapes that several tests look at."""

import math

from hypothesis import strategies as st


SQUARE = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
HOLE = [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]


def polygon(*rings):
    return {"type": "Polygon", "coordinates": [*rings]}


def multipolygon(*polygons):
    return {"type": "MultiPolygon", "coordinates": [*polygons]}


def feature(geometry):
    return {"type": "Feature", "geometry": geometry, "properties": {}}


def features(*geometries):
    return {
        "type": "FeatureCollection",
        "features": [feature(geometry) for geometry in geometries],
    }


def geometries(*members):
    return {"type": "GeometryCollection", "geometries": [*members]}


def wrapped(lon):
    return (lon + 180) % 360 - 180


def star(lon, lat, reaches, turns):
    """A ring around a place, with a corner in each of as many sectors as reaches."""
    sector = 2 * math.pi / len(reaches)
    ring = [
        (
            wrapped(lon + reach * math.cos(sector * (at + turn))),
            lat + reach * math.sin(sector * (at + turn)),
        )
        for at, (reach, turn) in enumerate(zip(reaches, turns, strict=True))
    ]
    return [*ring, ring[0]]


@st.composite
def stars(draw):
    """Polygons anywhere that UTM reaches, up to 2 degrees around, some with a hole."""
    lon, lat = draw(st.floats(-180, 180)), draw(st.floats(-77, 77))
    corners = draw(st.integers(4, 12))
    size = draw(st.sampled_from([0.01, 0.3, 2]))
    reach, turn = st.floats(0.4 * size, size), st.floats(0, 0.6)
    reaches = draw(st.lists(reach, min_size=corners, max_size=corners))
    turns = draw(st.lists(turn, min_size=corners, max_size=corners))
    rings = [star(lon, lat, reaches, turns)]
    if draw(st.booleans()):
        rings.append(star(lon, lat, [0.2 * reach for reach in reaches], turns))
    return polygon(*rings)
