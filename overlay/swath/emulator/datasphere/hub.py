"""The subscription hub: what is published goes to everybody who listens."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple


if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


REMEMBERED = 10_000
"""Events that can be replayed."""


class Event(NamedTuple):
    """One Item for the subscribers of some packages."""

    number: int
    id: str
    packages: frozenset[str]
    content: bytes


class Signal(Enum):
    """What a subscriber hears beside events."""

    PAUSE = "an interval has passed"
    END = "the subscription is over"


class Subscriber:
    """One connection: what it has yet to be sent, and the loop that it waits in."""

    def __init__(self, package: str, missed: Iterable[Event]) -> None:
        self.package = package
        self._loop = asyncio.get_running_loop()
        self._queue: asyncio.Queue[Event | Signal] = asyncio.Queue()
        for event in missed:
            self._queue.put_nowait(event)

    async def next(self) -> Event | Signal:
        """What comes next."""
        return await self._queue.get()

    def tell(self, news: Event | Signal) -> None:
        """Hands over an event or a signal, from any thread."""
        try:
            self._loop.call_soon_threadsafe(self._queue.put_nowait, news)
        except RuntimeError:
            # The server has stopped between; its subscribers went with it.
            return


class Hub:
    """Events with rising ids, the last of them remembered for a replay."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0
        self._events: deque[Event] = deque(maxlen=REMEMBERED)
        self._subscribers: set[Subscriber] = set()

    @property
    def subscribers(self) -> int:
        """How many connections listen."""
        return len(self._subscribers)

    def send(self, content: bytes, packages: Iterable[str], now: datetime) -> Event:
        """Sends an Item to the subscribers of the packages."""
        with self._lock:
            self._number += 1
            name = f"{int(now.timestamp())}-{self._number}"
            event = Event(self._number, name, frozenset(packages), content)
            self._events.append(event)
            for subscriber in self._subscribers:
                if subscriber.package in event.packages:
                    subscriber.tell(event)
            return event

    def join(self, package: str, last_id: str | None) -> Subscriber:
        """Begins to listen; with an id, also to what came after that event."""
        with self._lock:
            missed = self._after(package, last_id) if last_id else []
            subscriber = Subscriber(package, missed)
            self._subscribers.add(subscriber)
            return subscriber

    def leave(self, subscriber: Subscriber) -> None:
        """Ends listening."""
        with self._lock:
            self._subscribers.discard(subscriber)

    def reset(self) -> None:
        """Sends everybody away and forgets all events."""
        with self._lock:
            for subscriber in self._subscribers:
                subscriber.tell(Signal.END)
            self._subscribers.clear()
            self._events.clear()
            self._number = 0

    def _after(self, package: str, last_id: str) -> list[Event]:
        number = last_id.rpartition("-")[2]
        if not (number.isascii() and number.isdigit()):
            return []
        return [
            event
            for event in self._events
            if event.number > int(number) and package in event.packages
        ]
