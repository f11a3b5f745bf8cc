"""What belongs to a document as a whole: names, servers, credentials."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scripts.document import METHODS, Document, Node, Place
from scripts.spec_diff.change import Grade
from scripts.spec_diff.trace import Trace
from scripts.spec_diff.values import canonical, unjudged


SILENT = frozenset(
    {"openapi", "info", "tags", "paths", "components", "security", "servers"}
)
"""Keys that are compared elsewhere, or that only people read."""


def compare_document(old: Document, new: Document) -> Trace:
    """Compares what is not part of one operation."""
    trace = Trace()
    if old.server != new.server:
        told = f"the server is {new.server}, was {old.server}"
        trace.tell(Grade.BREAKING, "server-changed", ("servers",), told)
    _compare_names(trace, old, new)
    _compare_credentials(trace, old, new)
    _compare_unknown(trace, (), old.root, new.root, SILENT)
    before, after = old.root["paths"], new.root["paths"]
    for path in sorted(before.keys() & after.keys()):
        known = {*METHODS, "parameters"}
        _compare_unknown(trace, ("paths", path), before[path], after[path], known)
    return trace


def _compare_unknown(
    trace: Trace, place: Place, old: Node, new: Node, known: Iterable[str]
) -> None:
    for key in unjudged(old, new, known):
        told = f"{key} changed; what that means is for people to say"
        trace.tell(Grade.MAYBE, "other-changed", (*place, key), told)


def _compare_names(trace: Trace, old: Document, new: Document) -> None:
    """Named schemas are classes: who imports one must find it."""
    place = ("components", "schemas")
    for name in sorted(old.schemas.keys() - new.schemas.keys()):
        told = "is gone, and its class with it"
        trace.tell(Grade.BREAKING, "schema-removed", (*place, name), told)
    for name in sorted(new.schemas.keys() - old.schemas.keys()):
        trace.tell(Grade.NOTE, "schema-added", (*place, name), "is new")


def _compare_credentials(trace: Trace, old: Document, new: Document) -> None:
    before, after = _schemes(old), _schemes(new)
    for name in sorted(before.keys() | after.keys()):
        place = ("components", "securitySchemes", name)
        if name not in before:
            trace.tell(Grade.NOTE, "credential-added", place, "is new")
        elif name not in after:
            trace.tell(Grade.BREAKING, "credential-removed", place, "is gone")
        elif canonical(before[name]) != canonical(after[name]):
            told = "credentials travel in another way"
            trace.tell(Grade.BREAKING, "credential-changed", place, told)


def _schemes(document: Document) -> dict[str, Any]:
    components = document.root.get("components") or {}
    return components.get("securitySchemes") or {}
