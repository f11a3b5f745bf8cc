"""Items with some of their members only."""

from __future__ import annotations

from typing import Any

from .catalog_query import Fields
from .process_body import is_object


def trimmed(item: dict[str, Any], fields: Fields) -> dict[str, Any]:
    """The members of an Item that are wanted, as far as it has them."""
    kept: dict[str, Any] = {}
    for path in sorted(fields.include):
        _copy(item, kept, path)
    for path in fields.exclude:
        _drop(kept, path)
    return kept


def _copy(source: dict[str, Any], target: dict[str, Any], path: str) -> None:
    """Takes over what a dotted path leads to; names themselves may have dots."""
    if path in source:
        value = source[path]
        target[path] = {**value} if is_object(value) else value
        return
    head, dot, rest = path.partition(".")
    inner = source.get(head)
    if dot and is_object(inner):
        _copy(inner, target.setdefault(head, {}), rest)


def _drop(target: dict[str, Any], path: str) -> None:
    if path in target:
        del target[path]
        return
    head, dot, rest = path.partition(".")
    inner = target.get(head)
    if dot and is_object(inner):
        _drop(inner, rest)
