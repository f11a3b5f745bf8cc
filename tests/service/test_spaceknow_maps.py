"""Searching scenes, analysing them, and reading the maps, against the emulator."""

from __future__ import annotations

import functools
import inspect
import io
import os
import signal
import subprocess
import sys
import time
import zipfile

import msgspec
import pytest

import swath
from swath.emulator import Fault
from swath.spaceknow import Rendering, _pipelines

from .spaces import AsyncSpace, SyncSpace


AOI = (14.40, 50.08, 14.42, 50.09)
S2 = "ee/COPERNICUS/S2_HARMONIZED"
RITA = {"username": "rita@swath.example", "password": "rita-password"}


@pytest.fixture(autouse=True)
def _done_at_once(monkeypatch, emulator):
    emulator.spaceknow.configure({"next_try": 0, "queue": 0.0, "step": 0.0})
    quick = msgspec.structs.replace(_pipelines.POLLING, shortest=0.0, first=0.0)
    monkeypatch.setattr(_pipelines, "POLLING", quick)


@pytest.fixture(params=[SyncSpace, AsyncSpace], ids=["sync", "async"])
def space(request, emulator):
    return functools.partial(request.param, emulator)


def call(sk, method, *args, **kwargs):
    """Calls a method of what a client gave."""
    value = method(*args, **kwargs)
    return sk._runner.run(value) if inspect.isawaitable(value) else value


def sent(emulator, operation):
    return emulator.journal.find(operation=operation)


def first_scene(sk, dataset=S2, aoi=AOI):
    return sk.do("imagery.search", dataset, aoi, start="2026-05", end="2026-05")[0]


def released(sk, map_type="ndvi", aoi=AOI, **options):
    return sk.do("kraken.release", map_type, first_scene(sk), aoi, **options)


# searches


def test_scenes_are_typed_and_newest_first(space):
    with space() as sk:
        found = sk.do("imagery.search", S2, AOI, start="2026-03", end="2026-04")
    times = [scene.datetime for scene in found]
    assert times == sorted(times, reverse=True)
    assert {time.month for time in times} == {3, 4}
    assert {scene.source for scene in found} == {S2}
    for scene in found:
        west, south, east, north = swath.geo.extent(scene).bbox
        assert west < 14.42
        assert east > 14.40
        assert south < 50.09
        assert north > 50.08
        assert 0 <= scene.cloud_cover <= 1


