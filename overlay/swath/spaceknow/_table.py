"""Tables: what comes as CSV, with the kinds and the units of its columns."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, Literal, TypeAlias

import msgspec

from swath._errors import DecodeError
from swath._extra import needed


__all__ = ["Cell", "Column", "Meaning", "Row", "Table"]

Kind: TypeAlias = Literal["text", "number", "time"]
Cell: TypeAlias = str | float | dt.datetime | None
"""A text, a number, an aware datetime; None where the table has nothing."""
Row: TypeAlias = dict[str, Cell]
"""The cells of one row by the names of their columns."""

_TIMES = frozenset(
    {"value_dt", "delivery_dt", "startDatetime", "endDatetime", "firstSeen"}
)
_TEXTS = frozenset(
    {
        "version",
        "algorithm",
        "project",
        "aoi",
        "aoiId",
        "aoiTags",
        "source",
        "tag",
        "product_id",
        "region",
        "frequency",
    }
)
"""Columns that stay texts, also where they look like numbers."""


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """What a column of a product means, as the data dictionary tells it."""

    column_id: str
    topic: str = ""
    type_of_index: str = ""
    region: str = ""
    frequency: str = ""
    rolling: str = ""
    value_type: str = ""
    units: str = ""


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column of a table.

    Attributes:
        name: As the table has it.
        kind: What its cells are.
        meaning: What the data dictionary says of it; None if it says nothing.
    """

    name: str
    kind: Kind
    meaning: Meaning | None = None

    @property
    def units(self) -> str:
        """What its numbers count; empty if nobody says."""
        return "" if self.meaning is None else self.meaning.units


class Table:
    """A whole table; iterating gives its rows as dictionaries.

    Attributes:
        columns: In the table's order.
        rows: The cells of each row, in the order of the columns.
    """

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]
    ) -> None:
        self.columns = tuple(columns)
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    def __repr__(self) -> str:
        names = ", ".join(column.name for column in self.columns)
        return f"<Table of {len(self)} rows: {names}>"

    def to_arrow(self) -> Any:
        """The table as ``pyarrow.Table``; units are in the metadata of its fields.

        Raises:
            ImportError: The extra ``dataframe`` is not installed.
        """
        with needed("to_arrow()", "dataframe"):
            pyarrow: Any = import_module("pyarrow")
        kinds = {
            "text": pyarrow.string(),
            "number": pyarrow.float64(),
            "time": pyarrow.timestamp("us", tz="UTC"),
        }
        fields = [
            pyarrow.field(column.name, kinds[column.kind], metadata=_notes(column))
            for column in self.columns
        ]
        arrays = [
            pyarrow.array([row[index] for row in self.rows], field.type)
            for index, field in enumerate(fields)
        ]
        return pyarrow.table(arrays, schema=pyarrow.schema(fields))

    def to_pandas(self) -> Any:
        """The table as ``pandas.DataFrame``; units are in ``attrs["units"]``.

        Raises:
            ImportError: The extra ``dataframe`` is not installed.
        """
        with needed("to_pandas()", "dataframe"):
            import_module("pandas")
        frame = self.to_arrow().to_pandas()
        units = {column.name: column.units for column in self.columns if column.units}
        frame.attrs["units"] = units
        return frame


class RowReader:
    """Makes rows of CSV that comes in pieces; the first line names the columns."""

    def __init__(self) -> None:
        self.names: list[str] | None = None
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._rest = ""

    def feed(self, piece: bytes, *, last: bool = False) -> Iterator[list[str]]:
        """The rows that a piece completes, cells in the order of `names`."""
        self._rest += self._decoder.decode(piece, final=last)
        end = len(self._rest) if last else self._rest.rfind("\n") + 1
        whole = self._rest[:end]
        if whole.count('"') % 2 and not last:
            return  # the end lies within a quoted cell
        self._rest = self._rest[end:]
        for cells in records(whole):
            if self.names is None:
                self.names = cells
            else:
                yield _fitting(cells, self.names)

    def row(self, cells: Sequence[str]) -> Row:
        """Cells as a dictionary; each is judged by its column's name."""
        names = self.names or []
        return {
            name: cell_of(name, cell) for name, cell in zip(names, cells, strict=True)
        }


def records(text: str) -> Iterator[list[str]]:
    """The records of CSV text, less the blanks that surround cells, and empty lines."""
    for cells in csv.reader(io.StringIO(text, newline=""), skipinitialspace=True):
        stripped = [cell.strip() for cell in cells]
        if any(stripped):
            yield stripped


def table_of(content: bytes, meanings: Mapping[str, Meaning] | None = None) -> Table:
    """A table from CSV.

    Args:
        content: The CSV.
        meanings: What is known of columns, by their names.

    Raises:
        DecodeError: It is no CSV, or has rows of different lengths.
    """
    reader = RowReader()
    try:
        rows = list(reader.feed(content, last=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise DecodeError(f"the table is no CSV: {error}") from error
    known = meanings or {}
    columns = [
        _column(name, known.get(name), [row[index] for row in rows])
        for index, name in enumerate(reader.names or [])
    ]
    reads = [_READERS[column.kind] for column in columns]
    return Table(columns, [_typed(row, reads) for row in rows])


def cell_of(name: str, text: str) -> Cell:
    """A cell by the name of its column: a number where it reads as one, else text."""
    if not text:
        return None
    if name in _TIMES:
        return _time(text)
    if name in _TEXTS:
        return text
    try:
        return float(text)
    except ValueError:
        return text


def _fitting(cells: list[str], names: list[str]) -> list[str]:
    if len(cells) > len(names):
        raise DecodeError(
            f"a row has {len(cells)} cells, and there are {len(names)} columns"
        )
    return cells + [""] * (len(names) - len(cells))


def _column(name: str, meaning: Meaning | None, cells: Iterable[str]) -> Column:
    return Column(name=name, kind=_kind(name, cells), meaning=meaning)


def _kind(name: str, cells: Iterable[str]) -> Kind:
    if name in _TIMES:
        return "time"
    if name in _TEXTS:
        return "text"
    kinds = {type(cell_of(name, cell)) for cell in cells if cell}
    return "number" if kinds <= {float} else "text"


def _typed(
    row: Sequence[str], reads: Sequence[Callable[[str], Cell]]
) -> tuple[Cell, ...]:
    return tuple(
        read(cell) if cell else None for read, cell in zip(reads, row, strict=True)
    )


def _time(text: str) -> dt.datetime:
    """``2024-01-31 00:00:00``, with or without ``UTC`` after it."""
    try:
        instant = dt.datetime.fromisoformat(text.removesuffix("UTC").strip())
    except ValueError as error:
        raise DecodeError(f"{text!r} in the table is no time") from error
    return instant.replace(tzinfo=instant.tzinfo or dt.UTC)


def _notes(column: Column) -> dict[str, str]:
    """What is known of a column, as metadata."""
    told: dict[str, str] = msgspec.to_builtins(column.meaning) or {}
    return {name: text for name, text in told.items() if text}


_READERS: Mapping[Kind, Callable[[str], Cell]] = {
    "text": str,
    "number": float,
    "time": _time,
}
