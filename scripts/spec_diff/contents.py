"""The forms that a body comes in, by media type."""

from __future__ import annotations

from scripts.document import Place
from scripts.spec_diff.change import Grade, Way
from scripts.spec_diff.trace import Sides
from scripts.spec_diff.view import Spot


def contents(body: Spot) -> dict[str, Spot]:
    """The forms of a body; parameters of media types keep their say."""
    return {
        str(name).lower().replace(" ", ""): body.at("content", name)
        for name in body.node.get("content") or {}
    }


def compare_forms(
    sides: Sides,
    place: Place,
    before: dict[str, Spot],
    after: dict[str, Spot],
    way: Way,
) -> None:
    """Compares the forms of a body, each with what it was before."""
    for name in sorted(before.keys() - after.keys()):
        told = f"{name} is gone"
        sides.trace.tell(Grade.BREAKING, "media-type-removed", place, told, way)
    for name in sorted(after.keys() - before.keys()):
        grade = Grade.NOTE if way is Way.REQUEST else Grade.MAYBE
        told = f"{name} is new"
        sides.trace.tell(grade, "media-type-added", place, told, way)
    for name in sorted(before.keys() & after.keys()):
        sides.compare(before[name].at("schema"), after[name].at("schema"), way)
