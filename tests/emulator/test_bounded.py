"""What one request makes the emulator do: little, and never on the event loop."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from swath.emulator.sentinelhub.batch_job import Job
from swath.emulator.sentinelhub.batch_model import (
    POLL_PIECES,
    POLL_PIXELS,
    Analysis,
    Means,
    Pace,
    Piece,
)
from swath.emulator.sentinelhub.byoc_store import AT_ONCE as TILES_AT_ONCE
from swath.emulator.sentinelhub.zarr_store import AT_ONCE as GROUPS_AT_ONCE
from swath.emulator.spaceknow import extents

from .sentinelhub_batches import V2, v2
from .spaceknow_desk import EXTENT, MAY, SENTINEL2, SKYSAT, box


BYOC = "/api/v1/byoc/collections"
ZARR = "/api/v1/zarr/collections"
NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def clipping(monkeypatch):
    """The names of the threads in which rings are cut."""
    threads = []
    cut = extents.clip

    def counted(*rings):
        threads.append(threading.current_thread().name)
        return cut(*rings)

    monkeypatch.setattr(extents, "clip", counted)
    return threads


def states(desk, path):
    return [one["status"] for one in desk.get(path).json()["data"]]


def test_scenes_of_one_place_are_cut_once_and_in_a_thread(desk, clipping):
    names = [one["sceneId"] for one in desk.search(SENTINEL2)][:60]
    places = {
        one["footprint"]["coordinates"][0][0][0] for one in desk.search(SENTINEL2)
    }
    runs = [{"mapTypes": ["imagery"], "scenes": [[name] for name in names]}]
    clipping.clear()
    desk.ok("/kraken/dry-run/initiate", {"extent": EXTENT, "dryRuns": runs})
    assert 0 < len(clipping) < 100 * len(places) < 100 * len(names)
    assert "swath-emulator" not in clipping


def test_a_search_looks_at_places_only_on_their_days(desk, clipping):
    wide = box(0, 45, 8, 50)
    everywhere = {"datasets": [SKYSAT], "extent": wide, "sceneCoverage": True, **MAY}
    found = desk.run("/imagery/search", everywhere)["results"]
    cells = (8 / 0.15) * (5 / 0.15)
    assert len(found) == 100
    assert len(clipping) < cells


def test_a_search_of_too_many_places_is_refused(desk):
    fine = {"provider": "pl", "dataset": "SkySatScene"}
    wide = {"extent": box(-20, -17, 15, 18), "sceneCoverage": True}
    order = {"datasets": [fine], **wide, **MAY}
    refused = desk.refused("/imagery/search/initiate", order)
    assert refused == (400, "EXTENT-TOO-LARGE")


def test_tiles_are_looked_at_by_and_by(emulator, hub_desk):
    order = {"name": "photos", "s3Bucket": "far-away"}
    own = hub_desk.post(BYOC, order).json()["data"]
    path = f"{BYOC}/{own['id']}/tiles"
    made = [
        hub_desk.post(path, {"path": f"{number}/(BAND).tif"}).json()["data"]
        for number in range(3 * TILES_AT_ONCE)
    ]
    emulator.clock.advance(60)
    for asked in (1, 2):
        assert states(hub_desk, path).count("INGESTED") == asked * TILES_AT_ONCE
    last = hub_desk.get(f"{path}/{made[-1]['id']}").json()["data"]
    assert last["status"] == "INGESTED"
    assert states(hub_desk, path).count("INGESTED") == 3 * TILES_AT_ONCE


def test_groups_are_looked_at_by_and_by(emulator, hub_desk):
    crs = "http://www.opengis.net/def/crs/EPSG/0/4326"
    order = {"name": "sst", "s3Bucket": "ocean", "path": "sst.zarr/", "crs": crs}
    emulator.sentinelhub.objects.put("s3://ocean/sst.zarr/.zgroup", b"{}")
    for _ in range(GROUPS_AT_ONCE + 2):
        hub_desk.post(ZARR, order)
    emulator.clock.advance(60)
    assert states(hub_desk, ZARR).count("FAILED") == GROUPS_AT_ONCE
    assert states(hub_desk, ZARR).count("FAILED") == GROUPS_AT_ONCE + 2


def test_jobs_go_on_by_and_by_when_they_are_listed(emulator, hub_desk):
    for _ in range(5):
        name = hub_desk.post(V2, v2()).json()["id"]
        hub_desk.post(f"{V2}/{name}/analyse")
    emulator.clock.advance(60)
    counts = [states(hub_desk, V2).count("ANALYSIS_DONE") for _ in range(3)]
    assert counts == [2, 4, 5]


class Specks:
    """Work of very many pieces that are next to nothing."""

    def __init__(self, count):
        self.pieces = [
            Piece(id=number, name=str(number), pixels=1, shape=None)
            for number in range(count)
        ]

    def analyse(self):
        return Analysis(self.pieces, 1.0)

    def process(self, piece):
        del piece
        return 1.0

    def note(self, pieces):
        """Nothing to write."""

    def join(self, collection):
        """Nothing to join."""


def test_small_pieces_count_as_work_too():
    job = Job("a", "v2", "demo", NOW, None, Specks(3 * POLL_PIECES))
    job.start(NOW)
    pace, means = Pace(0, 0), Means(1e9, POLL_PIXELS)
    later = NOW + timedelta(hours=1)
    spent = [job.settle(later, pace, means) for _ in range(4)]
    assert spent == [POLL_PIECES, POLL_PIECES, POLL_PIECES, 0]
    assert job.status == "DONE"
