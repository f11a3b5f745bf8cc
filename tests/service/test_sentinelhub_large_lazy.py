"""Lazy arrays at the emulator: what is asked for, when, and by whom."""

from __future__ import annotations

import gc
import pickle
import sys

import pytest

import swath
from swath.emulator import Fault

from .hubs import AsyncHub, SyncHub
from .test_sentinelhub_large import BOTH, RGB, USUAL, Large, sent


np = pytest.importorskip("numpy")
pytest.importorskip("tifffile")
pytest.importorskip("xarray")
dask = pytest.importorskip("dask")


class Lazy(Large):
    """Lazy arrays of a client."""

    def __call__(self, **changes):
        return self.api.to_xarray(**USUAL | {"chunks": 200} | changes)


CHUNKS = 6
"""Of 200 pixels that the usual picture has."""


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def lazy(request, emulator):
    with request.param(emulator) as hub:
        yield Lazy(hub)
    gc.collect()


def in_threads(*arrays):
    return dask.compute(*arrays, scheduler="threads", num_workers=4)


def test_a_lazy_array_has_the_pixels_and_the_place_of_the_picture(lazy, emulator):
    array = lazy()
    assert sent(emulator) == 0
    (found,) = in_threads(array)
    assert sent(emulator) == CHUNKS
    once = lazy.once().to_xarray()
    assert np.array_equal(found, once)
    assert (found.attrs, array.name) == (once.attrs, once.name)
    for name in ("x", "y", "time", "spatial_ref"):
        assert found.coords[name].identical(once.coords[name])


def test_only_the_chunks_that_are_needed_are_asked_for(lazy, emulator):
    array = lazy()
    (corner,) = in_threads(array[:, :10, :10])
    assert sent(emulator) == 1
    assert corner.shape == (3, 10, 10)
    in_threads(array.isel(y=0).mean())
    assert sent(emulator) == 1 + 3


def test_outputs_that_are_computed_together_share_their_requests(lazy, emulator):
    outputs = {"ndvi": "tiff", "rgb": "tiff"}
    arrays = lazy(evalscript=BOTH, outputs=outputs)
    ndvi, rgb = in_threads(arrays["ndvi"], arrays["rgb"])
    assert sent(emulator) == CHUNKS
    once = lazy.once(evalscript=BOTH, outputs=outputs)
    assert np.array_equal(ndvi[0], once["ndvi"].to_numpy())
    assert np.array_equal(rgb.transpose("y", "x", "band"), once["rgb"].to_numpy())
    assert ndvi.dtype == np.float32
    assert (ndvi.attrs["nodata"], "nodata" in rgb.attrs) == (-9, False)


def test_an_array_outlives_its_client(emulator):
    with SyncHub(emulator) as hub:
        array = Lazy(hub)()
    assert in_threads(array[0, 0, 0])[0].shape == ()
    del array
    gc.collect()


def test_bands_can_be_named(lazy):
    assert [*lazy(bands=["r", "g", "b"]).band.values] == ["r", "g", "b"]
    with pytest.raises(swath.InputError, match="2 names"):
        lazy(bands=["r", "g"])
    called = USUAL["evalscript"].replace("bands: 3", "bands: ['x', 'y', 'z']")
    assert [*lazy(evalscript=called).band.values] == ["x", "y", "z"]
    assert [*lazy.once(evalscript=called).to_xarray().band.values] == ["x", "y", "z"]
    whole = lazy.wait(lambda: lazy.api.render_large(**USUAL | {"evalscript": called}))
    assert [*whole.to_xarray().band.values] == ["x", "y", "z"]


def test_chunks_may_be_told_by_axis(lazy, emulator):
    array = lazy(chunks={"x": 500, "y": 77})
    assert array.chunks == ((3,), (77, 77, 77, 69), (500, 50))
    (found,) = in_threads(array)
    assert sent(emulator) == 4 * 2
    assert np.array_equal(found, lazy.once().to_xarray())
    assert lazy(chunks={"y": 100}).data.chunksize == (3, 100, 550)
    with pytest.raises(swath.InputError, match="'x' and 'y' only"):
        lazy(chunks={"band": 1})


