"""A schema as its readers mean it, whichever way it is written.

References followed, `allOf` merged, null told apart from what else is allowed: so that
a document that was only put in other words does not look changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from scripts.document import Document, Node, Place, ref_name
from scripts.spec_diff.values import DOCUMENTATION, canonical, literal


KINDS = frozenset({"array", "boolean", "integer", "number", "object", "string"})
STRUCTURE = frozenset(
    {
        "$ref",
        "allOf",
        "anyOf",
        "const",
        "enum",
        "nullable",
        "oneOf",
        "properties",
        "required",
        "type",
    }
)


class Spot(NamedTuple):
    """A schema at its place."""

    place: Place
    node: Node

    def at(self, *keys: str | int) -> Spot:
        """A schema within it; an empty one if there is none."""
        found: Any = self.node
        for key in keys:
            if isinstance(found, dict):
                found = found.get(key)
            else:
                listed = isinstance(found, list) and isinstance(key, int)
                found = found[key] if listed else None
        return Spot((*self.place, *keys), found if isinstance(found, dict) else {})


@dataclass
class View:
    """What a schema says.

    Attributes:
        place: Where it stands.
        source: The schema as it is written there.
        kinds: The JSON types it allows, null aside; a number may be an integer.
        nullable: Whether it allows null.
        values: The values it allows, null aside; None for all.
        properties: The members of an object.
        required: Names of the members that have to be there.
        alternatives: The schemas of which one has to fit, that of null aside.
        word: `oneOf` or `anyOf`, if there are alternatives.
        keywords: Everything else.
    """

    place: Place
    source: Node
    kinds: frozenset[str] = KINDS
    nullable: bool = False
    values: list[Any] | None = None
    properties: dict[str, Spot] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    alternatives: list[Spot] = field(default_factory=list)
    word: str = ""
    keywords: dict[str, Any] = field(default_factory=dict)

    @property
    def is_wide(self) -> bool:
        """Whether its types are its only condition."""
        conditions = self.keywords.keys() - {"default", "deprecated"}
        shaped = self.properties or self.required or self.alternatives
        return self.values is None and not shaped and not conditions


def look(document: Document, spot: Spot, trail: tuple[str, ...] = ()) -> View:
    """What a schema says.

    Args:
        document: Where it stands.
        spot: The schema.
        trail: References that led to it, which are not followed again.
    """
    view = View(spot.place, spot.node, nullable=True)
    for part in _parts(document, spot, trail):
        _join(view, part)
    if view.values is not None:
        view.nullable = view.nullable and None in view.values
        view.values = [value for value in view.values if value is not None]
    _settle_null(document, view, (*trail, str(spot.node.get("$ref", ""))))
    return view


def _parts(document: Document, spot: Spot, seen: tuple[str, ...]) -> Iterator[Spot]:
    """The schemas that all have to fit: itself, its target, the parts of `allOf`."""
    ref = spot.node.get("$ref")
    if isinstance(ref, str) and ref not in seen:
        yield from _parts(document, follow(document, spot), (*seen, ref))
    for index, _ in enumerate(spot.node.get("allOf") or ()):
        yield from _parts(document, spot.at("allOf", index), seen)
    yield spot


def follow(document: Document, spot: Spot) -> Spot:
    """The target of a reference, at its own place."""
    keys = spot.node["$ref"].removeprefix("#/").split("/")
    place = tuple(key.replace("~1", "/").replace("~0", "~") for key in keys)
    return Spot(place, document.resolve({"$ref": spot.node["$ref"]}))


def _join(view: View, spot: Spot) -> None:
    """Adds what one of the parts says to what is known."""
    node = spot.node
    if "type" in node:
        named = node["type"] if isinstance(node["type"], list) else [node["type"]]
        view.kinds &= _expanded(named)
        view.nullable &= "null" in named or bool(node.get("nullable"))
    values = [node["const"]] if "const" in node else node.get("enum")
    if isinstance(values, list):
        known = view.values
        view.values = values if known is None else _common(known, values)
    for name in node.get("properties") or {}:
        _put(view.properties, str(name), spot.at("properties", name))
    view.required |= {str(name) for name in node.get("required") or ()}
    for word in ("oneOf", "anyOf"):
        for index, _ in enumerate(node.get(word) or ()):
            view.alternatives.append(spot.at(word, index))
            view.word = word
    for key, value in node.items():
        if key not in STRUCTURE and key not in DOCUMENTATION:
            _keep(view, str(key), value)


def _common(one: list[Any], other: list[Any]) -> list[Any]:
    both = {literal(value) for value in other}
    return [value for value in one if literal(value) in both]


def _put(properties: dict[str, Spot], name: str, spot: Spot) -> None:
    """A member; if several parts describe it, all of them have to fit."""
    known = properties.get(name)
    if known is None or canonical(known.node) == canonical(spot.node):
        properties[name] = spot
    else:
        properties[name] = Spot(spot.place, {"allOf": [known.node, spot.node]})


def _keep(view: View, key: str, value: Any) -> None:
    """A keyword; if several parts have it, all that they say has to hold."""
    known = view.keywords.get(key, value)
    if canonical(known) == canonical(value) or known is True:
        view.keywords[key] = value
    elif value is not True:
        both = {"allOf": [known, value]}
        view.keywords[key] = False if False in (known, value) else both


def _expanded(named: list[Any]) -> frozenset[str]:
    kinds = {str(name) for name in named} - {"null"}
    return frozenset(kinds | ({"integer"} if "number" in kinds else set()))


def _settle_null(document: Document, view: View, trail: tuple[str, ...]) -> None:
    """Takes null out of the alternatives, and what is left alone out of its list."""
    while view.alternatives:
        left = [spot for spot in view.alternatives if not is_null(spot.node)]
        null = len(left) < len(view.alternatives)
        fresh = [spot for spot in left if spot.node.get("$ref") not in trail]
        inner = any(look(document, spot, trail).nullable for spot in fresh)
        view.nullable &= null or inner
        view.alternatives = left
        if len(fresh) != 1 or len(left) != 1:
            return
        trail = (*trail, str(fresh[0].node.get("$ref", "")))
        view.alternatives, view.word = [], ""
        for part in _parts(document, fresh[0], trail[:-1]):
            _join(view, Spot(part.place, {**part.node, "nullable": view.nullable}))


def is_null(node: Any) -> bool:
    """Whether a schema allows null and nothing else."""
    if not isinstance(node, dict):
        return False
    return node.get("type") in ("null", ["null"]) or node.get("enum") == [None]


class Core(NamedTuple):
    """A schema, and whether null is allowed beside it."""

    spot: Spot
    nullable: bool

    @property
    def name(self) -> str:
        """The component that it refers to, if that is all it does."""
        node = self.spot.node
        return "" if node.keys() & (STRUCTURE - {"$ref"}) else ref_name(node)


def core(spot: Spot) -> Core:
    """Takes `oneOf: [X, {type: null}]` apart, and `allOf: [X]`."""
    for word in ("oneOf", "anyOf", "allOf"):
        parts = spot.node.get(word) or []
        left = [index for index, part in enumerate(parts) if not is_null(part)]
        if len(left) == 1 and not spot.node.keys() & (STRUCTURE - {word}):
            inner = spot.at(word, left[0])
            beside = {k: v for k, v in spot.node.items() if k != word}
            merged = Spot(inner.place, {**beside, **inner.node})
            return Core(merged, len(left) < len(parts))
    return Core(spot, nullable=False)
