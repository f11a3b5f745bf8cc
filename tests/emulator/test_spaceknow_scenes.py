"""Scenes are found, described, cut out, uploaded, and put together."""

from __future__ import annotations

import gzip
import io
import itertools
import json
import struct
import tarfile

import httpx
import numpy as np
import pytest
from PIL import Image

from .spaceknow_desk import EXTENT, MAY, SENTINEL1, SENTINEL2, SKYSAT, box


SMALL = box(14.40, 50.08, 14.402, 50.081)
SEARCH = "/imagery/search"
METHANE = {"provider": "ee", "dataset": "COPERNICUS/S5P/OFFL/L3_CH4"}
LIGHTS = {"provider": "noaa", "dataset": "VIIRS/Monthly"}


def ids(found):
    return [one["sceneId"] for one in found]


def all_pages(desk, **order):
    order = {"datasets": [SKYSAT], "extent": EXTENT, **order}
    found, cursor, count = [], None, 0
    while count == 0 or cursor is not None:
        page = desk.run(SEARCH, {**order, "cursor": cursor})
        found += page["results"]
        cursor, count = page.get("cursor"), count + 1
    return found, count


def test_scenes_are_of_the_days_asked_for_newest_first(desk):
    found = desk.search(**MAY)
    moments = [one["datetime"] for one in found]
    assert 5 < len(found) < 40
    assert moments == sorted(moments, reverse=True)
    assert all(one.startswith("2026-05") for one in moments)


def test_the_same_search_finds_the_same_in_every_emulator(emulator, desk):
    found = desk.search(**MAY)
    emulator.reset()
    assert desk.search(**MAY) == found


def test_nothing_is_found_from_the_future(emulator, desk):
    order = {
        "startDatetime": "2026-06-01 00:00:00",
        "endDatetime": "2030-01-01 00:00:00",
    }
    assert desk.search(**order) == []
    emulator.clock.advance(10 * 86_400)
    desk.become("ada")
    assert desk.search(**order)


