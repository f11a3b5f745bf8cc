"""What happened at the emulator: every exchange, and what was odd about it."""

from __future__ import annotations

import re
import threading
from collections import deque
from typing import TYPE_CHECKING, Literal

import msgspec


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime


CAPACITY = 10_000
"""Exchanges that are kept; older ones go."""
MESSAGES = 1_000
"""Websocket messages that are kept for one exchange; later ones are counted only."""
EXCERPT = 400
"""Characters of a websocket message that are kept, or of a remark."""
REMARKS = 50
"""Remarks that are kept for one exchange."""

_SECRET_HEADERS = frozenset(
    {"authorization", "proxy-authorization", "cookie", "x-api-key"}
)
_SECRET_QUERY = frozenset({"token", "access_token", "api_key", "apikey", "password"})
_SECRET_MEMBER = re.compile(
    r'("(?:authorization|token|password)"\s*:\s*")(?:[^"\\]|\\.)*', re.IGNORECASE
)


def masked(name: str, value: str) -> str:
    """A header's value as the journal may show it: credentials keep their scheme."""
    if name.lower() not in _SECRET_HEADERS:
        return value
    scheme, blank, _ = value.partition(" ")
    return f"{scheme} ***" if blank else "***"


def masked_query(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Query parameters as the journal may show them."""
    return [(k, "***" if k.lower() in _SECRET_QUERY else v) for k, v in pairs]


class Message(msgspec.Struct, kw_only=True):
    """One websocket message, shortened; `size` is that of the whole one in bytes."""

    way: Literal["in", "out"]
    kind: Literal["text", "binary", "ping", "close"]
    size: int
    excerpt: str = ""


class Entry(msgspec.Struct, kw_only=True):
    """One exchange; a running one is updated while it runs.

    `time` is the wall clock's, `clock` the emulated one. `sent` counts the body's
    bytes. Values of secret headers are masked. `client` is the client's end of the
    connection: requests that came on one connection have it in common.
    """

    number: int
    time: datetime
    clock: datetime
    service: str
    method: str
    path: str
    client: str = ""
    operation: str = ""
    query: list[tuple[str, str]] = []
    headers: dict[str, str] = {}
    status: int | None = None
    sent: int = 0
    fault: str = ""
    odd: list[str] = []
    messages: list[Message] = []
    message_count: int = 0
    finished: bool = False

    def note(self, remark: str) -> None:
        """Adds a remark about something odd, once, unless there are many already."""
        shown = remark[:EXCERPT]
        if len(self.odd) < REMARKS and shown not in self.odd:
            self.odd.append(shown)

    def heard(self, way: Literal["in", "out"], content: str | bytes) -> None:
        """Adds a websocket message."""
        binary = isinstance(content, bytes)
        data = content if isinstance(content, bytes) else content.encode()
        text = data[: 4 * EXCERPT].decode(errors="replace")
        self._add(
            Message(
                way=way,
                kind="binary" if binary else "text",
                size=len(data),
                excerpt=_SECRET_MEMBER.sub(r"\1***", text)[:EXCERPT],
            )
        )

    def signalled(self, kind: Literal["ping", "close"], excerpt: str = "") -> None:
        """Adds a control frame that the emulator sent."""
        self._add(Message(way="out", kind=kind, size=0, excerpt=excerpt))

    def _add(self, message: Message) -> None:
        self.message_count += 1
        if len(self.messages) < MESSAGES:
            self.messages.append(message)

    def __str__(self) -> str:
        query = "&".join(f"{name}={value}" for name, value in self.query)
        parts = [
            f"#{self.number} {self.method} {self.path}{'?' if query else ''}{query}",
            f"-> {self.status or 'no answer'}, {self.sent} bytes",
            "" if self.finished else "(running)",
            f"[{self.operation}]" if self.operation else "",
            f"fault {self.fault}" if self.fault else "",
            f"odd: {'; '.join(self.odd)}" if self.odd else "",
        ]
        return " ".join(part for part in parts if part)


class Journal:
    """The exchanges since the last reset, oldest first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: deque[Entry] = deque(maxlen=CAPACITY)
        self._count = 0

    @property
    def entries(self) -> list[Entry]:
        """The exchanges as a list of its own."""
        with self._lock:
            return list(self._entries)

    @property
    def odd(self) -> list[Entry]:
        """The exchanges that had something odd about them."""
        return [entry for entry in self.entries if entry.odd]

    def find(
        self,
        *,
        service: str | None = None,
        operation: str | None = None,
        method: str | None = None,
        path: str | None = None,
        status: int | None = None,
    ) -> list[Entry]:
        """The exchanges in which everything given is so, oldest first."""
        wanted = {
            "service": service,
            "operation": operation,
            "method": method,
            "path": path,
            "status": status,
        }
        given = {name: value for name, value in wanted.items() if value is not None}
        return [
            entry
            for entry in self.entries
            if all(getattr(entry, name) == value for name, value in given.items())
        ]

    def open(self, entry: Entry) -> Entry:
        """Numbers an exchange and keeps it."""
        with self._lock:
            self._count += 1
            entry.number = self._count
            self._entries.append(entry)
            return entry

    def clear(self) -> None:
        """Forgets everything."""
        with self._lock:
            self._entries.clear()
            self._count = 0

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __repr__(self) -> str:
        lines = "".join(f"\n  {entry}" for entry in self.entries[-50:])
        return f"Journal of {len(self)} exchanges{':' if lines else ''}{lines}"
