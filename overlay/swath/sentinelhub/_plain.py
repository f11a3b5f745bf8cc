"""Values of arrays, as Python has them."""

from __future__ import annotations

from typing import Any


def plain(value: Any) -> Any:
    """Numbers and arrays of numpy and its like as Python's own; others as they are."""
    tolist = getattr(value, "tolist", None)
    return tolist() if callable(tolist) else value
