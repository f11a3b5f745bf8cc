"""What of the Items is drawn: when they were taken, and which colour they have."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from swath.cli.demo import _style


if TYPE_CHECKING:
    from swath.stac import Item


__all__ = ["Group", "Groups", "by_date", "moment"]

_MOST = 10
"""Collections with a colour of their own; where there are more, the rest share one."""


class Group(NamedTuple):
    """Items of one colour.

    Attributes:
        name: Of the collection.
        colour: As matplotlib takes it.
        members: Places of the Items in the list of all.
    """

    name: str
    colour: str
    members: list[int]


class Groups(NamedTuple):
    """All Items by collection, the most frequent first."""

    groups: list[Group]
    moments: list[dt.datetime | None]

    @classmethod
    def of(cls, items: Sequence[Item]) -> Groups:
        """Sorts Items into groups."""
        counts = Counter(item.collection or "no collection" for item in items)
        named = [name for name, _ in counts.most_common()]
        if len(named) > _MOST + 1:
            named = named[:_MOST]
        groups = {
            name: Group(name, colour, [])
            for name, colour in zip(named, _style.PALETTE, strict=False)
        }
        rest = Group(f"{len(counts) - len(named)} others", _style.OTHERS, [])
        for index, item in enumerate(items):
            name = item.collection or "no collection"
            groups.get(name, rest).members.append(index)
        shown = [*groups.values(), *([rest] if rest.members else [])]
        return cls(shown, [moment(item) for item in items])

    @property
    def dated(self) -> bool:
        """Whether colours tell dates, as there is but one collection."""
        return len(self.groups) == 1

    @property
    def colours(self) -> list[str]:
        """The colour of each Item."""
        if self.dated:
            return by_date(self.moments)
        found = [""] * len(self.moments)
        for group in self.groups:
            for index in group.members:
                found[index] = group.colour
        return found


def by_date(moments: Sequence[dt.datetime | None]) -> list[str]:
    """A colour for each moment, in steps from the earliest to the latest."""
    known = [taken.timestamp() for taken in moments if taken is not None]
    low = min(known, default=0.0)
    step = (max(known, default=0.0) - low) / len(_style.DATES) or 1.0
    last = len(_style.DATES) - 1
    return [
        _style.OTHERS
        if taken is None
        else _style.DATES[min(int((taken.timestamp() - low) / step), last)]
        for taken in moments
    ]


def moment(item: Item) -> dt.datetime | None:
    """When an Item was taken; of a span its end."""
    return item.datetime or item.end_datetime or item.start_datetime
