"""Conditions that detections have to meet: `area gt 1000` and the like."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any, NamedTuple

from .refusals import invalid


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


PROPERTIES = ("area", "count", "length", "orientation", "width")
CONDITIONS: dict[str, Callable[[float, float], bool]] = {
    "gt": operator.gt,
    "lt": operator.lt,
    "ge": operator.ge,
    "le": operator.le,
    "eq": operator.eq,
}
"""`gt` and `lt` are documented, the others inferred."""
_WORDS = 3


class Condition(NamedTuple):
    """A property compared with a number."""

    name: str
    condition: str
    value: float

    def holds(self, properties: Mapping[str, Any]) -> bool:
        """Whether a detection meets it."""
        return CONDITIONS[self.condition](properties[self.name], self.value)


def conditions(text: str) -> Iterator[Condition]:
    """The conditions of the query parameter `detection_filters`, one on each line.

    Raises:
        Refusal: A line is not understood.
    """
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words:
            continue
        place = f"detection_filters, line {number}"
        if len(words) != _WORDS:
            raise invalid(place, "three words: property, condition, value")
        name, condition, value = words
        if name not in PROPERTIES or condition not in CONDITIONS:
            known = f"{', '.join(PROPERTIES)} and {', '.join(CONDITIONS)}"
            raise invalid(place, f"known are {known}")
        yield Condition(name, condition, _number(value, place))


def _number(text: str, place: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise invalid(place, f"{text!r} is no number") from None