def test_every_page_is_a_pipeline_of_its_own(emulator, space):
    emulator.spaceknow.configure({"page": 3})
    with space() as sk:
        by_pages = sk.do("imagery.search", S2, AOI, start="2026-04", end="2026-05")
        pipelines = len(sent(emulator, "initiateSearch"))
        emulator.spaceknow.configure({"page": 100})
        at_once = sk.do("imagery.search", S2, AOI, start="2026-04", end="2026-05")
    assert [one.id for one in by_pages] == [one.id for one in at_once]
    assert pipelines == -(-len(at_once) // 3) > 1


def test_a_search_goes_on_from_its_cursor(emulator):
    emulator.spaceknow.configure({"page": 2})
    with SyncSpace(emulator) as sk:
        search = functools.partial(
            sk.client.imagery.search, S2, AOI, start="2026-05", end="2026-05"
        )
        pager = search()
        first = [scene.id for scene in pager.take(3)]
        rest = [scene.id for scene in search(cursor=pager.cursor)]
        assert first + rest == [scene.id for scene in search()]


def test_a_failed_search_tells_the_cause(emulator, space):
    failure = {"code": "EXTENT-TOO-LARGE", "message": "too large"}
    emulator.spaceknow.configure({"failure": failure})
    with space() as sk, pytest.raises(swath.JobFailedError) as caught:
        sk.do("imagery.search", S2, AOI)
    assert caught.value.code == "EXTENT-TOO-LARGE"


@pytest.mark.parametrize(
    ("datasets", "options"),
    [
        ("sentinel", {}),
        ([], {}),
        (S2, {"min_intersection": 1.5}),
        (S2, {"start": "2026-05", "end": "2026-04"}),
        (S2, {"extent": (14.4, 50.1, 14.4, 50.1)}),
    ],
)
def test_a_search_without_sense_is_not_sent(emulator, space, datasets, options):
    with space() as sk, pytest.raises(swath.InputError):
        sk.do("imagery.search", datasets, **options)
    assert not emulator.journal.entries


def test_a_provider_can_be_searched_as_it_came(space):
    with space() as sk:
        [dataset] = [one for one in sk.do("imagery.providers") if one.dataset == S2[3:]]
        assert sk.do("imagery.search", dataset, AOI, start="2026-05", end="2026-05")


def test_scene_info_knows_what_a_search_found(space):
    with space() as sk:
        scene = first_scene(sk)
        again = sk.do("imagery.scene_info", scene)
    assert (again.id, again.datetime) == (scene.id, scene.datetime)


def test_an_image_is_fetched_without_the_token(emulator, space, tmp_path):
    pytest.importorskip("numpy", reason="SKI files need the extra raster")
    with space() as sk:
        image = sk.do("imagery.get_image", first_scene(sk), AOI)
        saved = call(sk, image.save, tmp_path / "image.ski")
        ski = call(sk, image.ski)
    assert [path.name for path in tmp_path.iterdir()] == [saved.name]
    files = [one for one in emulator.journal.entries if ".ski" in one.path]
    assert len(files) == 2
    assert all("authorization" not in one.headers for one in files)
    rows, columns = ski.bands["red"].shape
    assert all(band.shape == (rows, columns) for band in ski.bands.values())
    assert [names["names"][0] for names in ski.info["bands"]] == list(ski.bands)


# analyses


def test_a_release_is_a_map_below_the_extent(space):
    with space() as sk:
        found = released(sk)
        for tile in found.tiles:
            west, south, east, north = swath.geo.tile_bounds(*tile)
            assert west < AOI[2]
            assert east > AOI[0]
            assert south < AOI[3]
            assert north > AOI[1]
        assert call(sk, found.classes).map_type == "ndvi"
    assert found.id not in repr(found)


def test_a_dry_run_spends_nothing_and_a_release_what_it_said(space):
    with space() as sk:
        scene = first_scene(sk, "pl/SkySatCollect")
        before = sk.do("credits.info").remaining_credit
        cost = sk.do("kraken.dry_run", "cars", [scene], AOI).allocated_credits
        assert cost > 0
        assert sk.do("credits.info").remaining_credit == before
        sk.do("kraken.release", "cars", scene, AOI, max_credits=cost)
        spent = before - sk.do("credits.info").remaining_credit
    assert spent == pytest.approx(cost)


def test_a_release_over_the_limit_is_not_started(emulator, space):
    with space() as sk:
        scene = first_scene(sk, "pl/SkySatCollect")
        with pytest.raises(swath.BudgetError) as caught:
            sk.do("kraken.release", "cars", scene, AOI, max_credits=0.001)
    assert caught.value.limit == 0.001 < caught.value.cost
    assert not sent(emulator, "initiateRelease")


def test_a_lost_answer_to_a_release_is_not_sent_again(emulator, space):
    emulator.faults.add(Fault(operation="initiateRelease", cut_after=3, times=1))
    with space() as sk, pytest.raises(swath.TransportError):
        released(sk)
    assert len(sent(emulator, "initiateRelease")) == 1


def test_a_release_without_right_is_refused(space):
    with space(**RITA) as sk, pytest.raises(swath.PermissionDeniedError) as caught:
        sk.do("kraken.release", "ndvi", "scene", AOI)
    assert caught.value.code == "NOT-AUTHORIZED"
    assert caught.value.request_id


def test_pairs_come_old_before_new_and_can_be_released(space):
    with space() as sk:
        found = sk.do("imagery.search", S2, AOI, start="2026-05", end="2026-05")
        when = {scene.id: scene.datetime for scene in found}
        pairs = sk.do("kraken.pairwise", found, AOI)
        assert pairs
        for pair in pairs:
            assert when[pair.old] < when[pair.new]
        cost = sk.do("kraken.dry_run", "s2-change", [pairs[0]], AOI)
    assert {scene.scene_id for scene in cost.scenes} == set(pairs[0])


def test_groups_grow(space):
    with space() as sk:
        found = sk.do("imagery.search", S2, AOI, start="2026-05", end="2026-05")
        groups = sk.do("kraken.nwise", found[:5], AOI, min_scenes=4)
    assert [len(group) for group in groups] == [4, 5]


def test_two_scenes_make_no_group(emulator, space):
    with space() as sk, pytest.raises(swath.InputError, match="3 scenes and more"):
        sk.do("kraken.nwise", ["a", "b"], AOI)
    assert not emulator.journal.entries


def test_jobs_of_any_kind_are_attached_by_the_client(emulator):
    with SyncSpace(emulator) as sk:
        scene = first_scene(sk)
        jobs = [
            sk.client.kraken.release("ndvi", scene, AOI),
            sk.client.kraken.dry_run("ndvi", [scene], AOI),
            sk.client.imagery.get_image(scene, AOI),
        ]
        kinds = [type(sk.client.attach(job.token).result()) for job in jobs]
        assert kinds == [type(job.result()) for job in jobs]


# tiles


def test_a_tile_needs_no_token(emulator, space):
    with space() as sk:
        found = released(sk)
        picture = call(sk, found.tile, *found.tiles[0], "heatmap.png")
    assert picture.startswith(b"\x89PNG")
    [read] = sent(emulator, "getGridFile")
    assert "authorization" not in read.headers


def test_what_lies_outside_is_empty(space):
    with space() as sk:
        found = released(sk)
        over = set(found.tiles_at(15, AOI))
        assert over
        outside = next(tile for tile in found.tiles_at(15) if tile not in over)
        assert call(sk, found.tile, *outside, "heatmap.png") is None
        assert all(call(sk, found.tile, *tile, "heatmap.png") for tile in over)


def test_a_rendering_changes_the_file(space):
    with space() as sk:
        found = released(sk)
        tile = next(found.tiles_at(14, AOI))
        plain = call(sk, found.tile, *tile, "heatmap.png")
        split = call(sk, found.tile, *tile, "heatmap.png", Rendering(threshold=0.2))
    assert plain != split


def test_a_file_that_the_map_lacks_is_not_found(space):
    with space() as sk:
        found = released(sk)
        with pytest.raises(swath.NotFoundError):
            call(sk, found.tile, *found.tiles[0], "cars.png")


def test_an_expired_map_is_not_found(emulator, space):
    with space() as sk:
        found = released(sk)
        emulator.clock.advance(366 * 86_400)
        with pytest.raises(swath.NotFoundError):
            call(sk, found.tile, *found.tiles[0], "heatmap.png")


@pytest.mark.parametrize("zoom", [3, 20])
def test_zooms_that_a_map_has_not_are_refused(emulator, space, tmp_path, zoom):
    with space() as sk, pytest.raises(swath.InputError, match="zooms"):
        call(sk, released(sk).download, "heatmap.png", tmp_path, zoom=zoom)
    assert not sent(emulator, "getGridFile")


# downloads


def files_of(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*.*")
        if path.is_file()
    }


def test_a_download_has_every_file_once(emulator, space, tmp_path):
    names = ["heatmap.png", "metadata.json"]
    heard = []
    with space() as sk:
        found = released(sk)
        tiles = list(found.tiles_at(13, AOI))
        options = {"zoom": 13, "extent": AOI, "on_progress": heard.append}
        first = call(sk, found.download, names, tmp_path, **options)
        again = call(sk, found.download, names, tmp_path, **options)
        for tile in tiles:
            path = tmp_path.joinpath(*map(str, tile), "heatmap.png")
            assert path.read_bytes() == call(sk, found.tile, *tile, "heatmap.png")
    assert first.fetched == first.total == 2 * len(tiles)
    assert (again.fetched, again.kept) == (0, first.total)
    assert [step.done for step in heard] == [*range(1, first.total + 1)] * 2


def test_empty_tiles_are_not_asked_for_again(emulator, space, tmp_path):
    with space() as sk:
        found = released(sk)
        first = call(sk, found.download, "heatmap.png", tmp_path, zoom=14)
        asked = len(sent(emulator, "getGridFile"))
        again = call(sk, found.download, "heatmap.png", tmp_path, zoom=14)
    assert first.empty == again.empty > 0
    assert first.fetched == again.kept > 0
    assert len(sent(emulator, "getGridFile")) == asked


@pytest.mark.parametrize("cut_by", ["close", "reset"])
def test_cut_tiles_end_up_whole(emulator, space, tmp_path, cut_by):
    with space(max_retries=30) as sk:
        found = released(sk)
        clean = call(sk, found.download, "heatmap.png", tmp_path / "a", zoom=14)
        here = {"operation": "getGridFile"}
        emulator.faults.extend(
            [
                Fault(**here, probability=0.2, seed=1, cut_after=500, cut_by=cut_by),
                Fault(**here, probability=0.2, seed=2, status=429, retry_after=0),
                Fault(**here, probability=0.2, seed=3, drop="reset"),
            ]
        )
        troubled = call(sk, found.download, "heatmap.png", tmp_path / "b", zoom=14)
    assert troubled.fetched == clean.fetched
    assert files_of(tmp_path / "a").keys() == files_of(tmp_path / "b").keys()
    for name, content in files_of(tmp_path / "a").items():
        if name.endswith(".png"):
            assert files_of(tmp_path / "b")[name] == content


def test_what_failed_is_fetched_by_a_second_call(emulator, space, tmp_path):
    with space(max_retries=0) as sk:
        found = released(sk)
        emulator.faults.add(Fault(operation="getGridFile", nth=(2, 4), status=503))
        here = {"zoom": 13, "extent": (14.3, 50.07, 14.5, 50.12)}
        with pytest.raises(swath.DownloadError, match="3 of") as caught:
            call(sk, found.download, "heatmap.png", tmp_path, **here)
        assert isinstance(caught.value.__cause__, swath.ServerError)
        again = call(sk, found.download, "heatmap.png", tmp_path, **here)
    assert again.fetched + again.empty >= 3
    assert again.done == again.total


def test_a_download_that_cannot_succeed_gives_up(emulator, space, tmp_path):
    with space(max_retries=0) as sk:
        found = released(sk)
        emulator.faults.add(Fault(operation="getGridFile", status=503))
        with pytest.raises(swath.DownloadError):
            call(sk, found.download, "heatmap.png", tmp_path, zoom=15)
    assert len(sent(emulator, "getGridFile")) < 40


def test_a_folder_holds_the_files_of_one_map(space, tmp_path):
    with space() as sk:
        call(sk, released(sk).download, "heatmap.png", tmp_path)
        with pytest.raises(swath.InputError, match="another map"):
            call(sk, released(sk, "trees").download, "trees.png", tmp_path)
    assert b"eyJ" not in (tmp_path / "map.json").read_bytes()


@pytest.mark.parametrize("name", ["../up.png", "a/b.png", "", ".hidden", "c:\\x.png"])
def test_names_that_lead_out_of_the_folder_are_refused(space, tmp_path, name):
    with space() as sk, pytest.raises(swath.InputError):
        call(sk, released(sk).download, [name], tmp_path / "in")
    assert not (tmp_path / "in").exists()


SCRIPT = """
import sys, swath
from swath.spaceknow import _pipelines
with swath.SpaceKnow(profile="emulator") as sk:
    job = sk.kraken.attach(sys.argv[1])
    print("ready", flush=True)
    print(job.result().download("heatmap.png", sys.argv[2], zoom=16, extent=%r))
"""


def test_a_killed_download_goes_on_with_what_is_missing(emulator, tmp_path):
    area = (14.40, 50.08, 14.45, 50.11)
    with SyncSpace(emulator) as sk:
        job = sk.client.kraken.release("ndvi", first_scene(sk), area)
        found = job.result()
    command = [sys.executable, "-c", SCRIPT % (area,), job.token, str(tmp_path)]
    stuck = Fault(operation="getGridFile", nth=(40, None), stall_after=0)
    emulator.faults.add(stuck)  # the child waits to be killed
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ) as process:
        assert process.stdout.readline() == b"ready\n"
        while len(list(tmp_path.rglob("*.png"))) < 20:
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    emulator.faults.clear()
    kept = {path: path.read_bytes() for path in tmp_path.rglob("[!.]*.png")}
    total = len(list(found.tiles_at(16, area)))
    assert 20 <= len(kept) < total
    emulator.journal.clear()
    with SyncSpace(emulator) as sk:
        again = sk.client.kraken.attach(job.token).result()
        done = again.download("heatmap.png", tmp_path, zoom=16, extent=area)
    assert done.done == done.total == total
    assert done.kept == len(kept)
    # The killed one may have asked for one more, which is missing, too.
    asked = {one.path for one in sent(emulator, "getGridFile")}
    assert len(asked) == total - done.kept
    assert all(path.read_bytes() == content for path, content in kept.items())


