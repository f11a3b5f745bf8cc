from __future__ import annotations

import itertools
import json
from collections import Counter
from datetime import datetime

import pystac
import pytest

from swath.emulator import Emulator
from swath.emulator.datasphere.packages import Selection


def contents(package, kind="dataset"):
    return list(Selection(Emulator().datasphere.package(package, kind).holdings))


@pytest.fixture(scope="module")
def many():
    return [json.loads(line) for line in contents("many")]


def test_two_emulators_begin_with_the_same_bytes():
    assert contents("many") == contents("many")


@pytest.mark.parametrize(
    ("name", "kind", "count"),
    [
        ("empty", "dataset", 0),
        ("fifty", "dataset", 50),
        ("fifty-one", "dataset", 51),
        ("many", "dataset", 120),
        ("latest", "item", 120),
        ("live", "subscription", 0),
        ("live-archive", "dataset", 10),
    ],
)
def test_the_packages_are_there(name, kind, count):
    assert len(Emulator().datasphere.package(name, kind)) == count


def test_ids_are_unique(many):
    assert len({item["id"] for item in many}) == len(many)


def test_several_items_share_a_datetime(many):
    counts = Counter(item["properties"]["datetime"] for item in many)
    assert counts["2026-03-18T12:00:00Z"] == 5


def test_one_item_has_an_interval_only(many):
    spans = [item["properties"] for item in many if not item["properties"]["datetime"]]
    assert len(spans) == 1
    assert spans[0]["start_datetime"] < spans[0]["end_datetime"]


def test_one_item_crosses_the_antimeridian(many):
    crossing = [
        item for item in many if "bbox" in item and item["bbox"][0] > item["bbox"][2]
    ]
    assert len(crossing) == 1
    assert crossing[0]["geometry"]["type"] == "MultiPolygon"
    lons = [
        [lon for lon, _ in polygon[0]]
        for polygon in crossing[0]["geometry"]["coordinates"]
    ]
    assert max(lons[0]) == 180
    assert min(lons[0]) > 178
    assert min(lons[1]) == -180
    assert max(lons[1]) < -178


def test_one_item_has_no_geometry(many):
    assert [item for item in many if item["geometry"] is None]


def test_a_title_has_line_separators_unescaped():
    lines = [line for line in contents("many") if "\u2028".encode() in line]
    assert len(lines) == 1
    assert not any(b"\n" in line for line in contents("many"))


def test_titles_are_not_only_ascii(many):
    titles = " ".join(item["properties"]["title"] for item in many)
    assert all(name in titles for name in ("Łódź", "東京", "São Paulo"))


def test_bboxes_hold_their_footprints(many):
    for item in many:
        if item["geometry"] and item["geometry"]["type"] == "Polygon":
            west, south, east, north = item["bbox"]
            for lon, lat in item["geometry"]["coordinates"][0]:
                assert west <= lon <= east
                assert south <= lat <= north


def test_rings_are_closed_and_run_against_the_clock(many):
    for item in many:
        geometry = item["geometry"] or {"type": "MultiPolygon", "coordinates": []}
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        for (ring,) in polygons:
            assert ring[0] == ring[-1]
            doubled = sum(
                x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring)
            )
            assert doubled > 0


def test_pystac_reads_every_item(many):
    for item in many:
        parsed = pystac.Item.from_dict(item, preserve_dict=True)
        assert parsed.id == item["id"]
        moment = item["properties"]["datetime"]
        if moment:
            assert parsed.datetime == datetime.fromisoformat(moment)


def test_a_reset_brings_the_packages_back(emulator):
    emulator.datasphere.publish(
        json.loads(contents("fifty")[0]), active_parent="live-scenes"
    )
    assert len(emulator.datasphere.package("live-archive")) == 11
    emulator.reset()
    assert len(emulator.datasphere.package("live-archive")) == 10
