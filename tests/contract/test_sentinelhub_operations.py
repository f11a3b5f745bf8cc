"""Every operation of Sentinel Hub is answered, four ways each."""

from __future__ import annotations

import asyncio

import httpx
import pytest

import swath
from swath.emulator import Emulator
from swath.emulator.sentinelhub.paths import aliases
from swath_api._client import UnexpectedStatus
from swath_api.sentinelhub import client as plain
from swath_api.sentinelhub.operations import OPERATIONS

from . import sentinelhub_calls
from .sentinelhub_calls import CALLS, MISSING, TLS, Known, group


INFOS = [info for info in OPERATIONS.values() if info.id not in MISSING]
NOWHERE = "00000000-0000-4000-8000-000000000000"


@pytest.fixture(scope="module")
def server():
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def known(server):
    server.reset()
    return Known(server)


def each(infos):
    return pytest.mark.parametrize("info", infos, ids=[info.id for info in infos])


def read(info, api, given):
    found = getattr(api, info.function)(**given)
    return b"".join(found) if info.streaming else found


async def read_async(info, api, given):
    found = await getattr(api, info.function)(**given)
    if not info.streaming:
        return found
    async with found:
        return b"".join([chunk async for chunk in found])


def client(known, info, given):
    with swath.SentinelHub(token=known.token, base_url=known.url) as sh:
        return read(info, group(info.id)(sh._caller()), given)


def asynchronous_client(known, info, given):
    async def errand():
        async with swath.AsyncSentinelHub(token=known.token, base_url=known.url) as sh:
            return await read_async(info, group(info.id, "Async")(sh._caller()), given)

    return asyncio.run(errand())


def plain_client(known, info, given):
    with sentinelhub_calls.plain_client(known.token, known.url) as caller:
        return read(info, group(info.id)(caller), given)


def plain_asynchronous_client(known, info, given):
    async def errand():
        async with httpx.AsyncClient(verify=TLS, timeout=60) as http:
            where = {"base_url": known.url, "http_client": http}
            caller = plain.AsyncClient(known.token, **where)
            return await read_async(info, group(info.id, "Async")(caller), given)

    return asyncio.run(errand())


WAYS = [client, asynchronous_client, plain_client, plain_asynchronous_client]
BY_ALL = pytest.mark.parametrize("run", WAYS, ids=[run.__name__ for run in WAYS])


def check(known, info, value):
    entry = known.emulator.journal.entries[-1]
    assert (entry.operation, entry.odd) == (info.id, [])
    assert 200 <= entry.status < 300
    if info.method == "HEAD":
        assert int(value["content-length"]) > 0
    elif not info.result:
        assert value is None
    elif "/" in info.result:
        assert value
    else:
        assert type(value).__name__ == info.result


@BY_ALL
@each(INFOS)
def test_the_operation_answers(known, info, run):
    given = CALLS[info.id](known)
    check(known, info, run(known, info, given))


@each([OPERATIONS[name] for name in sorted(MISSING)])
def test_what_the_emulator_lacks_is_answered_with_501(known, info):
    with pytest.raises(UnexpectedStatus) as caught:
        plain_client(known, info, CALLS[info.id](known))
    assert caught.value.status == 501


def test_every_operation_has_a_call():
    assert CALLS.keys() == OPERATIONS.keys()
    assert len(OPERATIONS) == 111
    assert CALLS.keys() >= MISSING


def other_paths():
    """The same operations at the paths of the newer family, and at older ones."""
    for info in aliases(OPERATIONS).values():
        if info.id in OPERATIONS and info.id not in MISSING:
            yield pytest.param(info, id=f"{info.method} {info.path}")


@pytest.mark.parametrize("info", [*other_paths()])
def test_the_other_family_of_paths_leads_to_the_same_operation(known, info):
    path = info.path.format_map(Anything())
    head = {"authorization": f"Bearer {known.token}"}
    with httpx.Client(verify=TLS, headers=head, timeout=30) as http:
        reply = http.request(info.method, known.url + path)
    entry = known.emulator.journal.entries[-1]
    assert entry.operation == info.id
    assert reply.status_code not in {401, 405, 500, 501}


class Anything(dict):
    """A UUID for every name."""

    def __missing__(self, name):
        return NOWHERE