# mosaics


def test_a_mosaic_has_each_tile_where_it_belongs(space):
    np = pytest.importorskip("numpy", reason="mosaics need the extra raster")
    image = pytest.importorskip("PIL.Image", reason="mosaics need the extra raster")
    with space() as sk:
        found = released(sk)
        mosaic = call(sk, found.mosaic, "heatmap.png", zoom=15, extent=AOI)
        tiles = list(found.tiles_at(15, AOI))
        left, top = min(tile.x for tile in tiles), min(tile.y for tile in tiles)
        for tile in tiles:
            with image.open(
                io.BytesIO(call(sk, found.tile, *tile, "heatmap.png"))
            ) as p:
                row, column = (tile.y - top) * 512, (tile.x - left) * 512
                part = mosaic.to_numpy()[row : row + 512, column : column + 512]
                assert np.array_equal(part, np.asarray(p.convert("RGBA")))
    west, south, east, north = mosaic.bbox
    corner = swath.geo.tile_bounds(15, left, top)
    assert (west, north) == pytest.approx((corner[0], corner[3]))
    assert west < AOI[0] < AOI[2] < east
    assert south < AOI[1] < AOI[3] < north


def test_a_mosaic_is_saved_as_geotiff(space, tmp_path):
    tifffile = pytest.importorskip("tifffile", reason="needs the extra raster")
    np = pytest.importorskip("numpy", reason="needs the extra raster")
    with space() as sk:
        found = released(sk)
        for name in ("heatmap.png", "analysis.geotiff"):
            mosaic = call(sk, found.mosaic, name, zoom=14, extent=AOI)
            with tifffile.TiffFile(mosaic.save(tmp_path / "mosaic.tif")) as tiff:
                [page] = tiff.pages
                assert page.geotiff_tags["ProjectedCSTypeGeoKey"] == 3857
                assert page.geotiff_tags["ModelPixelScale"][0] == mosaic.pixel
                place = (0, 0, 0, mosaic.west, mosaic.north, 0)
                assert page.geotiff_tags["ModelTiepoint"] == list(place)
                pixels = tiff.asarray().reshape(mosaic.to_numpy().shape)
                assert np.array_equal(pixels, mosaic.to_numpy(), equal_nan=True)


