"""What a batch job writes beside its results: its manifest and its database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import groupby
from typing import TYPE_CHECKING, Any

from .geopackage import Table, write


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from .batch_model import Piece
    from .batch_pieces import Shape


_STATES = {"PENDING": "PENDING", "PROCESSED": "DONE", "FAILED": "FATAL"}
_COLUMNS = {
    "outputId": "TEXT",
    "identifier": "TEXT",
    "path": "TEXT",
    "width": "INTEGER",
    "height": "INTEGER",
}


def write_manifest(path: Path, rows: Iterable[tuple[Piece, str, str]]) -> None:
    """Writes the GeoPackage of all features that a job will make.

    Args:
        path: The file.
        rows: Pieces with the id of an output and the URL of its file.
    """

    def code(row: tuple[Piece, str, str]) -> int:
        epsg: int = row[0].shape.grid.epsg
        return epsg

    tables = [
        Table(f"feature_{epsg}", epsg, _COLUMNS, [_row(*one) for one in group])
        for epsg, group in groupby(sorted(rows, key=code), key=code)
    ]
    write(path, tables)


def _row(
    piece: Piece, output: str, url: str
) -> tuple[dict[str, Any], tuple[object, ...]]:
    shape: Shape = piece.shape
    grid = shape.grid
    return shape.outline, (output, piece.name, url, grid.width, grid.height)


def write_execution(path: Path, pieces: Sequence[Piece]) -> None:
    """Writes the database that tells how far each piece is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as file:
        file.execute("DROP TABLE IF EXISTS features")
        file.execute(
            "CREATE TABLE features (id INTEGER PRIMARY KEY, name TEXT, status TEXT,"
            " error TEXT, delivered INTEGER)"
        )
        file.executemany(
            "INSERT INTO features VALUES (?, ?, ?, ?, ?)",
            [
                (
                    one.id,
                    one.name,
                    _STATES[one.status],
                    one.error,
                    int(one.status == "PROCESSED" and one.error is None),
                )
                for one in pieces
            ],
        )
        file.commit()
