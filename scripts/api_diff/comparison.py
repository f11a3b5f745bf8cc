"""Two public surfaces compared: what is gone, what is called otherwise, what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import griffe

from scripts.api_diff.surface import Entry, shortest
from scripts.spec_diff.change import Change, Grade


GRADES: Mapping[griffe.BreakageKind, Grade] = {
    griffe.BreakageKind.PARAMETER_CHANGED_DEFAULT: Grade.MAYBE,
    griffe.BreakageKind.RETURN_CHANGED_TYPE: Grade.MAYBE,
}
"""What may break only; all others that griffe tells of do."""


def compare(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> list[Change]:
    """What changed for those who import, the worst first."""
    found = [
        *_gone(old, new),
        *_come(old, new),
        *_changed(old, new),
    ]
    unique = {(one.place, one.rule, one.told): one for one in found}
    return sorted(unique.values(), key=lambda one: (-one.grade, one.place, one.told))


def _tell(grade: Grade, rule: str, path: str, told: str) -> Change:
    return Change(
        grade=grade, rule=rule, place=(path,), told=told, ways=(), operations=()
    )


def _gone(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[Change]:
    for path in sorted(old.keys() - new.keys()):
        yield _tell(Grade.BREAKING, "object-removed", path, "is gone")


def _come(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[Change]:
    """New names; those that lead to something known are no news."""
    known = {entry.canonical_path for entry in old.values()}
    for path, entry in sorted(shortest(new).items()):
        if path not in old and entry.canonical_path not in known:
            yield _tell(Grade.NOTE, "object-added", path, "is new")
        elif path in old and entry.is_class and old[path].is_class:
            before = public_members(old[path])
            for name in sorted(public_members(entry).keys() - before.keys()):
                yield _tell(Grade.NOTE, "object-added", f"{path}.{name}", "is new")


def public_members(entry: Entry) -> dict[str, Entry]:
    """The members of a class, inherited ones too, that are not private."""
    return {
        name: member
        for name, member in entry.all_members.items()
        if not name.startswith("_")
    }


def _changed(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[Change]:
    for path, before in sorted(shortest(old).items()):
        if path in new:
            yield from _breakages(path, before, new[path])
            yield from _types(path, before, new[path])


def _breakages(path: str, before: Entry, after: Entry) -> Iterator[Change]:
    """What griffe finds, told at the name under which users know it."""
    for breakage in griffe.find_breaking_changes(
        _holder(path, before), _holder(path, after)
    ):
        inner = breakage.obj.canonical_path != before.canonical_path
        name = f"{path}.{breakage.obj.name}" if inner else path
        grade = GRADES.get(breakage.kind, Grade.BREAKING)
        rule = breakage.kind.name.lower().replace("_", "-")
        yield _tell(grade, rule, name, _told(breakage))


def _holder(path: str, entry: Entry) -> griffe.Module:
    """A module of one member, as griffe compares members of modules."""
    holder = griffe.Module("holder")
    holder.members[path.replace(".", "_")] = entry
    return holder


def _told(breakage: griffe.Breakage) -> str:
    """What happened, with the name of the parameter it happened to."""
    parameter = breakage.old_value or breakage.new_value
    name = getattr(parameter, "name", "")
    text = str(breakage.kind.value).lower()
    if breakage.kind is griffe.BreakageKind.PARAMETER_CHANGED_DEFAULT:
        old, new = breakage.old_value.default, breakage.new_value.default
        return f"default of {name} is {new}, was {old}"
    if breakage.kind is griffe.BreakageKind.OBJECT_REMOVED:
        return "is gone"
    return f"{text}: {name}" if "parameter" in text else text


def _types(path: str, before: Entry, after: Entry) -> Iterator[Change]:
    """Annotations, which griffe leaves to others."""
    if before.is_class and after.is_class:
        members = public_members(after)
        for name, member in public_members(before).items():
            if name in members:
                yield from _own_types(f"{path}.{name}", member, members[name])
    else:
        yield from _own_types(path, before, after)


def _own_types(path: str, before: Entry, after: Entry) -> Iterator[Change]:
    old, new = types_of(before), types_of(after)
    for name in sorted(old.keys() & new.keys()):
        if old[name] != new[name]:
            of = f" of {name}" if name else ""
            told = f"type{of} is {new[name]}, was {old[name]}"
            yield _tell(Grade.MAYBE, "type-changed", path, told)


def types_of(entry: Entry) -> dict[str, str]:
    """The types of a function or an attribute, by parameter; its own by no name."""
    target = entry.final_target if isinstance(entry, griffe.Alias) else entry
    if isinstance(target, griffe.Function):
        found = {one.name: str(one.annotation) for one in target.parameters}
        return found | {"the result": str(target.returns)}
    if not isinstance(target, griffe.Attribute):
        return {}
    if str(target.annotation) in ("TypeAlias", "typing.TypeAlias"):
        return {"": str(target.value)}
    return {"": str(target.annotation)}
