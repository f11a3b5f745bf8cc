r"""From the bytes of a stream to its records, whatever the label on it says.

The services send one JSON object per line under the label of server-sent events, and
real server-sent events elsewhere. One parser takes both:

- Lines end at ``\n`` in the *bytes* (a JSON string may hold U+2028 and its like).
- A line that begins with ``{`` is a record.
- Any other line is read by the rules of server-sent events (WHATWG HTML, section 9.2);
  an event whose data is not a JSON object is skipped and counted.
- What is neither (an HTML page, say) is an error.
"""

from __future__ import annotations

import re
from itertools import repeat
from typing import TypeAlias

from swath._errors import StreamError


_BOM = b"\xef\xbb\xbf"
_FIELD = re.compile(rb"[A-Za-z_-]+(:|$)")
_EXCERPT = 80


Record: TypeAlias = tuple[bytes, str | None]
"""One record: its bytes, and the id of the event that carried it."""


class LineParser:
    """Cuts a byte stream into records.

    Args:
        longest: The most bytes a line may have.

    Attributes:
        event_id: The last event id seen, for Last-Event-ID.
        retry: Seconds the server asks to wait before reconnecting, or None.
        skipped: How many events carried something else than a JSON object.
        cut: Whether the body ended within a line that is no record.
        broken: Why the stream cannot be read further, or None. What `feed` returned
            lies before that place and is good.
    """

    def __init__(self, longest: int = 32 * 1024 * 1024) -> None:
        self.event_id: str | None = None
        self.retry: float | None = None
        self.skipped = 0
        self.cut = False
        self.broken: StreamError | None = None
        self._longest = longest
        self._open: list[bytes] = []
        self._open_size = 0
        self._data: list[bytes] = []
        self._data_size = 0
        self._begun = False

    def feed(self, chunk: bytes) -> list[Record]:
        """The records that end within this chunk; look at `broken` after them."""
        records: list[Record] = []
        try:
            self._feed(chunk, records)
        except StreamError as error:
            self.broken = error
        return records

    def _feed(self, chunk: bytes, records: list[Record]) -> None:
        *ended, rest = _cut(chunk)
        if not ended:
            self._keep(rest)
            return
        ended[0] = self._joined(ended[0])
        if self._data or self._longest < len(chunk) or not _all_records(ended):
            self._take(ended, records)
        else:
            self._check(len(ended[0]))
            records += zip(ended, repeat(self.event_id))
        self._keep(rest)

    def finish(self) -> tuple[list[Record], Record | None]:
        """What the end of the body completes, and a last record that may be cut.

        The caller knows how to find out whether that last one is whole.
        """
        line = self._joined(b"").removesuffix(b"\r")
        if line.startswith(b"{"):
            return self._dispatch(), (line, self.event_id)
        try:
            records = self._field(line) if line else []
        except StreamError as error:
            self.broken = None if _BOM.startswith(line) else error
            records = []
        event = self._dispatch()
        self.cut = _is_cut(line, whole=bool(event))
        return records, event[0] if event else None

    def _keep(self, rest: bytes) -> None:
        if rest:
            self._open.append(rest)
            self._open_size += len(rest)
            self._check(self._open_size)

    def _joined(self, end: bytes) -> bytes:
        if not self._open and self._begun:
            return end
        line = b"".join((*self._open, end))
        self._open = []
        self._open_size = 0
        if not self._begun:
            self._begun = True
            line = line.removeprefix(_BOM)
        return line

    def _check(self, size: int) -> None:
        if size > self._longest:
            raise StreamError(f"a line is longer than {self._longest} bytes")

    def _take(self, lines: list[bytes], records: list[Record]) -> None:
        for line in lines:
            if line[:1] != b"{":
                records += self._field(line.removesuffix(b"\r"))
                continue
            if self._data:
                records += self._dispatch()
            self._check(len(line))
            records.append((line.removesuffix(b"\r"), self.event_id))

    def _field(self, line: bytes) -> list[Record]:
        if not line:
            return self._dispatch()
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if name == b"data":
            self._data.append(value)
            self._data_size += len(value)
            self._check(self._data_size)
        elif name == b"id":
            self._note_id(value)
        elif name == b"retry":
            self._note_retry(value)
        elif name:
            return self._other(line)
        return []

    def _note_id(self, value: bytes) -> None:
        if b"\0" not in value:
            self.event_id = value.decode("utf-8", "replace") or None

    def _note_retry(self, value: bytes) -> None:
        if value.isdigit():
            self.retry = int(value[:9]) / 1000

    def _other(self, line: bytes) -> list[Record]:
        stripped = line.lstrip()
        if stripped.startswith(b"{"):
            return [*self._dispatch(), (stripped, self.event_id)]
        if _FIELD.match(line) or not stripped:
            return []
        excerpt = line[:_EXCERPT].decode("utf-8", "replace")
        raise StreamError(f"a line is neither a record nor an event: {excerpt!r}")

    def _dispatch(self) -> list[Record]:
        if not self._data:
            return []
        data = b"\n".join(self._data)
        self._data = []
        self._data_size = 0
        if data.lstrip().startswith(b"{"):
            return [(data, self.event_id)]
        self.skipped += 1
        return []


def _all_records(lines: list[bytes]) -> bool:
    """Whether these are the plain case, which needs no look at each line."""
    firsts = {line[:1] for line in lines}
    return firsts == {b"{"} and b"\r" not in {line[-1:] for line in lines}


def _is_cut(line: bytes, *, whole: bool) -> bool:
    """Whether a last line without its end says that more should have come."""
    if not line.strip() or line.startswith(b":"):
        return False
    return not (whole and line.startswith(b"data"))


def _cut(chunk: bytes) -> list[bytes]:
    r"""As `split(b"\n")`, but quicker: it looks at bytes singly, `find` at many."""
    lines: list[bytes] = []
    start = 0
    while (end := chunk.find(b"\n", start)) >= 0:
        lines.append(chunk[start:end])
        start = end + 1
    lines.append(chunk[start:])
    return lines
