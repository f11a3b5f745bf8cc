"""Overlays applied, strictly: what finds or changes nothing is an error."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, TypeAlias

import jsonpath_rfc9535 as jsonpath

from scripts.curate.overlay import Action, nearest
from scripts.document import Node, SpecError


Location: TypeAlias = tuple[str | int, ...]

CONTAINERS = (dict, list)


def apply(root: Node, actions: Iterable[Action]) -> Node:
    """The document with all actions carried out, one after the other.

    Args:
        root: The document; it stays as it is.
        actions: What to change.

    Raises:
        SpecError: An action finds nothing, changes nothing, or does not fit what it
            found. It tells of the first one, as all others build on it.
    """
    result: Any = copy.deepcopy(root)
    for action in actions:
        if action.kind == "remove":
            _remove(result, action)
        else:
            result = _merge_all(result, action)
    return dict(result)


def _select(root: Node, action: Action) -> list[Location]:
    """Where a target's nodes are.

    Raises:
        SpecError: There are none.
    """
    found = [node.location for node in action.target.find(root)]
    if not found:
        raise SpecError(f"{action.label}: {_why_nothing(root, action.target)}")
    return list(dict.fromkeys(found))


def _why_nothing(root: Node, query: jsonpath.JSONPathQuery) -> str:
    """How far a query gets, and what there is instead of the rest."""
    told = f"{query} selects nothing"
    beginnings = [
        jsonpath.JSONPathQuery(env=query.env, segments=query.segments[:length])
        for length in range(len(query.segments) + 1)
    ]
    for known, longer in reversed([*pairwise(beginnings)]):
        nodes = known.find(root)
        if nodes:
            names = {
                key for one in nodes if isinstance(one.value, dict) for key in one.value
            }
            wanted = str(longer).removeprefix(str(known)).strip("[]'\"")
            return f"{told}: {known} is there, {wanted} is not{nearest(wanted, names)}"
    return told


def _remove(root: Node, action: Action) -> None:
    """Removes from the back, so that places in lists stay what they are."""
    order = sorted(_select(root, action), key=_depth_first, reverse=True)
    for location in order:
        if not location:
            raise SpecError(f"{action.label}: the whole document cannot be removed")
        del _at(root, location[:-1])[location[-1]]


def _depth_first(location: Location) -> tuple[Any, ...]:
    return (len(location), [(isinstance(key, int), key) for key in location[-1:]])


def _merge_all(root: Node, action: Action) -> Node:
    locations = _select(root, action)
    value = _source(root, action) if action.kind == "copy" else action.value
    kinds = {_kind(_at(root, location)) for location in locations}
    if len(kinds) > 1:
        raise SpecError(
            f"{action.label}: {action.target} selects {' and '.join(sorted(kinds))}: "
            "select one kind"
        )
    changed = False
    for location in locations:
        old = _at(root, location)
        new = _merged(old, copy.deepcopy(value), action, location)
        changed |= new != old
        root = _replaced(root, location, new)
    if not changed:
        told = f"{action.target} is like this already: drop the action"
        raise SpecError(f"{action.label}: {told}")
    return root


def _replaced(root: Node, location: Location, new: Any) -> Any:
    """The document with another node at a place."""
    if not location:
        return new
    _at(root, location[:-1])[location[-1]] = new
    return root


def _source(root: Node, action: Action) -> Any:
    """What a `copy` takes.

    Raises:
        SpecError: It is not exactly one node.
    """
    found = action.value.find(root)
    if len(found) == 1:
        return found[0].value
    if found:
        raise SpecError(f"{action.label}: {action.value} selects {len(found)} nodes")
    raise SpecError(f"{action.label}: {_why_nothing(root, action.value)}")


def _merged(old: Any, new: Any, action: Action, location: Location) -> Any:
    """What becomes of a node: lists grow, objects merge, all else is replaced."""
    if isinstance(old, list):
        return [*old, *(new if isinstance(new, list) else [new])]
    if isinstance(old, dict) and isinstance(new, dict):
        return _members(old, new, action, location)
    if isinstance(old, CONTAINERS) or isinstance(new, CONTAINERS):
        raise _misfit(old, new, action, location)
    return new


def _members(old: Node, new: Node, action: Action, location: Location) -> Node:
    result = dict(old)
    for key, value in new.items():
        if key not in old:
            result[key] = value
            continue
        inner = (*location, key)
        if isinstance(old[key], list) and not isinstance(value, list):
            raise _misfit(old[key], value, action, inner)
        result[key] = _merged(old[key], value, action, inner)
    return result


def _misfit(old: Any, new: Any, action: Action, location: Location) -> SpecError:
    place = "".join(f"[{key!r}]" for key in location)
    return SpecError(
        f"{action.label}: ${place} is {_kind(old)} and cannot become {_kind(new)}: "
        "remove it first"
    )


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    return "a list" if isinstance(value, list) else "a single value"


def _at(root: Node, location: Location) -> Any:
    found: Any = root
    for key in location:
        found = found[key]
    return found