def test_pages_have_every_scene_once(emulator, desk):
    emulator.spaceknow.configure({"queue": 0, "step": 0})
    whole, count = all_pages(desk, startDatetime="2025-01-01 00:00:00")
    assert count == 2
    emulator.spaceknow.configure({"page": 17})
    parts, count = all_pages(desk, startDatetime="2025-01-01 00:00:00")
    assert count == -(-len(whole) // 17)
    assert parts == whole
    assert len(set(ids(whole))) == len(whole)


def test_a_last_page_that_is_full_is_the_last(emulator, desk):
    whole = desk.search(**MAY)
    emulator.spaceknow.configure({"page": len(whole)})
    assert all_pages(desk, **MAY)[1] == 1


def test_footprints_meet_the_extent_as_much_as_wanted(desk):
    wide = box(14.3, 50.0, 14.6, 50.1)
    some = desk.search(extent=wide, **MAY)
    half = desk.search(extent=wide, minIntersection=0.5, **MAY)
    whole = desk.search(extent=wide, minIntersection=1.0, **MAY)
    assert len(some) > len(half) > len(whole)
    for one in some:
        lons, lats = zip(*one["footprint"]["coordinates"][0], strict=True)
        assert min(lons) < 14.6
        assert max(lons) > 14.3
        assert min(lats) < 50.1
        assert max(lats) > 50.0


def test_several_datasets_come_in_one_list(desk):
    order = {"datasets": [SKYSAT, SENTINEL2], "extent": EXTENT, **MAY}
    found = desk.run(SEARCH, order)["results"]
    assert {one["dataset"] for one in found} == {
        SKYSAT["dataset"],
        SENTINEL2["dataset"],
    }
    assert len(found) == len(desk.search(**MAY)) + len(desk.search(SENTINEL2, **MAY))


def test_optical_scenes_have_clouds_and_radar_has_none(desk):
    covers = [one["cloudCover"] for one in desk.search(SENTINEL2)]
    assert 0 <= min(covers) < 0.1
    assert 0.5 < max(covers) <= 1
    assert not any("cloudCover" in one for one in desk.search(SENTINEL1))


@pytest.mark.parametrize(
    ("order", "refused"),
    [
        ({"extent": box(10, 50, 16, 52)}, (400, "EXTENT-TOO-LARGE")),
        ({"extent": box(14, 50, 14.1, 53.7)}, (400, "EXTENT-TOO-LARGE")),
        (
            {"extent": box(-60, 10, 20, 40), "sceneCoverage": True},
            (400, "EXTENT-TOO-LARGE"),
        ),
        ({}, (400, "EXTENT-TOO-LARGE")),
        (
            {"datasets": [{"provider": "gbdx", "dataset": "idaho-pansharpened"}]},
            (400, "DATASET-NOT-SUPPORTED-FOR-SEARCH"),
        ),
        ({"datasets": [METHANE, SKYSAT]}, (422, "VALIDATION-ERROR")),
        (
            {
                "startDatetime": "2026-05-02 00:00:00",
                "endDatetime": "2026-05-01 00:00:00",
            },
            (422, "VALIDATION-ERROR"),
        ),
        ({"startDatetime": "2026-02-31 00:00:00"}, (422, "VALIDATION-ERROR")),
        ({"startDatetime": "2026-05-01T00:00:00Z"}, (422, "VALIDATION-ERROR")),
        ({"cursor": -1}, (422, "VALIDATION-ERROR")),
    ],
)
def test_a_search_that_cannot_be_is_refused_before_it_starts(
    emulator, desk, order, refused
):
    default = {"datasets": [SKYSAT]} | ({"extent": EXTENT} if order else {})
    assert desk.refused(f"{SEARCH}/initiate", default | order) == refused
    assert not emulator.spaceknow.jobs()


def test_coverage_searches_may_be_wide(desk):
    wide = box(10, 50, 16, 52)
    assert desk.search(SENTINEL2, wide, sceneCoverage=True, **MAY)


def test_world_datasets_may_be_searched_without_an_extent(desk):
    for dataset, days in ((METHANE, 31), (LIGHTS, 1)):
        order = {"datasets": [dataset], **MAY}
        assert len(desk.run(SEARCH, order)["results"]) == days


def test_a_scene_tells_of_itself_with_the_origin_of_its_pixels(desk):
    (found, *_) = desk.search(**MAY)
    told = desk.ok("/imagery/scene-info", {"sceneId": found["sceneId"]})
    shared = set(found) - {"bands", "downloadable", "clippedImagery", "minArea"}
    assert all(told[name] == found[name] for name in shared)
    assert told["crsEpsg"] == 32633
    band = told["bands"][0]
    assert (band["pixelSizeX"], band["pixelSizeY"]) == (0.5, -0.5)
    assert 300_000 < band["crsOriginX"] < 700_000


def test_the_footprint_is_cut_to_tiles(desk):
    scene = desk.search(**MAY)[0]
    order = {"sceneId": scene["sceneId"], "tiles": [[4, 4], [5, 4]]}
    cut = desk.ok("/imagery/scene-info", order)["footprint"]["coordinates"][0]
    whole = scene["footprint"]["coordinates"][0]
    spans = [max(x for x, _ in ring) - min(x for x, _ in ring) for ring in (cut, whole)]
    assert spans[0] == pytest.approx(spans[1] / 8, rel=1e-4)
    order["tiles"] = [[16, 0]]
    assert desk.refused("/imagery/scene-info", order)[0] == 422


@pytest.mark.parametrize("name", ["", "x", "AAB_AI5NnkUgpDf3No6iwR", "é", "a" * 80])
def test_an_unknown_scene_is_a_404(desk, name):
    refused = desk.refused("/imagery/scene-info", {"sceneId": name})
    assert refused == (404, "NON-EXISTING-SCENE")


def test_providers_tell_what_can_be_searched(desk):
    told = desk.ok("/imagery/providers")
    names = {(one["provider"], one["dataset"]) for one in told}
    assert ("gbdx", "idaho-pansharpened") not in names
    separate = {one["dataset"] for one in told if one["requiresSeparateSearch"]}
    assert separate == {METHANE["dataset"], "JAXA/GPM_L3/GSMaP/v6/operational"}
    assert {one["maxMbrSide"] for one in told} == {400_000}


# --- images --------------------------------------------------------------------------


def bands_of_ski(content):
    """Reads SKI as its documentation says, on its own."""
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(content))) as tar:
        files = {one.name: tar.extractfile(one).read() for one in tar.getmembers()}
    info, meta = json.loads(files["info.json"]), json.loads(files["meta.json"])
    bands = []
    for number in range(len(info["bands"])):
        content = files[f"{number:05}.skb"]
        code, columns, rows = struct.unpack_from("<HII", content)
        assert code in (8, 16)
        steps = np.frombuffer(content[10:], f"<u{code // 8}").reshape(rows, columns)
        bands.append(np.cumsum(steps, axis=0, dtype=steps.dtype))
    return info, meta, bands


@pytest.fixture
def image(desk):
    scene = desk.clear_scene()["sceneId"]
    return desk.run("/imagery/get-image", {"sceneId": scene, "extent": SMALL})


