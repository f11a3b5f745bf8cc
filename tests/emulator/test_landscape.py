"""The synthetic world agrees with itself, whoever looks at it and from where."""

from __future__ import annotations

import math
import subprocess
import sys

import numpy as np
import pytest

from swath.emulator.landscape import (
    BANDS,
    RADIUS,
    Cover,
    Kind,
    Landscape,
    clouded,
    degrees,
    dice,
    ground_scale,
    mercator,
    noise,
)


WORLD = Landscape()
SUMMER, WINTER = 20_635, 20_470


def square(west, north, metres, size):
    steps = (np.arange(size) + 0.5) * metres / size
    return (west + steps)[None, :], (north - steps)[:, None]


@pytest.fixture(scope="module")
def prague():
    x, y = mercator(np.array(14.40), np.array(50.09))
    return square(float(x), float(y), 6000, 240)


def test_a_place_looks_the_same_alone_and_in_a_picture(prague):
    x, y = prague
    whole = WORLD.reflectance(BANDS, x, y, SUMMER)
    part = WORLD.reflectance(BANDS, x[:, 50:60], y[100:110], SUMMER)
    assert np.array_equal(part, whole[:, 100:110, 50:60])
    points = WORLD.reflectance(BANDS, x[0, :5], y[:5, 0], SUMMER)
    assert np.array_equal(points, whole[:, range(5), range(5)])


def test_two_worlds_of_a_seed_are_one(prague):
    cover = WORLD.cover(*prague)
    assert np.array_equal(cover, Landscape().cover(*prague))
    assert not np.array_equal(cover, Landscape(seed=5).cover(*prague))


def test_the_place_of_the_examples_has_some_of_everything(prague):
    shares = np.bincount(WORLD.cover(*prague).ravel(), minlength=len(Cover))
    assert all(shares[: Cover.BARE] > 50)


def test_water_is_dark_and_woods_are_green(prague):
    cover = WORLD.cover(*prague)
    blue, green, red, nir, swir = WORLD.reflectance(BANDS, *prague, SUMMER)
    water, woods = cover == Cover.WATER, cover == Cover.FOREST
    assert nir[water].max() < 0.05
    assert swir[water].mean() < blue[water].mean()
    assert (green[woods] > red[woods]).all()
    ndvi = WORLD.ndvi(*prague, SUMMER)
    assert np.allclose(ndvi, (nir - red) / (nir + red))


def test_fields_are_greener_in_summer_and_the_south_is_half_a_year_off(prague):
    x, y = prague
    fields = WORLD.cover(x, y) == Cover.FIELD
    north = [WORLD.ndvi(x, y, day)[fields].mean() for day in (SUMMER, WINTER)]
    assert north[0] > north[1] + 0.2
    meadows = WORLD.cover(x, -y) == Cover.MEADOW
    south = [WORLD.ndvi(x, -y, day)[meadows].mean() for day in (SUMMER, WINTER)]
    assert south[0] < south[1]


def test_reflectance_stays_between_nothing_and_all(prague):
    for day in (SUMMER, WINTER):
        seen = WORLD.reflectance(BANDS, *prague, day)
        assert 0 <= seen.min() < seen.max() <= 1


def test_radar_sees_towns_bright_and_water_dark(prague):
    cover, seen = WORLD.cover(*prague), WORLD.backscatter(*prague, SUMMER)
    assert seen[cover == Cover.BUILDING].mean() > 10 * seen[cover == Cover.WATER].mean()


def test_clouds_hide_the_ground():
    ground = np.full((2, 1, 3), 0.1)
    seen = clouded(ground, ("red", "nir"), np.array([[0.0, 0.5, 1.0]]))
    assert seen[:, 0, 0].tolist() == [0.1, 0.1]
    assert (np.diff(seen, axis=-1) > 0).all()
    assert seen[0, 0, 2] == 0.8


def test_clouds_are_elsewhere_every_day(prague):
    one, other = (WORLD.cloudiness(*prague, day) for day in (SUMMER, SUMMER + 1))
    assert abs(np.corrcoef(one.ravel(), other.ravel())[0, 1]) < 0.9
    assert 0 <= one.min() < one.max() <= 1


CARS = Kind(9, 4.6, 1.9, 0.35, (Cover.ROAD,), moves=True)


def test_objects_of_two_halves_are_those_of_the_whole(prague):
    x, y = prague
    west, east, south, north = x.min(), x.max(), y.min(), y.max()
    middle = (west + east) / 2
    whole = WORLD.objects(CARS, (west, south, east, north), SUMMER, 1)
    halves = [
        WORLD.objects(CARS, (west, south, middle, north), SUMMER, 1),
        WORLD.objects(CARS, (middle, south, east, north), SUMMER, 1),
    ]
    parted = sorted(one for half in halves for one in zip(half.x, half.y, strict=True))
    assert parted == sorted(zip(whole.x, whole.y, strict=True))
    assert len(parted) > 100


def test_objects_stand_on_their_ground_and_have_their_size(prague):
    x, y = prague
    box = (x.min(), y.min(), x.max(), y.max())
    cars = WORLD.objects(CARS, box, SUMMER, 1)
    assert (WORLD.cover(cars.x, cars.y) == Cover.ROAD).all()
    metres = cars.length * ground_scale(cars.y)
    assert ((metres > 0.79 * 4.6) & (metres < 1.21 * 4.6)).all()
    corners = cars.corners()
    sides = np.linalg.norm(corners[:, 1] - corners[:, 0], axis=1)
    assert np.allclose(sides, cars.length)


def test_what_moves_is_elsewhere_tomorrow_and_what_stands_is_not(prague):
    x, y = prague
    box = (x.min(), y.min(), x.max(), y.max())
    houses = Kind(22, 12, 9, 0.8, (Cover.BUILDING,))
    for kind, same in ((CARS, False), (houses, True)):
        days = [WORLD.objects(kind, box, day, 2).x for day in (SUMMER, WINTER)]
        assert np.array_equal(*days) is same


def test_dice_are_even():
    thrown = dice(np.arange(300.0)[None, :], np.arange(300.0)[:, None], 7)
    counts, _ = np.histogram(thrown, bins=10, range=(0, 1))
    assert counts.min() > 0.95 * thrown.size / 10
    beside = np.corrcoef(thrown[:, :-1].ravel(), thrown[:, 1:].ravel())[0, 1]
    assert abs(beside) < 0.02


def test_noise_is_smooth_and_bounded():
    x = np.linspace(-5000, 5000, 4001)
    values = noise(x, np.zeros(1), 1000, 3, octaves=3)
    assert 0 <= values.min() < values.max() <= 1
    assert np.abs(np.diff(values)).max() < 0.05


@pytest.mark.parametrize("place", [(0, 0), (14.4, 50.08), (-179.9, -85), (180, 85.05)])
def test_degrees_and_metres_lead_back(place):
    lon, lat = degrees(*mercator(*map(np.array, place)))
    assert (float(lon), float(lat)) == pytest.approx(place, abs=1e-9)


def test_the_map_is_square():
    x, y = mercator(np.array(180.0), np.array(85.051129))
    assert float(x) == pytest.approx(math.pi * RADIUS)
    assert float(y) == pytest.approx(float(x), rel=2e-8)


def test_an_emulator_starts_without_it():
    program = (
        "import sys; from swath.emulator import Emulator\n"
        "with Emulator(): print([m for m in ('numpy', 'PIL') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "[]"
