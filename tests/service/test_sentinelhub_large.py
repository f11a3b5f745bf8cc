"""Large pictures and lazy arrays at the emulator, with both clients."""

from __future__ import annotations

import inspect
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import swath
from swath.emulator import Fault
from swath.sentinelhub import IncompleteError, Mosaics
from swath.sentinelhub._large_journal import Journal

from .hubs import AsyncHub, SyncHub


np = pytest.importorskip("numpy")
pytest.importorskip("tifffile")

RGB = """//VERSION=3
function setup() {
  return {input: ["B02", "B03", "B04"], output: {bands: 3}};
}
function evaluatePixel(s) { return [2.5 * s.B04, 2.5 * s.B03, 2.5 * s.B02]; }
"""
BOTH = """//VERSION=3
function setup() {
  return {
    input: ["B04", "B08", "dataMask"],
    output: [{id: "ndvi", bands: 1, sampleType: "FLOAT32", nodataValue: -9},
             {id: "rgb", bands: 3}],
  };
}
function evaluatePixel(s) {
  return {ndvi: [s.dataMask ? index(s.B08, s.B04) : -9], rgb: [s.B04, s.B08, s.B04]};
}
"""
FLAT = RGB.replace("2.5 * s.B04, 2.5 * s.B03, 2.5 * s.B02", "0.5, 0.25, s.B02 * 0")
USUAL = {
    "data": "sentinel-2-l2a",
    "time": "2026-06",
    "evalscript": RGB,
    "crs": "EPSG:32633",
    "bbox": (460000, 5090000, 465500, 5093000),
    "resolution": 10,
}
CHUNKS = 6
"""Of 256 pixels that the usual picture has."""

PLACES = {
    "metres": {},
    "odd metres": {
        "bbox": (460003.7, 5090000.1, 465501.3, 5093000.9),
        "resolution": None,
        "width": 533,
        "height": 301,
    },
    "degrees": {"crs": None, "bbox": (14.45, 46.02, 14.55, 46.08), "resolution": 15},
    "mercator": {"crs": 3857, "bbox": (1600000, 5800000, 1605200, 5803100)},
    "geometry": {
        "crs": None,
        "bbox": None,
        "geometry": "POLYGON ((14.45 46.02, 14.52 46.03, 14.5 46.06, 14.45 46.02))",
        "resolution": 12,
    },
}


class Large:
    """Large pictures of a client; what it does is waited for."""

    def __init__(self, hub):
        self._hub = hub

    @property
    def api(self):
        return self._hub.client.process

    def __call__(self, target=None, **changes):
        options = USUAL | {"chunk": 256} | changes
        return self.wait(lambda: self.api.render_large(target, **options))

    def once(self, **changes):
        """The same picture in one piece."""
        options = USUAL | {"outputs": "tiff"} | changes
        return self.wait(lambda: self.api.render(**options))

    def wait(self, errand):
        async def awaited():
            found = errand()
            return await found if inspect.isawaitable(found) else found

        runner = getattr(self._hub, "_runner", None)
        return errand() if runner is None else runner.run(awaited())


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def kind(request):
    return request.param


@pytest.fixture
def large(kind, emulator):
    with kind(emulator) as hub:
        yield Large(hub)


@pytest.fixture
def impatient(kind, emulator):
    """A client that tries each request once."""
    with kind(emulator, max_retries=0) as hub:
        yield Large(hub)


def sent(emulator):
    return len(emulator.journal.find(operation="process"))


# What comes of it


@pytest.mark.parametrize("place", PLACES)
def test_seams_are_exact(large, place, tmp_path):
    outputs = {"ndvi": "tiff", "rgb": "tiff"}
    changes = {**PLACES[place], "evalscript": BOTH, "outputs": outputs}
    once = large.once(**changes)
    mosaics = large(tmp_path / "parts", **changes)
    assert isinstance(mosaics, Mosaics)
    for name in outputs:
        assert mosaics[name].path == tmp_path / "parts" / f"{name}.tif"
        expected = once[name].to_numpy()
        assert expected.std() > 0
        assert np.array_equal(mosaics[name].to_numpy(), expected)
    assert mosaics.rendered >= 4
    assert [one.name for one in tmp_path.iterdir()] == ["parts"]


