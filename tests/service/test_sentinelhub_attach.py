"""Jobs of every API of Sentinel Hub, taken up by their tokens alone."""

from __future__ import annotations

import pytest

import swath
from swath._core.job import JobToken
from swath.sentinelhub import Airbus, evalscript
from swath.sentinelhub._attach import HOMES
from swath_api.sentinelhub.operations import OPERATIONS


FIELD = (14.25, 45.95, 14.30, 45.99)
PICTURE = {
    "data": "sentinel-2-l2a",
    "bbox": (14.0, 45.9, 14.05, 45.95),
    "time": "2026-05-25",
    "evalscript": evalscript.ndvi(),
}


@pytest.fixture
def client(emulator):
    hub = emulator.sentinelhub
    with swath.SentinelHub(
        hub.client.id, hub.client.secret, base_url=hub.url, token_url=hub.token_url
    ) as client:
        yield client


def batch(client, **more):
    return client.batch.submit(
        delivery="s3://harbours/b", grid=2, resolution=360, **PICTURE, **more
    )


def tile(client):
    photos = client.byoc.create_collection("harvest", "orchard-photos")
    return client.byoc.create_tile(photos, "2026/field_1_(BAND).tif")


def order(client):
    found = client.dataimport.search(Airbus("PHR"), bbox=FIELD)
    orders = client.dataimport.orders
    quote = orders.quote(Airbus("PHR"), products=[*found.take(1)], bbox=FIELD)
    return quote.confirm()


def picture(client):
    return client.async_process.submit(
        delivery="s3://harbours/p", width=64, height=64, outputs="tiff", **PICTURE
    )


@pytest.mark.parametrize("started", [batch, tile, order, picture])
def test_a_token_is_all_that_another_client_needs(client, emulator, started):
    emulator.clock.use("real", factor=20)
    job = started(client)
    again = client.attach(job.token)
    assert type(again) is type(job)
    assert again.id == job.id
    again.wait(timeout=60)
    assert again.status().state == "succeeded"


def test_results_are_read_from_the_store_that_is_named(client, emulator):
    emulator.clock.use("real", factor=20)
    token = batch(client).token
    store = emulator.sentinelhub.objects.folder
    result = client.attach(token, store).result(timeout=60)
    assert result.files()


def test_a_store_is_refused_where_there_is_none(client):
    with pytest.raises(swath.InputError, match="byoc: leave it out"):
        client.attach(tile(client).token, "folder")


def test_tokens_of_others_are_refused(client):
    other = JobToken(service="sentinelhub", operation="getOrder", id="1").encode()
    with pytest.raises(swath.InputError, match="'getOrder', which we do not know"):
        client.attach(other)
    foreign = JobToken(service="spaceknow", operation="x", id="1").encode()
    with pytest.raises(swath.InputError, match="a job of 'spaceknow'"):
        client.attach(foreign)


def test_every_operation_that_starts_a_job_has_a_home():
    starts = {one.id for one in OPERATIONS.values() if one.polling}
    archives = {one for one in starts if one.endswith("ArchiveCreate")}
    assert starts - archives - {"reingestZarrCollectionById"} == set(HOMES)
