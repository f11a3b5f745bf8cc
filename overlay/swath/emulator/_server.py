"""The HTTP server in its thread."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
from typing import TYPE_CHECKING, Any

import uvicorn


if TYPE_CHECKING:
    from collections.abc import Callable

    from ._wire import Wires


MAX_MESSAGE = 16 * 2**20
"""Bytes of a websocket message at which the protocol itself gives up (1009)."""

# Without a handler of its own Python prints uvicorn's remarks about the connections
# that faults have broken.
logging.getLogger("uvicorn").addHandler(logging.NullHandler())


class _Uvicorn(uvicorn.Server):
    """A server that stops at once: nothing is waited for, nothing is polled."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell_started = started
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        self._stopping.set()

    async def main_loop(self) -> None:
        # on_tick(0) renews the Date header.
        await self.on_tick(0)
        self._tell_started()
        while not self._stopping.is_set():
            try:
                await asyncio.wait_for(self._stopping.wait(), 1)
            except TimeoutError:
                await self.on_tick(0)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for sock in sockets or []:
            sock.close()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        # The protocols hear of it in the loop's next round, before their tasks end.
        await asyncio.sleep(0)
        tasks = list(self.server_state.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class ThreadServer:
    """Serves an application on a socket of ours, in a daemon thread."""

    def __init__(self, app: Any, wires: Wires, host: str, port: int) -> None:
        self._socket = _listen(host, port)
        self._config = uvicorn.Config(
            app,
            http=wires.http_protocol(),
            ws=wires.socket_protocol(),
            loop="asyncio",
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            ws_max_size=MAX_MESSAGE,
            ws_ping_interval=None,
            timeout_graceful_shutdown=0,
        )
        self._started = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._server: _Uvicorn | None = None
        self._failure: BaseException | None = None
        self._thread = threading.Thread(
            target=self._run, name="swath-emulator", daemon=True
        )

    @property
    def address(self) -> tuple[str, int]:
        """Host and port that it listens on."""
        host, port, *_ = self._socket.getsockname()
        return host, port

    def start(self) -> None:
        """Starts, and returns when connections are accepted."""
        self._thread.start()
        self._started.wait()
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        """Breaks all connections and lets the thread end; `join` waits for that."""
        if self._loop is not None and self._server is not None:
            self._loop.call_soon_threadsafe(self._server.stop)

    def join(self, timeout: float | None = None) -> bool:
        """Waits until the thread has ended, or for so many seconds; tells whether."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def abandon(self) -> None:
        """Lets go of the socket in a forked child, where the thread does not live."""
        self._socket.close()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:  # noqa: BLE001 - raised in the starting thread
            self._failure = error
        finally:
            self._started.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._server = _Uvicorn(self._config, self._started.set)
        await self._server.serve(sockets=[self._socket])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small answers at once (TCP_NODELAY) only where TCP is named.
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((host, port))
        sock.listen(2048)
    except OSError:
        sock.close()
        raise
    return sock
