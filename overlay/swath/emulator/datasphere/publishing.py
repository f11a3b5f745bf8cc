"""The publish websocket."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from starlette.websockets import WebSocketDisconnect

from swath.emulator._service import Refusal, SocketCall
from swath.emulator.faults import REASON

from .intake import FORBIDDEN, TOO_BIG, BadMessageError, token_header
from .reading import unauthorized


if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.websockets import WebSocket

    from swath.emulator.journal import Entry

    from .intake import Published
    from .sphere import DataSphere
    from .tokens import Token


HEARTBEAT = '{"type":"heartbeat"}'


class Publishing:
    """Takes in what publishers send, over the state of a Data Sphere."""

    def __init__(self, sphere: DataSphere) -> None:
        self._sphere = sphere

    async def converse(self, call: SocketCall) -> None:
        """One websocket, from the upgrade to the end."""
        header = call.socket.headers.get("authorization")
        token = None if header is None else self._admitted(header)
        await call.socket.accept()
        self._sphere.counters.connections += 1
        messages = self._messages(call.socket)
        token = token or await self._introduced(messages)
        if token is None:
            await call.socket.close(FORBIDDEN, "the first message brings no token")
            return
        heart = asyncio.create_task(self._beat(call))
        try:
            await self._take(call, messages, token)
        finally:
            heart.cancel()

    def _admitted(self, header: str) -> Token:
        """The token of the upgrade request."""
        token = self._sphere.tokens.find(header)
        if token is None:
            raise unauthorized("The token is not valid.")
        if not token.publish:
            raise Refusal(403, "The token has no right to publish.")
        return token

    async def _introduced(self, messages: AsyncIterator[bytes | str]) -> Token | None:
        """The token of the first message, if it brings one in time."""
        try:
            async with asyncio.timeout(self._sphere.switches.token_wait):
                header = token_header(await anext(messages, ""))
        except TimeoutError:
            return None
        token = self._sphere.tokens.find(header or "")
        return token if token is not None and token.publish else None

    async def _messages(self, socket: WebSocket) -> AsyncIterator[bytes | str]:
        while True:
            message = await socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            self._sphere.counters.messages += 1
            content = message.get("bytes")
            yield message["text"] if content is None else content

    async def _take(
        self, call: SocketCall, messages: AsyncIterator[bytes | str], token: Token
    ) -> None:
        async for content in messages:
            try:
                self._checked(content)
                self._note(self._sphere.accept(content, token), call.entry)
            except BadMessageError as error:
                self._sphere.counters.reject(str(error))
                if self._sphere.switches.strict:
                    await call.socket.close(error.code, shortened(str(error)))
                    return

    def _note(self, message: Published, entry: Entry) -> None:
        parent = message.active_parent
        if message.kind == "Feature" and not self._sphere.knows_parent(parent):
            entry.note(f"an Item under {parent!r}, which nobody published before")

    def _checked(self, content: bytes | str) -> None:
        size = len(content if isinstance(content, bytes) else content.encode())
        limit = self._sphere.switches.message_limit
        if size > limit:
            raise BadMessageError(
                TOO_BIG, f"a message of {size} bytes; {limit} is most"
            )

    async def _beat(self, call: SocketCall) -> None:
        with contextlib.suppress(WebSocketDisconnect):
            while True:
                await self._sphere.clock.sleep(self._sphere.switches.heartbeat)
                await self._heartbeat(call)

    async def _heartbeat(self, call: SocketCall) -> None:
        if self._sphere.switches.heartbeat_form == "ping":
            call.wire.ping()
            call.entry.signalled("ping")
            return
        call.entry.heard("out", HEARTBEAT)
        await call.socket.send_text(HEARTBEAT)


def shortened(reason: str) -> str:
    """As much of a reason as a close frame takes."""
    return reason.encode()[:REASON].decode(errors="ignore")
