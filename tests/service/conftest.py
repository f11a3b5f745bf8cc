from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from swath.emulator import Emulator

from .worlds import AsyncWorld, SyncWorld, World


@pytest.fixture(scope="session")
def server() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def emulator(server: Emulator, monkeypatch: pytest.MonkeyPatch) -> Emulator:
    server.reset()
    monkeypatch.setenv("SWATH_EMULATOR_URL", server.url)
    return server


@pytest.fixture(scope="session")
def stranger() -> Iterator[Emulator]:
    """A server on another origin, which must never see a credential."""
    with Emulator() as emulator:
        yield emulator


@pytest.fixture(params=[SyncWorld, AsyncWorld], ids=["sync", "async"])
def world(request: pytest.FixtureRequest, emulator: Emulator) -> World:
    return request.param(emulator)


class RawServer:
    """Answers each request of each connection with the same bytes.

    Attributes:
        connections: How many were accepted.
        requests: The heads of the requests.
    """

    def __init__(self) -> None:
        self.answer = b""
        self.closing = False
        self.connections = 0
        self.requests: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def stop(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(
                target=self._serve, args=(connection,), daemon=True
            )
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            received = b""
            while piece := connection.recv(65_536):
                received += piece
                while b"\r\n\r\n" in received:
                    head, _, received = received.partition(b"\r\n\r\n")
                    self.requests.append(head)
                    connection.sendall(self.answer)
                    if self.closing:
                        return


@pytest.fixture
def raw_server() -> Iterator[RawServer]:
    server = RawServer()
    yield server
    server.stop()
