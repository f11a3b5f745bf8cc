"""One exchange from the request's line to the journal's: with its fault."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from ._spoil import OverError, Spoiled
from .faults import FINAL_STATUSES, Fault


if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    from ._service import Service
    from ._wire import Wire
    from .journal import Entry

    Message = MutableMapping[str, Any]
    Scope = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[Message]]
    Send = Callable[[Message], Awaitable[None]]
    App = Callable[[Scope, Receive, Send], Awaitable[None]]


class Recorded:
    """An ASGI `send` that enters status and size in the journal."""

    def __init__(self, entry: Entry, send: Send) -> None:
        self._entry = entry
        self._send = send

    async def __call__(self, message: Message) -> None:
        """Takes a message of the answer."""
        kind = message["type"]
        if kind in ("http.response.start", "websocket.http.response.start"):
            self._entry.status = message["status"]
        elif kind == "websocket.accept":
            self._entry.status = 101
        elif kind == "websocket.close":
            self._entry.signalled("close", str(message.get("code", 1000)))
        elif kind == "http.response.body":
            self._entry.sent += len(message.get("body", b""))
        await self._send(message)


class HeadOnly:
    """An ASGI `send` for HEAD: the headers of the answer to GET, and no body."""

    def __init__(self, send: Send) -> None:
        self._send = send

    async def __call__(self, message: Message) -> None:
        """Takes a message of the answer; stops the handler after the first."""
        await self._send(message)
        await self._send({"type": "http.response.body", "more_body": False})
        raise OverError


async def answer(
    app: App,
    scope: Scope,
    receive: Receive,
    send: Send,
    *,
    fault: Fault | None,
    wire: Wire,
    service: Service,
    operation: str = "",
) -> None:
    """Runs an HTTP handler, or what a fault puts in its place."""
    with contextlib.suppress(OverError):
        if scope["method"] == "HEAD":
            send = HeadOnly(send)
        if fault is None:
            await app(scope, receive, send)
            return
        if fault.delay:
            await asyncio.sleep(fault.delay)
        if fault.drop:
            await wire.end(fault.drop)
            return
        instead = substitute(fault, service, operation) or app
        await instead(scope, receive, Spoiled(fault, _adding(fault, send), wire))


def substitute(fault: Fault, service: Service, operation: str = "") -> Response | None:
    """The whole answer that a fault gives in place of the real one, if it does."""
    if fault.token is not None:
        body, headers = service.unauthorized(fault.token)
        return Response(body, 401, headers, "application/json")
    if fault.location is not None:
        status = fault.status or 302
        return Response(fault.body or b"", status, {"location": fault.location})
    if fault.status is None:
        return None
    if fault.status in (204, 304):
        return Response(status_code=fault.status)
    detail = f"A fault plan answers {fault.status}."
    body = service.error(fault.status, detail, operation=operation)
    content = body if fault.body is None else fault.body
    return Response(content, fault.status, media_type="application/json")


def _adding(fault: Fault, send: Send) -> Send:
    """The headers of the fault are added to whatever the answer is."""
    extra = dict(fault.headers)
    if fault.retry_after is not None:
        extra["retry-after"] = retry_after(fault)
    if not extra:
        return send
    added = [(k.lower().encode(), v.encode("latin-1")) for k, v in extra.items()]
    replaced = {name for name, _ in added}

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [one for one in message["headers"] if one[0] not in replaced]
            message = {**message, "headers": [*kept, *added]}
        await send(message)

    return sending


def retry_after(fault: Fault) -> str:
    """The value of `Retry-After` in the form that the fault asks for."""
    seconds = fault.retry_after or 0
    if fault.retry_after_as == "milliseconds":
        return str(round(seconds * 1000))
    if fault.retry_after_as == "date":
        moment = datetime.now(UTC) + timedelta(seconds=seconds)
        return format_datetime(moment, usegmt=True)
    return str(round(seconds))


def preferred(headers: dict[str, str]) -> Fault | None:
    """The fault that a client asks for itself, as in `Prefer: code=429`."""
    for preference in headers.get("prefer", "").split(","):
        name, _, value = preference.strip().partition("=")
        code = value.strip('" ')
        if name.strip() == "code" and code.isascii() and code.isdigit():
            status = int(code)
            return Fault(status=status) if status in FINAL_STATUSES else None
    return None
