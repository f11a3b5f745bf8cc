"""What the extra ``geo`` is needed for, said by name where it is missing."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def needed_for(what: str) -> Generator[None, None, None]:
    """Around imports of shapely and pyproj.

    Raises:
        ImportError: One of them is not installed; the message says what needs it.
    """
    try:
        yield
    except ImportError as error:
        raise ImportError(f"{what} needs pip install 'swath[geo]'") from error
