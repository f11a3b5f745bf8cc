"""Two schemas compared, for values that go one way."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from scripts.document import Document, Place
from scripts.spec_diff import unions
from scripts.spec_diff.change import Effect, Finding, Grade, Way, graded
from scripts.spec_diff.values import FIXED, RULES, literal, selection, subset, unjudged
from scripts.spec_diff.view import KINDS, Core, Spot, View, core, look


JUDGED = {
    *RULES,
    *FIXED,
    "additionalProperties",
    "default",
    "deprecated",
    "discriminator",
    "items",
    "prefixItems",
    "x-swath-send-default",
}


@dataclass(frozen=True)
class Pair:
    """Two named schemas that have to be compared.

    Attributes:
        old: Name of the one in the old document.
        new: Name of the one in the new document.
        way: Which way the values go.
        open: Whether any other text is allowed beside the values of an enumeration.
    """

    old: str
    new: str
    way: Way
    open: bool = False


@dataclass
class Walk:
    """A comparison under way, up to the named schemas that it meets.

    Attributes:
        old: The old document.
        new: The new document.
        way: Which way the values go.
        open: Whether any other text is allowed beside the values of an enumeration.
        findings: What it found.
        pairs: The named schemas that it met.
    """

    old: Document
    new: Document
    way: Way
    open: bool = False
    findings: list[Finding] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    def tell(self, grade: Grade, rule: str, place: Place, told: str) -> None:
        """Notes a change."""
        finding = Finding(grade=grade, rule=rule, place=place, told=told, way=self.way)
        self.findings.append(finding)

    def judge(self, effect: Effect | None, rule: str, place: Place, told: str) -> None:
        """Notes a change of what is allowed, if there is one."""
        if effect is not None:
            self.tell(graded(effect, self.way), rule, place, told)

    def compare(self, old: Spot, new: Spot) -> None:
        """Compares two schemas."""
        if not old.node and not new.node:
            return
        before, after = core(old), core(new)
        if before.name and after.name:
            _compare_references(self, before, after)
            return
        was, now = look(self.old, old), look(self.new, new)
        if before.name != after.name and not (was.word or now.word):
            one, other = after.name or "not named", before.name or "not named"
            told = f"its schema is {one}, was {other}"
            self.tell(Grade.MAYBE, "reference-changed", new.place, told)
        _compare_views(self, was, now)

    def compare_named(self, pair: Pair) -> None:
        """Compares two components; the direct way into them."""
        spots = [
            Spot(("components", "schemas", name), document.schemas[name])
            for name, document in ((pair.old, self.old), (pair.new, self.new))
        ]
        _compare_views(self, look(self.old, spots[0]), look(self.new, spots[1]))


def _compare_references(walk: Walk, before: Core, after: Core) -> None:
    place = after.spot.place
    if before.name != after.name:
        told = f"its schema is {after.name}, was {before.name}"
        walk.tell(Grade.MAYBE, "reference-changed", place, told)
    if before.nullable != after.nullable:
        sides = ((walk.old, before), (walk.new, after))
        null = [one.nullable or look(doc, one.spot).nullable for doc, one in sides]
        _compare_null(walk, place, *null)
    beside = [_without_reference(one.spot.node) for one in (before, after)]
    _compare_keywords(walk, place, *beside)
    _compare_unknown(walk, place, *beside)
    walk.pairs.append(Pair(before.name, after.name, walk.way, walk.open))


def _without_reference(node: dict[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in node.items() if key != "$ref"}


def _compare_views(walk: Walk, old: View, new: View) -> None:
    place = new.place
    _compare_null(walk, place, old.nullable, new.nullable)
    if bool(old.alternatives) != bool(new.alternatives):
        _compare_alternatives(walk, old, new)
        return
    kinds = subset(old.kinds, new.kinds)
    told = f"type is {_kinds(new)}, was {_kinds(old)}"
    walk.judge(kinds, "type-changed", place, told)
    if not old.kinds & new.kinds:
        return
    _compare_values(walk, old, new)
    _compare_keywords(walk, place, old.keywords, new.keywords)
    _compare_members(walk, old, new)
    _compare_rest(walk, old, new)
    if new.alternatives:
        _compare_alternatives(walk, old, new)


def _kinds(view: View) -> str:
    if view.kinds == KINDS:
        return "anything"
    shown = view.kinds - ({"integer"} if "number" in view.kinds else set())
    return " or ".join(sorted(shown)) or "nothing"


def _compare_null(walk: Walk, place: Place, old: bool, new: bool) -> None:  # noqa: FBT001 # two facts of one kind
    if old != new:
        effect = Effect.WIDENED if new else Effect.NARROWED
        told = f"may {'now' if new else 'no longer'} be null"
        walk.judge(effect, "null-changed", place, told)


def _compare_values(walk: Walk, old: View, new: View) -> None:
    """Enumerations: value by value, as each may go its own way."""
    if old.values is None or new.values is None:
        told = "any value is allowed" if new.values is None else "values are listed"
        effect = selection(old.values, new.values)
        walk.judge(effect, "enum-changed", new.place, f"{told} now")
        return
    for effect, one, other in (
        (Effect.NARROWED, old.values, new.values),
        (Effect.WIDENED, new.values, old.values),
    ):
        there = {literal(value) for value in other}
        for value in one:
            if literal(value) not in there:
                _tell_value(walk, new.place, effect, value)


def _tell_value(walk: Walk, place: Place, effect: Effect, value: Any) -> None:
    """A value came or went; where any other text may stand, nothing is refused."""
    word = "came" if effect is Effect.WIDENED else "is gone"
    grade = graded(effect, walk.way)
    if walk.open:
        grade = Grade.MAYBE if effect is Effect.NARROWED else Grade.NOTE
    rule = f"enum-value-{'added' if word == 'came' else 'removed'}"
    walk.tell(grade, rule, place, f"value {literal(value)} {word}")


def _compare_keywords(
    walk: Walk, place: Place, old: dict[str, Any], new: dict[str, Any]
) -> None:
    """What two values of a keyword tell by themselves."""
    for key in sorted((old.keys() | new.keys()) & JUDGED):
        was, now = old.get(key), new.get(key)
        told = f"{key} is {_shown(now)}, was {_shown(was)}"
        if key in RULES:
            walk.judge(RULES[key](was, now), f"{key}-changed", place, told)
        elif key in FIXED and literal(was or None) != literal(now or None):
            walk.tell(Grade.BREAKING, f"{key}-changed", place, told)
    _compare_defaults(walk, place, old, new)
    if bool(old.get("deprecated")) != bool(new.get("deprecated")):
        word = "is" if new.get("deprecated") else "is no longer"
        walk.tell(Grade.NOTE, "deprecated-changed", place, f"{word} deprecated")


def _shown(value: Any) -> str:
    return "not given" if value is None else literal(value)


def _compare_defaults(
    walk: Walk, place: Place, old: dict[str, Any], new: dict[str, Any]
) -> None:
    """Who does not give a value gets another one: of the server, or sent by us."""
    for key in ("default", "x-swath-send-default"):
        was, now = old.get(key), new.get(key)
        if literal(was) != literal(now):
            grade = Grade.MAYBE if walk.way is Way.REQUEST else Grade.NOTE
            told = f"{key} is {_shown(now)}, was {_shown(was)}"
            walk.tell(grade, "default-changed", place, told)


def _compare_members(walk: Walk, old: View, new: View) -> None:
    for name in sorted(old.properties.keys() - new.properties.keys()):
        told = f"{name} is gone"
        walk.tell(Grade.BREAKING, "property-removed", old.properties[name].place, told)
    for name in sorted(new.properties.keys() - old.properties.keys()):
        _tell_new_member(walk, new, name)
    for name in sorted(old.properties.keys() & new.properties.keys()):
        inner = replace(walk, open=False)
        inner.compare(old.properties[name], new.properties[name])
    known = old.properties.keys() | old.required
    for name in sorted((old.required ^ new.required) & known):
        place = _member_place(old if name not in new.properties else new, name)
        if name in new.required:
            told = "is required now"
            walk.judge(Effect.NARROWED, "required-changed", place, told)
        elif name in new.properties:
            told = "may be left out now"
            walk.judge(Effect.WIDENED, "required-changed", place, told)


def _member_place(view: View, name: str) -> Place:
    spot = view.properties.get(name)
    return spot.place if spot else (*view.place, "properties", name)


def _tell_new_member(walk: Walk, new: View, name: str) -> None:
    demanded = name in new.required and walk.way is Way.REQUEST
    told = f"is new{', and required' if name in new.required else ''}"
    grade = Grade.BREAKING if demanded else Grade.NOTE
    walk.tell(grade, "property-added", new.properties[name].place, told)


def _compare_rest(walk: Walk, old: View, new: View) -> None:
    """Elements, other members, and keywords that no rule knows."""
    inner = replace(walk, open=False)
    inner.compare(_within(old, "items"), _within(new, "items"))
    _compare_other_members(walk, old, new)
    _compare_unknown(walk, new.place, old.keywords, new.keywords)
    _compare_positions(walk, old, new)


def _compare_unknown(
    walk: Walk, place: Place, old: dict[str, Any], new: dict[str, Any]
) -> None:
    for key in unjudged(old, new, JUDGED):
        told = f"{key} changed; what that means is for people to say"
        walk.tell(Grade.MAYBE, "other-changed", place, told)


def _within(view: View, key: str) -> Spot:
    found = view.keywords.get(key)
    return Spot((*view.place, key), found if isinstance(found, dict) else {})


def _compare_positions(walk: Walk, old: View, new: View) -> None:
    key = "prefixItems"
    before, after = old.keywords.get(key) or [], new.keywords.get(key) or []
    if len(before) != len(after):
        told = f"{len(after)} elements are described, {len(before)} were"
        walk.tell(Grade.BREAKING, "elements-changed", (*new.place, key), told)
        return
    for index, (was, now) in enumerate(zip(before, after, strict=True)):
        replace(walk, open=False).compare(
            Spot((*old.place, key, index), was), Spot((*new.place, key, index), now)
        )


def _compare_other_members(walk: Walk, old: View, new: View) -> None:
    """`additionalProperties`: none, any, or those that fit a schema."""
    key = "additionalProperties"
    before, after = (view.keywords.get(key, True) for view in (old, new))
    closed = (before is False, after is False)
    if any(closed):
        if not all(closed):
            effect = Effect.NARROWED if closed[1] else Effect.WIDENED
            word = "refused" if closed[1] else "allowed"
            told = f"members that are not listed are {word} now"
            walk.judge(effect, "other-members-changed", new.place, told)
        return
    replace(walk, open=False).compare(_within(old, key), _within(new, key))


def _compare_alternatives(walk: Walk, old: View, new: View) -> None:
    """Unions; what is none is a union of one."""
    before, after = unions.branches(walk.old, old), unions.branches(walk.new, new)
    if old.word and new.word and old.word != new.word:
        told = f"{new.word} instead of {old.word}"
        walk.tell(Grade.MAYBE, "union-changed", new.place, told)
    matched, gone, came = unions.match(before, after)
    wide = [any(one.view.is_wide for one in side) for side in (before, after)]
    for was, now in matched:
        replace(walk, open=all(wide) and not now.view.is_wide).compare(
            was.spot, now.spot
        )
    for effect, left, other in (
        (Effect.NARROWED, gone, after),
        (Effect.WIDENED, came, before),
    ):
        for branch in left:
            _tell_branch(walk, new.place, effect, branch, other)
    _compare_discriminators(walk, old, new)


def _tell_branch(
    walk: Walk,
    place: Place,
    effect: Effect,
    branch: unions.Branch,
    others: list[unions.Branch],
) -> None:
    word, rule = (
        ("is gone", "removed") if effect is Effect.NARROWED else ("is new", "added")
    )
    grade = Grade.NOTE if branch.is_covered(others) else graded(effect, walk.way)
    walk.tell(grade, f"alternative-{rule}", place, f"alternative {branch.label} {word}")


def _compare_discriminators(walk: Walk, old: View, new: View) -> None:
    """How alternatives are told apart; new ones among them are told as such."""
    was, now = (view.keywords.get("discriminator") or {} for view in (old, new))
    place = (*new.place, "discriminator")
    if was.get("propertyName") != now.get("propertyName"):
        told = (
            f"alternatives differ by {_shown(now.get('propertyName'))}, "
            f"they did by {_shown(was.get('propertyName'))}"
        )
        walk.tell(Grade.BREAKING, "discriminator-changed", place, told)
    before, after = was.get("mapping") or {}, now.get("mapping") or {}
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) == after.get(name):
            continue
        told = (
            f"{name} means {_shown(after.get(name))}, meant {_shown(before.get(name))}"
        )
        grade = Grade.BREAKING if name in before else Grade.MAYBE
        walk.tell(grade, "discriminator-changed", place, told)
    for key in unjudged(was, now, ("propertyName", "mapping")):
        told = f"{key} changed"
        walk.tell(Grade.MAYBE, "discriminator-changed", place, told)
