"""What an extra is needed for, said by name where it is missing."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def needed(what: str, extra: str) -> Generator[None]:
    """Around imports of what an extra brings.

    Raises:
        ImportError: It is not installed; the message says what needs it.
    """
    try:
        yield
    except ImportError as error:
        raise ImportError(f"{what} needs pip install 'swath[{extra}]'") from error
