"""What was delivered of an ordered list of Items, so that reading can go on after it.

Reading goes on at the last Item's datetime, `overlap` further out to be safe against
bounds that exclude it, and skips what that reads a second time. Datetimes are looked
at only when somebody asks for a bookmark, or once in some hundred Items to forget the
rest: per Item the trail costs one list append. It keeps their bytes and not the Items:
what a user has decoded of them is garbage as soon as the user is done with it.
"""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
import itertools
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from swath._core.mark import Mark
from swath._core.times import parse_rfc3339, rfc3339
from swath._errors import DecodeError, InputError
from swath.stac import Item


Identity = tuple[str | None, str]

_FOLD_AT = 128


class Bookmark(Mark, frozen=True, kw_only=True, omit_defaults=True):
    """A place in a stream of Items.

    Attributes:
        last: The datetime reached, RFC 3339; None before the first dated Item.
        seen: Collection, id and digest of the Items delivered around `last`.
        event_id: The last event id delivered.
    """

    last: str | None = None
    seen: tuple[tuple[str | None, str, str], ...] = ()
    event_id: str | None = None

    def instant(self) -> dt.datetime | None:
        """`last` as an aware datetime.

        Raises:
            InputError: It is none.
        """
        try:
            return None if self.last is None else parse_rfc3339(self.last)
        except ValueError as error:
            raise InputError(f"the cursor is damaged: {error}") from None


BOOKMARKS = msgspec.json.Decoder(Bookmark)


class Trail:
    """The way behind a reader of Items.

    Args:
        order: How the Items are ordered by datetime.
        overlap: How far out the second reading begins, beside the last Item.
        updates: Whether an Item that comes again with other content counts as new.
    """

    def __init__(
        self,
        order: Literal["new", "old"],
        overlap: dt.timedelta = dt.timedelta(seconds=1),
        *,
        updates: bool = False,
    ) -> None:
        self._ahead = 1 if order == "old" else -1
        self._overlap = overlap
        self._updates = updates
        self._recent: list[bytes] = []
        self._last: dt.datetime | None = None
        self._seen: dict[Identity, tuple[str, dt.datetime | None]] = {}
        self._again = False

    def add(self, items: Iterable[Item]) -> None:
        """Notes Items as delivered."""
        self._recent += [item.raw for item in items]
        if len(self._recent) >= _FOLD_AT:
            self._fold()

    def fresh(self, items: Sequence[Item]) -> Sequence[Item]:
        """Those that were not delivered before the last `resume`."""
        return [item for item in items if self._is_new(item)] if self._again else items

    def resume(self) -> dt.datetime | None:
        """The bound from which to read again; from here on repeats are dropped."""
        self._fold()
        self._again = bool(self._seen)
        return self._bound()

    def state(
        self, more: Sequence[Item] = ()
    ) -> tuple[str | None, tuple[tuple[str | None, str, str], ...]]:
        """`last` and `seen` of a bookmark, as if `more` had been added."""
        return self._copy()._after(more)

    def restore(self, bookmark: Bookmark) -> None:
        """Takes up a bookmark's place.

        Raises:
            InputError: The bookmark's datetime is none.
        """
        self._last = bookmark.instant()
        self._seen = {
            (collection, id_): (digest, self._last)
            for collection, id_, digest in bookmark.seen
        }

    def _after(
        self, more: Sequence[Item]
    ) -> tuple[str | None, tuple[tuple[str | None, str, str], ...]]:
        self.add(more)
        self._fold()
        seen = tuple((*key, mark) for key, (mark, _) in self._seen.items())
        return None if self._last is None else rfc3339(self._last), seen

    def _copy(self) -> Trail:
        there = copy.copy(self)
        there._recent = list(self._recent)
        there._seen = dict(self._seen)
        return there

    def _is_new(self, item: Item) -> bool:
        known = self._seen.get(item.identity)
        if known is None:
            return True
        return self._updates and known[0] != digest(item)

    def _fold(self) -> None:
        """Moves `recent` into `last` and `seen`, and forgets what lies behind."""
        recent, self._recent = self._recent, []
        reached = self._last
        dated = ((item, when(item)) for item in map(Item.lazy, reversed(recent)))
        kept = list(itertools.takewhile(self._within, dated))
        for item, taken in reversed(kept):
            self._seen[item.identity] = digest(item), taken
        if self._last != reached:
            self._forget()

    def _within(self, dated: tuple[Item, dt.datetime | None]) -> bool:
        taken = dated[1]
        if taken is None:
            return True
        if self._last is None or (taken - self._last) * self._ahead > dt.timedelta(0):
            self._last = taken
        return self._is_near(taken)

    def _is_near(self, taken: dt.datetime | None) -> bool:
        if taken is None or self._last is None:
            return True
        return (self._last - taken) * self._ahead <= self._overlap

    def _forget(self) -> None:
        self._seen = {
            key: (mark, taken)
            for key, (mark, taken) in self._seen.items()
            if self._is_near(taken)
        }

    def _bound(self) -> dt.datetime | None:
        if self._last is None:
            return None
        try:
            return self._last - self._ahead * self._overlap
        except OverflowError:
            return self._last


def digest(item: Item) -> str:
    """A short digest of an Item's content."""
    return hashlib.blake2b(item.raw, digest_size=8).hexdigest()


def when(item: Item) -> dt.datetime | None:
    """The datetime by which an Item is placed; None if it has none to be read."""
    try:
        return item.datetime or item.end_datetime or item.start_datetime
    except DecodeError:
        return None  # an undated Item near the place reached is remembered
