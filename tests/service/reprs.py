"""What objects say of themselves, for tests that look for secrets."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any


LEAVES = (str, bytes, type)
OWN = {"swath", "swath_api"}
PATHS = os.pathsep.join([str(Path(__file__).parent), *sys.path])
"""Where a process finds this module, and all that this one finds."""


def reprs(root: Any) -> None:
    """Prints all objects of ours that one leads to, and those of our modules."""
    seen: set[int] = set()
    left = [root, *sys.modules.values()]
    while left:
        one = left.pop()
        if id(one) in seen or isinstance(one, LEAVES) or _is_foreign(one):
            continue
        seen.add(id(one))
        package = type(one).__module__.partition(".")[0]
        if package in {*OWN, "builtins"}:
            left.extend(gc.get_referents(one))
        if package in OWN:
            sys.stdout.write(f"{one!r} {one}\n")
    sys.stdout.write(f"LOOKED AT {len(seen)}\n")


def _is_foreign(one: Any) -> bool:
    """Whether it is others' module: some of Python 3.12 lend out what they freed."""
    return isinstance(one, ModuleType) and one.__name__.partition(".")[0] not in OWN
