"""What Sentinel Hub lets one ask, what it costs, and how clients keep to it."""

from __future__ import annotations

import functools
import json
import threading
import time

import pytest
from tests.bench import budget

import swath
from swath.emulator import Fault

from .hubs import AsyncHub, SyncHub, fresh, statuses
from .worlds import until


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def hub(request, emulator):
    return functools.partial(request.param, emulator)


def spending(units):
    """A fault that is none: an answer that tells what it cost."""
    return Fault(operation="getLocations", headers={"X-ProcessingUnits-Spent": units})


def test_retry_after_means_milliseconds(emulator, hub):
    emulator.clock.use("manual")  # so that the bucket stays empty

    def refill():
        until(lambda: [*statuses(emulator)].count(429) > 1)
        emulator.clock.use("real")

    policy = {"capacity": 1, "period": 0.2}
    emulator.sentinelhub.configure({"policies": [policy]})
    with hub() as here:
        here.locations()
        with pytest.raises(swath.RateLimitError) as caught:
            here.locations(max_retries=0)
        assert 0 < caught.value.retry_after <= 0.2
        assert caught.value.code == "RATE_LIMIT_EXCEEDED"
        threading.Thread(target=refill).start()
        assert here.locations(max_retries=1000)
        usage = here.client.usage
    assert usage.limited >= 2
    assert usage.violated == "REQUESTS 1 in 0.2 s"
    assert usage.remaining == 0


def test_retry_after_of_a_gateway_means_seconds(emulator, hub):
    emulator.faults.add(Fault(operation="getLocations", status=503, retry_after=90))
    with hub() as here, pytest.raises(swath.ServerError) as caught:
        here.locations(deadline=60)
    assert caught.value.retry_after == 90
    assert caught.value.attempts == 1


def test_a_wait_beyond_all_bounds_is_not_waited_for(emulator, hub):
    emulator.faults.add(
        Fault(
            operation="getLocations",
            status=429,
            retry_after=9000,
            retry_after_as="milliseconds",
        )
    )
    with hub() as here, pytest.raises(swath.RateLimitError) as caught:
        here.locations()
    assert (caught.value.retry_after, caught.value.attempts) == (9000, 1)


def test_an_account_with_nothing_left_is_told_apart(emulator, hub):
    body = {
        "error": {
            "status": 403,
            "reason": "Forbidden",
            "message": "not enough",
            "code": "ACCESS_INSUFFICIENT_PROCESSING_UNITS",
        }
    }
    emulator.faults.add(
        Fault(operation="getLocations", status=403, body=json.dumps(body))
    )
    with hub() as here, pytest.raises(swath.QuotaError, match="nothing left") as caught:
        here.locations()
    assert isinstance(caught.value, swath.PermissionDeniedError)
    assert caught.value.code == "ACCESS_INSUFFICIENT_PROCESSING_UNITS"


def test_an_error_carries_all_that_the_service_says(emulator, hub):
    violation = {"parameter": "output->resx", "violation": "too coarse"}
    body = {
        "error": {
            "status": 400,
            "reason": "Bad Request",
            "message": "Invalid request",
            "code": "COMMON_BAD_PAYLOAD",
            "errors": [violation],
        }
    }
    emulator.faults.add(
        Fault(operation="getLocations", status=400, body=json.dumps(body))
    )
    with hub() as here, pytest.raises(swath.BadRequestError) as caught:
        here.locations()
    error = caught.value
    assert (error.code, error.message) == ("COMMON_BAD_PAYLOAD", "Invalid request")
    assert error.errors == [violation]
    assert error.request_id.startswith("5a7e11e0-")
    assert "output->resx: too coarse" in str(error)


def test_a_refusal_of_the_catalog_reads_as_any_other(emulator, hub):
    body = '{"code": "400", "description": "no such collection"}'
    emulator.faults.add(Fault(operation="getLocations", status=400, body=body))
    with hub() as here, pytest.raises(swath.BadRequestError) as caught:
        here.locations()
    assert (caught.value.code, caught.value.message) == ("", "no such collection")


# usage