def test_a_geotiff_lies_where_the_picture_says(large, tmp_path):
    rasterio = pytest.importorskip("rasterio")
    mosaic = large(tmp_path / "a", evalscript=BOTH, outputs={"ndvi": "tiff"})
    with rasterio.open(mosaic["ndvi"].path) as file:
        assert tuple(file.bounds) == USUAL["bbox"]
        assert file.crs.to_epsg() == 32633
        assert file.nodata == -9
        assert file.dtypes == ("float32",)
        assert file.profile["compress"] == "deflate"


def test_without_a_target_it_is_in_memory(large):
    mosaic = large()
    assert mosaic.path is None
    assert np.array_equal(mosaic.to_numpy(), large.once().to_numpy())


def test_an_xarray_of_a_file_is_that_of_an_image(large, tmp_path):
    xarray = pytest.importorskip("xarray")
    changes = {"evalscript": BOTH, "outputs": {"ndvi": "tiff"}}
    array = large(tmp_path / "a", **changes)["ndvi"].to_xarray()
    xarray.testing.assert_identical(array, large.once(**changes)["ndvi"].to_xarray())


def test_a_whole_request_is_rendered_too(large, tmp_path):
    request = {
        "input": {
            "bounds": {"bbox": [14.45, 46.02, 14.55, 46.08]},
            "data": [{"type": "dem"}],
        },
        "output": {
            "width": 300,
            "height": 280,
            "responses": [{"identifier": "default", "format": {"type": "image/tiff"}}],
        },
        "evalscript": RGB.replace('"B02", "B03", "B04"', '"DEM"').replace(
            "2.5 * s.B04, 2.5 * s.B03, 2.5 * s.B02", "s.DEM / 3000, 0, 1"
        ),
    }
    options = {"chunk": 256, "request": request}
    target = tmp_path / "a.tif"
    mosaic = large.wait(lambda: large.api.render_large(target, **options))
    once = large.wait(lambda: large.api.render(request=request))
    assert np.array_equal(mosaic.to_numpy(), once.to_numpy())


def test_it_tells_how_far_it_is_and_what_it_cost(large, tmp_path):
    told = []
    mosaic = large(tmp_path / "a.tif", on_progress=told.append)
    assert [one.rendered for one in told] == [*range(CHUNKS + 1)]
    assert {one.total for one in told} == {CHUNKS}
    assert told[-1].processing_units == mosaic.processing_units
    whole = large.api.estimate(**USUAL).units
    assert mosaic.processing_units == pytest.approx(whole, rel=0.01)


def test_no_more_are_on_their_way_than_allowed(large, emulator):
    emulator.faults.add(Fault(operation="process", delay=0.05))
    large(max_concurrent=2)
    ends = {one.client for one in emulator.journal.find(operation="process")}
    assert len(ends) <= 2


# Trouble


def test_what_is_there_is_replaced_at_the_end(large, emulator, tmp_path):
    target = tmp_path / "a.tif"
    target.write_text("before")
    emulator.faults.add(Fault(operation="process", status=400))
    with pytest.raises(IncompleteError):
        large(target)
    assert target.read_text() == "before"
    emulator.faults.clear()
    assert large(target).to_numpy().std() > 0


@pytest.mark.parametrize("fault", [{"status": 503}, {"drop": True}, {"garbage": True}])
def test_a_chunk_that_fails_is_tried_again_after_the_others(
    impatient, emulator, fault, tmp_path
):
    told = []
    emulator.faults.add(Fault(operation="process", nth=2, **fault))
    mosaic = impatient(tmp_path / "a.tif", on_progress=told.append, max_concurrent=1)
    assert np.array_equal(mosaic.to_numpy(), impatient.once().to_numpy())
    assert max(one.failed for one in told) == 1
    assert told[-1].failed == 0
    assert mosaic.rendered == CHUNKS


def test_what_fails_for_good_is_told_for_each_chunk(impatient, emulator, tmp_path):
    emulator.faults.add(Fault(operation="process", nth=(5, None), status=503))
    target = tmp_path / "a.tif"
    with pytest.raises(IncompleteError, match="2 of 6 chunks are missing") as caught:
        impatient(target, max_concurrent=1, retries=1)
    error = caught.value
    assert [one.number for one in error.failed] == [4, 5]
    assert {one.attempts for one in error.failed} == {2}
    assert all(isinstance(one.error, swath.ServerError) for one in error.failed)
    assert error.failed[0].bbox == (462560, 5090000, 465120, 5090440)
    assert not target.exists()
    emulator.reset("faults", "journal")
    mosaic = impatient(target)
    assert (mosaic.kept, mosaic.rendered, sent(emulator)) == (4, 2, 2)
    assert np.array_equal(mosaic.to_numpy(), impatient.once().to_numpy())
    assert [one.name for one in tmp_path.iterdir()] == ["a.tif"]


