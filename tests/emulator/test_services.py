"""What the application does for a service that is incomplete or broken."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosedError
from websockets.sync.client import connect

from swath.emulator import DataSphere, Emulator


class Broken(DataSphere):
    """Reads nothing, fails at items and at publishing."""

    def http_handlers(self) -> Mapping[str, Callable[..., Any]]:
        async def fail(_: object) -> None:
            raise LookupError("a defect")

        return {"getItem": fail}

    def socket_handlers(self) -> Mapping[str, Callable[..., Any]]:
        async def fail(call: Any) -> None:
            await call.socket.accept()
            raise LookupError("a defect")

        return {"publish": fail}


@pytest.fixture
def broken():
    emulator = Emulator()
    emulator.datasphere = Broken(emulator.clock, emulator._origin)
    emulator.services = (emulator.datasphere,)
    with emulator:
        yield emulator


def get(emulator, path):
    return httpx.get(f"{emulator.datasphere.url}{path}", verify=False)


def test_an_operation_without_a_handler_is_a_501_that_names_it(broken):
    reply = get(broken, "/api/dataset/v1/many/paginate/")
    assert reply.status_code == 501
    assert "getDatasetPage" in reply.json()["detail"]


def test_a_defect_is_a_500_that_shows_itself(broken, caplog):
    with caplog.at_level(logging.CRITICAL, "swath.emulator"):
        reply = get(broken, "/api/item/v1/latest")
    assert reply.status_code == 500
    assert "LookupError('a defect')" in reply.json()["detail"]
    assert "LookupError" in broken.journal.odd[0].odd[0]


def test_a_defect_of_a_websocket_closes_it_and_shows_itself(broken, caplog):
    with (
        caplog.at_level(logging.CRITICAL, "swath.emulator"),
        connect(broken.datasphere.publish_url) as link,
        pytest.raises(ConnectionClosedError) as caught,
    ):
        link.recv(timeout=60)
    assert caught.value.rcvd.code == 1011
    assert "LookupError" in broken.journal.odd[0].odd[0]


def test_coverage_shows_what_is_missing(broken):
    address = f"{broken.url}/_emulator/coverage"
    rows = json.loads(httpx.get(address, verify=False).content)
    done = {row["operation"] for row in rows if row["implemented"]}
    assert done == {"getItem", "publish"}
    page = httpx.get(address, headers={"Accept": "text/html"}, verify=False).text
    assert page.count('class="no"') == 3
    assert "2 of 5 operations implemented" in page
