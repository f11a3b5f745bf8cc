"""Lists that come in pages, and one place in them.

A `PageSource` knows how to get a page; a place names one (the address of a page, a
cursor of the service, whatever the source understands). A `Walk` is a reader's way
through the pages: what is left of the current page, where the next one is, what was
delivered already.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

import msgspec

from swath import _log
from swath._core import origin
from swath._core.effects import Flow
from swath._core.exchange import Context, parsed, reply
from swath._core.mark import Mark, decode
from swath._errors import InputError, PagingError
from swath_api._runtime import Operation, OperationInfo, Reply, Request


T = TypeVar("T")

Scalar: TypeAlias = str | int | float | None
Identity: TypeAlias = Scalar | tuple[Scalar, ...]
"""What tells two items of a list apart, and goes into JSON."""

_WINDOW = 5_000
"""How many delivered items are remembered, should they shift onto a later page."""

_SHIFT = 50
"""How many of them a cursor carries beside those of its page."""


class Page(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """One page of a list.

    Attributes:
        items: What the page holds, in the server's order.
        place: Names this page; None for the first.
        next: Names the page after it; None at the end.
        raw: The page exactly as received.
    """

    items: Sequence[T]
    place: str | None
    next: str | None
    raw: bytes


class PageSource(Protocol[T]):
    """How one list is read."""

    @property
    def info(self) -> OperationInfo:
        """The operation that lists."""
        ...

    @property
    def query(self) -> dict[str, str]:
        """The arguments that selected the list."""
        ...

    def fetch(self, place: str | None) -> Flow[Page[T]]:
        """The page at a place; the first one for None."""
        ...


class Listing(msgspec.Struct, Generic[T], frozen=True):
    """What a page's answer says: its items, and the `next` link or place as sent."""

    items: Sequence[T]
    next: str | None


class LinkedPages(Generic[T]):
    """Pages that say where the next one is by a link, which is followed as given.

    Args:
        operation: The operation that lists.
        first: The request for the first page.
        context: Credentials and patience.
        base_url: The service's address: links must stay on its origin.
        read: Takes an answer apart.
        query: The arguments that selected the list.
    """

    def __init__(
        self,
        operation: Operation[Any],
        first: Request,
        context: Context,
        *,
        base_url: str,
        read: Callable[[Any], Listing[T]],
        query: dict[str, str],
    ) -> None:
        self.info = operation.info
        self.query = query
        self._operation = operation.returning(
            lambda answer: read(operation.parse(answer))
        )
        self._first = first
        self._context = context
        self._base_url = base_url

    def fetch(self, place: str | None) -> Flow[Page[T]]:
        """The page at an address relative to the service's origin.

        Raises:
            PagingError: The page's `next` link leads to another origin.
        """
        answer = yield from reply(self.info, self._request(place), self._context)
        listing = parsed(self._operation, answer)
        return Page(
            items=listing.items,
            place=place,
            next=self._place(answer.url, listing.next),
            raw=answer.content,
        )

    def _request(self, place: str | None) -> Request:
        if place is None:
            return self._first
        url = self._checked(self._base_url, place)
        return msgspec.structs.replace(self._first, url=url, query=())

    def _place(self, page_url: str, href: str | None) -> str | None:
        if href is None:
            return None
        return origin.relative(self._checked(page_url, href))

    def _checked(self, base: str, href: str) -> str:
        target = origin.follow(base, href)
        if target is None:
            raise PagingError(
                f"`next` leads to another origin, {_without_query(href)}: credentials "
                "must not go there, so the list cannot be read further"
            ).at(self.info.service, self.info.id)
        return target


class CursorPages(Generic[T]):
    """Pages that say where the next one is by a cursor, which goes into the next body.

    A cursor means nothing to us, and its kind of JSON value is kept.

    Args:
        info: The operation that lists.
        body: What is asked, less the cursor, as plain JSON values.
        send: Gets the answer to a body, however long that takes.
        read: Takes the answer apart; its `next` is the cursor as `place_of` writes it.
        parameter: The body's member that takes the cursor.
    """

    def __init__(
        self,
        info: OperationInfo,
        body: Mapping[str, Any],
        send: Callable[[dict[str, Any]], Flow[Reply]],
        read: Callable[[Reply], Listing[T]],
        parameter: str = "cursor",
    ) -> None:
        self.info = info
        self.query = {"body": msgspec.json.encode(body, order="sorted").decode()}
        self._body = body
        self._send = send
        self._operation = Operation(info, read)
        self._parameter = parameter

    def fetch(self, place: str | None) -> Flow[Page[T]]:
        """The page that a cursor names.

        Raises:
            InputError: The place is none that `place_of` wrote.
        """
        body = dict(self._body)
        if place is not None:
            body[self._parameter] = _cursor_at(place)
        answer = yield from self._send(body)
        listing = parsed(self._operation, answer)
        return Page(
            items=listing.items, place=place, next=listing.next, raw=answer.content
        )