def test_an_image_is_a_ski_that_anybody_may_fetch(emulator, image):
    reply = httpx.get(image["url"], verify=False)
    assert reply.headers["content-type"] == "application/gzip"
    info, meta, bands = bands_of_ski(reply.content)
    assert info["bands"][0]["names"] == ["blue", "b"]
    assert meta == image["meta"]
    assert len(bands) == 4
    rows, columns = bands[0].shape
    # 0.002 by 0.001 degrees at 50 north, in pixels of half a metre.
    assert columns == pytest.approx(286, rel=0.03)
    assert rows == pytest.approx(222, rel=0.03)
    assert all(0 < band.max() <= 10_000 for band in bands)
    assert not emulator.journal.odd


def test_a_token_sent_to_a_file_is_noted(emulator, desk, image):
    assert desk.http.get(image["url"]).status_code == 200
    assert "token" in emulator.journal.odd[0].odd[0]


def test_the_covered_extent_holds_the_one_asked_for(image):
    (covered,) = image["extent"]["geometries"]
    lons, lats = zip(*covered["coordinates"][0], strict=True)
    assert min(lons) < 14.4001
    assert max(lons) > 14.4019
    assert max(lats) - min(lats) == pytest.approx(0.001, rel=0.05)


def test_a_coarser_image_shows_the_same(desk):
    scene = desk.clear_scene()["sceneId"]
    order = {"sceneId": scene, "extent": SMALL}
    sizes, means = [], []
    for resolution in (None, 2.0):
        told = desk.run("/imagery/get-image", {**order, "resolution": resolution})
        content = httpx.get(told["url"], verify=False).content
        _, meta, bands = bands_of_ski(content)
        sizes.append(bands[0].shape[1])
        means.append(bands[3].mean())
        assert meta["bands"][0]["pixelSizeX"] == (resolution or 0.5)
    assert sizes[0] == pytest.approx(4 * sizes[1], abs=4)
    assert means[0] == pytest.approx(means[1], rel=0.02)


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        ({"extent": box(14.40, 50.08, 14.43, 50.10)}, (400, "EXTENT-TOO-LARGE")),
        ({"resolution": 0.05}, (400, "EXTENT-TOO-LARGE")),
        ({"extent": box(0, 0, 1, 1)}, (400, "EXTENT-HAS-NO-INTERSECTION")),
        ({"resolution": 0}, (422, "VALIDATION-ERROR")),
        ({"resolution": 2, "exportRaster": "geotiff"}, (422, "VALIDATION-ERROR")),
        ({"exportRaster": "bitmap"}, (400, "UNSUPPORTED-IMAGERY")),
        ({"sceneId": "none"}, (404, "NON-EXISTING-SCENE")),
    ],
)
def test_an_image_that_cannot_be_is_refused(desk, more, refused):
    scene = desk.clear_scene()["sceneId"]
    order = {"sceneId": scene, "extent": EXTENT} | more
    assert desk.refused("/imagery/get-image/initiate", order) == refused


# --- uploads -------------------------------------------------------------------------


def ingest(desk, content, provider="pl"):
    return desk.http.post(f"/phoenix/ingest-scene/{provider}", content=content)


def test_an_exported_raster_can_be_uploaded_and_is_found_where_it_was(desk):
    scene = desk.clear_scene()["sceneId"]
    order = {"sceneId": scene, "extent": SMALL, "exportRaster": "geotiff"}
    told = desk.run("/imagery/get-image", order)
    raster = httpx.get(told["url"], verify=False).content
    with Image.open(io.BytesIO(raster)) as picture:
        assert picture.mode == "I;16"
        assert picture.tag_v2[33550][0] == 0.5
        assert picture.tag_v2[34735][-1] == 32633
    before = ids(desk.search(extent=SMALL, onlyIngested=True))
    (uploaded,) = ingest(desk, raster).json()["ingestedScenes"]
    assert (before, uploaded["duplicate"]) == ([], False)
    found = desk.search(extent=SMALL, onlyIngested=True, minIntersection=0.95)
    assert ids(found) == [uploaded["sceneId"]]
    desk.release(["imagery"], ids(found), extent=SMALL)
    far = box(20, 50, 20.1, 50.1)
    assert desk.search(extent=far, onlyIngested=True) == []


