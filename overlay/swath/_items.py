"""Lists of Items, and what they become in the libraries of the field."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from swath._extra import needed
from swath._pager import AsyncPager, Pager
from swath.stac import Item, check_members


if TYPE_CHECKING:
    import pystac


__all__ = ["AsyncItemPager", "ItemPager"]


class ItemPager(Pager[Item]):
    """A list of Items that is fetched page by page, as far as it is read."""

    def to_pystac(self, limit: int | None = None) -> pystac.ItemCollection:
        """What is left of the list as pystac's class.

        Args:
            limit: How many Items at most; all by default.

        Raises:
            ImportError: The extra ``stac`` is not installed.
            InputError: `fields` left out what pystac needs.
        """
        return to_pystac(self._items(limit))

    def to_geodataframe(self, limit: int | None = None) -> Any:
        """What is left of the list as ``geopandas.GeoDataFrame``, a row an Item.

        Properties are columns, beside ``id``, ``collection``, ``geometry`` (WGS 84),
        ``bbox``, ``assets`` and ``links``.

        Args:
            limit: How many Items at most; all by default.

        Raises:
            ImportError: The extra ``geoparquet`` is not installed.
            InputError: `fields` left out what a table needs.
        """
        return to_geodataframe(self._items(limit))

    def to_arrow(self, limit: int | None = None) -> Any:
        """What is left of the list as ``pyarrow.Table``, laid out as stac-geoparquet.

        Args:
            limit: How many Items at most; all by default.

        Raises:
            ImportError: The extra ``geoparquet`` is not installed.
            InputError: `fields` left out what a table needs.
        """
        return to_arrow(self._items(limit))

    def to_parquet(self, path: str | PathLike[str], limit: int | None = None) -> Path:
        """Writes what is left of the list as GeoParquet, and returns where it is.

        The file appears under its name when it is whole.

        Args:
            path: Where to write it; what is there is replaced.
            limit: How many Items at most; all by default.

        Raises:
            ImportError: The extra ``geoparquet`` is not installed.
            InputError: `fields` left out what a table needs.
        """
        return to_parquet(self._items(limit), Path(path))

    def _items(self, limit: int | None) -> list[Item]:
        return list(self if limit is None else self.take(limit))


class AsyncItemPager(AsyncPager[Item]):
    """A list of Items that is fetched page by page, as far as it is read."""

    async def to_pystac(self, limit: int | None = None) -> pystac.ItemCollection:
        """What is left of the list as pystac's class.

        Args:
            limit: How many Items at most; all by default.

        Raises:
            ImportError: The extra ``stac`` is not installed.
            InputError: `fields` left out what pystac needs.
        """
        return to_pystac(await self._items(limit))

    async def to_geodataframe(self, limit: int | None = None) -> Any:
        """What is left of the list as ``geopandas.GeoDataFrame``, a row an Item.

        Properties are columns, beside ``id``, ``collection``, ``geometry`` (WGS 84),
        ``bbox``, ``assets`` and ``links``.

        Args:
            limit: How many Items at most; all by default.

        Raises:
            ImportError: The extra ``geoparquet`` is not installed.
            InputError: `fields` left out what a table needs.
        """
        return to_geodataframe(await self._items(limit))

    async def to_arrow(self, limit: int | None = None) -> Any:
        """What is left of the list as ``pyarrow.Table``, laid out as stac-geoparquet.

        Args:
            limit: How many Items at most; all by default.

        Raises:
            ImportError: The extra ``geoparquet`` is not installed.
            InputError: `fields` left out what a table needs.
        """
        return to_arrow(await self._items(limit))

    async def to_parquet(
        self, path: str | PathLike[str], limit: int | None = None
    ) -> Path:
        """Writes what is left of the list as GeoParquet, and returns where it is.

        The file appears under its name when it is whole.

        Args:
            path: Where to write it; what is there is replaced.
            limit: How many Items at most; all by default.

        Raises:
            ImportError: The extra ``geoparquet`` is not installed.
            InputError: `fields` left out what a table needs.
        """
        return to_parquet(await self._items(limit), Path(path))

    async def _items(self, limit: int | None) -> list[Item]:
        return [item async for item in (self if limit is None else self.take(limit))]


def to_pystac(items: Iterable[Item]) -> pystac.ItemCollection:
    """Items as pystac's class.

    Raises:
        ImportError: The extra ``stac`` is not installed.
        InputError: An Item lacks what pystac needs.
    """
    with needed("to_pystac()", "stac"):
        import pystac  # noqa: PLC0415 - an extra
    return pystac.ItemCollection(
        [item.to_pystac() for item in items], clone_items=False
    )


def to_geodataframe(items: Iterable[Item]) -> Any:
    """Items as ``geopandas.GeoDataFrame``.

    Raises:
        ImportError: The extra ``geoparquet`` is not installed.
        InputError: An Item lacks what a table needs.
    """
    geopandas = _extra("geopandas")
    return geopandas.GeoDataFrame.from_arrow(to_arrow(items))


def to_arrow(items: Iterable[Item]) -> Any:
    """Items as ``pyarrow.Table``, which has its columns also where there are none.

    Raises:
        ImportError: The extra ``geoparquet`` is not installed.
        InputError: An Item lacks what a table needs.
    """
    arrow = _extra("stac_geoparquet.arrow")
    rows = [_row(item) for item in items]
    placed = [_placed(row) for row in rows]
    table = arrow.parse_stac_items_to_arrow(placed or [_BLANK]).read_all()
    if not rows:
        return table.slice(0, 0)
    return _without_places(table, [row["geometry"] is not None for row in rows])


def to_parquet(items: Iterable[Item], path: Path) -> Path:
    """Writes Items as GeoParquet.

    Raises:
        ImportError: The extra ``geoparquet`` is not installed.
        InputError: An Item lacks what a table needs.
    """
    arrow = _extra("stac_geoparquet.arrow")
    table = to_arrow(items)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        arrow.to_parquet(table, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def _extra(module: str) -> Any:
    with needed("a table of Items", "geoparquet"):
        return import_module(module)


def _row(item: Item) -> dict[str, Any]:
    """The members of an Item, which are those that a table needs and others."""
    members = item.to_dict()
    placed = members.get("geometry") is not None
    check_members(item, members, (*_NEEDED, "bbox") if placed else _NEEDED, "a table")
    return members


def _placed(row: dict[str, Any]) -> dict[str, Any]:
    """A row with some place: the library cannot do without."""
    if row["geometry"] is not None:
        return row
    return {**row, **{name: _BLANK[name] for name in _PLACES}}


def _without_places(table: Any, placed: list[bool]) -> Any:
    """A table without the places of the rows that have none."""
    if all(placed):
        return table
    pyarrow, compute = _extra("pyarrow"), _extra("pyarrow.compute")
    for name in _PLACES:
        at = table.schema.get_field_index(name)
        field, column = table.schema.field(at), table.column(at)
        nothing = pyarrow.scalar(None, field.type)
        column = compute.if_else(pyarrow.array(placed), column, nothing)
        table = table.set_column(at, field, column)
    return table


_NEEDED = ("id", "geometry", "properties", "assets")
_PLACES = ("geometry", "bbox")
_BLANK: dict[str, Any] = {
    "type": "Feature",
    "stac_version": "1.0.0",
    "id": "",
    "geometry": {"type": "Point", "coordinates": [0.0, 0.0]},
    "bbox": [0.0, 0.0, 0.0, 0.0],
    "properties": {"datetime": "1970-01-01T00:00:00Z"},
    "links": [],
    "assets": {},
}
"""An Item that says nothing, with all that a table needs."""
