"""What an operation takes: its parameters and its body."""

from __future__ import annotations

from typing import Any

from scripts.document import Document, OperationSpec, Parameter, Place
from scripts.spec_diff.change import Grade, Way
from scripts.spec_diff.contents import compare_forms, contents
from scripts.spec_diff.trace import Sides
from scripts.spec_diff.values import literal, unjudged
from scripts.spec_diff.view import Spot, follow


JUDGED = (
    "content",
    "deprecated",
    "in",
    "name",
    "required",
    "schema",
)
WIRE = ("allowEmptyValue", "allowReserved", "explode", "style", "x-swath-slash")


def compare(sides: Sides, was: OperationSpec, now: OperationSpec) -> None:
    """Compares what two forms of an operation take."""
    _compare_parameters(sides, was, now)
    _compare_bodies(sides, was, now)


def _key(parameter: Parameter) -> tuple[str, str]:
    """What tells a parameter from others; names of headers ignore case."""
    is_header = parameter.location == "header"
    name = parameter.name.lower() if is_header else parameter.name
    return parameter.location, name


def _compare_parameters(sides: Sides, was: OperationSpec, now: OperationSpec) -> None:
    before = {_key(one): one for one in was.parameters}
    after = {_key(one): one for one in now.parameters}
    moved = _moved(sides, before, after)
    for key in sorted(before.keys() - after.keys() - moved):
        place = _place(was, before[key])
        told = f"parameter of the {key[0]} is gone"
        sides.trace.tell(Grade.BREAKING, "parameter-removed", place, told)
    for key in sorted(after.keys() - before.keys() - moved):
        _tell_new(sides, now, after[key])
    for key in sorted(before.keys() & after.keys()):
        _compare_parameter(sides, now, before[key], after[key])


def _moved(
    sides: Sides,
    before: dict[tuple[str, str], Parameter],
    after: dict[tuple[str, str], Parameter],
) -> set[tuple[str, str]]:
    """Tells of parameters that travel elsewhere now, and gives their keys."""
    gone, came = before.keys() - after.keys(), after.keys() - before.keys()
    pairs = [(one, other) for one in gone for other in came if one[1] == other[1]]
    for one, other in sorted(pairs):
        told = f"is a parameter of the {other[0]}, was one of the {one[0]}"
        place = (*after[other].place[:3], "parameters", after[other].name)
        sides.trace.tell(Grade.BREAKING, "parameter-moved", place, told)
    return {key for pair in pairs for key in pair}


def _place(operation: OperationSpec, parameter: Parameter) -> Place:
    return (*operation.place, "parameters", parameter.name)


def _tell_new(sides: Sides, now: OperationSpec, parameter: Parameter) -> None:
    grade = Grade.BREAKING if parameter.required else Grade.NOTE
    word = "new, and required" if parameter.required else "new"
    told = f"parameter of the {parameter.location} is {word}"
    sides.trace.tell(grade, "parameter-added", _place(now, parameter), told)


def _compare_parameter(
    sides: Sides, operation: OperationSpec, was: Parameter, now: Parameter
) -> None:
    place = _place(operation, now)
    if was.required != now.required:
        grade = Grade.BREAKING if now.required else Grade.NOTE
        word = "is required now" if now.required else "may be left out now"
        sides.trace.tell(grade, "required-changed", place, word)
    if was.style != now.style:
        told = f"is written {now.style}, was written {was.style}"
        sides.trace.tell(Grade.BREAKING, "style-changed", place, told)
    for key in WIRE:
        if _wire(was, key) != _wire(now, key) and was.style == now.style:
            told = f"{key} is {_wire(now, key)}, was {_wire(was, key)}"
            sides.trace.tell(Grade.BREAKING, "style-changed", place, told)
    if bool(was.node.get("deprecated")) != bool(now.node.get("deprecated")):
        word = "is" if now.node.get("deprecated") else "is no longer"
        sides.trace.tell(Grade.NOTE, "deprecated-changed", place, f"{word} deprecated")
    for key in unjudged(was.node, now.node, (*JUDGED, *WIRE)):
        told = f"{key} changed; what that means is for people to say"
        sides.trace.tell(Grade.MAYBE, "other-changed", place, told)
    sides.compare(_schema(place, was), _schema(place, now), Way.REQUEST)


def _wire(parameter: Parameter, key: str) -> Any:
    """How a parameter is written, defaults of OpenAPI filled in."""
    style = "form" if parameter.location in ("query", "cookie") else "simple"
    usual = {"style": style, "explode": parameter.node.get("style", style) == "form"}
    if key == "explode" and not parameter.is_array:
        return None
    return parameter.node.get(key, usual.get(key, False))


def _schema(place: Place, parameter: Parameter) -> Spot:
    """The schema of a parameter, also of one that is described by `content`."""
    for media in (parameter.node.get("content") or {}).values():
        return Spot((*place, "content"), media.get("schema") or {})
    return Spot((*place, "schema"), parameter.node.get("schema") or {})


def _compare_bodies(sides: Sides, was: OperationSpec, now: OperationSpec) -> None:
    place = (*now.place, "requestBody")
    if not was.bodies and not now.bodies:
        return
    if not now.bodies:
        sides.trace.tell(Grade.BREAKING, "body-removed", place, "takes no body now")
        return
    needed = [one.body_required and one.body_default is None for one in (was, now)]
    if not was.bodies:
        grade = Grade.BREAKING if needed[1] else Grade.NOTE
        sides.trace.tell(grade, "body-added", place, "takes a body now")
        return
    if needed[0] != needed[1]:
        grade = Grade.BREAKING if needed[1] else Grade.NOTE
        word = "is required now" if needed[1] else "may be left out now"
        sides.trace.tell(grade, "required-changed", place, f"the body {word}")
    _compare_forms(sides, was, now)


def _compare_forms(sides: Sides, was: OperationSpec, now: OperationSpec) -> None:
    before = contents(_body(sides.old, was))
    after = contents(_body(sides.new, now))
    compare_forms(sides, (*now.place, "requestBody"), before, after, Way.REQUEST)
    first, usual = next(iter(before)), next(iter(after))
    if first != usual and first in after:
        told = f"{usual} is sent unless told otherwise, {first} was"
        place = (*now.place, "requestBody")
        sides.trace.tell(Grade.MAYBE, "default-form-changed", place, told)
    for name in before.keys() & after.keys():
        encodings = [side[name].node.get("encoding") for side in (before, after)]
        if literal(encodings[0] or {}) != literal(encodings[1] or {}):
            told = "parts of the form are written in another way"
            place = after[name].place
            sides.trace.tell(Grade.BREAKING, "encoding-changed", place, told)


def _body(document: Document, operation: OperationSpec) -> Spot:
    spot = Spot((*operation.place, "requestBody"), operation.node["requestBody"])
    return follow(document, spot) if "$ref" in spot.node else spot
