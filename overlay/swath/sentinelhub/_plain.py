"""Values as plain Python has them, whatever they came in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard, cast


_LONGEST = 120


def plain(value: Any) -> Any:
    """Numbers and arrays of numpy and its like as Python's own; others as they are."""
    tolist = None if isinstance(value, type) else getattr(value, "tolist", None)
    return tolist() if callable(tolist) else value


def shown(value: Any) -> str:
    """A value in a message: on one line, and no longer than can be read."""
    text = " ".join(repr(value).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def is_shape(value: object) -> bool:
    """Whether a value shows itself as GeoJSON, or is some."""
    return hasattr(value, "__geo_interface__") or (
        isinstance(value, Mapping) and "type" in value
    )


def is_whole(value: Any) -> TypeGuard[int]:
    """Whether a plain value is a whole number; true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool)


def members_of(entry: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The members of an object in another one that may be left out."""
    found: Any = entry.get(name)
    return cast("Mapping[str, Any]", found) if isinstance(found, Mapping) else {}
