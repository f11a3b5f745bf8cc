"""Pictures of any size, cut into parts that are rendered one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast, overload

import msgspec

from swath._errors import InputError
from swath.sentinelhub._grid import MAX_PIXELS, Grid
from swath.sentinelhub._plain import is_whole, plain


TILE = 256
"""Side of the tiles of a file, in pixels; each belongs to one chunk."""


CHUNK = 1024
"""Side of the chunks that nobody said anything of."""


class Chunk(msgspec.Struct, frozen=True):
    """A part of a picture.

    Attributes:
        number: Its place, row by row.
        column: Its first column.
        row: Its first row.
        grid: Its pixels: each has exactly the place that it has in the whole.
    """

    number: int
    column: int
    row: int
    grid: Grid


class Chunks(Sequence[Chunk]):
    """The parts of a picture, row by row; made when they are asked for.

    Args:
        grid: The pixels of the whole.
        side: Columns and rows of a chunk; those at the right and below have fewer.
        rows: Rows of a chunk, if they are not as many.
    """

    def __init__(self, grid: Grid, side: int, rows: int | None = None) -> None:
        self.grid = grid
        self.side = side
        self.rows = rows or side
        self.across = -(-grid.width // side)
        self.down = -(-grid.height // self.rows)

    def __len__(self) -> int:
        return self.across * self.down

    def __iter__(self) -> Iterator[Chunk]:
        return map(self._at, range(len(self)))

    @overload
    def __getitem__(self, index: int) -> Chunk: ...
    @overload
    def __getitem__(self, index: slice) -> list[Chunk]: ...
    def __getitem__(self, index: int | slice) -> Chunk | list[Chunk]:
        found = range(len(self))[index]
        return self._at(found) if isinstance(found, int) else [*map(self._at, found)]

    def _at(self, number: int) -> Chunk:
        down, across = divmod(number, self.across)
        column, row = across * self.side, down * self.rows
        width = min(self.side, self.grid.width - column)
        height = min(self.rows, self.grid.height - row)
        return Chunk(number, column, row, self.grid.window(column, row, width, height))


def check_tiled(chunk: Any) -> int:
    """The side of chunks that whole tiles fill.

    Raises:
        InputError: It is none.
    """
    most = MAX_PIXELS // TILE * TILE
    side = plain(chunk)
    if not is_whole(side) or side % TILE or not TILE <= side <= most:
        raise InputError(
            f"chunk={side!r} has to be a multiple of {TILE} pixels, from {TILE} to "
            f"{most}"
        )
    return side


def check_sides(chunks: Any) -> tuple[int, int]:
    """The columns and the rows of chunks that are rendered alone.

    Raises:
        InputError: They are none.
    """
    if not isinstance(chunks, Mapping):
        side = _side(chunks, "chunks")
        return side, side
    sides = cast("Mapping[str, Any]", chunks)
    if not sides.keys() <= {"x", "y"}:
        raise InputError(
            f"{chunks=} may name 'x' and 'y' only: a chunk has all bands; pass "
            "{'x': 512, 'y': 256}, or one number for both"
        )
    across, down = (_side(sides.get(name, CHUNK), f"chunks[{name!r}]") for name in "xy")
    return across, down


def _side(given: Any, name: str) -> int:
    side = plain(given)
    if not is_whole(side) or not 1 <= side <= MAX_PIXELS:
        raise InputError(
            f"{name}={side!r} has to be a whole number of pixels, from 1 to "
            f"{MAX_PIXELS}"
        )
    return side