def test_a_mosaic_that_would_be_too_large_is_refused(emulator, space):
    pytest.importorskip("numpy", reason="mosaics need the extra raster")
    with space() as sk, pytest.raises(swath.InputError, match="megapixels"):
        call(sk, released(sk).mosaic, "heatmap.png", zoom=19)
    assert not sent(emulator, "getGridFile")


def test_only_pictures_can_be_stitched(space):
    pytest.importorskip("numpy", reason="mosaics need the extra raster")
    with space() as sk, pytest.raises(swath.InputError, match="stitched"):
        call(sk, released(sk).mosaic, "metadata.json")


# uploads


def archive():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as out:
        out.writestr("metadata.xml", "<scene/>")
        out.writestr("image.tif", os.urandom(300_000))
    return file.getvalue()


class Pipe(io.RawIOBase):
    """A source that can be read once."""

    def __init__(self, content):
        self._rest = io.BytesIO(content)
        self.largest = 0

    def readable(self):
        return True

    def readinto(self, buffer):
        self.largest = max(self.largest, len(buffer))
        return self._rest.readinto(buffer)


def test_an_uploaded_scene_is_searched_at_once(space, tmp_path):
    path = tmp_path / "scene.zip"
    path.write_bytes(archive())
    with space() as sk:
        [scene] = sk.do("phoenix.ingest", "pl", path)
        [again] = sk.do("phoenix.ingest", "pl", str(path))
        known = sk.do("imagery.scene_info", scene.scene_id)
        source, around = known.source, swath.geo.extent(known)
        found = sk.do("imagery.search", source, around, only_ingested=True)
    assert (scene.duplicate, again.duplicate) == (False, True)
    assert again.scene_id == scene.scene_id
    assert scene.scene_id in [one.id for one in found]


