"""Filters in CQL2: checked here, understood and evaluated by the library `cql2`."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import cql2
import msgspec

from .process_body import is_list, is_object
from .queryables import Schemas
from .refusals import ServiceError, bad_payload


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


Item: TypeAlias = "dict[str, Any]"
Tree: TypeAlias = Any

BASE: Schemas = {
    "id": {"type": "string"},
    "collection": {"type": "string"},
    "datetime": {"type": "string", "format": "date-time"},
    "geometry": {"type": "object"},
}
"""What filters may name in every collection."""
_LONGEST, _LONGEST_JSON = 20_000, 400_000
_DEEPEST = 80
_NESTING = re.compile(r"[(\[]|\bNOT\b|[-+*/^]", re.IGNORECASE)
_COMPARISONS = frozenset({"=", "<>", "<", ">", "<=", ">="})
_SPATIAL = frozenset(
    {
        "s_contains",
        "s_crosses",
        "s_disjoint",
        "s_equals",
        "s_intersects",
        "s_overlaps",
        "s_touches",
        "s_within",
    }
)
_TEMPORAL = frozenset(
    {
        "t_after",
        "t_before",
        "t_contains",
        "t_disjoint",
        "t_during",
        "t_equals",
        "t_finishedby",
        "t_finishes",
        "t_intersects",
        "t_meets",
        "t_metby",
        "t_overlappedby",
        "t_overlaps",
        "t_startedby",
        "t_starts",
    }
)
_PREDICATES = (
    _COMPARISONS
    | _SPATIAL
    | _TEMPORAL
    | {"and", "or", "not", "between", "in", "like", "isNull"}
)
_FUNCTIONS = frozenset({"casei", "accenti"})


class Bounds(NamedTuple):
    """What a filter demands of every Item, so that others need not be looked at.

    Attributes:
        ids: The only ids that can pass.
        collections: The only collections.
        start: The first moment.
        end: The last moment.
        geometry: What Items must share a place with.
    """

    ids: frozenset[str] | None = None
    collections: frozenset[str] | None = None
    start: datetime | None = None
    end: datetime | None = None
    geometry: dict[str, Any] | None = None


class Filter:
    """A filter that is known to make sense.

    Attributes:
        spatial: Whether it looks at geometries.
        bounds: What it demands of every Item.
    """

    def __init__(self, tree: Tree) -> None:
        self._expression = cql2.Expr(tree)
        self.bounds = _bounds(tree)
        self.spatial = any(one in _SPATIAL for one in _operators(tree))

    def matches(self, item: Item) -> bool:
        """Whether an Item passes; what is not known of it passes nothing."""
        try:
            return bool(self._expression.matches(item))
        except Exception:  # noqa: BLE001 - the library raises no class of its own
            return False


def parsed(
    text: str | Mapping[str, Any], language: str | None, known: Schemas
) -> Filter:
    """Reads a filter.

    Args:
        text: CQL2 as text, or as decoded JSON.
        language: `cql2-text` or `cql2-json`; None for what `text` looks like.
        known: Schemas of the properties that it may name.

    Raises:
        ServiceError: It is no CQL2, or names what is not known.
    """
    if isinstance(text, str) and language == "cql2-json":
        raise _wrong("it is a text, but filter-lang says cql2-json")
    if not isinstance(text, str) and language == "cql2-text":
        raise _wrong("it is JSON, but filter-lang says cql2-text")
    tree = _tree_of_text(text) if isinstance(text, str) else _tree_of_json(text)
    checked = _Checker(known).checked(tree)
    if not (isinstance(tree, bool) or _operator(tree) in _PREDICATES):
        raise _wrong("it is no condition")
    return Filter(checked)


def _tree_of_text(text: str) -> Tree:
    if len(text) > _LONGEST or len(_NESTING.findall(text)) > 5 * _DEEPEST:
        raise _wrong("it is too long")
    try:
        return cql2.parse_text(text).to_json()
    except Exception as error:  # noqa: BLE001 - of several unrelated classes
        raise _wrong(_brief(error)) from None


def _tree_of_json(tree: Mapping[str, Any]) -> Tree:
    _limit(tree, _DEEPEST, "The filter")
    if len(msgspec.json.encode(tree)) > _LONGEST_JSON:
        raise _wrong("it is too long")
    try:
        return cql2.Expr(dict(tree)).to_json()
    except Exception as error:  # noqa: BLE001 - as above
        raise _wrong(_brief(error)) from None


def _limit(tree: Tree, depth: int, name: str) -> None:
    """Refuses what is nested so deep that the library would not survive it."""
    if depth == 0:
        raise bad_payload(f"{name} is not valid: it is nested too deep")
    if is_object(tree):
        _limit(list(tree.values()), depth - 1, name)
    elif is_list(tree):
        for part in tree:
            _limit(part, depth - 1, name)


class _Checker:
    """Checks a tree from below, and writes it so that the library gets it right."""

    def __init__(self, known: Schemas) -> None:
        self._known = {**BASE, **known}

    def checked(self, tree: Tree) -> Tree:
        """The tree as the library shall have it.

        Raises:
            ServiceError: It makes no sense.
        """
        if is_list(tree):
            return [self.checked(part) for part in tree]
        if _is_property(tree):
            return {"property": self._name(tree["property"])}
        if is_object(tree) and "op" in tree:
            arguments = [self.checked(part) for part in tree["args"]]
            return self._operation(tree["op"], arguments)
        return tree

    def _operation(self, operator: str, arguments: list[Tree]) -> Tree:
        if operator not in _PREDICATES | _FUNCTIONS:
            raise _wrong(f"there is no operator or function {operator!r}")
        if operator == "between":
            return self._between(arguments)
        if operator in _COMPARISONS:
            return self._comparison(operator, arguments)
        if operator == "in":
            return self._choice(arguments)
        _count(operator, arguments)
        if operator in _OPERANDS and not all(map(_OPERANDS[operator], arguments)):
            raise _wrong(f"{operator} does not compare such things")
        return {"op": operator, "args": arguments}

    def _name(self, name: str) -> str:
        plain = name.removeprefix("properties.")
        if plain not in self._known:
            allowed = ", ".join(sorted(self._known))
            raise _wrong(f"there is no property {name!r}, but {allowed}")
        return plain

    def _between(self, arguments: list[Tree]) -> Tree:
        """As two comparisons: the library's own does not take timestamps."""
        match arguments:
            case [value, low, high] | [value, [low, high]]:
                least = self._comparison(">=", [value, low])
                most = self._comparison("<=", [value, high])
                return {"op": "and", "args": [least, most]}
            case _:
                raise _wrong("between takes a value and two bounds")

    def _comparison(self, operator: str, arguments: list[Tree]) -> Tree:
        if len(arguments) != 2:  # noqa: PLR2004 - two sides
            raise _wrong(f"{operator} has two sides")
        for one, other in (arguments, arguments[::-1]):
            self._fits(one, other)
        sides = [self._written(*pair) for pair in (arguments, arguments[::-1])]
        return {"op": operator, "args": sides}

    def _choice(self, arguments: list[Tree]) -> Tree:
        match arguments:
            case [value, [*choices]]:
                for one in choices:
                    self._fits(value, one)
                written = [self._written(one, value) for one in choices]
                return {"op": "in", "args": [value, written]}
            case _:
                raise _wrong("in takes a value and a list")

    def _fits(self, side: Tree, literal: Tree) -> None:
        """Refuses to compare a property with what it never is."""
        if not _is_property(side) or isinstance(literal, dict):
            return
        name = side["property"]
        kind = self._known[name].get("type")
        if kind in ("number", "integer") and isinstance(literal, str):
            raise _wrong(f"{name} is a number, {literal!r} is none")
        if kind == "string" and not isinstance(literal, str):
            raise _wrong(f"{name} is a text, {literal!r} is none")
        if kind == "object":
            raise _wrong(f"{name} cannot be compared")

    def _written(self, side: Tree, other: Tree) -> Tree:
        """A literal as Items have it; everything else as it is."""
        if is_object(side) and "date" in side:
            return {"timestamp": f"{side['date']}T00:00:00Z"}
        if isinstance(side, str) and _is_property(other):
            return self._spelt(other["property"], side)
        return side

    def _spelt(self, name: str, literal: str) -> str:
        """A choice in the spelling of the Items: capitals make no difference."""
        choices: list[str] = self._known[name].get("enum", [])
        alike = (one for one in choices if one.lower() == literal.lower())
        return next(alike, literal)


