"""GeoPackages: the features that a request brings, and the manifest it gets."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from .crs_names import is_known
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


MAX_FEATURES: Final = 700_000
_ENVELOPES = (0, 32, 48, 48, 64)
"""Bytes of an envelope by the indicator in the flags of a geometry."""
_POLYGON, _MULTIPOLYGON = 3, 6
_APPLICATION, _VERSION = 0x47504B47, 10300
_Z, _M = 0x80000000, 0x40000000


class Feature(NamedTuple):
    """A feature of a GeoPackage.

    Attributes:
        id: The value of its column `id`, or of its primary key.
        identifier: The value of that column, if there is one.
        epsg: The reference system of its geometry.
        geometry: GeoJSON, a Polygon or a MultiPolygon.
        width: Pixels of its image; None if it does not say.
        height: The same.
        resolution: Units of its reference system for a pixel; the same.
    """

    id: int
    identifier: str | None
    epsg: int
    geometry: dict[str, Any]
    width: int | None = None
    height: int | None = None
    resolution: float | None = None


def features_of(path: Path) -> list[Feature]:
    """The features of a GeoPackage, table by table.

    Raises:
        ServiceError: It is none, has none, or one that is not understood.
    """
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as file:
            found = [one for table in _tables(file) for one in _read(file, *table)]
    except (sqlite3.Error, struct.error, IndexError) as error:
        message = f"{path.name} is no GeoPackage that can be read: {error}"
        raise bad_payload(message) from None
    if not found:
        raise bad_payload(f"{path.name} has no features")
    if len(found) > MAX_FEATURES:
        message = f"{path.name} has {len(found)} features: {MAX_FEATURES} are possible"
        raise bad_payload(message)
    _check_unique(found)
    return found


def _tables(file: sqlite3.Connection) -> list[tuple[str, str, int]]:
    """The tables with features: name, column of the geometry, EPSG code."""
    rows = file.execute(
        "SELECT g.table_name, g.column_name, s.organization_coordsys_id"
        " FROM gpkg_geometry_columns g JOIN gpkg_spatial_ref_sys s USING (srs_id)"
    )
    tables = [(str(name), str(column), int(code)) for name, column, code in rows]
    for name, _, code in tables:
        if not is_known(code):
            raise bad_payload(f"EPSG:{code} of table {name} is not supported")
    return tables


def _read(
    file: sqlite3.Connection, table: str, geometry: str, epsg: int
) -> Iterator[Feature]:
    columns = file.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
    names = {str(row[1]).lower(): str(row[1]) for row in columns}
    keys = [str(row[1]) for row in columns if row[5]]
    key = names.get("id", keys[0] if keys else "rowid")
    extra = [names[one] for one in _OPTIONAL if one in names]
    wanted = ", ".join(map(_quoted, (key, geometry, *extra)))
    for number, blob, *values in file.execute(f"SELECT {wanted} FROM {_quoted(table)}"):  # noqa: S608 - names are quoted
        if blob is None or not isinstance(number, int):
            raise bad_payload(f"A feature of table {table} has no geometry or no id")
        told = dict(zip([one.lower() for one in extra], values, strict=True))
        yield Feature(number, None, epsg, _geometry(blob))._replace(**told)


_OPTIONAL = ("identifier", "width", "height", "resolution")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _check_unique(features: list[Feature]) -> None:
    for kind, names in (
        ("id", [one.id for one in features]),
        ("identifier", [one.identifier for one in features if one.identifier]),
    ):
        if len(set(names)) < len(names):
            raise bad_payload(f"Two features of the GeoPackage have the same {kind}")


class _Reader:
    """Reads well-known binary from its beginning to its end."""

    def __init__(self, content: bytes, at: int) -> None:
        self._content = content
        self._at = at
        self._order = "<"

    def polygons(self) -> Iterator[list[list[list[float]]]]:
        kind, size = self._head()
        if kind == _POLYGON:
            yield self._rings(size)
        elif kind == _MULTIPOLYGON:
            for _ in range(self._number()):
                _, size = self._head()
                yield self._rings(size)
        else:
            raise bad_payload("Features must be polygons or multipolygons")

    def _head(self) -> tuple[int, int]:
        """The kind of a geometry, and how many numbers its positions have."""
        self._order = "<" if self._content[self._at] else ">"
        self._at += 1
        code = self._number()
        plain = code & ~(_Z | _M)
        flags = bool(code & _Z) + bool(code & _M)
        return plain % 1000, 2 + flags + (0, 1, 1, 2)[min(3, plain // 1000)]

    def _number(self) -> int:
        (found,) = struct.unpack_from(f"{self._order}I", self._content, self._at)
        self._at += 4
        return int(found)

    def _rings(self, size: int) -> list[list[list[float]]]:
        return [self._ring(size) for _ in range(self._number())]

    def _ring(self, size: int) -> list[list[float]]:
        count = self._number()
        form = f"{self._order}{count * size}d"
        values = struct.unpack_from(form, self._content, self._at)
        self._at += struct.calcsize(form)
        return [[values[n], values[n + 1]] for n in range(0, len(values), size)]


def _geometry(blob: bytes) -> dict[str, Any]:
    """GeoJSON of a geometry as GeoPackages keep it."""
    if blob[:2] != b"GP":
        raise bad_payload("A geometry of the GeoPackage is not in its own form")
    start = 8 + _ENVELOPES[blob[3] >> 1 & 7]
    polygons = list(_Reader(blob, start).polygons())
    if not polygons:
        raise bad_payload("A geometry of the GeoPackage is empty")
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def _blob(geometry: dict[str, Any], epsg: int) -> bytes:
    """The reverse of `_geometry`, without an envelope."""
    coordinates = geometry["coordinates"]
    whole = geometry["type"] == "Polygon"
    polygons = [_polygon(one) for one in ([coordinates] if whole else coordinates)]
    body = polygons[0]
    if not whole:
        head = struct.pack("<BII", 1, _MULTIPOLYGON, len(polygons))
        body = head + b"".join(polygons)
    return struct.pack("<2sBBi", b"GP", 0, 1, epsg) + body


def _polygon(rings: list[list[list[float]]]) -> bytes:
    body = struct.pack("<BII", 1, _POLYGON, len(rings))
    for ring in rings:
        flat = [value for position in ring for value in position]
        body += struct.pack(f"<I{len(flat)}d", len(ring), *flat)
    return body


_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL,
  srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
  description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL,
  identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE,
  max_y DOUBLE, srs_id INTEGER);
CREATE TABLE gpkg_geometry_columns (table_name TEXT PRIMARY KEY,
  column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL),
  ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL);
"""


