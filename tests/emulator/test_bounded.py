"""What one request makes the emulator do: little, and never on the event loop."""

from __future__ import annotations

import asyncio
import math
import threading
from datetime import UTC, datetime, timedelta
from functools import partial

import msgspec
import numpy as np
import pytest

from swath.emulator.sentinelhub import gate, grid, imports_area, tiling
from swath.emulator.sentinelhub.batch_job import Job
from swath.emulator.sentinelhub.batch_model import (
    POLL_PIECES,
    POLL_PIXELS,
    Analysis,
    Means,
    Pace,
    Piece,
)
from swath.emulator.sentinelhub.bodies import LARGE
from swath.emulator.sentinelhub.byoc_store import AT_ONCE as TILES_AT_ONCE
from swath.emulator.sentinelhub.catalog_store import CatalogStore
from swath.emulator.sentinelhub.process_body import Bounds
from swath.emulator.sentinelhub.zarr_store import AT_ONCE as GROUPS_AT_ONCE
from swath.emulator.spaceknow import extents
from swath.emulator.spaceknow.files import Files

from .sentinelhub_batches import DATA, V1, V2, rendering, v1, v2
from .spaceknow_desk import EXTENT, MAY, SENTINEL2, SKYSAT, box


SEARCH = "/catalog/v1/search"
IMPORTS = "/api/v1/dataimport"
BYOC = "/api/v1/byoc/collections"
ZARR = "/api/v1/zarr/collections"
WARM = {"op": ">", "args": [{"property": "eo:cloud_cover"}, 0]}
NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def threads_of(monkeypatch):
    """Tells the names of the threads in which a function of a module is called."""

    def watch(module, name):
        threads = []
        function = getattr(module, name)

        def watched(*given):
            threads.append(threading.current_thread().name)
            return function(*given)

        monkeypatch.setattr(module, name, watched)
        return threads

    return watch


@pytest.fixture
def clipping(threads_of):
    """The names of the threads in which rings are cut."""
    return threads_of(extents, "clip")


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


def test_files_that_nobody_reads_are_made_again():
    made = []

    def make(name):
        made.append(name)
        return name * 8

    files = Files(room=10)
    paths = [files.add(name, "csv", partial(make, name)) for name in (b"a", b"b")]
    names = [path.rpartition("/")[2] for path in paths]
    for place in (0, 0, 1, 0):
        assert asyncio.run(files.read(names[place])) == (b"a", b"b")[place] * 8
    assert made == [b"a", b"b", b"a"]


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


def test_a_search_with_much_to_check_is_given_up_sooner(hub_desk, monkeypatch):
    """What nobody finds costs the more, the more is compared with every Item."""
    looked = []

    def newest_first(self, *place):
        for entry in find(self, *place):
            looked.append(entry.id)
            yield entry

    find = CatalogStore.newest_first
    monkeypatch.setattr(CatalogStore, "newest_first", newest_first)
    monkeypatch.setattr("swath.emulator.sentinelhub.catalog_pages._PATIENCE", 1000)
    counts = []
    for names in (1, 400):
        never = ",".join(f"'{number}'" for number in range(names))
        order = {"collections": ["sentinel-2-l2a"], "filter": f"id in ({never})"}
        span = {"datetime": "2025-01-01T00:00:00Z/2026-01-01T00:00:00Z"}
        reply = hub_desk.post(SEARCH, order | span)
        assert "simpler filter" in reply.json()["description"]
        counts.append(len(looked))
        looked.clear()
    assert counts[0] == 1001
    assert 3 * counts[1] < counts[0]


def test_a_search_names_so_many_ids(hub_desk):
    order = {"collections": ["sentinel-2-l2a"], "ids": ["a"] * 501}
    told = hub_desk.post(SEARCH, order)
    assert (told.status_code, "500" in told.json()["description"]) == (400, True)


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        ({"fields": {"include": [f"a{n}" for n in range(501)]}}, "500"),
        ({"filter": {"op": "and", "args": [WARM] * 10_000}}, "too long"),
    ],
)
def test_a_search_of_very_many_words_is_refused(hub_desk, more, complaint):
    order = {"collections": ["sentinel-2-l2a"], "datetime": "2026-05-01T00:00:00Z"}
    reply = hub_desk.post(SEARCH, order | more)
    assert (reply.status_code, complaint in reply.text) == (400, True)


def test_a_form_of_very_many_parts_is_refused(hub_desk):
    files = {f"part{number}": b"x" for number in range(21)}
    reply = hub_desk.http.post("/api/v1/process", files=files)
    assert (reply.status_code, "20 parts" in reply.text) == (400, True)


def test_a_large_body_is_read_beside_other_requests(hub_desk, threads_of):
    threads = threads_of(gate, "decoded")
    for padding in ("", " " * LARGE):
        content = f'{{"name": "a", "s3Bucket": "b"}}{padding}'
        kind = {"content-type": "application/json"}
        assert hub_desk.http.post(BYOC, content=content, headers=kind).is_success
    assert [name == "swath-emulator" for name in threads] == [True, False]


def test_no_depth_of_a_body_is_a_defect(hub_desk):
    for depth in range(400, 1000, 50):
        inner = {}
        for _ in range(depth):
            inner = {"a": inner}
        order = rendering()
        order["input"]["data"] = [DATA[0] | {"processing": inner}]
        content = msgspec.json.encode(order)
        kind = {"content-type": "application/json"}
        reply = hub_desk.http.post("/api/v1/process", content=content, headers=kind)
        assert reply.status_code in (200, 400)


