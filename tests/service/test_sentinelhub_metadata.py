"""Deployments and collections of one's own at the emulator, with both clients."""

from __future__ import annotations

import functools
import uuid

import pytest

import swath
from swath.sentinelhub import evalscript

from .errands import done
from .hubs import AsyncHub, SyncHub


OWN = uuid.UUID("7b1c1b1e-52f7-4d52-9a3b-0d4bd4a8c4aa")


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def hub(request, emulator):
    return functools.partial(request.param, emulator)


def test_deployments_tell_where_they_are(emulator, hub):
    with hub() as here:
        places = done(here, here.client.metadata.locations)
        one = done(here, here.client.metadata.location, places[0].id)
    assert one == places[0]
    assert one.process_url == f"{emulator.sentinelhub.url}/api/v1/process"


@pytest.mark.parametrize("kind", ["byoc", "batch", "zarr"])
def test_a_collection_of_ones_own_tells_its_bands(emulator, hub, kind):
    bands = {"Red": "UINT16", "IR": "FLOAT32"}
    emulator.sentinelhub.own_collections[f"{kind}-{OWN}"] = bands
    with hub() as here:
        ask = here.client.metadata.collection
        found = done(here, ask, kind, OWN)
        assert done(here, ask, kind, f"{kind}-{OWN}") == found
    assert {one.name: one.sample_type for one in found.bands} == bands
    red = evalscript.script(evalscript.band("Rot"))
    assert "has no band Rot" in str(red.lint(collection=found))
    assert not evalscript.script(evalscript.band("Red")).lint(collection=found)


def test_what_is_not_there_is_not_found(hub):
    with hub() as here:
        with pytest.raises(swath.NotFoundError):
            done(here, here.client.metadata.location, "nowhere")
        with pytest.raises(swath.NotFoundError):
            done(here, here.client.metadata.collection, "byoc", OWN)


def test_nonsense_is_not_sent(emulator, hub):
    with hub() as here:
        metadata = here.client.metadata
        with pytest.raises(swath.InputError, match="none of byoc, batch, zarr"):
            done(here, metadata.collection, "cog", OWN)
        with pytest.raises(swath.InputError, match=r"'\.\.' has to be a name"):
            done(here, metadata.location, "..")
        with pytest.raises(swath.InputError, match="has to be a UUID"):
            done(here, metadata.collection, "byoc", f"batch-{OWN}")
        with pytest.raises(swath.InputError, match="has to be a name"):
            done(here, metadata.location, " ")
    assert not emulator.journal.find(service="sentinelhub")
