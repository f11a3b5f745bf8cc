"""What objects say of themselves, for tests that look for secrets."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any


# Python 3.12 breaks where one looks into a module: it lends out what it has freed.
LEAVES = (str, bytes, type, ModuleType)
OWN = {"swath", "swath_api"}
PATHS = os.pathsep.join([str(Path(__file__).parent), *sys.path])
"""Where a process finds this module, and all that this one finds."""


def reprs(root: Any) -> None:
    """Prints all objects of ours that one leads to, however deep within it."""
    seen: set[int] = set()
    left = [root]
    while left:
        one = left.pop()
        if id(one) in seen or isinstance(one, LEAVES):
            continue
        seen.add(id(one))
        package = type(one).__module__.partition(".")[0]
        if package in {*OWN, "builtins"}:
            left.extend(gc.get_referents(one))
        if package in OWN:
            sys.stdout.write(f"{one!r} {one}\n")
    sys.stdout.write(f"LOOKED AT {len(seen)}\n")
