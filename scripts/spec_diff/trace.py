"""What the comparison of an operation found, and the named schemas it leads to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from scripts.document import Document, Place
from scripts.spec_diff.change import Finding, Grade, Way
from scripts.spec_diff.schemas import Pair, Walk
from scripts.spec_diff.view import Spot


@dataclass
class Trace:
    """What the comparison of an operation found.

    Attributes:
        findings: The changes at its own places.
        pairs: The named schemas that have to be compared for it.
    """

    findings: list[Finding] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    def tell(
        self,
        grade: Grade,
        rule: str,
        place: Place,
        told: str,
        way: Way | None = None,
    ) -> None:
        """Notes a change."""
        finding = Finding(grade=grade, rule=rule, place=place, told=told, way=way)
        self.findings.append(finding)


@dataclass(frozen=True)
class Sides:
    """The two documents, and the trace of what is compared between them.

    Attributes:
        old: The old document.
        new: The new document.
        shared: What was found at places that several operations refer to.
        trace: What is found now.
    """

    old: Document
    new: Document
    shared: dict[tuple[Place, Place], Trace] = field(default_factory=dict)
    trace: Trace = field(default_factory=Trace)

    def anew(self) -> Sides:
        """The same for another operation."""
        return replace(self, trace=Trace())

    def compare(self, old: Spot, new: Spot, way: Way) -> None:
        """Compares two schemas."""
        Walk(
            self.old,
            self.new,
            way,
            findings=self.trace.findings,
            pairs=self.trace.pairs,
        ).compare(old, new)
