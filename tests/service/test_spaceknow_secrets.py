"""Password and token of SpaceKnow are nowhere but on the wire."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import swath
from swath.emulator import Fault
from swath.emulator.spaceknow import User

from .reprs import PATHS


PASSWORD = "pw-4c1f0a9e77"
GUARDIAN = "pw-guardian-5d2b"
USERNAME = "sam@swath.example"

EVERYTHING = """
import asyncio, logging, os, sys, traceback
form = "%(name)s %(message)s"
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format=form)
for name in ("swath", "httpx", "httpcore", "asyncio"):
    logging.getLogger(name).setLevel(logging.DEBUG)
import swath
from reprs import reprs

GUARDIAN = os.environ["GUARDIAN"]
NOBODY = "http://127.0.0.1:9"

def show(error):
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    frames = shown
    while frames is not None:
        # this script's own frames hold what it passed: they are not swath's
        frames.stack[:] = [it for it in frames.stack if it.filename != "<string>"]
        frames = frames.__cause__ or frames.__context__
    print("".join(shown.format()))

def sync():
    with swath.SpaceKnow(max_retries=1) as sk:
        reprs(sk)
        sk.users.info()
        reprs(sk)
        for errand in (
            lambda: sk.credits.set_limit("auth0|ana", 1),
            lambda: sk.datacube.aois(),
            lambda: sk.with_options(timeout=0.05).datacube.catalogue(),
            lambda: sk.users.create_guardian("g@swath.example", GUARDIAN, "Guy"),
            lambda: sk.datacube.product("nothing"),
            lambda: sk.datacube.start_datapoints("retail", "cars_count").result(),
        ):
            try:
                errand()
            except Exception as error:
                show(error)
    for settings in (
        {"token_url": NOBODY},
        {"base_url": NOBODY, "token_url": os.environ["SWATH_SPACEKNOW_TOKEN_URL"]},
        {"token_url": os.environ["SWATH_SPACEKNOW_BASE_URL"] + "/broken-tokens"},
    ):
        with swath.SpaceKnow(max_retries=1, **settings) as sk:
            for errand in (
                sk.users.info,
                lambda: sk.users.create_guardian("g@swath.example", GUARDIAN, "Guy"),
            ):
                try:
                    errand()
                except Exception as error:
                    show(error)

async def aio():
    async with swath.AsyncSpaceKnow(max_retries=1) as sk:
        reprs(sk)
        await sk.users.info()
        reprs(sk)
        for errand in (
            sk.credits.set_limit("auth0|ana", 1),
            sk.users.create_guardian("g@swath.example", GUARDIAN, "Guy"),
            sk.with_options(timeout=0.05).datacube.catalogue(),
        ):
            try:
                await errand
            except Exception as error:
                show(error)
    async with swath.AsyncSpaceKnow(max_retries=1, token_url=NOBODY) as sk:
        try:
            await sk.users.info()
        except Exception as error:
            show(error)

sync()
asyncio.run(aio(), debug=True)
print("DONE")
"""


@pytest.fixture
def account(emulator):
    user = User(
        id="auth0|sam",
        email=USERNAME,
        password=PASSWORD,
        name="Sam Secret",
        permissions=("datacube",),
    )
    emulator.spaceknow.users.add(user)
    return user


def test_no_log_repr_or_traceback_shows_them(emulator, account):
    emulator.faults.extend(
        [
            Fault(operation="listAois", status=503),
            Fault(operation="getCatalogue", stall_after=0, stall_for=0.5),
            Fault(path="*broken-tokens", status=200, body='{"access_token": "x"}'),
        ]
    )
    space = emulator.spaceknow
    environment = {
        **os.environ,
        "PYTHONPATH": PATHS,
        "SWATH_SPACEKNOW_USERNAME": USERNAME,
        "SWATH_SPACEKNOW_PASSWORD": PASSWORD,
        "SWATH_SPACEKNOW_BASE_URL": space.url,
        "SWATH_SPACEKNOW_TOKEN_URL": space.token_url,
        "GUARDIAN": GUARDIAN,
    }
    done = subprocess.run(
        [sys.executable, "-c", EVERYTHING],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told = done.stdout + done.stderr
    assert "DONE" in told, told[-3_000:]
    for witness in ("httpcore", "httpx", "LOOKED AT", "Traceback", "id_token"):
        assert witness in told
    token = space.token_of(account).split(".")[1][:40]
    for secret in (PASSWORD, GUARDIAN, token):
        assert [line for line in told.splitlines() if secret in line] == []


def test_no_cursor_and_no_job_carries_them(emulator):
    settings = {"base_url": emulator.spaceknow.url}
    with swath.SpaceKnow("ada@swath.example", "ada-password", **settings) as sk:
        pager = sk.credits.transactions()
        next(pager)
        job = sk.datacube.start_datapoints("retail", "cars_count")
    for text in (pager.cursor, job.token, repr(job), repr(sk)):
        assert "ada-password" not in text
        assert "eyJ" not in text  # the beginning of every token
