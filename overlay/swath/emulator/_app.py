"""The ASGI application: finds the operation, then the fault, then the handler."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from . import _exchange
from ._odd import oddities
from ._service import Found, HttpCall, Refusal, Service, Table
from ._sockets import converse
from .faults import Call, Fault
from .journal import Entry, masked, masked_query


if TYPE_CHECKING:
    from collections.abc import Mapping

    from swath_api._runtime import OperationInfo

    from ._admin import Admin
    from ._emulator import Emulator
    from ._exchange import Message, Receive, Scope, Send
    from ._service import HttpHandler, SocketCall, SocketHandler
    from ._wire import Wire, Wires


log = logging.getLogger("swath.emulator")


class Mounted:
    """A service under its prefix, with its table and its handlers."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.table = Table({**service.operations, **service.own_operations})
        self.http: Mapping[str, HttpHandler] = service.http_handlers()
        self.sockets: Mapping[str, SocketHandler] = service.socket_handlers()

    @property
    def implemented(self) -> set[str]:
        """The ids of the operations that have a handler."""
        return {*self.http, *self.sockets}


class Visit(msgspec.Struct):
    """A request to a service, and what is known of it before it is answered."""

    mounted: Mounted
    path: str
    found: Found | None
    info: OperationInfo | None
    entry: Entry
    fault: Fault | None
    wire: Wire


class Application:
    """All services on one port; `/_emulator` beside them."""

    def __init__(
        self,
        emulator: Emulator,
        mounted: Mapping[str, Mounted],
        admin: Admin,
        wires: Wires,
    ) -> None:
        self._emulator = emulator
        self._mounted = mounted
        self._admin = admin
        self._wires = wires

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request or one websocket."""
        raw_path: str = scope["raw_path"].decode("ascii")
        prefix, _, rest = raw_path.removeprefix("/").partition("/")
        try:
            if prefix in self._mounted:
                visit = self._visit(self._mounted[prefix], f"/{rest}", scope)
                await self._serve(visit, scope, receive, send)
            elif scope["type"] == "http":
                response = await self._elsewhere(prefix, rest, Request(scope, receive))
                await response(scope, receive, send)
            else:
                await send({"type": "websocket.close"})
        except (asyncio.CancelledError, ClientDisconnect):
            # The connection is broken already: the server stops, or the client left.
            return

    async def _elsewhere(self, prefix: str, rest: str, request: Request) -> Response:
        if prefix == "_emulator":
            return await self._admin.answer(rest, request)
        known = ", ".join(f"/{name}/" for name in sorted(self._mounted))
        detail = f"Nothing here. Services: {known}; the emulator: /_emulator/config"
        return json_response({"detail": detail}, 404)

    def _visit(self, mounted: Mounted, path: str, scope: Scope) -> Visit:
        wire = self._wires.of(scope)
        if wire is None:
            raise ClientDisconnect
        method = scope.get("method", "WEBSOCKET")
        found = mounted.table.find(path)
        asked = "GET" if method == "WEBSOCKET" else method
        info = found.operation(asked) if found is not None else None
        headers = header_texts(scope)
        entry = self._opened(mounted.service, info, method, scope, headers)
        call = Call(entry.service, entry.operation, method, entry.path, headers)
        fault = _exchange.preferred(headers) or self._emulator.faults.strike(call)
        entry.fault = str(fault) if fault else ""
        return Visit(mounted, path, found, info, entry, fault, wire)

    def _opened(
        self,
        service: Service,
        info: OperationInfo | None,
        method: str,
        scope: Scope,
        headers: dict[str, str],
    ) -> Entry:
        text = scope["query_string"].decode("latin-1")
        pairs = parse_qsl(text, keep_blank_values=True, errors="replace")
        own = service.own_parameters.get(info.id if info else "", frozenset())
        names = [name for name, _ in pairs]
        return self._emulator.journal.open(
            Entry(
                number=0,
                time=datetime.now(UTC),
                clock=self._emulator.clock.now(),
                service=service.name,
                operation=info.id if info else "",
                method=method,
                path=scope["raw_path"].decode("ascii"),
                client="{}:{}".format(*scope["client"]),
                query=masked_query(pairs),
                headers={name: masked(name, value) for name, value in headers.items()},
                odd=list(oddities(method, info, names, headers, own)),
            )
        )

    async def _serve(
        self, visit: Visit, scope: Scope, receive: Receive, send: Send
    ) -> None:
        service = visit.mounted.service
        try:
            if scope["type"] == "websocket":
                await converse(
                    socket_handler(visit),
                    visit.entry,
                    scope,
                    receive,
                    send,
                    fault=visit.fault,
                    wire=visit.wire,
                    service=service,
                )
                return

            async def app(scope: Scope, receive: Receive, send: Send) -> None:
                response = await self._respond(visit, Request(scope, receive))
                await response(scope, receive, send)

            await _exchange.answer(
                app,
                scope,
                receive,
                _exchange.Recorded(visit.entry, labelled(send, visit)),
                fault=visit.fault,
                wire=visit.wire,
                service=service,
                operation=visit.entry.operation,
            )
        finally:
            visit.entry.finished = True

    async def _respond(self, visit: Visit, request: Request) -> Response:
        service = visit.mounted.service
        try:
            return await self._handled(visit, request)
        except Refusal as refusal:
            body = service.error(
                refusal.status, refusal.detail, refusal.code, visit.entry.operation
            )
            return Response(body, refusal.status, refusal.headers, "application/json")
        except ClientDisconnect:
            raise
        except Exception as defect:
            log.exception("The emulator failed at %s", visit.entry)
            visit.entry.note(f"the emulator itself failed: {defect!r}")
            body = service.error(500, f"The emulator itself failed: {defect!r}")
            return Response(body, 500, media_type="application/json")

    async def _handled(self, visit: Visit, request: Request) -> Response:
        if visit.found is None:
            raise Refusal(404, "No such path. See /_emulator/coverage for those known.")
        allow = {"allow": visit.found.allow}
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=allow)
        if visit.info is None:
            raise Refusal(405, f"Method {request.method} is not allowed here.", allow)
        handler = visit.mounted.http.get(visit.info.id)
        if handler is None:
            detail = f"The emulator does not implement {visit.info.id} yet."
            raise Refusal(501, detail)
        root = f"{self._emulator.origin_of(request)}/{visit.entry.service}"
        return await handler(HttpCall(request, visit.found.path, root, visit.entry))


def socket_handler(visit: Visit) -> SocketHandler:
    """The handler of a websocket; the path must be the documented one exactly."""
    info = visit.info
    handler = visit.mounted.sockets.get(info.id) if info else None
    if info is not None and handler is not None and info.path == visit.path:
        return handler

    async def refuse(_: SocketCall) -> None:
        expected = f"; the path is {info.path}" if info else ""
        raise Refusal(403, f"No websocket at {visit.path}{expected}")

    return refuse


def labelled(send: Send, visit: Visit) -> Send:
    """An ASGI `send` that adds the headers which every answer of the service has."""
    own = visit.mounted.service.headers(visit.entry.number)
    added = [(name.lower().encode(), value.encode()) for name, value in own.items()]
    if not added:
        return send

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *added]}
        await send(message)

    return sending


def header_texts(scope: Scope) -> dict[str, str]:
    """The request's headers by lower-case name; repeated ones joined by commas."""
    texts: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        texts[name] = f"{texts[name]}, {value}" if name in texts else value
    return texts


def json_response(body: Any, status: int = 200) -> Response:
    """Anything that msgspec encodes, as JSON."""
    return Response(msgspec.json.encode(body), status, media_type="application/json")
