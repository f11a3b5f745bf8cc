"""Scenes are where satellites pass, and the same whoever asks, however."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from swath.emulator.sentinelhub.collections import COLLECTIONS, collection
from swath.emulator.sentinelhub.mgrs import Tile, tile_named
from swath.emulator.sentinelhub.orbits import meets, parts, signed_area
from swath.emulator.sentinelhub.scenes import WORLD, newest_first, scene_of, scenes


NOW = datetime(2026, 6, 1, tzinfo=UTC)
MONTH = timedelta(days=30)
PRAGUE = (14.40, 50.05, 14.45, 50.10)
FIJI = (179.5, -18.0, -179.5, -17.0)
FLYING = sorted(one.id for one in COLLECTIONS.values() if one.mission)


def last_month(name, box=PRAGUE):
    """Of the last month in which the collection grew."""
    until = COLLECTIONS[name].interval[1]
    end = min(NOW, datetime.fromisoformat(until)) if until else NOW
    return scenes(name, box, end - MONTH, end), end


@pytest.mark.parametrize("name", FLYING)
def test_every_collection_comes_back_within_a_month_newest_first(name):
    found, end = last_month(name)
    moments = [one.datetime for one in found]
    assert found
    assert moments == sorted(moments, reverse=True)
    assert all(end - MONTH <= one <= end for one in moments)


@pytest.mark.parametrize("name", FLYING)
def test_footprints_are_convex_rings_that_meet_the_box(name):
    for one in last_month(name)[0]:
        ring = one.footprint
        turns = zip(ring, ring[1:] + ring[:1], ring[2:] + ring[:2], strict=True)
        assert all(signed_area(corner) > -1e-9 for corner in turns), one.id
        assert meets(ring, PRAGUE)


@pytest.mark.parametrize("name", FLYING)
def test_a_scene_is_found_again_by_its_id(name):
    found, _ = last_month(name)
    assert all(scene_of(name, one.id) == one for one in found[::7])


@pytest.mark.parametrize("name", FLYING)
def test_ids_tell_scenes_apart(name):
    found, _ = last_month(name)
    assert len({one.id for one in found}) == len(found)


@pytest.mark.parametrize(
    "name", ["", "nothing", "S2A_MSIL2A_20260530T095859_N0510_R021_T99ZZZ_x", "a.T.b"]
)
def test_what_is_no_id_finds_nothing(name):
    assert scene_of("sentinel-2-l2a", name) is None


def test_a_small_box_finds_what_a_wide_one_finds_there():
    wide = scenes("sentinel-2-l2a", (10, 45, 20, 55), NOW - MONTH, NOW)
    there = [one for one in wide if meets(one.footprint, PRAGUE)]
    assert there == scenes("sentinel-2-l2a", PRAGUE, NOW - MONTH, NOW)


def test_a_part_of_the_time_finds_what_lies_in_it():
    middle = NOW - timedelta(days=15)
    whole = scenes("landsat-ot-l1", PRAGUE, NOW - MONTH, NOW)
    late = scenes("landsat-ot-l1", PRAGUE, middle, NOW)
    assert late == [one for one in whole if one.datetime >= middle]
    assert 0 < len(late) < len(whole)


def test_both_ends_of_a_time_range_belong_to_it():
    one = scenes("sentinel-1-grd", PRAGUE, NOW - MONTH, NOW)[0]
    assert scenes("sentinel-1-grd", PRAGUE, one.datetime, one.datetime) == [one]


def test_sentinel_2_comes_in_the_forenoon_from_two_orbits_in_five_days():
    found, _ = last_month("sentinel-2-l2a")
    assert {one.datetime.hour for one in found} == {10}
    assert 10 <= len({one.day for one in found}) <= 14


def test_sentinel_1_comes_both_ways_and_tells_which():
    found, _ = last_month("sentinel-1-grd")
    ways = {one.properties["sat:orbit_state"]: one.datetime.hour for one in found}
    assert ways == {"descending": 5, "ascending": 16} or set(ways) == {
        "ascending",
        "descending",
    }
    assert all(one.cloud_cover is None for one in found)


def test_sentinel_2_was_not_there_before_its_launch():
    before = datetime(2015, 1, 1, tzinfo=UTC)
    assert scenes("sentinel-2-l1c", PRAGUE, before, before + MONTH) == []


def test_boxes_reach_over_the_antimeridian():
    found = scenes("sentinel-2-l2a", FIJI, NOW - MONTH, NOW)
    east, west = (
        scenes("sentinel-2-l2a", box, NOW - MONTH, NOW)
        for box in ((179.5, -18, 180, -17), (-180, -18, -179.5, -17))
    )
    assert {one.id for one in found} == {one.id for one in (*east, *west)}
    over = [one for one in found if max(lon for lon, _ in one.footprint) > 180]
    assert over
    assert all(len(parts(one.footprint)) == 2 for one in over)


def test_the_ground_is_covered_without_gaps_between_tiles():
    found = scenes("modis", (0, 0, 40, 60), NOW - timedelta(days=1), NOW)
    places = [(lon + 0.37, lat + 0.41) for lon in range(1, 39) for lat in range(1, 59)]
    assert all(
        any(meets(one.footprint, (lon, lat, lon, lat)) for one in found)
        for lon, lat in places
    )


def test_clouds_vary_and_neighbours_have_similar_weather():
    found = scenes("sentinel-2-l2a", (5, 45, 25, 55), NOW - MONTH, NOW)
    covers = sorted(one.cloud_cover for one in found)
    assert covers[len(covers) // 10] < 15
    assert covers[-len(covers) // 10] > 70
    assert 20 < sum(covers) / len(covers) < 50


def test_another_seed_is_another_weather_on_the_same_orbits():
    one, other = (
        scenes("sentinel-2-l2a", PRAGUE, NOW - MONTH, NOW, seed=seed) for seed in (1, 2)
    )
    assert [a.id for a in one] == [b.id for b in other]
    assert [a.cloud_cover for a in one] != [b.cloud_cover for b in other]


def test_the_first_scenes_of_the_world_need_no_look_at_all_of_it():
    found = list(islice(newest_first("sentinel-2-l2a", WORLD, NOW - MONTH, NOW), 300))
    assert len({one.id for one in found}) == 300
    assert found[0].datetime - found[-1].datetime < timedelta(hours=2)


def test_tiles_have_the_names_and_corners_of_the_grid():
    tile = tile_named("33TVM")
    assert tile == Tile(33, 4, 51)
    assert tile.epsg == 32633
    assert tile.bbox == (399960, 5090220, 509760, 5200020)
    assert Tile(31, 4, 0).name == "31NDA"
    assert tile_named("33TZZ") is None


def test_every_tile_is_found_by_its_name():
    tiles = [Tile(zone, 4, row) for zone in (1, 2, 60) for row in range(-60, 91)]
    assert [tile_named(tile.name) for tile in tiles] == tiles


def test_older_names_of_collections_still_find_them():
    assert collection("S2L2A") is COLLECTIONS["sentinel-2-l2a"]
    assert collection("sentinel-9") is None
