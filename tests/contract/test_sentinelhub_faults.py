"""What goes wrong at any interface of Sentinel Hub is mended, or told."""

from __future__ import annotations

import asyncio

import pytest

import swath
from swath.emulator import Emulator, Fault
from swath_api.sentinelhub.operations import OPERATIONS

from .sentinelhub_calls import CALLS, Known, group


NAMES = [
    "getCatalogCollections",
    "getCatalogItemSearch",
    "postCatalogItemSearch",
    "process",
    "submitStatisticalRequest",
    "createNewAsyncProcessRequest",
    "getLocations",
    "getAllBatchProcessRequests",
    "createNewBatchProcessingRequest",
    "deleteBatchProcessRequest",
    "getAllBatchV2ProcessRequests",
    "createNewBatchV2ProcessingRequest",
    "batchV2Analyse",
    "searchBatchStatisticsRequests",
    "createNewBatchStatisticsRequest",
    "getByocCollections",
    "createByocCollection",
    "updateByocCollectionById",
    "getZarrCollections",
    "createZarrCollection",
    "nativeSearch",
    "getOrders",
    "createSubscription",
    "getQuota",
]
"""Reading, making, changing, removing and starting: some of each interface."""
INFOS = [OPERATIONS[name] for name in NAMES]
EVERY = pytest.mark.parametrize("info", INFOS, ids=NAMES)
AT_ONCE = {"retry-after": "0"}


@pytest.fixture(scope="module")
def server():
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def known(server, monkeypatch):
    server.reset()
    monkeypatch.setenv("SWATH_EMULATOR_URL", server.url)
    return Known(server)


def sync(info, given):
    with swath.SentinelHub(profile="emulator", max_retries=2) as sh:
        return getattr(group(info.id)(sh._caller()), info.function)(**given)


def asynchronous(info, given):
    async def errand():
        async with swath.AsyncSentinelHub(profile="emulator", max_retries=2) as sh:
            api = group(info.id, "Async")(sh._caller())
            return await getattr(api, info.function)(**given)

    return asyncio.run(errand())


IN_BOTH = pytest.mark.parametrize("run", [sync, asynchronous])


def struck(known, info, **fault):
    """What the operation needs is done, and the next call of it meets trouble."""
    given = CALLS[info.id](known)
    number = known.emulator.journal.entries[-1:]
    known.emulator.faults.add(Fault(operation=info.id, times=1, **fault))
    return given, number[0].number if number else 0


def statuses(known, info, since):
    """How the requests for the operation were answered since then."""
    return [
        entry.status
        for entry in known.emulator.journal.entries
        if entry.operation == info.id and entry.number > since
    ]


@IN_BOTH
@EVERY
def test_who_is_too_fast_waits_for_milliseconds(known, info, run):
    wait = {"retry_after": 0.4, "retry_after_as": "milliseconds"}
    given, since = struck(known, info, status=429, **wait)
    run(info, given)
    first, second = statuses(known, info, since)
    assert first == 429
    assert 200 <= second < 300


@IN_BOTH
@EVERY
def test_a_failing_server_is_asked_again_where_that_is_safe(known, info, run):
    given, since = struck(known, info, status=503, headers=AT_ONCE)
    if info.idempotent:
        run(info, given)
        assert len(statuses(known, info, since)) == 2
        return
    with pytest.raises(swath.StatusError) as caught:
        run(info, given)
    assert caught.value.status == 503
    assert statuses(known, info, since) == [503]


@IN_BOTH
@EVERY
def test_a_connection_that_breaks_is_made_again_where_that_is_safe(known, info, run):
    given, since = struck(known, info, drop="reset")
    if info.idempotent:
        run(info, given)
        assert len(statuses(known, info, since)) == 2
        return
    with pytest.raises(swath.TransportError):
        run(info, given)
    assert len(statuses(known, info, since)) == 1


@IN_BOTH
@EVERY
def test_an_expired_token_is_renewed_once(known, info, run):
    given, since = struck(known, info, token="expired")
    run(info, given)
    first, second = statuses(known, info, since)
    assert first == 401
    assert 200 <= second < 300


READ = [info for info in INFOS if info.result and info.result[0].isupper()]


@IN_BOTH
@pytest.mark.parametrize("info", READ, ids=[info.id for info in READ])
def test_garbage_is_told_and_not_taken_for_an_answer(known, info, run):
    given, since = struck(known, info, garbage=True)
    with pytest.raises(swath.DecodeError) as caught:
        run(info, given)
    assert info.id in str(caught.value)
    assert len(statuses(known, info, since)) == 1