def test_an_upload_in_pieces_is_recognised(emulator, desk):
    content = b"PK\x03\x04" + bytes(range(256)) * 2000

    def pieces():
        for start in range(0, len(content), 7001):
            yield content[start : start + 7001]

    first = ingest(desk, pieces()).json()["ingestedScenes"][0]
    second = ingest(desk, content).json()["ingestedScenes"][0]
    assert second == {"sceneId": first["sceneId"], "duplicate": True}
    assert len(emulator.spaceknow.uploaded) == 1
    other = ingest(desk, content + b"!").json()["ingestedScenes"][0]
    assert other["sceneId"] != first["sceneId"]


def test_uploads_are_found_beside_the_others(desk):
    (uploaded,) = ingest(desk, b"PK\x03\x04...").json()["ingestedScenes"]
    told = desk.ok("/imagery/scene-info", {"sceneId": uploaded["sceneId"]})
    found = desk.search(extent=told["footprint"], startDatetime="2026-05-30 00:00:00")
    assert uploaded["sceneId"] in ids(found)
    assert len(found) > 1


def test_what_is_no_scene_is_not_taken_in(desk):
    reply = ingest(desk, b"hello")
    assert (reply.status_code, reply.json()["error"]) == (400, "UNSUPPORTED-IMAGERY")
    assert ingest(desk, b"PK\x03\x04", "nobody").status_code == 404


# --- pairs and groups ----------------------------------------------------------------


@pytest.fixture
def scenes(emulator, desk):
    emulator.spaceknow.configure({"queue": 0, "step": 0, "page": 500})
    found = desk.search(startDatetime="2025-03-01 00:00:00", minIntersection=1.0)
    return {one["sceneId"]: one["datetime"] for one in found}


def pair(desk, scenes, **more):
    order = {"sceneIds": list(scenes), "extent": EXTENT, **more}
    told = desk.run("/kraken/pairwise", order)["pairwise"]
    return [(one["oldSceneId"], one["newSceneId"]) for one in told]


def test_pairs_follow_each_other(desk, scenes):
    ordered = sorted(scenes, key=scenes.__getitem__)
    assert pair(desk, scenes) == list(itertools.pairwise(ordered))


def test_a_period_takes_one_scene_of_each_slot(desk, scenes):
    pairs = pair(desk, scenes, periodicity="monthly")
    months = [scenes[old][:7] for old, _ in pairs]
    assert len(months) == len(set(months)) >= 10
    assert len(pair(desk, scenes, periodicity="weekly")) > len(months)


def test_pairs_a_year_apart_are_that(desk, scenes):
    for old, new in (pairs := pair(desk, scenes, pairingType="yoy", maxYoyDelta=2)):
        first, second = (
            np.datetime64(scenes[one].replace(" ", "T")) for one in (old, new)
        )
        assert abs((second - first) / np.timedelta64(1, "D") - 365.25) <= 2
    assert len(pair(desk, scenes, pairingType="yoy")) >= len(pairs) > 0


def test_radar_pairs_mind_the_days_between(desk):
    found = desk.search(SENTINEL1, startDatetime="2026-03-01 00:00:00")
    scenes = {one["sceneId"]: one["datetime"] for one in found}
    everything = pair(desk, scenes)
    assert pair(desk, scenes, minDayDelta=5.5, maxDayDelta=6.5, onlyTopOrbitNumber=True)
    assert pair(desk, scenes, minDayDelta=400) == []
    assert len(pair(desk, scenes, onlyTopOrbitNumber=True)) <= len(everything)


def test_pairs_need_a_common_area(desk, scenes):
    assert pair(desk, scenes, minIntersection=10_000) == []


def test_groups_grow(desk, scenes):
    names = list(scenes)[:5]
    order = {"groupingType": "cumulated", "sceneIds": names, "extent": EXTENT}
    groups = desk.run("/kraken/nwise", order)["nwise"]
    ordered = sorted(names, key=scenes.__getitem__)
    assert groups == [ordered[:3], ordered[:4], ordered]
    fewer = desk.run("/kraken/nwise", {**order, "minScenes": 5})["nwise"]
    assert fewer == [ordered]


def test_groups_with_the_same_moment_fail_late(desk):
    # Both datasets show the same acquisitions.
    twins = {"provider": "ee", "dataset": "COPERNICUS/S2"}
    found = desk.search(SENTINEL2, **MAY)[:2] + desk.search(twins, **MAY)[:2]
    order = {"groupingType": "cumulated", "sceneIds": ids(found), "extent": EXTENT}
    pipeline = desk.start("/kraken/nwise", order)
    assert desk.finish(pipeline)[-1] == "FAILED"
    refused = desk.refused("/kraken/nwise/retrieve", {"pipelineId": pipeline})
    assert refused == (424, "SCENES-WITH-SAME-DATETIME")
