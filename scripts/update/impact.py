"""A change of a document, and who notices it: methods, examples; and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.attrs_family import python_name
from scripts.document import Document
from scripts.spec_diff.change import Change
from scripts.spec_diff.comparison import compare, match
from scripts.update.facade import Facade
from scripts.update.touched import touched


ADVICE: Mapping[str, str] = {
    "operation-added": (
        "let the emulator serve it, call it in tests/contract, and give it a method "
        "of its own if it pages, streams or takes long"
    ),
    "operation-removed": "take its methods back, with a fragment `breaking`",
    "operation-renamed": "follow the name in hand-written code and tests/contract",
    "tag-changed": "follow the part in hand-written code and tests/contract",
    "path-changed": "follow it in the emulator; older versions of swath need a note",
    "property-removed": "see whether hand-written code or the emulator reads it",
    "property-added": "let the emulator send it, if it would show in an example",
    "parameter-removed": "take the argument from its methods",
    "parameter-added": "see whether its methods should take it",
    "parameter-moved": "nothing in the client; follow it in the emulator",
    "required-changed": "see whether its methods demand it, or may be without it",
    "type-changed": "see what its methods do with it; follow it in the emulator",
    "format-changed": "see what its methods do with it; follow it in the emulator",
    "null-changed": "see whether its methods expect null; let the emulator send it",
    "enum-value-added": "let the emulator know it; look at tables of states",
    "enum-value-removed": "look for it in hand-written code and in examples",
    "security-changed": "look at the credentials of the client and of the emulator",
    "permission-changed": "follow it in the emulator's accounts",
    "server-changed": "follow the default address in the client's settings",
}
"""What to do about a change, by its rule."""


@dataclass(frozen=True)
class Impact:
    """A change, and who notices it.

    Attributes:
        change: The change.
        methods: The hand-written methods whose operations it reaches.
        examples: Where the documentation shows these.
    """

    change: Change
    methods: tuple[str, ...]
    examples: tuple[str, ...]

    @property
    def advice(self) -> str:
        """What to do; empty if there is nothing to say."""
        return ADVICE.get(self.change.rule, "")


@dataclass(frozen=True)
class Loss:
    """An operation that a method needs and that is not there any more.

    Attributes:
        method: The name of the method.
        operation: The id of the operation.
        reason: What became of it.
    """

    method: str
    operation: str
    reason: str


@dataclass(frozen=True)
class Study:
    """What became of one document.

    Attributes:
        service: Whose it is.
        impacts: Every change with those who notice it, the worst first.
        losses: What the hand-written code cannot follow.
        facade: The hand-written interface.
        touched: Ids of the operations that are not what they were.
        listed: How many operations there are, those that are gone too.
        fuzzed: Ids of operations and names of schemas that changed for users.
    """

    service: str
    impacts: tuple[Impact, ...]
    losses: tuple[Loss, ...]
    facade: Facade
    touched: frozenset[str]
    listed: int
    fuzzed: frozenset[str]

    @property
    def changes(self) -> list[Change]:
        """The changes alone."""
        return [impact.change for impact in self.impacts]


def study(root: Path, old: Document, new: Document) -> Study:
    """Find out what changed, and who notices.

    Raises:
        SpecError: A reference of a document leads nowhere.
    """
    functions = {python_name(one.id): one.id for one in old.operations}
    facade = Facade(root, old, functions)
    former = {now.id: was.id for was, now in match(old.operations, new.operations)[0]}
    changes = compare(old, new)
    impacts = tuple(_impact(facade, change, former) for change in changes)
    names = {name for change in changes for name in change.operations}
    known = names & {one.id for one in new.operations}
    return Study(
        service=new.service,
        impacts=impacts,
        losses=tuple(_losses(facade, old, new)),
        facade=facade,
        touched=touched(old, new),
        listed=len({one.id for one in (*old.operations, *new.operations)}),
        fuzzed=frozenset(known | _schemas(changes, new)),
    )


def _impact(facade: Facade, change: Change, former: Mapping[str, str]) -> Impact:
    operations = {former.get(name, name) for name in change.operations}
    methods = facade.needing(operations)
    examples = (place for method in methods for place in facade.examples(method))
    names = tuple(method.name for method in methods)
    return Impact(change, names, tuple(dict.fromkeys(examples)))


def _losses(facade: Facade, old: Document, new: Document) -> list[Loss]:
    pairs, gone, _ = match(old.operations, new.operations)
    reasons = {one.id: "is gone" for one in gone}
    for was, now in pairs:
        if was.id != now.id:
            reasons[was.id] = f"is {now.id} now"
        elif was.tag != now.tag:
            reasons[was.id] = f"is a part of {now.tag} now"
    return [
        Loss(method.name, name, reasons[name])
        for method in facade.needing(set(reasons))
        for name in sorted(method.operations & reasons.keys())
    ]


def _schemas(changes: Sequence[Change], new: Document) -> set[str]:
    """The named schemas in which something changed."""
    named = {
        str(change.place[2])
        for change in changes
        if change.place[:2] == ("components", "schemas")
    }
    return named & new.schemas.keys()
