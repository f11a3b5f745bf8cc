"""Bands of small pictures that were made, for whoever looks there again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, TypeAlias


if TYPE_CHECKING:
    from collections.abc import Hashable

    from numpy.typing import NDArray

    Values: TypeAlias = NDArray[Any]


ROOM = 192 * 2**20
"""Bytes of all that is kept: some hundred tiles of a map in true colour."""
LARGEST = 2**18
"""Bytes of a band; larger ones are seldom wanted twice."""


class Kept:
    """Arrays by what they show; those that nobody wanted for longest go first.

    Args:
        room: Bytes of all.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._bytes = 0
        self._lock = threading.Lock()
        self._found: OrderedDict[Hashable, Values] = OrderedDict()

    def get(self, key: Hashable) -> Values | None:
        """An array; it is shared and cannot be written to."""
        with self._lock:
            found = self._found.get(key)
            if found is not None:
                self._found.move_to_end(key)
            return found

    def put(self, key: Hashable, values: Values) -> None:
        """Keeps an array, if it is small."""
        if values.nbytes > min(LARGEST, self._room):
            return
        values.flags.writeable = False
        with self._lock:
            former = self._found.pop(key, None)
            self._bytes += values.nbytes - (0 if former is None else former.nbytes)
            self._found[key] = values
            while self._bytes > self._room:
                self._bytes -= self._found.popitem(last=False)[1].nbytes


kept = Kept()
"""Of this process: what scenes show is a pure function, whoever asks."""
