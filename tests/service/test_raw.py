"""Below the surface: responses, generated operations, connections of one's own."""

from __future__ import annotations

import httpx
import pytest

import swath
from swath.emulator import Fault
from swath_api.datasphere import structs


def test_raw_gives_the_answer_beside_the_value(world, emulator):
    emulator.faults.add(Fault(headers={"X-Request-Id": "r-9"}, delay=0.001))
    response = world.response("latest")
    assert (response.status, response.request_id) == (200, "r-9")
    assert response.content == response.value.raw
    assert response.headers["content-type"].startswith("application/json")


def test_raw_refuses_what_makes_many_requests(emulator):
    with swath.DataSphere(profile="emulator") as ds:
        for method in (ds.dataset.items, ds.dataset.stream):
            with pytest.raises(swath.InputError, match="single request"):
                swath.raw(method)("many")
        for other in (len, ds.close, swath.DataSphere):
            with pytest.raises(swath.InputError, match="bound method"):
                swath.raw(other)
    assert len(emulator.journal.find(service="datasphere")) == 0


def test_the_generated_page_keeps_unknown_members(world):
    page = world.page("fifty-one")
    assert isinstance(page, structs.ItemCollection)
    assert len(page.features) == 50


def test_http_client_of_ones_own_is_used_and_left_open(emulator):
    settings = emulator.settings()["services"]["datasphere"]
    with httpx.Client(headers={"X-Mine": "1"}) as mine:
        with swath.DataSphere(
            settings["token"], base_url=settings["base_url"], http_client=mine
        ) as ds:
            ds.item.get("latest")
        assert not mine.is_closed
    (entry,) = emulator.journal.find(operation="getItem")
    assert entry.headers["x-mine"] == "1"
    assert entry.headers["authorization"] == "Token ***"
