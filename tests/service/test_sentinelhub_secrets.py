"""The secret and the token of Sentinel Hub are nowhere but on the wire."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid

import pytest

from swath.emulator import Fault

from .hubs import fresh
from .reprs import PATHS


PRELUDE = """
import asyncio, logging, os, pickle, sys, traceback
form = "%(name)s %(message)s"
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format=form)
for name in ("swath", "httpx", "httpcore", "asyncio"):
    logging.getLogger(name).setLevel(logging.DEBUG)
import swath
from reprs import reprs

def show(error):
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    print("".join(shown.format()))

"""

ACCESS = """
from swath_api.sentinelhub.api.metadata import AsyncMetadataApi, MetadataApi

NOBODY = "http://127.0.0.1:9"

def sync():
    with swath.SentinelHub(max_retries=1, rate="600/s") as sh:
        reprs(sh)
        MetadataApi(sh._caller()).get_locations()
        reprs(sh)
        print(sh.usage)
        for errand in (
            lambda: MetadataApi(sh._caller()).get_location("mars"),
            lambda: MetadataApi(sh._caller()).get_locations(),
        ):
            try:
                errand()
            except Exception as error:
                show(error)
    for settings in (
        {"token_url": NOBODY},
        {"client_id": "swath-nobody"},
    ):
        with swath.SentinelHub(max_retries=1, **settings) as sh:
            try:
                MetadataApi(sh._caller()).get_locations()
            except Exception as error:
                show(error)

async def aio():
    async with swath.AsyncSentinelHub(max_retries=1) as sh:
        await AsyncMetadataApi(sh._caller()).get_location("creo")
        reprs(sh)
        try:
            await AsyncMetadataApi(sh._caller()).get_location("mars")
        except Exception as error:
            show(error)
"""

FACADES = """
import msgspec
from swath.sentinelhub import Bucket, Planet, PlanetVariable, _batch_job, evalscript

_batch_job.POLLING = msgspec.structs.replace(
    _batch_job.POLLING, first=0.0, shortest=0.0, longest=0.0)
FIELD = (14.45, 46.00, 14.47, 46.02)
SCENES = Planet("PSScene", "analytic_sr_udm2")
WATER = PlanetVariable("soil_water_content", "SWC-AMSR2-C_V2.0_100")
MANY = {"bbox": FIELD, "time": ("2026-05-31", None)}
NATIVE = {"provider": "PLANET", "item_types": []}
NONE = "00000000-0000-4000-8000-000000000000"
HEIGHTS = {
    "data": "dem", "bbox": (14.0, 45.9, 14.05, 45.95),
    "evalscript": evalscript.elevation(),
}
TILES = {"grid": 2, "resolution": 360, "start": False} | HEIGHTS
FIELDS = {
    "features": "s3://swath-seed/fields.gpkg", "data": "dem", "interval": "P10D",
    "evalscript": evalscript.elevation(), "time": ("2026-05-01", "2026-05-10"),
    "resolution": 10, "start": False,
}
SMALL = {"width": 8, "height": 8} | HEIGHTS

def keys():
    return Bucket(
        url="s3://harbours/b", access_key="AKIADEMO",
        secret_access_key=os.environ["WITNESS_SECRET"])

def google():
    return Bucket(url="gs://harbours/b", credentials=os.environ["WITNESS_GOOGLE"])

def brought(**members):
    place = {"url": "s3://harbours/b", "accessKey": "AKIADEMO"}
    place["secretAccessKey"] = os.environ["WITNESS_SECRET"]
    return {"output": {"delivery": {"s3": place}, "type": "raster"}, **members}

def heights():
    area = {"bbox": [14.0, 45.9, 14.1, 46.0]}
    return {
        "input": {"bounds": area, "data": [{"type": "dem"}]},
        "output": {"responses": [{"format": {"type": "image/tiff"}}]},
        "evalscript": str(evalscript.elevation()),
    }

def picture():
    return heights() | {"output": brought()["output"]}

GRID = {"type": "tiling-grid", "id": 2, "resolution": 360.0}

def planet():
    return {"planet_api_key": os.environ["WITNESS_PLANET"]}

SEEN = []

def look(*found):
    SEEN.extend(found)
    for one in found:
        print(repr(one))
        for name in ("token", "cursor", "raw", "estimate", "progress"):
            print(getattr(one, name, None))
        try:
            print(pickle.dumps(one))
        except Exception as error:
            show(error)

