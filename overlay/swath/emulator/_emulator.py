"""The emulator as an object, and the one that this process shares."""

from __future__ import annotations

import asyncio
import atexit
import os
import threading
from typing import TYPE_CHECKING, Any, Literal, Self

import msgspec

from .clock import Clock
from .datasphere import DataSphere
from .faults import FaultPlan
from .files import Files
from .journal import Journal
from .sentinelhub import SentinelHub
from .spaceknow import SpaceKnow


if TYPE_CHECKING:
    from starlette.requests import Request

    from ._server import ThreadServer
    from ._service import Service


Part = Literal["state", "faults", "journal", "clock"]

URL_VARIABLE = "SWATH_EMULATOR_URL"
"""Names a running emulator that is joined instead of starting one."""

_GLANCE = 0.1
"""Seconds that a server may take to stop before what it waits for is ended."""


class Emulator:
    """A local server that behaves as the services do.

    Use it as a context manager, or call `start` and `stop`. Its verbs may be called
    from any thread while it runs.

    Args:
        host: The address to listen on.
        port: The port; 0 takes a free one.
        external_url: The URL under which clients see the server, if it is not that
            of their requests: it then stands in every link.

    Attributes:
        datasphere: The Data Sphere: its packages, tokens and what was published.
        sentinelhub: Sentinel Hub: its accounts, limits, requests and buckets.
        spaceknow: SpaceKnow: its users, credits, scenes, pipelines and maps.
        faults: The trouble that calls meet.
        journal: Every exchange.
        clock: The time of the emulated world.
        services: All services.
        files: A plain file server beside them.
    """

    def __init__(
        self, *, host: str = "127.0.0.1", port: int = 0, external_url: str | None = None
    ) -> None:
        self._host = host
        self._port = port
        self._external_url = external_url.rstrip("/") if external_url else None
        self._server: ThreadServer | None = None
        self._process = 0
        self.clock = Clock()
        self.journal = Journal()
        self.datasphere = DataSphere(self.clock, self._origin)
        self.sentinelhub = SentinelHub(self.clock, self._origin)
        self.spaceknow = SpaceKnow(self.clock, self._origin)
        self.services: tuple[Service, ...] = (
            self.datasphere,
            self.sentinelhub,
            self.spaceknow,
        )
        self.files = Files(self._origin)
        self.faults = FaultPlan(
            {
                one.name: [*one.operations, *one.own_operations]
                for one in (*self.services, self.files)
            }
        )

    @property
    def url(self) -> str:
        """The server's URL, without a final slash.

        Raises:
            RuntimeError: It does not run.
        """
        return self._origin()

    @property
    def running(self) -> bool:
        """Whether it serves, in this very process."""
        return self._server is not None and self._process == os.getpid()

    def start(self) -> Self:
        """Starts to serve; returns when connections are accepted.

        Raises:
            ImportError: The extra `emulator` is not installed.
            OSError: The port is taken.
            RuntimeError: It runs already.
        """
        if self.running:
            raise RuntimeError(f"the emulator runs already, at {self.url}")
        self._server = _server(self, self._host, self._port)
        self._process = os.getpid()
        self._server.start()
        return self

    def stop(self) -> None:
        """Stops: connections break, the state stays. Nothing if it does not run."""
        server, self._server = self._server, None
        if server is None:
            return
        if self._process == os.getpid():
            server.stop()
            while not server.join(_GLANCE):
                # The thread ends after the scripts, which may take their time.
                self.sentinelhub.close()
            self.sentinelhub.close()
        else:
            server.abandon()

    def wait(self) -> None:
        """Blocks until it is stopped, by another thread."""
        if self._server is not None:
            self._server.join()

    def reset(self, *parts: Part) -> None:
        """Forgets what happened since the start; all of it, or the parts named.

        Args:
            *parts: `state` (what the services hold, and their switches), `faults`,
                `journal`, `clock`.

        Raises:
            ValueError: A part is unknown.
        """
        actions = {
            "faults": self.faults.clear,
            "clock": self.clock.reset,
            "state": self._reset_services,
            "journal": self.journal.clear,
        }
        unknown = set(parts) - set(actions)
        if unknown:
            raise ValueError(f"cannot reset {unknown}: take some of {list(actions)}")
        for part in parts or actions:
            actions[part]()

    def settings(self, origin: str | None = None) -> dict[str, Any]:
        """What clients need to know, as `GET /_emulator/config` tells it.

        Args:
            origin: The URL under which the client sees the server; `url` without it.

        Returns:
            `url`, and under `services` for each its `base_url`, `token` and whatever
            else it needs.
        """
        root = origin or self.url
        named = {one.name: one.settings(f"{root}/{one.name}") for one in self.services}
        return {"url": root, "services": named}

    def origin_of(self, request: Request) -> str:
        """The URL under which the client of this request sees the server."""
        if self._external_url is not None:
            return self._external_url
        host = request.headers.get("host") or self._origin().partition("//")[2]
        return f"{request.url.scheme}://{host}"

    def _origin(self) -> str:
        if self._server is None:
            raise RuntimeError("the emulator does not run: use `with Emulator() as e:`")
        if self._external_url is not None:
            return self._external_url
        host, port = self._server.address
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    def _reset_services(self) -> None:
        for service in (*self.services, self.files):
            service.reset()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *exc_info: object) -> None:
        self.stop()

    async def __aenter__(self) -> Self:
        return self.start()

    async def __aexit__(self, *exc_info: object) -> None:
        await asyncio.to_thread(self.stop)

    def __repr__(self) -> str:
        return f"<Emulator {self.url if self.running else 'stopped'}>"


