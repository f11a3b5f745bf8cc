"""What an operation answers: statuses, their forms, their headers."""

from __future__ import annotations

from scripts.document import Document, OperationSpec
from scripts.spec_diff.change import Grade, Way
from scripts.spec_diff.contents import compare_forms, contents
from scripts.spec_diff.trace import Sides
from scripts.spec_diff.values import canonical
from scripts.spec_diff.view import Spot, follow


def compare(sides: Sides, was: OperationSpec, now: OperationSpec) -> None:
    """Compares what two forms of an operation answer."""
    before, after = _answers(sides.old, was), _answers(sides.new, now)
    place = (*now.place, "responses")
    for status in sorted(before.keys() - after.keys()):
        grade = Grade.BREAKING if _succeeds(status) else Grade.MAYBE
        told = f"status {status} is gone"
        sides.trace.tell(grade, "status-removed", (*place, status), told)
    for status in sorted(after.keys() - before.keys()):
        grade = Grade.MAYBE if _succeeds(status) else Grade.NOTE
        told = f"status {status} is new"
        sides.trace.tell(grade, "status-added", (*place, status), told)
    for status in sorted(before.keys() & after.keys()):
        _add_answer(sides, before[status], after[status])
    _compare_records(sides, was, now)


def _answers(document: Document, operation: OperationSpec) -> dict[str, Spot]:
    """The answers by status; `default` is one."""
    place = (*operation.place, "responses")
    spots = {
        str(status).upper().replace("DEFAULT", "default"): Spot((*place, status), node)
        for status, node in (operation.node.get("responses") or {}).items()
    }
    return {
        status: follow(document, spot) if "$ref" in spot.node else spot
        for status, spot in spots.items()
    }


def _succeeds(status: str) -> bool:
    return status[0] in "123"


def _add_answer(sides: Sides, before: Spot, after: Spot) -> None:
    """Compares two answers, shared ones once for all operations."""
    places = before.place, after.place
    found = sides.shared.get(places)
    if found is None:
        inner = sides.anew()
        _compare_answer(inner, before, after)
        found = sides.shared[places] = inner.trace
    sides.trace.findings.extend(found.findings)
    sides.trace.pairs.extend(found.pairs)


def _compare_answer(sides: Sides, before: Spot, after: Spot) -> None:
    forms = contents(before), contents(after)
    place = after.place
    if bool(forms[0]) != bool(forms[1]):
        word = "has a body now" if forms[1] else "has no body now"
        sides.trace.tell(Grade.BREAKING, "answer-changed", place, word, Way.ANSWER)
    else:
        compare_forms(sides, place, *forms, Way.ANSWER)
    _compare_headers(sides, before, after)


def _compare_headers(sides: Sides, before: Spot, after: Spot) -> None:
    old = {str(name).lower(): name for name in before.node.get("headers") or {}}
    new = {str(name).lower(): name for name in after.node.get("headers") or {}}
    for name in sorted(old.keys() ^ new.keys()):
        grade = Grade.NOTE if name in new else Grade.MAYBE
        told = f"header {name} is {'new' if name in new else 'gone'}"
        rule = f"header-{'added' if name in new else 'removed'}"
        sides.trace.tell(grade, rule, after.place, told, Way.ANSWER)
    for name in sorted(old.keys() & new.keys()):
        _compare_header(
            sides,
            before.at("headers", old[name]),
            after.at("headers", new[name]),
        )


def _compare_header(sides: Sides, was: Spot, now: Spot) -> None:
    before = follow(sides.old, was) if "$ref" in was.node else was
    after = follow(sides.new, now) if "$ref" in now.node else now
    if bool(before.node.get("required")) and not after.node.get("required"):
        told = "the header may be left out now"
        sides.trace.tell(
            Grade.BREAKING, "required-changed", after.place, told, Way.ANSWER
        )
    styles = [(one.node.get("style"), one.node.get("explode")) for one in (was, now)]
    if canonical([*styles[0]]) != canonical([*styles[1]]):
        told = "the header is written in another way"
        sides.trace.tell(Grade.BREAKING, "style-changed", after.place, told)
    sides.compare(before.at("schema"), after.at("schema"), Way.ANSWER)


def _compare_records(sides: Sides, was: OperationSpec, now: OperationSpec) -> None:
    """Records of streams and frames of websockets are named, not referred to."""
    for key, member, way in (
        ("x-swath-stream", "item", Way.ANSWER),
        ("x-swath-websocket", "message", Way.REQUEST),
    ):
        names = [(one.node.get(key) or {}).get(member) for one in (was, now)]
        known = names[0] in sides.old.schemas and names[1] in sides.new.schemas
        if known:
            spots = [_record(str(name)) for name in names]
            sides.compare(spots[0], spots[1], way)


def _record(name: str) -> Spot:
    place = ("components", "schemas", name)
    return Spot(place, {"$ref": f"#/components/schemas/{name}"})
