"""Two forms of an operation compared: where it is, how it behaves, who may call it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scripts.document import Document, Node, OperationSpec
from scripts.spec_diff import answers, requests
from scripts.spec_diff.change import Grade
from scripts.spec_diff.trace import Sides, Trace
from scripts.spec_diff.values import DOCUMENTATION, canonical


JUDGED = DOCUMENTATION | {
    "deprecated",
    "links",
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "security",
    "servers",
    "tags",
    "x-swath-permissions",
}
CAME_AND_WENT: Mapping[str, tuple[Grade, Grade, Grade]] = {
    "x-swath-conditional-permissions": (Grade.MAYBE, Grade.NOTE, Grade.MAYBE),
    "x-swath-hot": (Grade.BREAKING, Grade.BREAKING, Grade.BREAKING),
    "x-swath-idempotent": (Grade.MAYBE, Grade.MAYBE, Grade.MAYBE),
    "x-swath-paging": (Grade.NOTE, Grade.BREAKING, Grade.MAYBE),
    "x-swath-path-certainty": (Grade.NOTE, Grade.NOTE, Grade.NOTE),
    "x-swath-polling": (Grade.MAYBE, Grade.BREAKING, Grade.MAYBE),
    "x-swath-stream": (Grade.BREAKING, Grade.BREAKING, Grade.BREAKING),
    "x-swath-user-only": (Grade.BREAKING, Grade.NOTE, Grade.MAYBE),
    "x-swath-websocket": (Grade.BREAKING, Grade.BREAKING, Grade.BREAKING),
}
"""Grades of an extension that came, that went, and that says something else."""


def removed(operation: OperationSpec) -> Trace:
    """What there is to tell of an operation that is gone."""
    trace = Trace()
    told = f"{operation.id} is gone"
    trace.tell(Grade.BREAKING, "operation-removed", operation.place, told)
    return trace


def added(operation: OperationSpec) -> Trace:
    """What there is to tell of a new operation."""
    trace = Trace()
    told = f"{operation.id} is new"
    trace.tell(Grade.NOTE, "operation-added", operation.place, told)
    return trace


def compare(sides: Sides, was: OperationSpec, now: OperationSpec) -> Trace:
    """Compares two forms of an operation.

    Args:
        sides: The documents.
        was: The operation in the old one.
        now: The operation in the new one.
    """
    sides = sides.anew()
    _compare_place(sides.trace, was, now)
    _compare_security(sides, was, now)
    _compare_permissions(sides.trace, was, now)
    _compare_extensions(sides.trace, was, now)
    requests.compare(sides, was, now)
    answers.compare(sides, was, now)
    return sides.trace


def _compare_place(trace: Trace, was: OperationSpec, now: OperationSpec) -> None:
    """Everything that decides where it is: at the service, and in Python."""
    for rule, before, after in (
        ("operation-renamed", was.id, now.id),
        ("method-changed", was.method, now.method),
        ("path-changed", was.path, now.path),
        ("tag-changed", was.tag, now.tag),
        ("server-changed", was.server, now.server),
    ):
        if before != after:
            told = f"{rule.partition('-')[0]} is {after or 'not given'}"
            told += f", was {before or 'not given'}"
            trace.tell(Grade.BREAKING, rule, now.place, told)
    if bool(was.node.get("deprecated")) != bool(now.node.get("deprecated")):
        word = "is" if now.node.get("deprecated") else "is no longer"
        trace.tell(Grade.NOTE, "deprecated-changed", now.place, f"{word} deprecated")


def _compare_security(sides: Sides, was: OperationSpec, now: OperationSpec) -> None:
    before, after = _security(sides.old, was.node), _security(sides.new, now.node)
    if {canonical(one) for one in before} == {canonical(one) for one in after}:
        return
    lost = [one for one in before if not any(_suffices(one, new) for new in after)]
    grade = Grade.BREAKING if lost else Grade.NOTE
    words = " or ".join(_credential(one) for one in after)
    told = f"takes {words}, took {' or '.join(_credential(one) for one in before)}"
    sides.trace.tell(grade, "security-changed", now.place, told)


def _security(document: Document, node: Node) -> list[dict[str, Any]]:
    """The ways to be let in, of which one is enough; an empty one is no condition."""
    listed = node.get("security", document.root.get("security"))
    return [dict(one) for one in listed or [{}]]


def _suffices(given: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all(
        name in given and set(scopes or ()) <= set(given[name] or ())
        for name, scopes in wanted.items()
    )


def _credential(requirement: dict[str, Any]) -> str:
    names = [
        f"{name} ({', '.join(map(str, scopes))})" if scopes else str(name)
        for name, scopes in sorted(requirement.items())
    ]
    return " with ".join(names) or "no credential"


def _compare_permissions(trace: Trace, was: OperationSpec, now: OperationSpec) -> None:
    key = "x-swath-permissions"
    before, after = ({*(one.node.get(key) or ())} for one in (was, now))
    for name in sorted(before ^ after):
        grade = Grade.BREAKING if name in after else Grade.NOTE
        word = "needed now" if name in after else "no longer needed"
        trace.tell(grade, "permission-changed", now.place, f"{name} is {word}")


def _compare_extensions(trace: Trace, was: OperationSpec, now: OperationSpec) -> None:
    """Extensions, and whatever keyword no rule knows."""
    for key in sorted((was.node.keys() | now.node.keys()) - JUDGED):
        before, after = was.node.get(key) or None, now.node.get(key) or None
        foreign = key.startswith("x-") and not key.startswith("x-swath-")
        if foreign or canonical(before) == canonical(after):
            continue
        came, went, other = CAME_AND_WENT.get(key, (Grade.MAYBE,) * 3)
        grade = came if before is None else went if after is None else other
        word = "came" if before is None else "is gone" if after is None else "changed"
        trace.tell(grade, "extension-changed", now.place, f"{key} {word}")