class Table(NamedTuple):
    """A table of features to be written.

    Attributes:
        name: Its name.
        epsg: The reference system of the geometries.
        columns: Beside the primary key and the geometry: names and SQL types.
        rows: For each feature its geometry, and the values of the columns.
    """

    name: str
    epsg: int
    columns: dict[str, str]
    rows: list[tuple[dict[str, Any], tuple[Any, ...]]]


def write(path: Path, tables: Iterable[Table], *, key: str = "fid") -> None:
    """Writes a GeoPackage, over a file that is there.

    Args:
        path: The file.
        tables: What is in it.
        key: The name of the primary key, which counts from 1 on.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA application_id = {_APPLICATION}")
        file.execute(f"PRAGMA user_version = {_VERSION}")
        file.executescript(_TABLES)
        for table in tables:
            _write(file, table, key)
        file.commit()


def _write(file: sqlite3.Connection, table: Table, key: str) -> None:
    name, epsg = table.name, table.epsg
    file.execute(
        "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, 'EPSG', ?, ?, NULL)",
        (f"EPSG:{epsg}", epsg, epsg, "undefined"),
    )
    file.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change,"
        " srs_id) VALUES (?, 'features', ?, '2026-06-01T00:00:00.000Z', ?)",
        (name, name, epsg),
    )
    file.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geometry', 'GEOMETRY', ?, 0, 0)",
        (name, epsg),
    )
    extra = "".join(f", {_quoted(one)} {kind}" for one, kind in table.columns.items())
    place = _quoted(name)
    head = f"{_quoted(key)} INTEGER PRIMARY KEY, geometry GEOMETRY"
    file.execute(f"CREATE TABLE {place} ({head}{extra})")
    marks = ", ".join("?" * (1 + len(table.columns)))
    names = "".join(f", {_quoted(one)}" for one in table.columns)
    file.executemany(
        f"INSERT INTO {place} (geometry{names}) VALUES ({marks})",  # noqa: S608 - names are quoted
        ((_blob(geometry, epsg), *values) for geometry, values in table.rows),
    )
