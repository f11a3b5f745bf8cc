"""Waiting for many tiles: which of them are still being ingested is asked by the list.

A list names a hundred tiles an answer. Asking for each tile by itself would spend the
requests that an account has in a minute on nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from uuid import UUID

from swath._callers import AsyncCaller, SyncCaller
from swath._core.effects import Flow, now, sleep
from swath._core.polling import Polling, Timer
from swath._errors import StatusError, TransportError
from swath.sentinelhub._byoc_job import TILE_STATES
from swath.sentinelhub._byoc_lists import MAX_PAGE, tiles_walk


FEW = 20
"""So many tiles are asked for by themselves."""

RATE = 25.0
"""Of them a second; the client's `rate` bounds all requests."""

_UNDER_WAY = [
    word for word, state in TILE_STATES.items() if state in {"waiting", "running"}
]
"""In the order in which a tile goes through them, so that none slips through."""


def left_behind(
    sender: SyncCaller | AsyncCaller,
    collection: UUID,
    tiles: Iterable[str],
    timer: Timer,
    polling: Polling,
) -> Flow[set[str]]:
    """Waits until some of the tiles are not being ingested any more.

    Args:
        sender: Sends.
        collection: The id of their collection.
        tiles: Their ids.
        timer: How long.
        polling: How often is asked.

    Returns:
        Those that are not; all of them where the list cannot be had, and none if the
        time is over.
    """
    wanted, checks = set(tiles), 0
    while True:
        try:
            left = wanted - (yield from _under_way(sender, collection))
        except (StatusError, TransportError):
            return wanted
        checks += 1
        pause = polling.pause(checks, None, sender.context.chance())
        if left or timer.left((yield from now())) <= pause:
            return left
        yield from sleep(pause)


def time_left(timer: Timer) -> Flow[float | None]:
    """Seconds that are left; None for ever."""
    seconds = timer.left((yield from now()))
    return None if seconds == math.inf else seconds


def _under_way(sender: SyncCaller | AsyncCaller, collection: UUID) -> Flow[set[str]]:
    """The tiles of a collection that are being ingested."""
    found: set[str] = set()
    for word in _UNDER_WAY:
        walk = tiles_walk(
            sender, collection, MAX_PAGE, None, path=None, status=word, sort=None
        )
        while (yield from walk.advance()):
            page = walk.take_page()
            found.update(str(one.id) for one in (page.items if page else ()))
    return found
