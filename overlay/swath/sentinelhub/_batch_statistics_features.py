"""The features of a GeoPackage, as far as statistics of them have to know them.

https://www.geopackage.org/spec/
"""

from __future__ import annotations

import sqlite3
import struct
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any, NamedTuple

from swath._errors import InputError
from swath.sentinelhub._crs import Crs, crs
from swath.sentinelhub._grid import BBox


MAX_FEATURES = 700_000

_FLAGS, _HEAD = 3, 8
_EMPTY = 0b0001_0000
_ENVELOPES = (0, 32, 48, 48, 64)
"""Bytes of an envelope by the indicator in the flags of a geometry."""
_POLYGON, _MULTIPOLYGON = 3, 6
_UNREADABLE = (sqlite3.Error, struct.error, IndexError, ValueError)
_TABLES = """
    SELECT g.table_name, g.column_name, s.organization, s.organization_coordsys_id
    FROM gpkg_geometry_columns g JOIN gpkg_spatial_ref_sys s USING (srs_id)
    ORDER BY g.table_name
"""


class Feature(NamedTuple):
    """A feature.

    Attributes:
        id: Its number.
        identifier: What its owner calls it; empty if there is no such column.
        bbox: The box around it.
    """

    id: int
    identifier: str
    bbox: BBox


class Features(NamedTuple):
    """The features of a GeoPackage.

    Attributes:
        crs: Their reference system.
        all: In the order of the file.
    """

    crs: Crs
    all: list[Feature]


def counted(count: int) -> str:
    """How many features there are, in words."""
    return "1 feature" if count == 1 else f"{count} features"


def features_of(content: bytes, url: str) -> Features:
    """Reads a GeoPackage.

    Args:
        content: The file.
        url: Where it is, for messages.

    Raises:
        InputError: It is none, or the service would not take its features.
    """
    try:
        with closing(sqlite3.connect(":memory:")) as file:
            file.deserialize(content)
            found = _read(file, url)
    except _UNREADABLE as error:
        raise InputError(
            f"features: {url} is no GeoPackage that can be read: {error}"
        ) from None
    _check(found.all, url)
    return found


def _read(file: sqlite3.Connection, url: str) -> Features:
    tables = file.execute(_TABLES).fetchall()
    codes = {f"{body}:{code}".upper() for _, _, body, code in tables}
    if len(codes) > 1:
        raise InputError(
            f"features: {url} has features in {', '.join(sorted(codes))}: bring all "
            "of them into one reference system"
        )
    system = crs(codes.pop()) if codes else crs(None)
    return Features(
        system,
        [one for name, column, *_ in tables for one in _table(file, name, column)],
    )


def _table(file: sqlite3.Connection, table: str, geometry: str) -> Iterator[Feature]:
    columns = file.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
    names = {str(name).lower(): str(name) for _, name, *_ in columns}
    keys = [str(name) for _, name, _, _, _, key in columns if key]
    key = names.get("id", keys[0] if keys else "rowid")
    label = names.get("identifier")
    wanted = ", ".join(
        (_quoted(key), _quoted(geometry), _quoted(label) if label else "''")
    )
    for number, blob, identifier in file.execute(
        f"SELECT {wanted} FROM {_quoted(table)}"  # noqa: S608 - names are quoted
    ):
        where = f"feature {number} of table {table}"
        yield Feature(number, str(identifier or ""), _bbox(blob, where))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _check(found: list[Feature], url: str) -> None:
    if not found:
        raise InputError(f"features: {url} has no features")
    if len(found) > MAX_FEATURES:
        raise InputError(
            f"features: {url} has {len(found)} features, and {MAX_FEATURES} can be: "
            "divide it"
        )
    for kind in ("id", "identifier"):
        counted = Counter(getattr(one, kind) for one in found)
        twice = [name for name, count in counted.items() if count > 1 and name != ""]
        if twice:
            raise InputError(
                f"features: two features of {url} have the {kind} {twice[0]!r}, and "
                "the files of one would overwrite those of the other"
            )


def _bbox(blob: Any, where: str) -> BBox:
    """The box around a geometry, as its envelope tells or its corners do."""
    if not isinstance(blob, bytes) or blob[:2] != b"GP" or blob[_FLAGS] & _EMPTY:
        raise InputError(f"features: {where} has no geometry, or an empty one")
    order = "<" if blob[_FLAGS] & 1 else ">"
    size = _ENVELOPES[blob[_FLAGS] >> 1 & 7]
    corners = _Corners(blob, _HEAD + size)
    if corners.kind not in {_POLYGON, _MULTIPOLYGON}:
        raise InputError(f"features: {where} has to be a polygon or a multipolygon")
    if size:
        west, east, south, north = struct.unpack_from(f"{order}4d", blob, _HEAD)
        return west, south, east, north
    places = [*corners.all()]
    if not places:
        raise InputError(f"features: {where} has no geometry, or an empty one")
    xs, ys = zip(*places, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


class _Corners:
    """Reads the corners of polygons in well-known binary.

    Attributes:
        kind: The kind of the geometry.
    """

    def __init__(self, content: bytes, at: int) -> None:
        self._content = content
        self._at = at
        self._order = "<"
        self._size = 2
        self.kind = self._head()

    def all(self) -> Iterator[tuple[float, float]]:
        """All of them, ring by ring."""
        if self.kind == _POLYGON:
            yield from self._rings()
            return
        for _ in range(self._number()):
            self._head()
            yield from self._rings()

    def _head(self) -> int:
        """The kind of a geometry; notes how many numbers its positions have."""
        self._order = "<" if self._content[self._at] else ">"
        self._at += 1
        code = self._number()
        plain = code & 0x0FFF_FFFF
        flags = bool(code & 0x8000_0000) + bool(code & 0x4000_0000)
        self._size = 2 + flags + (0, 1, 1, 2)[min(3, plain // 1000)]
        return plain % 1000

    def _number(self) -> int:
        (found,) = struct.unpack_from(f"{self._order}I", self._content, self._at)
        self._at += 4
        return int(found)

    def _rings(self) -> Iterator[tuple[float, float]]:
        for _ in range(self._number()):
            count = self._number()
            form = f"{self._order}{count * self._size}d"
            values = struct.unpack_from(form, self._content, self._at)
            self._at += struct.calcsize(form)
            yield from zip(values[:: self._size], values[1 :: self._size], strict=True)