def importing(geometry, rule):
    data = {"itemType": "PSScene", "productBundle": "analytic_udm2", "dataFilter": rule}
    return {"provider": "PLANET", "bounds": {"geometry": geometry}, "data": [data]}


def circle(corners):
    turn = [2 * math.pi * corner / corners for corner in range(corners)]
    ring = [[15 + math.cos(at), 45 + math.sin(at)] for at in turn]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def test_an_area_is_cut_once_whatever_days_are_looked_at(hub_desk, monkeypatch):
    cuts = []
    cut = imports_area.clipped

    def counted(ring, box):
        cuts.append(box)
        return cut(ring, box)

    monkeypatch.setattr(imports_area, "clipped", counted)
    rule = {"timeRange": {"from": "2025-01-01T00:00:00Z", "to": "2026-01-01T00:00:00Z"}}
    order = importing(circle(900), rule | {"maxCloudCoverage": 1})
    assert hub_desk.post(f"{IMPORTS}/search", order).json()["features"]
    assert 0 < len(cuts) == len(set(cuts)) < 200


def test_an_area_of_very_many_corners_is_refused(hub_desk):
    reply = hub_desk.post(f"{IMPORTS}/search", importing(circle(1500), {}))
    assert (reply.status_code, "1501 positions" in reply.text) == (400, True)


@pytest.mark.parametrize("deep", [False, True])
def test_a_filter_of_very_many_parts_is_refused(hub_desk, deep):
    part = {"type": "PermissionFilter", "config": []}
    rule = {"type": "OrFilter", "config": [part] * 200}
    if deep:
        for _ in range(150):
            part = {"type": "NotFilter", "config": part}
        rule = part
    order = importing(circle(8), {"nativeFilter": rule})
    reply = hub_desk.post(f"{IMPORTS}/search", order)
    assert (reply.status_code, "100 parts" in reply.text) == (400, True)


def test_a_subscription_looks_for_what_is_new_alone(emulator, hub_desk):
    order = importing(circle(8), {"timeRange": {"from": "2026-01-01T00:00:00Z"}})
    order["data"][0] |= {"type": "catalog", "harmonizeTo": "NONE"}
    asked = {"input": order | {"planetApiKey": "key"}}
    made = hub_desk.post(f"{IMPORTS}/subscriptions", asked).json()
    path = f"{IMPORTS}/subscriptions/{made['id']}"
    hub_desk.post(f"{path}/confirm")
    hub_desk.get(path)
    hub = emulator.sentinelhub
    own = hub.imports.of("subscription", hub.account("demo").id, made["id"])
    asked = []
    coming = own.coming
    own.coming = lambda *span: asked.append(span) or coming(*span)
    before = own.watched
    emulator.clock.advance(600)
    hub_desk.get(path)
    assert asked == [(before, own.watched)]


def test_an_area_that_crosses_itself_is_as_large_as_its_tiles(hub_desk, monkeypatch):
    """Its signed area is nothing, which says nothing about its tiles."""
    monkeypatch.setattr(tiling, "_MOST_LOOKED", 1000)
    ring = [[-170, -60], [170, 60], [170, -60], [-170, 60], [-170, -60]]
    order = v1(None)
    bounds = {"geometry": {"type": "Polygon", "coordinates": [ring]}}
    order["processRequest"]["input"]["bounds"] = bounds
    order["tilingGrid"] = {"id": 1, "resolution": 10.0}
    reply = hub_desk.post(V1, order)
    assert (reply.status_code, "too intricate" in reply.text) == (400, True)


def test_thousands_of_short_edges_are_not_bent(monkeypatch):
    sizes = []
    projected = tiling.projected

    def counted(x, y, epsg):
        sizes.append(x.size)
        return projected(x, y, epsg)

    monkeypatch.setattr(tiling, "projected", counted)
    assert tiling.tiles_of(tiling.LAYOUTS[0], Bounds(geometry=circle(2000)))
    assert 2000 <= sum(sizes) < 5000


def test_edges_between_two_rows_are_not_looked_at(monkeypatch):
    looked = []
    cross = grid._cross

    def counted(*edge):
        looked.append(edge)
        cross(*edge)

    monkeypatch.setattr(grid, "_cross", counted)
    rings = grid.rings_of(circle(5000))
    pixels = grid.Grid(4326, 13.87, 43.87, 16.13, 46.13, 11, 11)
    shown = grid.inside(rings, pixels.x, pixels.y)
    lon, lat = np.meshgrid(pixels.x, pixels.y)
    assert (shown == (np.hypot(lon - 15, lat - 45) < 1)).all()
    assert len(looked) < 50


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


class Slow(Specks):
    """Work that takes until it is let go."""

    def __init__(self):
        super().__init__(1)
        self.begun, self.let = threading.Event(), threading.Event()

    def process(self, piece):
        self.begun.set()
        assert self.let.wait(30)
        return super().process(piece)


def test_nobody_waits_for_work_that_goes_on_already():
    work = Slow()
    job = Job("a", "v2", "demo", NOW, None, work)
    job.start(NOW)
    given = NOW + timedelta(hours=1), Pace(0, 0), Means(1e9, POLL_PIXELS)
    first = threading.Thread(target=job.settle, args=given)
    first.start()
    assert work.begun.wait(30)
    assert (job.settle(*given), job.status) == (0.0, "PROCESSING")
    work.let.set()
    first.join()
    assert job.status == "DONE"
