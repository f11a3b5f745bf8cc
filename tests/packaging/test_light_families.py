"""A family of Sentinel Hub loads what it needs and nothing of the others."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from functools import cached_property

import pytest

import swath


HOMES = {
    "async_process": ("_async_process", "async_process"),
    "batch": ("_batch", "batch"),
    "batch_statistics": ("_batch_statistics", "batch_statistics"),
    "batch_v1": ("_batch_v1", "batch_v1"),
    "byoc": ("_byoc", "byoc"),
    "catalog": ("_catalog", "catalog"),
    "dataimport": ("_import", "data_import"),
    "metadata": ("_metadata", "metadata"),
    "process": ("_process", "process"),
    "statistics": ("_statistics", "statistics"),
    "zarr": ("_zarr", "zarr"),
}
"""Where each family is, by hand and generated."""
HOT = {"batch_v1", "byoc", "catalog"}
"""Those that give long lists, which are read as Structs."""
SCRIPTED = {
    "async_process",
    "batch",
    "batch_statistics",
    "batch_v1",
    "process",
    "statistics",
}
"""Those that send evalscripts, and look at them before."""
EXTRAS = {"PIL", "dask", "geopandas", "numpy", "pandas", "pyarrow", "pystac", "shapely"}
WORLDS = pytest.mark.parametrize("client", ["SentinelHub", "AsyncSentinelHub"])


def loaded(code):
    told = f"import swath\n{code}\nimport sys, json\nprint(json.dumps([*sys.modules]))"
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout))


def modules(package, names):
    return {f"{package}.{name}" for name in names}


@WORLDS
@pytest.mark.parametrize("family", HOMES)
def test_a_family_loads_no_other_family(family, client):
    made = f"client = swath.{client}(token='t', base_url='http://127.0.0.1')"
    found = loaded(f"{made}\nclient.{family}")
    home, tag = HOMES[family]
    homes = modules("swath.sentinelhub", [one for one, _ in HOMES.values()])
    tags = modules("swath_api.sentinelhub.api", [one for _, one in HOMES.values()])
    assert found & homes == modules("swath.sentinelhub", [home])
    assert found & tags == modules("swath_api.sentinelhub.api", [tag])
    assert not found & EXTRAS
    assert ("swath_api.sentinelhub.structs" in found) is (family in HOT)
    assert not {name for name in found if name.startswith("swath.emulator")}
    scripts = {name for name in found if name.startswith("swath.sentinelhub.evalsc")}
    assert bool(scripts) is (family in SCRIPTED)


@WORLDS
def test_a_client_loads_no_family(client):
    found = loaded(f"swath.{client}(token='t', base_url='http://127.0.0.1')")
    assert not found & modules("swath.sentinelhub", [one for one, _ in HOMES.values()])


@WORLDS
def test_every_family_is_tried(client):
    members = inspect.getmembers_static(getattr(swath, client))
    families = {
        name
        for name, member in members
        if isinstance(member, cached_property) and not name.startswith("_")
    }
    assert families == HOMES.keys()
