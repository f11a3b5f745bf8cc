"""Answers that go wrong on their way: what a fault does to a body."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import msgspec


if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    from ._wire import Wire
    from .faults import Fault

    Message = MutableMapping[str, Any]
    Send = Callable[[Message], Awaitable[None]]


GARBAGE = b'{"type": "Feature", "id": <!DOCTYPE html>\x00\xff\xfe not JSON at all'
FILLER = b" " * 16_384
BEAT = 0.02
"""Seconds between the drops of a dribble."""


class OverError(Exception):
    """Nothing more is sent in this exchange; unwinds the handler."""


class Spoiled:
    """An ASGI `send` that does to an answer what a fault says."""

    def __init__(self, fault: Fault, send: Send, wire: Wire) -> None:
        self._fault = fault
        self._send = send
        self._wire = wire
        self._whole = bool(fault.length_error) or fault.next_href is not None
        self._held: Message = {}
        self._collected = bytearray()
        self._sent = 0
        self._stalled = False

    async def __call__(self, message: Message) -> None:
        """Takes a message of the answer."""
        if message["type"] == "http.response.start":
            await self._started(message)
        elif self._whole:
            await self._collect(message)
        else:
            await self._pieces(message.get("body", b""))
            if not message.get("more_body", False):
                await self._finish()

    async def _started(self, message: Message) -> None:
        if self._fault.garbage:
            await self._begin(message, len(GARBAGE))
            await self._pieces(GARBAGE)
            await self._finish()
            raise OverError
        if self._whole:
            # The length goes before the body that it follows from.
            self._held = message
            return
        await self._begin(message, None)
        await self._mishap()

    async def _collect(self, message: Message) -> None:
        self._collected += message.get("body", b"")
        if message.get("more_body", False):
            return
        data = bytes(self._collected)
        if self._fault.next_href is not None:
            data = with_next(data, self._fault.next_href)
        claimed = max(0, len(data) + self._fault.length_error)
        await self._begin(self._held, claimed)
        if self._fault.length_error:
            await self._lie(data, claimed)
        await self._pieces(data)
        await self._finish()

    async def _begin(self, start: Message, length: int | None) -> None:
        """Sends the headers; with a length, that one."""
        headers = dict(start.get("headers", []))
        if self._fault.content_type is not None:
            headers[b"content-type"] = self._fault.content_type.encode("latin-1")
        if self._fault.endless:
            headers.pop(b"content-length", None)
        elif length is not None:
            headers[b"content-length"] = str(length).encode()
        await self._send({**start, "headers": list(headers.items())})

    async def _finish(self) -> None:
        while self._fault.endless:
            await self._pieces(FILLER)
        await self._send({"type": "http.response.body", "more_body": False})

    async def _lie(self, data: bytes, claimed: int) -> None:
        """Sends the body under a length that is not its own, and hangs up."""
        await self._pieces(data[:claimed])
        self._wire.write(data[claimed:])
        await self._wire.end("close")
        raise OverError

    async def _pieces(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            await self._mishap()
            piece = view[: self._room(len(view))]
            await self._pass(bytes(piece))
            view = view[len(piece) :]
        await self._mishap()

    async def _mishap(self) -> None:
        """What happens at this place in the body, if anything does."""
        fault = self._fault
        if self._sent == fault.stall_after and not self._stalled:
            self._stalled = True
            await self._wire.silence(fault.stall_for)
        if self._sent == fault.cut_after:
            await self._wire.end(fault.cut_by)
        if self._wire.gone.is_set():
            raise OverError

    def _room(self, length: int) -> int:
        """How many bytes may go in one piece from here."""
        fault = self._fault
        marks = [mark for mark in (fault.stall_after, fault.cut_after) if mark]
        ahead = [mark - self._sent for mark in marks if mark > self._sent]
        drop = [max(1, int(fault.rate * BEAT))] if fault.rate else []
        return min(length, *ahead, *drop) if ahead or drop else length

    async def _pass(self, data: bytes) -> None:
        self._sent += len(data)
        await self._send(
            {"type": "http.response.body", "body": data, "more_body": True}
        )
        # Even without a rate: a body without end must not hold up the loop.
        rate = self._fault.rate
        await asyncio.sleep(len(data) / rate if rate else 0)


def with_next(page: bytes, href: str) -> bytes:
    """The page with its `next` link leading to `href`; other bodies as they are."""
    try:
        members = msgspec.json.decode(page, type=dict[str, msgspec.Raw])
        links = msgspec.json.decode(
            members.get("links", b"[]"), type=list[dict[str, Any]]
        )
    except msgspec.DecodeError:
        return page
    kept = [link for link in links if link.get("rel") != "next"]
    link = {"rel": "next", "href": href, "type": "application/json"}
    members["links"] = msgspec.Raw(msgspec.json.encode([*kept, link]))
    return msgspec.json.encode(members)