@pytest.mark.parametrize("chunks", [0, 2501, True, 1.5, "auto", {"x": 0}])
def test_chunks_have_a_size_that_can_be_rendered(lazy, chunks):
    with pytest.raises(swath.InputError, match="from 1 to 2500"):
        lazy(chunks=chunks)


def test_a_script_that_does_not_tell_its_outputs_needs_a_layout(lazy, emulator):
    script = RGB.replace("bands: 3", "bands: 2 + 1")
    with pytest.raises(swath.InputError, match="pass layout="):
        lazy(evalscript=script)
    array = lazy(evalscript=script, layout={"default": (3, "uint8")}, chunks=600)
    assert np.array_equal(in_threads(array)[0], in_threads(lazy(chunks=600))[0])


@pytest.mark.parametrize(
    ("layout", "chunks"),
    [
        ((3, "uint8"), 200),
        ((np.int64(3), np.uint8), np.int64(200)),
        ([3, np.dtype("u1")], 200),
    ],
)
def test_numbers_and_types_of_numpy_will_do(lazy, layout, chunks):
    script = RGB.replace("bands: 3", "bands: 2 + 1")
    array = lazy(evalscript=script, layout={"default": layout}, chunks=chunks)
    assert (array.shape[0], array.dtype) == (3, np.uint8)
    assert array.data.chunksize[1:] == (200, 200)


@pytest.mark.parametrize("layout", [3, "default", [(3, "uint8")]])
def test_a_layout_is_told_by_output(lazy, layout):
    with pytest.raises(swath.InputError, match="by the name of the output, such as"):
        lazy(layout=layout)


@pytest.mark.parametrize(
    "layout", [(0, "uint8"), (3, "complex"), ("3",), (), 3, None, (3, "uint8", 1)]
)
def test_a_layout_that_is_none_is_refused(lazy, layout):
    with pytest.raises(swath.InputError, match="number of bands"):
        lazy(layout={"default": layout})


def test_a_layout_that_is_not_kept_is_told(lazy):
    with pytest.raises(swath.DecodeError, match="3 bands of uint8"):
        in_threads(lazy(layout={"default": (1, "float32")}, chunks=600))


def test_a_chunk_that_fails_once_is_had_all_the_same(lazy, emulator):
    emulator.faults.add(Fault(operation="process", times=1, status=503))
    assert np.array_equal(in_threads(lazy(chunks=600))[0], lazy.once().to_xarray())


# Other processes


def test_a_pickled_array_has_no_secret(emulator):
    with SyncHub(emulator) as hub:
        content = pickle.dumps(Lazy(hub)())
        secret = hub._settings["client_secret"]
    assert secret.encode() not in content


def test_without_credentials_there_the_error_tells_so(emulator, monkeypatch, tmp_path):
    for name in ("CLIENT_ID", "CLIENT_SECRET", "TOKEN"):
        monkeypatch.delenv(f"SWATH_SENTINELHUB_{name}", raising=False)
    monkeypatch.setenv("SWATH_CONFIG", str(tmp_path / "none.toml"))
    with SyncHub(emulator) as hub:
        content = pickle.dumps(Lazy(hub)())
    with pytest.raises(swath.ConfigError, match="client_secret"):
        pickle.loads(content)


@pytest.mark.skipif(sys.platform == "win32", reason="its processes are slow to start")
@pytest.mark.filterwarnings("ignore")  # of the cluster's own sockets and loops
@pytest.mark.parametrize("kind", [SyncHub, AsyncHub], ids=["sync", "async"])
def test_a_cluster_renders(kind, emulator, monkeypatch):
    distributed = pytest.importorskip("distributed")
    with kind(emulator) as hub:
        lazy = Lazy(hub)
        client = hub._settings
        monkeypatch.setenv("SWATH_SENTINELHUB_CLIENT_SECRET", client["client_secret"])
        array = lazy()
        expected = lazy.once().to_xarray()
        emulator.reset("journal")
        with (
            distributed.LocalCluster(
                n_workers=2, threads_per_worker=2, dashboard_address=None
            ) as cluster,
            distributed.Client(cluster),
        ):
            found = array.compute()
    assert np.array_equal(found, expected)
    assert sent(emulator) == CHUNKS
    asking = {one.client for one in emulator.journal.find(operation="process")}
    assert len(asking) > 1
