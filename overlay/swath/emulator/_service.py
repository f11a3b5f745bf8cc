"""What the emulator asks of each service that it plays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar
from urllib.parse import unquote

import msgspec


if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.websockets import WebSocket

    from swath_api._runtime import OperationInfo

    from ._wire import Wire
    from .journal import Entry

    HttpHandler: TypeAlias = Callable[["HttpCall"], Awaitable[Response]]
    SocketHandler: TypeAlias = Callable[["SocketCall"], Awaitable[None]]


S = TypeVar("S", bound=msgspec.Struct)


class HttpCall(msgspec.Struct, frozen=True):
    """A request to an operation. `root` is the URL under which the client sees us."""

    request: Request
    path: Mapping[str, str]
    root: str
    entry: Entry


class SocketCall(msgspec.Struct, frozen=True):
    """A websocket, not accepted yet."""

    socket: WebSocket
    wire: Wire
    entry: Entry


class Refusal(Exception):  # noqa: N818 - an answer like any other, not a defect
    """The service answers with an error; raised anywhere below a handler.

    `code` is for services whose errors have one beside the status.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        headers: Mapping[str, str] | None = None,
        *,
        code: str = "",
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})
        self.code = code


class Service(Protocol):
    """One service of the emulator: its state, and handlers for its operations."""

    @property
    def name(self) -> str: ...
    @property
    def operations(self) -> Mapping[str, OperationInfo]: ...

    @property
    def own_operations(self) -> Mapping[str, OperationInfo]:
        """Operations that no document names, but our links lead to."""
        ...

    @property
    def own_parameters(self) -> Mapping[str, frozenset[str]]:
        """Query parameters by operation that no document names, but our links use."""
        ...

    def http_handlers(self) -> Mapping[str, HttpHandler]:
        """The implemented operations by id; called when the server starts."""
        ...

    def socket_handlers(self) -> Mapping[str, SocketHandler]:
        """The same for websockets."""
        ...

    def error(
        self, status: int, detail: str, code: str = "", operation: str = ""
    ) -> bytes:
        """An error body in the service's own form, or that of an operation."""
        ...

    def headers(self, number: int) -> Mapping[str, str]:
        """What every answer carries; `number` is that of the journal's entry."""
        ...

    def unauthorized(self, kind: str) -> tuple[bytes, Mapping[str, str]]:
        """Body and headers of the 401 for an `expired` or `invalid` token."""
        ...

    def settings(self, root: str) -> dict[str, Any]:
        """What a client needs to know; `root` is the emulator's own URL."""
        ...

    def configure(self, changes: Mapping[str, Any]) -> None:
        """Changes switches of the service by name.

        Raises:
            ValueError: A switch is unknown or its value wrong.
        """
        ...

    def seed(self, order: bytes) -> dict[str, Any]:
        """Puts data in place as a JSON order says; returns what is there now.

        Raises:
            ValueError: The order or the data is not understood.
        """
        ...

    def jobs(self) -> list[dict[str, Any]]:
        """The service's jobs, for the admin routes."""
        ...

    def force(self, order: bytes) -> dict[str, Any]:
        """Puts a job into a status as a JSON order says; returns the job.

        Raises:
            ValueError: The order is not understood, or there is no such job.
        """
        ...

    def reset(self) -> None:
        """Back to the state after the start."""
        ...


def switched(switches: S, changes: Mapping[str, Any]) -> S:
    """The switches after changes by name.

    Raises:
        ValueError: A switch is unknown or its value wrong.
    """
    values = {**msgspec.to_builtins(switches), **changes}
    return msgspec.convert(values, type(switches))


class Found(msgspec.Struct, frozen=True):
    """Where a path leads: the operations behind it by method, and its parameters."""

    operations: Mapping[str, OperationInfo]
    path: Mapping[str, str]

    @property
    def allow(self) -> str:
        """The methods that the path answers, as in the `Allow` header."""
        extra = {"HEAD"} if "GET" in self.operations else set[str]()
        return ", ".join(sorted({*self.operations, *extra, "OPTIONS"}))

    def operation(self, method: str) -> OperationInfo | None:
        """The operation for a method; HEAD asks for that of GET, or for its own."""
        found = self.operations.get(method)
        return self.operations.get("GET") if not found and method == "HEAD" else found


class Table:
    """Finds operations by path, from the service's operation table.

    A final slash does not matter here: services differ in it, and clients err.
    """

    def __init__(self, operations: Mapping[str, OperationInfo]) -> None:
        self._paths: dict[int, dict[tuple[str, ...], dict[str, OperationInfo]]] = {}
        for info in operations.values():
            template = tuple(info.path.strip("/").split("/"))
            alike = self._paths.setdefault(len(template), {})
            alike.setdefault(template, {})[info.method] = info

    def find(self, raw_path: str) -> Found | None:
        """The operations at a percent-encoded path, fixed segments before open ones."""
        parts = raw_path.removeprefix("/").removesuffix("/").split("/")
        alike = self._paths.get(len(parts), {})
        fitting = [path for path in alike if all(map(_fits, path, parts))]
        if not fitting:
            return None
        best = min(fitting, key=lambda path: [_openness(name) for name in path])
        values = dict(
            _value(name, part)
            for name, part in zip(best, parts, strict=True)
            if _openness(name)
        )
        return Found(alike[best], values)


def _openness(segment: str) -> int:
    """0 for a fixed segment, 1 for one with a fixed beginning, 2 for an open one."""
    return 2 if segment.startswith("{") else int("{" in segment)


def _fits(segment: str, part: str) -> bool:
    beginning, brace, _ = segment.partition("{")
    if not brace:
        return segment == part
    return part.startswith(beginning) and len(part) > len(beginning)


def _value(segment: str, part: str) -> tuple[str, str]:
    """The parameter of an open segment, and its value."""
    beginning, _, name = segment.partition("{")
    return name.removesuffix("}"), unquote(part.removeprefix(beginning))
