"""Two documents compared: every operation, and the named schemas behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from scripts.document import Document, OperationSpec
from scripts.spec_diff import operations
from scripts.spec_diff.change import Change, Finding, Grade, Way
from scripts.spec_diff.document_parts import compare_document
from scripts.spec_diff.schemas import Pair, Walk
from scripts.spec_diff.trace import Sides, Trace


def compare(old: Document, new: Document) -> list[Change]:
    """What changed for users, the worst first.

    Raises:
        SpecError: A reference of a document leads nowhere.
    """
    seen: dict[Pair, Walk] = {}
    reached: defaultdict[Finding, set[str]] = defaultdict(set)
    for name, trace in _traces(old, new):
        pairs = _followed(old, new, trace.pairs, seen)
        inner = (finding for pair in pairs for finding in seen[pair].findings)
        for finding in (*trace.findings, *inner):
            reached[finding] |= {name} if name else set()
    for finding in _unreached(old, new, seen):
        reached[finding] |= set()
    return sorted(_merged(reached), key=_order)


def _traces(old: Document, new: Document) -> Iterator[tuple[str, Trace]]:
    """What is found at each operation, and at the document as a whole."""
    yield "", compare_document(old, new)
    sides = Sides(old, new)
    matched, gone, came = match(old.operations, new.operations)
    for was, now in matched:
        yield now.id, operations.compare(sides, was, now)
    for operation in gone:
        yield operation.id, operations.removed(operation)
    for operation in came:
        yield operation.id, operations.added(operation)


def match(
    old: Iterable[OperationSpec], new: Iterable[OperationSpec]
) -> tuple[
    list[tuple[OperationSpec, OperationSpec]], list[OperationSpec], list[OperationSpec]
]:
    """Pairs operations: by their id, or else by method and path.

    Returns:
        The pairs, the old operations without a partner, the new ones without.
    """
    gone, came, pairs = list(old), list(new), []
    for sign in (
        lambda one: one.id,
        lambda one: (one.method, one.path),
    ):
        for was in list(gone):
            now = next((one for one in came if sign(one) == sign(was)), None)
            if now is not None:
                pairs.append((was, now))
                gone.remove(was)
                came.remove(now)
    return pairs, gone, came


def _followed(
    old: Document, new: Document, pairs: Iterable[Pair], seen: dict[Pair, Walk]
) -> set[Pair]:
    """All pairs that are behind some; each is compared once."""
    found: set[Pair] = set()
    left = list(pairs)
    while left:
        pair = left.pop()
        if pair in found:
            continue
        found.add(pair)
        if pair not in seen:
            seen[pair] = Walk(old, new, pair.way, pair.open)
            seen[pair].compare_named(pair)
        left += seen[pair].pairs
    return found


def _unreached(
    old: Document, new: Document, seen: dict[Pair, Walk]
) -> Iterator[Finding]:
    """Schemas that no operation leads to: they are classes all the same."""
    known = {pair.new for pair in seen}
    pairs = [
        Pair(name, name, way)
        for name in sorted(old.schemas.keys() & new.schemas.keys() - known)
        for way in Way
    ]
    for pair in _followed(old, new, pairs, seen):
        if pair.new not in known:
            yield from seen[pair].findings


def _merged(reached: dict[Finding, set[str]]) -> Iterator[Change]:
    """One change for what was found both ways, or by several operations."""
    groups: defaultdict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in reached:
        groups[finding.rule, finding.place, finding.told].append(finding)
    for findings in groups.values():
        names = {name for finding in findings for name in reached[finding]}
        ways = {finding.way for finding in findings if finding.way}
        yield Change(
            grade=max((finding.grade for finding in findings), default=Grade.NOTE),
            rule=findings[0].rule,
            place=findings[0].place,
            told=findings[0].told,
            ways=tuple(way.value for way in Way if way in ways),
            operations=tuple(sorted(names)),
        )


def _order(change: Change) -> tuple[object, ...]:
    place = tuple(str(key) for key in change.place)
    return (-change.grade, place, change.rule, change.told)
