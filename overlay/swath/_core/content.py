"""Bodies of requests that may have to be sent more than once."""

from __future__ import annotations

from typing import BinaryIO


class Content:
    """Tells whether a body can be sent again, and makes it ready for that.

    Bytes can. An open file can if it seeks: it is sent from where it stood at first.

    Args:
        content: What a request carries.
    """

    def __init__(self, content: bytes | BinaryIO | None) -> None:
        self._file = None if isinstance(content, bytes) else content
        self._start = _position(self._file)

    @property
    def repeatable(self) -> bool:
        """Whether it can be sent a second time."""
        return self._start is not None

    def rewind(self) -> None:
        """Puts a file back to where it stood at first."""
        if self._file is not None and self._start is not None:
            self._file.seek(self._start)


def _position(file: BinaryIO | None) -> int | None:
    if file is None:
        return 0
    try:
        return file.tell() if file.seekable() else None
    except (AttributeError, OSError):  # pipes and what only pretends to be a file
        return None
