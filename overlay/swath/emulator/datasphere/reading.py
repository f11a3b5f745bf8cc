"""What is asked over plain HTTP: dataset, item, subscription."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

import msgspec
from starlette.responses import Response, StreamingResponse

from swath.emulator._service import HttpCall, Refusal
from swath_api.datasphere.structs import ItemCollection, PageLink

from .hub import Signal
from .items import moment
from .packages import Kind, Package, Selection


if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
    from datetime import datetime

    from starlette.types import Receive, Scope, Send

    from swath.emulator._service import HttpHandler
    from swath.emulator.journal import Entry

    from .hub import Event, Subscriber
    from .sphere import DataSphere
    from .tokens import Token


JSON = "application/json; charset=utf-8"
EVENTS = "text/event-stream; charset=utf-8"


class Reading:
    """The handlers, over the state of a Data Sphere."""

    def __init__(self, sphere: DataSphere) -> None:
        self._sphere = sphere

    @property
    def handlers(self) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        return {
            "getDatasetPage": self.page,
            "streamDataset": self.stream,
            "getItem": self.item,
            "subscribe": self.subscribe,
            "publish": self.publish,
        }

    async def page(self, call: HttpCall) -> Response:
        """One page of a dataset package."""
        selection = self._selection(call)
        number = _page_number(call, selection)
        page = ItemCollection(
            type="FeatureCollection",
            features=[msgspec.Raw(item) for item in selection.page(number)],
            links=list(_links(call, number, selection.pages)),
        )
        return Response(msgspec.json.encode(page), media_type=JSON)

    async def stream(self, call: HttpCall) -> Response:
        """The whole selection, made while it is sent."""
        selection = self._selection(call)
        switches = self._sphere.switches
        framed = event_of if switches.stream_format == "sse" else line_of
        body = batched(map(framed, selection), switches.chunk)
        return StreamingResponse(_steps(body), media_type=EVENTS)

    async def item(self, call: HttpCall) -> Response:
        """The newest Item of an item package."""
        package = self._package(call, "item", call.path["package_name"])
        if package.newest is None:
            raise Refusal(404, f"The item package {package.name!r} holds no Item yet.")
        return Response(package.newest, media_type=JSON)

    async def subscribe(self, call: HttpCall) -> Response:
        """Items from now on, or from `Last-Event-ID` on."""
        self._token(call)
        name = call.request.query_params.get("package")
        if not name:
            raise Refusal(400, "The query parameter 'package' is missing.")
        package = self._package(call, "subscription", name)
        last_id = call.request.headers.get("last-event-id")
        replay = last_id if self._sphere.switches.replay else None
        subscriber = self._sphere.hub.join(package.name, replay)
        return Subscription(self._sphere, subscriber)

    async def publish(self, call: HttpCall) -> Response:
        """The address of the websocket, asked without an upgrade."""
        self._token(call)
        detail = "This is a websocket: send an upgrade."
        raise Refusal(426, detail, {"upgrade": "websocket", "connection": "upgrade"})

    def _token(self, call: HttpCall) -> Token:
        header = call.request.headers.get("authorization")
        if header is None:
            raise unauthorized(
                "No token was sent. Add the header 'Authorization: Token <api token>'."
            )
        token = self._sphere.tokens.find(header)
        if token is None:
            raise unauthorized(
                "The token is not valid: it is unknown, or not written as "
                "'Authorization: Token <api token>'."
            )
        return token

    def _package(self, call: HttpCall, kind: Kind, name: str) -> Package:
        token = self._token(call)
        package = self._sphere.package(name, kind)
        if package is None:
            raise Refusal(404, f"There is no {kind} package named {name!r}.")
        if not token.may_read(name):
            raise Refusal(403, f"The token has no right to read package {name!r}.")
        return package

    def _selection(self, call: HttpCall) -> Selection:
        package = self._package(call, "dataset", call.path["package_name"])
        query = call.request.query_params
        order = query.get("order", "new")
        if order not in ("new", "old"):
            raise Refusal(400, f"order is 'new' or 'old', not {order!r}.")
        start = _bound("from", query.get("from"), call.entry)
        end = _bound("to", query.get("to"), call.entry)
        if start and end and start > end:
            raise Refusal(400, "'from' lies after 'to'.")
        return Selection(
            package.holdings, start=start, end=end, newest_first=order == "new"
        )


class Subscription(StreamingResponse):
    """The endless answer to a subscriber, who leaves the hub however it ends."""

    def __init__(self, sphere: DataSphere, subscriber: Subscriber) -> None:
        super().__init__(
            self._pieces(), media_type=EVENTS, headers={"cache-control": "no-cache"}
        )
        self._sphere = sphere
        self._subscriber = subscriber

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers until the client or the hub ends it."""
        ticking = asyncio.create_task(self._tick())
        limit = self._sphere.switches.subscription_seconds
        if limit is not None:
            loop = asyncio.get_running_loop()
            loop.call_later(limit, self._subscriber.tell, Signal.END)
        try:
            await super().__call__(scope, receive, send)
        finally:
            ticking.cancel()
            self._sphere.hub.leave(self._subscriber)

    async def _tick(self) -> None:
        while True:
            await self._sphere.clock.sleep(self._sphere.switches.keep_alive)
            self._subscriber.tell(Signal.PAUSE)

    async def _pieces(self) -> AsyncIterator[bytes]:
        bare = self._sphere.switches.subscription_format == "ndjson"
        while (news := await self._subscriber.next()) is not Signal.END:
            if news is Signal.PAUSE:
                yield b"\n" if bare else b": keep-alive\n\n"
            else:
                yield line_of(news.content) if bare else framed(news)