def _bounds(tree: Tree) -> Bounds:
    """What the parts demand that must all hold."""
    bounds = Bounds()
    for part in _conjuncts(tree):
        match part:
            case {"op": "=", "args": [{"property": "id"}, str(name)]}:
                bounds = bounds._replace(ids=frozenset({name}))
            case {"op": "=", "args": [{"property": "collection"}, str(name)]}:
                bounds = bounds._replace(collections=frozenset({name}))
            case {
                "op": str(operator),
                "args": [{"property": "datetime"}, {"timestamp": str(text)}],
            }:
                bounds = _timed(bounds, operator, text)
            case {
                "op": "s_intersects",
                "args": [{"property": "geometry"}, {"type": str()} as geometry],
            }:
                bounds = bounds._replace(geometry=geometry)
            case _:
                pass
    return bounds


def _conjuncts(tree: Tree) -> list[Tree]:
    if _operator(tree) != "and":
        return [tree]
    return [part for one in tree["args"] for part in _conjuncts(one)]


def _timed(bounds: Bounds, operator: str, text: str) -> Bounds:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise _wrong(f"{text!r} is no moment") from None
    if moment.tzinfo is None:
        raise _wrong(f"{text!r} names no time zone")
    if operator in ("=", ">", ">=") and (bounds.start is None or bounds.start < moment):
        bounds = bounds._replace(start=moment)
    if operator in ("=", "<", "<=") and (bounds.end is None or bounds.end > moment):
        bounds = bounds._replace(end=moment)
    return bounds


