"""A change of a document, and how it meets those who use the service through us."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum, auto

from scripts.document import METHODS, Place


class Grade(IntEnum):
    """What a change may do to a program that was right before; the order is of harm."""

    NOTE = 1
    """Nothing: what worked goes on working."""
    MAYBE = 2
    """It depends on the program, or the document does not tell."""
    BREAKING = 3
    """It can stop working, or its types do not fit any more."""


class Way(Enum):
    """Which way a value goes: what is harmless one way breaks the other."""

    REQUEST = "requests"
    ANSWER = "answers"


class Effect(Enum):
    """What a change did to the set of values that are allowed."""

    NARROWED = auto()
    WIDENED = auto()
    CHANGED = auto()


def graded(effect: Effect, way: Way) -> Grade:
    """The grade of a change of values.

    A request must fit what the service takes now, so that less of it breaks. An answer
    must fit what programs were told to expect, so that more of it breaks.
    """
    harmless = Effect.WIDENED if way is Way.REQUEST else Effect.NARROWED
    return Grade.NOTE if effect is harmless else Grade.BREAKING


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A change at one place, seen one way.

    Attributes:
        grade: How it meets users.
        rule: Its kind, for programs: `property-removed`.
        place: Where: in the new document, or in the old one if it is gone there.
        told: What, for people.
        way: Which way the values go; None if that does not matter.
    """

    grade: Grade
    rule: str
    place: Place
    told: str
    way: Way | None = None


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change, with all operations that it reaches.

    Attributes:
        grade: The worst of what it does.
        rule: Its kind, for programs: `property-removed`.
        place: Where: in the new document, or in the old one if it is gone there.
        told: What, for people.
        ways: Which ways the values go: `requests`, `answers`.
        operations: Ids of the operations, sorted; the old ones if they are gone.
    """

    grade: Grade
    rule: str
    place: Place
    told: str
    ways: tuple[str, ...]
    operations: tuple[str, ...]

    @property
    def subject(self) -> str:
        """The place as people speak of it: `Scene.cloudCover`, `GET /items limit`."""
        match self.place:
            case ("components", _, name, *rest):
                return ".".join([str(name), *_spoken(rest)])
            case ("paths", path, method, *rest):
                return " ".join([_operation(path, method), *_spoken(rest)])
        return " ".join(_spoken(list(self.place))) or "the document"


def _operation(path: str | int, method: str | int) -> str:
    """`GET /items`; a part of a path that is no operation follows it."""
    if method in METHODS:
        return f"{str(method).upper()} {path}"
    return f"{path} {method}"


_SILENT = frozenset(
    {"allOf", "content", "parameters", "properties", "responses", "schema"}
)
_NAMES = _SILENT - {"allOf", "schema"}
"""Keys after which comes a name, whatever it is."""


def _spoken(keys: list[str | int]) -> list[str]:
    """The keys that tell something to people."""
    return [
        str(key)
        for before, key in zip([None, *keys], keys, strict=False)
        if before in _NAMES or (key not in _SILENT and before != "allOf")
    ]
