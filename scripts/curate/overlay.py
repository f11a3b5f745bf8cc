"""OpenAPI Overlay documents, versions 1.0 and 1.1."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonpath_rfc9535 as jsonpath

from scripts.curate.reading import read
from scripts.document import Node, SpecError


VERSION = re.compile(r"1\.[01]\.\d+")
KINDS = ("update", "copy", "remove")
ROOT = ("overlay", "info", "extends", "actions")
INFO = ("title", "version", "description")
ACTION = ("target", "description", *KINDS)


@dataclass(frozen=True)
class Action:
    """One change, at all places that its target selects.

    Attributes:
        label: The file and the action, for messages.
        target: Selects the places.
        kind: `update`, `copy` or `remove`.
        value: What is merged; the query that selects it; or True.
    """

    label: str
    target: jsonpath.JSONPathQuery
    kind: str
    value: Any


@dataclass(frozen=True)
class Overlay:
    """An Overlay document.

    Attributes:
        path: The file.
        actions: What it changes, in this order.
        extends: The document that it is made for; empty if it does not say.
    """

    path: Path
    actions: tuple[Action, ...]
    extends: str = ""

    @classmethod
    def load(cls, path: Path) -> Overlay:
        """Read an Overlay document.

        Raises:
            SpecError: It is none, or has a mistake; all mistakes are named.
        """
        root = read(path)
        problems = [f"{path}: {problem}" for problem in _problems(root)]
        if problems:
            raise SpecError(*problems)
        actions = tuple(
            _action(path, number, node)
            for number, node in enumerate(root["actions"], start=1)
        )
        return cls(path, actions, str(root.get("extends", "")))


def _action(path: Path, number: int, node: Node) -> Action:
    kind = next((kind for kind in KINDS if node.get(kind) is not None), "update")
    value = jsonpath.compile(node[kind]) if kind == "copy" else node[kind]
    label = f"{path}: action {number} ({node['description']})"
    return Action(label, jsonpath.compile(node["target"]), kind, value)


def _problems(root: Node) -> Iterator[str]:
    if not VERSION.fullmatch(str(root.get("overlay"))):
        yield f"overlay: {root.get('overlay')} is not a version that is known: 1.1.0 is"
    yield from _unknown("the overlay", root, ROOT)
    info = root.get("info")
    if not isinstance(info, dict) or not {"title", "version"} <= info.keys():
        yield "info: give it a title and a version"
    else:
        yield from _unknown("info", info, INFO)
    actions = root.get("actions")
    if not isinstance(actions, list) or not actions:
        yield "actions: there are none"
        return
    for number, node in enumerate(actions, start=1):
        for problem in _action_problems(node):
            yield f"action {number}: {problem}"


def _action_problems(node: Any) -> Iterator[str]:
    if not isinstance(node, dict):
        yield "a mapping is needed"
        return
    yield from _unknown("the action", node, ACTION)
    if not node.get("description"):
        yield "describe why, with the evidence: it tells later when the action may go"
    kinds = [kind for kind in KINDS if node.get(kind) not in (None, False)]
    if "update" in node and "update" not in kinds:
        kinds.append("update")
    if len(kinds) != 1:
        yield f"one of {', '.join(KINDS)} is needed, {len(kinds)} are given"
    for key in ("target", "copy"):
        if key == "target" or key in node:
            yield from _query_problems(key, node.get(key))


def _query_problems(key: str, query: Any) -> Iterator[str]:
    if not isinstance(query, str):
        yield f"{key}: a JSONPath query is needed"
        return
    try:
        jsonpath.compile(query)
    except jsonpath.JSONPathError as error:
        yield f"{key}: {query} is no JSONPath query: {error}"


def _unknown(owner: str, node: Node, known: Iterable[str]) -> Iterator[str]:
    for key in node:
        if key not in known and not key.startswith("x-"):
            yield f"{key} is not a field of {owner}{nearest(key, known)}"


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint at the names that look most like one; empty if none does."""
    close = difflib.get_close_matches(name, list(known), n=3)
    return f"; nearest: {', '.join(close)}" if close else ""
