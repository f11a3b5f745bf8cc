"""Values of arrays, as Python has them."""

from __future__ import annotations

from typing import Any, TypeGuard


def plain(value: Any) -> Any:
    """Numbers and arrays of numpy and its like as Python's own; others as they are."""
    tolist = None if isinstance(value, type) else getattr(value, "tolist", None)
    return tolist() if callable(tolist) else value


def is_whole(value: Any) -> TypeGuard[int]:
    """Whether a plain value is a whole number; true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool)
