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
    """An ASGI `send` that does to an answer what a fault says.

    The answer's start is held back until the first piece of the body is known, so
    that headers can follow from the body.
    """

    def __init__(self, fault: Fault, send: Send, wire: Wire) -> None:
        self._fault = fault
        self._send = send
        self._wire = wire
        self._start: Message = {}
        self._collected = bytearray()
        self._sent = 0

    async def __call__(self, message: Message) -> None:
        """Takes a message of the answer."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        data, more = message.get("body", b""), message.get("more_body", False)
        if self._fault.garbage:
            data, more = GARBAGE, False
        if self._whole:
            self._collected += data
            if more:
                return
            data = bytes(self._collected)
        await self._answer(data, more=more)
        if self._fault.garbage:
            raise OverError

    @property
    def _whole(self) -> bool:
        """Whether the body is needed in one piece."""
        return bool(self._fault.length_error) or self._fault.next_href is not None

    async def _answer(self, data: bytes, *, more: bool) -> None:
        if self._fault.next_href is not None:
            data = with_next(data, self._fault.next_href)
        honest = len(data)
        if self._start:
            await self._begin(len(data) if not more else None)
        if self._fault.length_error:
            await self._lie(data, honest + self._fault.length_error)
        await self._pieces(data)
        if more:
            return
        if self._fault.endless:
            await self._for_ever()
        await self._send({"type": "http.response.body", "more_body": False})

    async def _begin(self, length: int | None) -> None:
        fault, headers = self._fault, dict(self._start.get("headers", []))
        if fault.content_type is not None:
            headers[b"content-type"] = fault.content_type.encode("latin-1")
        if fault.endless:
            headers.pop(b"content-length", None)
        elif length is not None and (b"content-length" in headers or self._whole):
            claimed = max(0, length + fault.length_error)
            headers[b"content-length"] = str(claimed).encode()
        start = {**self._start, "headers": list(headers.items())}
        self._start = {}
        await self._send(start)

    async def _lie(self, data: bytes, claimed: int) -> None:
        """Sends the body under a length that is not its own, and hangs up."""
        await self._pieces(data[: max(0, claimed)])
        self._wire.write(data[max(0, claimed) :])
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
        if fault.stall_after is not None and self._sent == fault.stall_after:
            await self._wire.silence(fault.stall_for)
        if fault.cut_after is not None and self._sent == fault.cut_after:
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
        if self._fault.rate:
            await asyncio.sleep(len(data) / self._fault.rate)

    async def _for_ever(self) -> None:
        while True:
            await self._pieces(FILLER)


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
