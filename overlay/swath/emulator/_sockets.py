"""One websocket from the upgrade to the journal: with its fault."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from starlette.responses import Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from ._exchange import Recorded, retry_after, substitute
from ._service import Refusal, SocketCall
from ._spoil import OverError


if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from ._exchange import Receive, Scope, Send
    from ._service import Service, SocketHandler
    from ._wire import Wire
    from .faults import Fault
    from .journal import Entry

    Message = MutableMapping[str, Any]


log = logging.getLogger("swath.emulator")

INTERNAL_ERROR = 1011


class Overheard:
    """An ASGI `receive` that enters messages in the journal and counts to the fault."""

    def __init__(
        self,
        receive: Receive,
        send: Send,
        entry: Entry,
        wire: Wire,
        fault: Fault | None,
    ) -> None:
        self._receive = receive
        self._send = send
        self._entry = entry
        self._wire = wire
        self._fault = fault
        self._heard = -1

    async def __call__(self) -> Message:
        """The next message, unless the fault's hour has come."""
        if self._fault is not None and self._heard >= self._fault.after_messages:
            await self._strike(self._fault)
        message = await self._receive()
        self._heard += message["type"] != "websocket.disconnect"
        if message["type"] == "websocket.receive":
            content = message.get("bytes")
            self._entry.heard("in", message["text"] if content is None else content)
        return message

    async def _strike(self, fault: Fault) -> None:
        if fault.drop is not None:
            await self._wire.end(fault.drop)
            raise OverError
        if fault.close_code is not None:
            await self._send(
                {
                    "type": "websocket.close",
                    "code": fault.close_code,
                    "reason": fault.close_reason,
                }
            )
            raise OverError


async def converse(
    handler: SocketHandler,
    entry: Entry,
    scope: Scope,
    receive: Receive,
    send: Send,
    *,
    fault: Fault | None,
    wire: Wire,
    service: Service,
) -> None:
    """Runs a websocket handler, or what a fault puts in its place."""
    send = Recorded(entry, send)
    receive = Overheard(receive, send, entry, wire, fault)
    socket = WebSocket(scope, receive, send)
    try:
        if fault is None or not await _refused(socket, fault, wire, service):
            await handler(SocketCall(socket, wire, entry))
    except (OverError, WebSocketDisconnect):
        return
    except Refusal as refusal:
        body = service.error(refusal.status, refusal.detail)
        response = Response(body, refusal.status, refusal.headers, "application/json")
        await _deny(socket, response)
    except Exception as defect:
        log.exception("The emulator failed at %s", entry)
        entry.note(f"the emulator itself failed: {defect!r}")
        await socket.close(INTERNAL_ERROR, "the emulator failed")


async def _refused(
    socket: WebSocket, fault: Fault, wire: Wire, service: Service
) -> bool:
    """Whether the fault has ended the matter before the upgrade."""
    if fault.delay:
        await asyncio.sleep(fault.delay)
    if fault.drop is not None and not fault.after_messages:
        await wire.end(fault.drop)
        return True
    refusal = substitute(fault, service)
    if refusal is None:
        return False
    refusal.headers.update(fault.headers)
    if fault.retry_after is not None:
        refusal.headers["retry-after"] = retry_after(fault)
    await _deny(socket, refusal)
    return True


async def _deny(socket: WebSocket, response: Response) -> None:
    """Answers the upgrade with an ordinary response."""
    # uvicorn adds the length; older releases would then send it twice.
    headers = [one for one in response.raw_headers if one[0] != b"content-length"]
    start = "websocket.http.response.start"
    await socket.send(
        {"type": start, "status": response.status_code, "headers": headers}
    )
    await socket.send({"type": "websocket.http.response.body", "body": response.body})