def _cursor_at(place: str) -> Any:
    try:
        return msgspec.json.decode(place)
    except msgspec.DecodeError:
        raise InputError(
            f"the cursor's place {place[:100]!r} is none: pass what `.cursor` gave"
        ) from None


def place_of(cursor: Any) -> str | None:
    """The place that a service's cursor names; a missing one is the end, as null is."""
    if cursor is None or cursor is msgspec.UNSET:
        return None
    return msgspec.json.encode(cursor).decode()


class Cursor(Mark, frozen=True, kw_only=True, omit_defaults=True):
    """A place within a list.

    Attributes:
        place: Names the page; None for the first.
        seen: The identities of what was delivered last.
        ended: Whether the list was read to its end.
    """

    place: str | None = None
    seen: tuple[Identity, ...] = ()
    ended: bool = False


_cursors = msgspec.json.Decoder(Cursor)


class Walk(Generic[T]):
    """A reader's way through a list: it can stop anywhere and go on, also elsewhere.

    Args:
        source: The list.
        identity: Tells two items apart. What was delivered is not delivered again
            when pages shift meanwhile.
        cursor: Where to begin, as another walk's `cursor` told; None at the start.

    Raises:
        InputError: The cursor belongs to another list.
    """

    def __init__(
        self,
        source: PageSource[T],
        identity: Callable[[T], Identity],
        cursor: str | None = None,
    ) -> None:
        self._source = source
        self._identity = identity
        at = self._start(cursor)
        self._place = at.place
        self._ended = at.ended
        self._delivered = deque(at.seen, maxlen=_WINDOW)
        self._known = set(self._delivered)
        self._visited: set[str | None] = set()
        self._page: Page[T] | None = None
        self._supplied: Page[T] | None = None
        self._pending: deque[T] = deque()
        self._taken = 0

    def __str__(self) -> str:
        begun = "begun" if self._delivered else "not begun"
        where = "at its end" if self._ended else begun
        return f"of {self._source.info.id}: {where}, {self.at_hand} at hand"

    @property
    def cursor(self) -> str:
        """The place reached, as JSON."""
        remembered = self._taken + _SHIFT
        return Cursor(
            operation=self._source.info.id,
            query=self._source.query,
            place=self._place,
            seen=tuple(self._delivered)[-remembered:],
            ended=self._ended,
        ).encode()

    @property
    def at_hand(self) -> int:
        """How many items can be taken before `advance` has to be run."""
        return len(self._pending)

    def ahead(self) -> Flow[Page[T]] | None:
        """What fetches the page after the one at hand; None if there is none to fetch.

        What it fetches goes to `supply`, by whoever runs it, at any time.
        """
        page = self._page
        following = None if page is None or not self._pending else page.next
        if following is None or following in self._visited:
            return None
        return self._source.fetch(following)

    def supply(self, page: Page[T] | None) -> None:
        """Takes a page that was fetched ahead, if it was."""
        self._supplied = page

    def advance(self) -> Flow[bool]:
        """Makes sure that there is something to take; False at the end of the list."""
        while not self._pending and not self._ended:
            page = yield from self._fetched()
            self._visited.add(self._place)
            self._page = page
            self._pending = deque(self._fresh(page.items))
            if not self._pending:
                self._leave(page)
        return bool(self._pending)

    def take(self) -> T | None:
        """The next item at hand; None if `advance` has to be run first."""
        if not self._pending:
            return None
        item = self._pending.popleft()
        self._note(self._identity(item))
        self._taken += 1
        if not self._pending and self._page is not None:
            self._leave(self._page)
        return item

    def take_page(self) -> Page[T] | None:
        """All that is left of the page at hand; None if there is none."""
        page = self._page
        if page is None or not self._pending:
            return None
        items = [item for item in iter(self.take, None) if item is not None]
        return msgspec.structs.replace(page, items=items)

    def _fetched(self) -> Flow[Page[T]]:
        """The page at the place reached, as it was supplied if it was."""
        supplied, self._supplied = self._supplied, None
        if supplied is not None and supplied.place == self._place:
            return supplied
        return (yield from self._source.fetch(self._place))

    def _start(self, cursor: str | None) -> Cursor:
        operation, query = self._source.info.id, self._source.query
        if cursor is None:
            return Cursor(operation=operation, query=query)
        return decode(cursor, _cursors, operation=operation, query=query)

    def _fresh(self, items: Sequence[T]) -> list[T]:
        once = {self._identity(item): item for item in items}
        return [item for key, item in once.items() if key not in self._known]

    def _note(self, identity: Identity) -> None:
        if len(self._delivered) == _WINDOW:
            self._known.discard(self._delivered[0])
        self._delivered.append(identity)
        self._known.add(identity)

    def _leave(self, page: Page[T]) -> None:
        self._taken = 0
        following = page.next if page.items else None
        if following is not None and following in self._visited:
            _log.page_loop(self._source.info.service, self._source.info.id)
            following = None
        self._ended = following is None
        if not self._ended:
            self._place = following


def _without_query(href: str) -> str:
    return href.partition("?")[0][:200]
