"""What the figures must reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from . import startup, ways
from .memory import Growth
from .rounds import Timing


class Target(msgspec.Struct):
    """A figure, its bound, and whether it keeps it.

    Attributes:
        name: What is measured.
        figure: The figure, in the unit that the bound names.
        bound: The bound in words.
        reached: Whether the figure keeps it.
    """

    name: str
    figure: float
    bound: str
    reached: bool


def at_least(name: str, figure: float, bound: float, unit: str) -> Target:
    return Target(name, figure, f">= {bound:g} {unit}", figure >= bound)


def at_most(name: str, figure: float, bound: float, unit: str) -> Target:
    return Target(name, figure, f"<= {bound:g} {unit}", figure <= bound)


def of_speed(timings: Mapping[str, Timing]) -> Iterator[Target]:
    """Ratios between ways of the same run."""

    def times(slow: str, fast: str) -> float:
        return timings[slow].wall / timings[fast].wall

    ids, whole = ways.IDS, ways.WHOLE
    yield at_least("ids against documented", times(ways.DOCUMENTED, ids), 8, "x")
    yield at_most("ids against split lines", times(ids, ways.SPLIT), 2, "x")
    yield at_least("members against documented", times(ways.DOCUMENTED, whole), 4, "x")
    yield at_least("members against pystac", times(ways.PYSTAC, whole), 20, "x")


def of_memory(growths: Mapping[str, Growth]) -> Iterator[Target]:
    """Growth of memory over long reads."""
    for form, growth in growths.items():
        name = f"memory over {growth.megabytes:,.0f} MB of {form}"
        yield at_most(name, growth.growth, 20, "MB")


def of_startup(overheads: Mapping[tuple[str, ...], float]) -> Iterator[Target]:
    """Time until something is there."""
    yield at_most("import swath", 1e3 * overheads[startup.IMPORT], 30, "ms")
    yield at_most("swath --help", 1e3 * overheads[startup.HELP], 150, "ms")


def of_families(families: Mapping[str, float]) -> Iterator[Target]:
    """Time until a client has a family that it did not have before."""
    slowest = max(families, key=families.__getitem__)
    name = f"slowest family of Sentinel Hub ({slowest})"
    yield at_most(name, 1e3 * families[slowest], 60, "ms")