def unauthorized(detail: str) -> Refusal:
    """The answer to a request without a valid token."""
    return Refusal(401, detail, {"www-authenticate": "Token"})


def line_of(content: bytes) -> bytes:
    """An Item as a line."""
    return content + b"\n"


def event_of(content: bytes) -> bytes:
    """An Item as a server-sent event without an id."""
    return b"data: " + content + b"\n\n"


def framed(event: Event) -> bytes:
    """A hub's event as a server-sent event."""
    return b"id: %s\n%s" % (event.id.encode(), event_of(event.content))


def batched(pieces: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Pieces joined until at least `size` bytes are together."""
    batch: list[bytes] = []
    held = 0
    for piece in pieces:
        batch.append(piece)
        held += len(piece)
        if held >= size:
            yield b"".join(batch)
            batch, held = [], 0
    if batch:
        yield b"".join(batch)


async def _steps(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    # Without this pause one big stream would keep every other connection waiting.
    for piece in pieces:
        yield piece
        await asyncio.sleep(0)


def _bound(name: str, text: str | None, entry: Entry) -> datetime | None:
    if text is None:
        return None
    try:
        bound = moment(text)
    except (ValueError, OverflowError):
        hint = " ('+' must be sent as %2B)" if " " in text else ""
        raise Refusal(
            400, f"{name!r} is not an RFC 3339 date-time: {text!r}{hint}."
        ) from None
    if not _has_zone(text):
        entry.note(f"{name!r} names no time zone: taken as UTC")
    return bound


def _has_zone(text: str) -> bool:
    time = text.upper().partition("T")[2] or text.partition(" ")[2]
    return time.endswith("Z") or "+" in time or "-" in time


def _page_number(call: HttpCall, selection: Selection) -> int:
    text = call.request.query_params.get("page", "1")
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0):
        raise Refusal(400, f"'page' is a number from 1 on, not {text!r}.")
    number = int(text[:9])
    if number > selection.pages:
        raise Refusal(404, f"There is no page {number}: the last is {selection.pages}.")
    return number


def _links(call: HttpCall, number: int, pages: int) -> Iterator[PageLink]:
    yield _link(call, "self", number)
    if number > 1:
        yield _link(call, "prev", number - 1)
    if number < pages:
        yield _link(call, "next", number + 1)


def _link(call: HttpCall, rel: str, number: int) -> PageLink:
    """A link to a page of the same selection: the request's URL with its number."""
    url = call.request.url
    pairs = parse_qsl(url.query, keep_blank_values=True)
    pairs = [(name, value) for name, value in pairs if name != "page"]
    if number > 1:
        pairs.append(("page", str(number)))
    path = call.request.scope["raw_path"].decode("ascii")
    inner = path.removeprefix("/").partition("/")[2]
    query = f"?{urlencode(pairs)}" if pairs else ""
    return PageLink(
        rel=rel, href=f"{call.root}/{inner}{query}", type="application/json"
    )