def errands(sh):
    imports, orders = sh.dataimport, sh.dataimport.orders
    subscriptions = sh.dataimport.subscriptions
    return [
        lambda: sh.batch.submit(delivery=keys(), **TILES),
        lambda: sh.batch.submit(delivery=keys(), max_pu=1, **TILES | {"start": True}),
        lambda: sh.batch.submit(delivery=google(), **TILES),
        lambda: sh.batch.submit(delivery=keys(), **TILES | {"grid": 99}),
        lambda: sh.batch.submit(delivery=keys(), lint=False,
            **TILES | {"evalscript": "no"}),
        lambda: sh.batch_statistics.submit(delivery=keys(), **FIELDS),
        lambda: sh.batch_statistics.submit(delivery=keys(), max_pu=1, **FIELDS),
        lambda: sh.async_process.submit(delivery=keys(), outputs="tiff", **SMALL),
        lambda: sh.async_process.submit(delivery=keys(), outputs="gif", **SMALL),
        lambda: sh.async_process.submit(
            delivery=keys(), outputs="tiff", max_pu=1, **SMALL),
        lambda: sh.async_process.estimate(delivery=keys(), outputs="gif", **SMALL),
        lambda: sh.async_process.submit(request=picture(), max_pu=1),
        lambda: sh.async_process.estimate(request=brought(input={})),
        lambda: sh.async_process.estimate(request=picture(), width=9),
        lambda: sh.batch.submit(request=brought(processRequest=heights(), input=GRID)),
        lambda: sh.batch.submit(request=brought(processRequest=heights(), input={})),
        lambda: sh.batch.submit(request=brought(), grid=2),
        lambda: sh.batch_statistics.submit(request=brought(input={})),
        lambda: sh.async_process.submit(request=brought(input={})),
        lambda: imports.search_native(NATIVE, **planet()),
        lambda: imports.thumbnail("nonsuch", collection="PLANET_SCOPE", **planet()),
        lambda: orders.quote(SCENES, products=["none"], bbox=FIELD, **planet()),
        lambda: orders.quote(SCENES, time="2026-05-31", bbox=FIELD, **planet()),
        lambda: orders.quote(SCENES, bbox=(500, 0, 501, 1), **planet()),
        lambda: subscriptions.quote(SCENES, **MANY, **planet()),
        lambda: subscriptions.quote(WATER, **MANY, **planet()),
        lambda: subscriptions.quote(WATER, **MANY, collection_id=NONE, **planet()),
    ]

def products(sh):
    return sh.dataimport.search(SCENES, bbox=FIELD, time="2026-05-31", **planet())

def sync():
    with swath.SentinelHub(max_retries=1) as sh:
        found = products(sh)
        scene = next(found)
        look(found, scene)
        sh.dataimport.thumbnail(scene, **planet())
        for number, errand in enumerate(errands(sh)):
            try:
                made = errand()
            except Exception as error:
                show(error)
                print("REFUSED", number)
                continue
            look(made)
            print("MADE", number)
            if hasattr(made, "token"):
                look(sh.attach(made.token))
        reprs([sh, *SEEN])

async def aio():
    async with swath.AsyncSentinelHub(max_retries=1) as sh:
        found = products(sh)
        scene = await anext(found)
        look(found, scene)
        await sh.dataimport.thumbnail(scene, **planet())
        for number, errand in enumerate(errands(sh)):
            try:
                made = await errand()
            except Exception as error:
                show(error)
                print("REFUSED", number)
                continue
            look(made)
            print("MADE", number)
            if hasattr(made, "token"):
                look(sh.attach(made.token))
        reprs([sh, *SEEN])
"""

BOTH_WAYS = """
sync()
asyncio.run(aio(), debug=True)
"""

WITNESSES = {
    "WITNESS_SECRET": "hidden-secret-of-a-bucket",
    "WITNESS_GOOGLE": "aGlkZGVuLWtleS1vZi1nb29nbGU=",
    "WITNESS_PLANET": "hidden-key-of-planets",
}
"""Secrets of others, which go to the service; the scripts do not hold them."""


def told(script, hub, client, **settings):
    """All that a process prints which does what a script says, in both worlds."""
    environment = {
        **os.environ,
        "PYTHONPATH": PATHS,
        "SWATH_SENTINELHUB_CLIENT_ID": client.id,
        "SWATH_SENTINELHUB_CLIENT_SECRET": client.secret,
        "SWATH_SENTINELHUB_BASE_URL": hub.url,
        "SWATH_SENTINELHUB_TOKEN_URL": hub.token_url,
        **settings,
    }
    done = subprocess.run(
        [sys.executable, "-c", PRELUDE + script + BOTH_WAYS],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    found = done.stdout + done.stderr
    assert done.returncode == 0, found[-3_000:]
    return found


def lines(text, secret):
    return [line for line in text.splitlines() if secret in line]


@pytest.mark.parametrize("cached", [False, True])
def test_no_log_repr_or_traceback_shows_them(emulator, tmp_path, cached):
    client = fresh(emulator)
    hub = emulator.sentinelhub
    emulator.faults.add(Fault(operation="getLocations", status=503, nth=(2, 3)))
    settings = {}
    if cached:
        settings["SWATH_SENTINELHUB_TOKEN_CACHE"] = str(tmp_path / "tokens")
    text = told(ACCESS, hub, client, **settings)
    for witness in ("httpcore", "httpx", "LOOKED AT", "Traceback", "invalid_client"):
        assert witness in text
    assert lines(text, client.secret) == []
    assert lines(text, "eyJ") == []


def test_keys_of_buckets_and_of_planet_are_in_none_either(emulator):
    client = fresh(emulator, id=str(uuid.uuid4()))
    hub = emulator.sentinelhub
    hub.seed(b'{"batches": {"statistics": 1}}')
    for name in ("searchData", "createOrder", "createNewBatchV2ProcessingRequest"):
        emulator.faults.add(Fault(operation=name, cut_after=0, nth=3))
    text = told(FACADES, hub, client, **WITNESSES)
    for witness in ("httpcore", "httpx", "LOOKED AT", "Traceback", "thumbnail?***"):
        assert witness in text
    for secret in (client.secret, "eyJ", *WITNESSES.values()):
        assert lines(text, secret) == []
