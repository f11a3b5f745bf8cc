"""The outline of the land, coarse: for maps of the world and of continents."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray


__all__ = ["Ring", "land"]

Ring: TypeAlias = NDArray[np.float64]
"""Longitude and latitude of each corner in degrees, as rows; not closed."""


class _File(msgspec.Struct):
    polygons: list[list[list[int]]]


def land() -> list[list[Ring]]:
    """Polygons of land, each its rings; `land.json` says where they come from."""
    content = Path(__file__).with_name("land.json").read_bytes()
    found = msgspec.json.decode(content, type=_File).polygons
    return [[_ring(numbers) for numbers in rings] for rings in found]


def _ring(numbers: list[int]) -> Ring:
    """Sums up differences in hundredths of a degree."""
    pairs: Any = list(
        zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True)
    )
    return np.array(pairs, dtype=np.float64) / 100