def test_requests_and_units_are_summed_over_all_views(emulator, hub):
    emulator.faults.add(spending("0.0125"))
    with hub() as here:
        assert here.client.usage == swath.sentinelhub.Usage()
        here.locations()
        here.locations(timeout=3)
        usage = here.client.usage
        assert usage == here.client.with_options(timeout=4).usage
    assert (usage.requests, usage.units) == (2, pytest.approx(0.025))


def test_retries_count_as_requests_and_tokens_do_not(emulator, hub):
    emulator.faults.add(Fault(operation="getLocations", status=503, times=2))
    with hub() as here:
        here.locations()
        assert here.client.usage.requests == 3


@pytest.mark.parametrize("text", ["", "much", "nan", "inf", "-1"])
def test_units_that_are_no_number_count_as_none(emulator, hub, text):
    emulator.faults.add(spending(text))
    with hub() as here:
        here.locations()
        assert here.client.usage.units == 0


def test_threads_lose_no_count(emulator):
    emulator.faults.add(spending("0.5"))
    with SyncHub(emulator) as here:
        crew = [
            threading.Thread(target=lambda: [here.locations() for _ in range(10)])
            for _ in range(8)
        ]
        for thread in crew:
            thread.start()
        for thread in crew:
            thread.join()
        assert (here.client.usage.requests, here.client.usage.units) == (80, 40.0)


# the budget


def test_the_requests_of_a_client_keep_to_its_rate(emulator, hub):
    began = time.monotonic()
    with hub(rate="40/s") as here:
        here.locations()
        here.together(13)
        assert here.client.usage.waited > 0
    assert time.monotonic() - began >= 13 / 40
    assert len(list(statuses(emulator))) == 14


def test_clients_of_an_account_share_the_rate_of_a_process(emulator, hub):
    client = fresh(emulator)
    began = time.monotonic()
    with (
        hub(client, rate="40/s") as here,
        SyncHub(emulator, client, rate="40/s") as there,
    ):
        for _ in range(7):
            here.locations()
            there.locations()
    assert time.monotonic() - began >= 13 / 40
    assert len(list(statuses(emulator))) == 14


def test_a_turn_that_comes_too_late_is_refused_at_once(emulator, hub):
    with hub(rate="1/min") as here:
        here.locations()
        with pytest.raises(swath.DeadlineError, match="rate budget") as caught:
            here.locations(deadline=5)
    assert caught.value.operation == "getLocations"
    assert list(statuses(emulator)) == [200]


def test_one_answer_holds_all_who_share_the_budget(emulator, hub):
    client = fresh(emulator)
    emulator.faults.add(
        Fault(
            operation="getLocations",
            status=429,
            retry_after=0.2,
            retry_after_as="milliseconds",
            times=1,
        )
    )
    with (
        hub(client, rate="1000/s") as here,
        SyncHub(emulator, client, rate="1000/s") as there,
    ):
        began = time.monotonic()
        with pytest.raises(swath.RateLimitError):
            here.locations(max_retries=0)
        there.locations()
    assert time.monotonic() - began >= 0.2


def test_units_are_part_of_the_budget_once_they_are_known(emulator, hub):
    emulator.faults.add(spending("2"))
    began = time.monotonic()
    with hub(rate="600 PU/min") as here:
        for _ in range(3):
            here.locations()
        waited = here.client.usage.waited
    assert time.monotonic() - began >= 2 * 2 / 10
    assert waited <= 0.7


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"rate": "fast"}, "600/min"),
        ({"rate": 0}, "600/min"),
        ({"budget_file": "x"}, "needs a rate="),
    ],
)
def test_a_rate_that_is_none_is_refused(options, told):
    with pytest.raises(swath.ConfigError, match=told):
        swath.SentinelHub(token="x", **options)


def test_a_bare_number_means_requests_a_minute():
    with swath.SentinelHub(token="x", rate=600) as client:
        assert client._settings.get("rate") == "600/min"


def test_clients_in_several_processes_keep_to_one_rate():
    verdict = budget.measured(rate=40, seconds=2.5)
    # The service has the same rate. How much of it they use the bench tells: a busy
    # machine has no time for all of it.
    assert (verdict.refused, verdict.tokens) == (0, 1), str(verdict)
    assert verdict.clients[0] > 0