@pytest.mark.parametrize("form", ["bytes", "file", "pipe"])
def test_what_is_uploaded_arrives_whole(emulator, space, form):
    content = archive()
    forms = {
        "bytes": lambda: content,
        "file": lambda: io.BytesIO(content),
        "pipe": lambda: Pipe(content),
    }
    with space() as sk:
        [first] = sk.do("phoenix.ingest", "pl", content)
        [again] = sk.do("phoenix.ingest", "pl", forms[form]())
    assert again.scene_id == first.scene_id


def test_a_file_is_sent_from_where_it_stands_also_again(emulator, space):
    content = archive()
    with space() as sk:
        [first] = sk.do("phoenix.ingest", "pl", content)
        emulator.faults.add(Fault(operation="ingestScene", status=429, nth=1))
        file = io.BytesIO(b"leading" + content)
        file.seek(7)
        [again] = sk.do("phoenix.ingest", "pl", file)
    assert again.scene_id == first.scene_id
    assert [one.status for one in sent(emulator, "ingestScene")] == [200, 429, 200]


def test_a_source_that_cannot_be_rewound_is_sent_once(emulator, space):
    emulator.faults.add(Fault(operation="ingestScene", status=429, nth=1))
    with space() as sk, pytest.raises(swath.RateLimitError):
        sk.do("phoenix.ingest", "pl", Pipe(archive()))
    assert len(sent(emulator, "ingestScene")) == 1


def test_an_upload_is_read_in_pieces(space):
    pipe = Pipe(archive())
    with space() as sk:
        sk.do("phoenix.ingest", "pl", pipe)
    assert 0 < pipe.largest <= 65_536


def test_an_upload_whose_answer_is_lost_is_not_sent_again(emulator, space):
    emulator.faults.add(Fault(operation="ingestScene", cut_after=3, times=1))
    with space() as sk, pytest.raises(swath.TransportError):
        sk.do("phoenix.ingest", "pl", archive())
    assert len(sent(emulator, "ingestScene")) == 1