def _server(emulator: Emulator, host: str, port: int) -> ThreadServer:
    """The server for an emulator; the imports of the extra happen here."""
    try:
        from ._assembly import assembled  # noqa: PLC0415 - heavy, only when it starts
    except ModuleNotFoundError as error:
        if error.name not in ("starlette", "uvicorn", "websockets"):
            raise
        raise ImportError(
            f"the emulator needs {error.name}: pip install 'swath[emulator]'"
        ) from error
    return assembled(emulator, host, port)


class _Shared:
    """The one emulator of this process; a forked child gets one of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._emulator: Emulator | None = None

    def get(self) -> Emulator:
        with self._lock:
            if self._emulator is None:
                self._emulator = Emulator().start()
            return self._emulator

    def stop(self) -> None:
        emulator, self._emulator = self._emulator, None
        if emulator is not None:
            emulator.stop()

    def forked(self) -> None:
        self._lock = threading.Lock()
        self.stop()


_shared = _Shared()
atexit.register(_shared.stop)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_shared.forked)


def embedded() -> Emulator:
    """The one emulator of this process: started at first use, stopped at the exit.

    Raises:
        ImportError: The extra `emulator` is not installed.
    """
    return _shared.get()


def embedded_settings() -> dict[str, Any]:
    """The settings of the emulator that `profile="emulator"` joins.

    That is the one at `SWATH_EMULATOR_URL` if the variable is set, else `embedded()`.

    Raises:
        ImportError: The extra `emulator` is not installed.
        OSError: Nothing answers at the URL.
        ValueError: What answers there is no emulator.
    """
    url = os.environ.get(URL_VARIABLE)
    if not url:
        return embedded().settings()
    from urllib.request import urlopen  # noqa: PLC0415 - slow to import, rarely needed

    if not url.startswith(("http://", "https://")):
        raise ValueError(f"{URL_VARIABLE}={url!r} is not an http(s) URL")
    with urlopen(f"{url.rstrip('/')}/_emulator/config", timeout=10) as reply:  # noqa: S310 - the scheme is checked
        settings = msgspec.json.decode(reply.read(), type=dict[str, Any])
    if "services" not in settings:
        raise ValueError(f"{URL_VARIABLE}={url!r} does not lead to an emulator")
    return settings
