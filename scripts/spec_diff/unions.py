"""The alternatives of two unions, each with the one it was before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from scripts.document import Document, ref_name
from scripts.spec_diff.values import canonical, literal
from scripts.spec_diff.view import Spot, View, look


@dataclass(frozen=True)
class Branch:
    """One alternative.

    Attributes:
        spot: Its schema.
        view: What that says.
        tag: The value by which it is told from the others, if there is one.
    """

    spot: Spot
    view: View
    tag: str

    @property
    def label(self) -> str:
        """Its name for people."""
        return ref_name(self.spot.node) or " or ".join(sorted(self.view.kinds))

    def is_covered(self, others: Sequence[Branch]) -> bool:
        """Whether another one allows whatever it allows."""
        return any(
            one.view.is_wide and self.view.kinds <= one.view.kinds for one in others
        )


Matched: TypeAlias = tuple[list[tuple[Branch, Branch]], list[Branch], list[Branch]]


def branches(document: Document, view: View) -> list[Branch]:
    """The alternatives of a schema; itself, if it is no union."""
    if not view.alternatives:
        return [Branch(Spot(view.place, view.source), view, "")]
    member = (view.keywords.get("discriminator") or {}).get("propertyName", "")
    found = [(spot, look(document, spot)) for spot in view.alternatives]
    return [Branch(spot, seen, _tag(document, seen, member)) for spot, seen in found]


def _tag(document: Document, view: View, member: str) -> str:
    spot = view.properties.get(member)
    values = look(document, spot).values if spot else None
    return literal(values[0]) if values and len(values) == 1 else ""


def match(old: Sequence[Branch], new: Sequence[Branch]) -> Matched:
    """Pairs alternatives, by the surest sign first.

    Returns:
        The pairs, the old ones without a partner, the new ones without.
    """
    pairs: list[tuple[Branch, Branch]] = []
    gone, came = list(old), list(new)
    for sign in SIGNS:
        for one in list(gone):
            partner = next(
                (b for b in came if sign(one) and sign(b) == sign(one)), None
            )
            if partner is not None:
                pairs.append((one, partner))
                gone.remove(one)
                came.remove(partner)
    return pairs, gone, came


def _kinds(branch: Branch) -> str:
    shape = "wide" if branch.view.is_wide else "narrow"
    return f"{shape} {sorted(branch.view.kinds)}"


SIGNS: Sequence[Callable[[Branch], str]] = (
    lambda branch: branch.tag,
    lambda branch: ref_name(branch.spot.node),
    lambda branch: canonical(branch.spot.node),
    _kinds,
)
