"""Every operation of Sentinel Hub is reached by a method of ours, in both worlds."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
from functools import cached_property

import msgspec
import pytest

import swath
import swath.sentinelhub
from swath.emulator import Emulator
from swath.sentinelhub import (
    _async_process,
    _batch_job,
    _byoc_tiles,
    _deliveries_flow,
    _orders_confirmed,
    _zarr,
)
from swath_api.sentinelhub.operations import OPERATIONS

from .sentinelhub_calls import Known
from .sentinelhub_faces import BEHIND, BESIDE, FACADE, GENERATED_ONLY, arguments


CLIENTS = {"sync": swath.SentinelHub, "async": swath.AsyncSentinelHub}
WORLDS = pytest.mark.parametrize("world", CLIENTS)
POLLED = [
    _async_process,
    _batch_job,
    _byoc_tiles,
    _deliveries_flow,
    _orders_confirmed,
    _zarr,
]
INFOS = [OPERATIONS[name] for name in FACADE]


@pytest.fixture(scope="module")
def server():
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def known(server, monkeypatch, tmp_path):
    server.reset()
    for module in POLLED:
        patient = module.POLLING
        quick = msgspec.structs.replace(patient, first=0.0, shortest=0.0, longest=0.0)
        monkeypatch.setattr(module, "POLLING", quick)
    known = Known(server)
    known.folder = tmp_path
    return known


def each(infos):
    return pytest.mark.parametrize("info", infos, ids=[info.id for info in infos])


def required(method):
    """How many arguments a method has to have."""
    return sum(
        one.default is one.empty and one.kind is one.POSITIONAL_OR_KEYWORD
        for one in inspect.signature(method).parameters.values()
    )


async def walked(client, path, args, kwargs):
    """Goes a path of either client's, and takes the first entry of a list."""
    found = client
    *_, last = words = path.split(".")
    for word in words:
        found = getattr(found, word)
        if not callable(found):
            continue
        count = len(args) if word == last else required(found)
        found = found(*args[:count], **kwargs)
        found = await found if inspect.isawaitable(found) else found
        args, kwargs = args[count:], {}
    if isinstance(found, swath.Pager):
        return next(found, None)
    return await anext(found, None) if isinstance(found, swath.AsyncPager) else found


async def reached(known, world, path, args, kwargs):
    async with contextlib.AsyncExitStack() as stack:
        client = CLIENTS[world](token=known.token, base_url=known.url)
        if world == "sync":
            stack.enter_context(client)
        else:
            await stack.enter_async_context(client)
        await walked(client, path, args, kwargs)


@WORLDS
@each(INFOS)
def test_the_method_uses_the_operation(known, info, world):
    args, kwargs = arguments(known, info.id)
    before = len(known.emulator.journal.entries)
    asyncio.run(reached(known, world, FACADE[info.id], args, kwargs))
    answers = {
        entry.status
        for entry in known.emulator.journal.entries[before:]
        if entry.operation == info.id
    }
    assert any(200 <= status < 300 for status in answers)


def test_every_operation_is_reached_or_it_is_said_why_not():
    assert FACADE.keys() | BEHIND | GENERATED_ONLY.keys() == OPERATIONS.keys()
    assert len(FACADE) + len(BEHIND) + len(GENERATED_ONLY) == len(OPERATIONS) == 111


def parts(cls, prefix=""):
    """The parts of a client, and of these, with how users reach them."""
    yield prefix, cls
    for name, member in inspect.getmembers_static(cls):
        if isinstance(member, cached_property) and not name.startswith("_"):
            named = member.func.__annotations__["return"].rpartition(".")[2]
            yield from parts(getattr(swath.sentinelhub, named), f"{prefix}{name}.")


def own_methods(cls):
    """What the hand-written classes of a part have, those behind it too."""
    ours = [one for one in cls.__mro__ if one.__module__.startswith("swath.sentinel")]
    return {
        name
        for one in ours
        for name, member in vars(one).items()
        if inspect.isfunction(member) and not name.startswith("_")
    }


@WORLDS
def test_every_method_of_ours_stands_for_an_operation(world):
    found = {
        f"{prefix}{name}"
        for prefix, cls in parts(CLIENTS[world])
        for name in own_methods(cls)
    }
    stand = {path for path in FACADE.values() if path in found}
    on_the_way = {path.rpartition(".")[0] for path in FACADE.values()} & found
    assert found == stand | on_the_way | BESIDE.keys()
    assert not stand & BESIDE.keys()