def test_a_failure_that_all_would_share_ends_it(large, emulator, tmp_path):
    script = RGB.replace("return [2.5", "throw new Error('no'); return [2.5")
    with pytest.raises(IncompleteError, match="6 of 6") as caught:
        large(tmp_path / "a.tif", evalscript=script, max_concurrent=2)
    assert isinstance(caught.value.__cause__, swath.BadRequestError)
    assert sent(emulator) <= 2
    assert list(tmp_path.iterdir()) == []
    large(tmp_path / "a.tif")


def test_another_picture_does_not_mix_with_what_is_there(impatient, emulator, tmp_path):
    emulator.faults.add(Fault(operation="process", nth=(3, None), status=503))
    with pytest.raises(IncompleteError):
        impatient(tmp_path / "a.tif", retries=0)
    emulator.reset("faults", "journal")
    with pytest.raises(swath.RunError, match="another picture"):
        impatient(tmp_path / "a.tif", time="2026-05")
    assert sent(emulator) == 0
    impatient(tmp_path / "a.tif")


def test_two_processes_do_not_render_the_same(large, emulator, tmp_path):
    other = Journal(tmp_path / "a.tif.part", "whatever")
    with pytest.raises(swath.RunError, match="in use by another process"):
        large(tmp_path / "a.tif")
    other.close()
    assert sent(emulator) == 0


def test_max_pu_counts_what_is_missing(impatient, emulator, tmp_path):
    units = impatient.api.estimate(**USUAL).units
    emulator.faults.add(Fault(operation="process", nth=(5, None), status=503))
    with pytest.raises(IncompleteError):
        impatient(tmp_path / "a.tif", max_concurrent=1, retries=0)
    emulator.reset("faults", "journal")
    with pytest.raises(swath.BudgetError, match="in 2 chunks"):
        impatient(tmp_path / "a.tif", max_pu=units / 100)
    assert sent(emulator) == 0
    assert impatient(tmp_path / "a.tif", max_pu=units / 2).kept == 4


def test_an_open_budget_holds(large, emulator, tmp_path):
    units = large.api.estimate(**USUAL).units
    with large.api.budget(units / 2):
        with pytest.raises(swath.BudgetError, match="the budget allows"):
            large(tmp_path / "a.tif")
        with pytest.raises(swath.BudgetError, match="max_pu= allows"):
            large(tmp_path / "a.tif", max_pu=units / 3)
    assert sent(emulator) == 0
    with large.api.budget(1.01 * units) as budget:
        large(tmp_path / "a.tif")
    assert budget.spent == pytest.approx(units, rel=0.01)  # small parts cost more


CHILD = """
import os, sys
sys.path.insert(0, os.environ["TESTS"])
import swath
from service.test_sentinelhub_large import FLAT, USUAL
with swath.SentinelHub(profile="emulator") as client:
    client.process.render_large(
        sys.argv[1], chunk=256, max_concurrent=2,
        **USUAL | {"evalscript": FLAT, "resolution": 5})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_in_the_middle_it_renders_what_is_missing(large, emulator, tmp_path):
    target = tmp_path / "a.tif"
    changes = {"evalscript": FLAT, "resolution": 5}
    total = 5 * 3
    stuck = Fault(operation="process", nth=(8, None), stall_after=0)
    emulator.faults.add(stuck)  # the child waits to be killed
    journal = tmp_path / "a.tif.part" / "journal.ndjson"
    settings = {
        "TESTS": str(Path(__file__).resolve().parents[1]),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-c", CHILD, str(target)]
    with subprocess.Popen(command, env={**os.environ, **settings}) as child:
        deadline = time.monotonic() + 60
        while not journal.exists() or journal.read_bytes().count(b'"Done"') < 4:
            assert child.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.005)
        child.send_signal(signal.SIGKILL)
    assert not target.exists()
    noted = journal.read_bytes().count(b'"Done"')
    assert 4 <= noted < 8
    killed = {one.client for one in emulator.journal.find(operation="process")}
    emulator.reset("faults", "journal")
    mosaic = large(target, **changes)
    assert (mosaic.kept, mosaic.rendered) == (noted, total - noted)
    # What the killed one had sent may be read by the server only now.
    asked = emulator.journal.find(operation="process")
    assert sum(one.client not in killed for one in asked) == total - noted
    assert np.array_equal(mosaic.to_numpy(), large.once(**changes).to_numpy())
