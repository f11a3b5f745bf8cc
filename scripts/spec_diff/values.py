"""Keywords of schemas whose change can be judged by their two values alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, TypeAlias

from scripts.document import Node
from scripts.spec_diff.change import Effect


Rule: TypeAlias = Callable[[Any, Any], Effect | None]

DOCUMENTATION = frozenset(
    {
        "$comment",
        "description",
        "example",
        "examples",
        "externalDocs",
        "summary",
        "title",
        "x-swath-source",
    }
)
NAMES = frozenset(
    {"$defs", "definitions", "dependentSchemas", "patternProperties", "properties"}
)
"""Keywords whose value has names of the author's as keys."""
LITERAL = frozenset({"const", "default", "enum"})
UNORDERED = frozenset({"allOf", "anyOf", "enum", "oneOf", "required", "type"})

PLAIN_FORMATS = frozenset(
    {
        "double",
        "email",
        "float",
        "hostname",
        "int32",
        "int64",
        "ipv4",
        "ipv6",
        "iri",
        "password",
        "regex",
        "uri",
        "uri-reference",
    }
)
"""Formats that have no Python type of their own."""


def bare(node: Any, dropped: Container[str] = DOCUMENTATION) -> Any:
    """A part of a document without what only people read.

    Args:
        node: The part.
        dropped: The keywords that go.
    """
    if isinstance(node, list):
        return [bare(part, dropped) for part in node]
    if not isinstance(node, dict):
        return node
    kept = {}
    for key, part in node.items():
        if key in NAMES and isinstance(part, dict):
            kept[key] = {str(name): bare(one, dropped) for name, one in part.items()}
        elif key not in dropped and not _foreign(key):
            kept[key] = part if key in LITERAL else bare(part, dropped)
    return kept


def _foreign(key: Any) -> bool:
    """Whether it is an extension of somebody else."""
    return str(key).startswith("x-") and not str(key).startswith("x-swath-")


def unjudged(old: Node, new: Node, judged: Iterable[str]) -> list[str]:
    """Keywords whose meaning changed and that no rule knows, in order."""
    keys = (old.keys() | new.keys()) - set(judged) - DOCUMENTATION
    return [
        key
        for key in sorted(key for key in keys if not _foreign(key))
        if canonical(old.get(key)) != canonical(new.get(key))
    ]


def canonical(node: Any, dropped: Container[str] = DOCUMENTATION) -> str:
    """One text for all ways to write the same part of a document.

    Args:
        node: The part.
        dropped: The keywords that do not count.
    """
    return _text(_sorted(bare(node, dropped)))


def literal(value: Any) -> str:
    """One text for all ways to write the same JSON value; 1 and true differ."""
    return _text(value)


_text = json.JSONEncoder(sort_keys=True, default=str, ensure_ascii=False).encode


def _sorted(node: Any, key: str = "") -> Any:
    if isinstance(node, dict):
        return {str(name): _sorted(part, str(name)) for name, part in node.items()}
    if not isinstance(node, list):
        return node
    parts = [_sorted(part) for part in node]
    return sorted(parts, key=_text) if key in UNORDERED else parts


def lower(old: Any, new: Any) -> Effect | None:
    """A bound below: a higher one allows less."""
    return _bound(old, new, 1)


def upper(old: Any, new: Any) -> Effect | None:
    """A bound above: a lower one allows less."""
    return _bound(old, new, -1)


def _bound(old: Any, new: Any, sign: int) -> Effect | None:
    if literal(old) == literal(new):
        return None
    if old is None or new is None:
        return presence(old, new)
    if not (_is_number(old) and _is_number(new)):
        return Effect.CHANGED
    return Effect.NARROWED if (new - old) * sign > 0 else Effect.WIDENED


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def presence(old: Any, new: Any) -> Effect | None:
    """A condition that can be there or not, and is another one if it differs."""
    if literal(old) == literal(new):
        return None
    if old is None:
        return Effect.NARROWED
    return Effect.WIDENED if new is None else Effect.CHANGED


def flag(old: Any, new: Any) -> Effect | None:
    """A condition that is on or off."""
    return presence(old or None, new or None)


def form(old: Any, new: Any) -> Effect | None:
    """A format: another Python type if it has one, a mere condition if not."""
    if old == new:
        return None
    typed = {old, new} - {None} - PLAIN_FORMATS
    return Effect.CHANGED if typed else presence(old, new)


def selection(old: list[Any] | None, new: list[Any] | None) -> Effect | None:
    """A list of the values that are allowed; none if all are."""
    if old is None or new is None:
        return presence(old, new)
    before, after = {literal(value) for value in old}, {literal(value) for value in new}
    return subset(frozenset(before), frozenset(after))


def subset(before: frozenset[str], after: frozenset[str]) -> Effect | None:
    """Two sets of what is allowed."""
    if before == after:
        return None
    if after < before:
        return Effect.NARROWED
    return Effect.WIDENED if before < after else Effect.CHANGED


RULES: Mapping[str, Rule] = {
    "exclusiveMaximum": upper,
    "exclusiveMinimum": lower,
    "format": form,
    "maxContains": upper,
    "maxItems": upper,
    "maxLength": upper,
    "maxProperties": upper,
    "maximum": upper,
    "minContains": lower,
    "minItems": lower,
    "minLength": lower,
    "minProperties": lower,
    "minimum": lower,
    "multipleOf": presence,
    "pattern": presence,
    "uniqueItems": flag,
}
FIXED = frozenset(
    {"contentEncoding", "contentMediaType", "x-swath-open", "x-swath-raw"}
)
"""What decides how a value is written or which Python type it has."""
