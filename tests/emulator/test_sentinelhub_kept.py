"""What was made of small pictures is kept, within bounds."""

from __future__ import annotations

import numpy as np
import pytest

from swath.emulator.sentinelhub import kept, pixels
from swath.emulator.sentinelhub.kept import Kept
from swath.emulator.sentinelhub.process import render
from swath.emulator.sentinelhub.terrain import Axes, Terrain
from swath.emulator.sentinelhub.world import World


SCRIPT = """//VERSION=3
function setup() { return {input: ["B02", "B04"], output: {bands: 2}} }
function evaluatePixel(s) { return [s.B02, s.B04] }
"""


def values(size=10):
    return np.zeros(size, np.uint8)


def order(west=460_000, bands=SCRIPT):
    utm = {"crs": "http://www.opengis.net/def/crs/EPSG/0/32633"}
    june = {"from": "2024-06-01T00:00:00Z", "to": "2024-06-08T00:00:00Z"}
    bounds = {"bbox": [west, 5_090_000, west + 640, 5_090_640], "properties": utm}
    data = [{"type": "sentinel-2-l2a", "dataFilter": {"timeRange": june}}]
    return {
        "input": {"bounds": bounds, "data": data},
        "output": {"width": 64, "height": 64},
        "evalscript": bands,
    }


def test_what_nobody_wanted_for_longest_goes_first():
    store = Kept(room=25)
    for name in "ab":
        store.put(name, values())
    assert store.get("a") is not None
    store.put("c", values())
    assert [name for name in "abc" if store.get(name) is not None] == ["a", "c"]


def test_the_same_place_takes_its_room_once():
    store = Kept(room=25)
    for name in "aaab":
        store.put(name, values())
    assert all(store.get(name) is not None for name in "ab")


def test_large_arrays_are_not_kept():
    store = Kept()
    store.put("a", values(kept.LARGEST + 1))
    assert store.get("a") is None


def test_what_is_shared_cannot_be_written_to():
    store = Kept()
    store.put("a", values())
    with pytest.raises(ValueError, match="read-only"):
        store.get("a")[0] = 1


def test_a_second_look_makes_nothing_and_shows_the_same(monkeypatch):
    made = []
    measured = pixels.measured
    monkeypatch.setattr(pixels, "kept", Kept())
    monkeypatch.setattr(
        pixels,
        "measured",
        lambda view, names: made.append(names) or measured(view, names),
    )
    world = World()
    try:
        first, second = (render(order(), world).body for _ in range(2))
        assert first == second
        assert made == [["B02", "B04"]] * len(made)
        looks = len(made)
        more = order(bands=SCRIPT.replace('"B02"', '"B02", "B03"'))
        render(more, world)
        assert made[looks:] == [["B03"]] * looks
        assert render(order(west=461_000), world).body != first
    finally:
        world.engine.close()


def ground():
    return Terrain(Axes(32633, (460_000, 10, 8), (5_090_000, 10, 8)))


def test_a_terrain_keeps_the_sky_of_one_day():
    place = ground()
    skies = [place.clouds(day, 0.5) for day in (20_635, 20_470, 20_635)]
    assert np.array_equal(skies[0], skies[2])
    assert len(place._skies) == 1


def test_a_terrain_shows_the_same_whoever_changed_what_it_showed_before():
    place = ground()
    first = place.bands(("red",), 20_635)["red"].copy()
    place.bands(("red",), 20_635)["red"] *= 0
    assert np.array_equal(place.bands(("red", "nir"), 20_635)["red"], first)
    assert not np.array_equal(place.bands(("red",), 20_470)["red"], first)
