"""Areas on the ellipsoid of WGS 84."""

import math

import pytest

from swath.geo import area_km2

from .shapes import HOLE, SQUARE, features, polygon


AXIS, ECCENTRICITY = 6378.137, 0.0818191908426215
GLOBE = 510_065_621.724


def zone(south, north):
    """The area between two parallels, by the closed formula for an ellipsoid."""

    def reach(lat):
        sine = math.sin(math.radians(lat))
        bent = ECCENTRICITY * sine
        return sine / (1 - bent**2) + math.atanh(bent) / ECCENTRICITY

    return math.pi * AXIS**2 * (1 - ECCENTRICITY**2) * (reach(north) - reach(south))


@pytest.mark.parametrize(
    ("west", "south", "east", "north"),
    [
        (14, 50, 15, 51),
        (-100, -60, 100, 60),
        (170, -10, -170, 10),
        (-180, -90, 180, -80),
        (-180, -90, 180, 10),
        (0, 0, 0.001, 0.001),
    ],
)
def test_boxes_have_their_share_of_the_zone_between_parallels(west, south, east, north):
    share = (east - west) % 360 / 360 or 1
    assert area_km2((west, south, east, north)) == pytest.approx(
        zone(south, north) * share, rel=1e-7
    )


def test_the_globe():
    assert area_km2((-180, -90, 180, 90)) == pytest.approx(GLOBE)


def test_holes_are_not_counted():
    whole, hole = area_km2(polygon(SQUARE)), area_km2(polygon(HOLE))
    assert area_km2(polygon(SQUARE, HOLE)) == pytest.approx(whole - hole)


def test_overlaps_count_once():
    moved = polygon([[x + 2, y] for x, y in SQUARE])
    assert area_km2(features(polygon(SQUARE), moved)) == pytest.approx(
        area_km2((0, 0, 6, 4))
    )