def _count(operator: str, arguments: list[Tree]) -> None:
    """Refuses a wrong number of arguments."""
    if operator in ("and", "or"):
        right = len(arguments) > 1
    elif operator in ("not", "isNull", *_FUNCTIONS):
        right = len(arguments) == 1
    else:
        right = len(arguments) == 2  # noqa: PLR2004 - two sides
    if not right:
        raise _wrong(f"{operator} does not take {len(arguments)} arguments")


def _is_property(tree: Tree) -> bool:
    return is_object(tree) and "property" in tree


def _is_place(tree: Tree) -> bool:
    return is_object(tree) and (
        tree.get("property") == "geometry" or "type" in tree or "bbox" in tree
    )


def _is_time(tree: Tree) -> bool:
    return is_object(tree) and (
        tree.get("property") == "datetime"
        or not tree.keys().isdisjoint({"timestamp", "date", "interval"})
    )


_OPERANDS = {
    **dict.fromkeys(_SPATIAL, _is_place),
    **dict.fromkeys(_TEMPORAL, _is_time),
}


def _operator(tree: Tree) -> str:
    return str(tree.get("op", "")) if is_object(tree) else ""


def _operators(tree: Tree) -> list[str]:
    """Every operator in a tree."""
    if is_list(tree):
        return [name for part in tree for name in _operators(part)]
    if not is_object(tree):
        return []
    return [_operator(tree), *_operators(tree.get("args", []))]


def intersecting(geometry: Mapping[str, Any]) -> Callable[[Item], bool]:
    """Tells Items apart that share a place with a GeoJSON geometry.

    Raises:
        ServiceError: It is no geometry.
    """
    _limit(geometry, _DEEPEST, "intersects")
    arguments = [{"property": "geometry"}, dict(geometry)]
    try:
        return Filter({"op": "s_intersects", "args": arguments}).matches
    except Exception as error:  # noqa: BLE001 - of several unrelated classes
        raise bad_payload(f"intersects is no geometry: {_brief(error)}") from None


def _brief(error: Exception) -> str:
    """The last line of a complaint: the others draw where it is."""
    lines = [line.strip(" =") for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__


def _wrong(why: str) -> ServiceError:
    return bad_payload(f"The filter is not valid: {why}")
