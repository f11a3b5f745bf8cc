from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator

import httpx
import pytest

from swath.emulator import Emulator

from .sentinelhub_desk import HubDesk
from .spaceknow_desk import Desk


@pytest.fixture(scope="session")
def server() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def emulator(server: Emulator) -> Emulator:
    server.reset()
    return server


@pytest.fixture
def client(emulator: Emulator) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Token {emulator.datasphere.token}"}
    with httpx.Client(
        base_url=emulator.datasphere.url, headers=headers, timeout=60, verify=False
    ) as client:
        yield client


@pytest.fixture
def eventually() -> Callable[[Callable[[], object]], None]:
    """Waits for what the server does after its answer was read."""

    def wait(holds: Callable[[], object]) -> None:
        deadline = time.monotonic() + 60
        while not holds():
            assert time.monotonic() < deadline
            time.sleep(0.001)

    return wait


@pytest.fixture
def raw(emulator: Emulator) -> Callable[[str], bytes]:
    """Sends a GET over a bare socket and returns all that came until the end."""

    def get(path: str) -> bytes:
        host, port = emulator.url.removeprefix("http://").split(":")
        request = (
            f"GET /datasphere{path} HTTP/1.1\r\nHost: {host}:{port}\r\n"
            f"Authorization: Token {emulator.datasphere.token}\r\n"
            "Connection: close\r\n\r\n"
        )
        with socket.create_connection((host, int(port)), timeout=60) as connection:
            connection.sendall(request.encode())
            received = bytearray()
            while piece := connection.recv(65_536):
                received += piece
        return bytes(received)

    return get


@pytest.fixture
def desk(emulator: Emulator) -> Iterator[Desk]:
    """The admin of SpaceKnow, until the test becomes somebody else."""
    desk = Desk(emulator)
    yield desk
    desk.http.close()


@pytest.fixture
def hub_desk(emulator: Emulator) -> Iterator[HubDesk]:
    """The first client of Sentinel Hub, until the test becomes another one."""
    desk = HubDesk(emulator)
    yield desk
    desk.http.close()
