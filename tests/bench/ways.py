"""The ways to read a package: what users do today, swath's, and the limits.

Each way reads the whole package once and returns how many Items it saw. Connections
are made before, as programs that care for speed do.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from typing import Any, Self

import httpx
import msgspec
import pystac
import requests

import swath

from .scenes import lines
from .server import PACKAGE, Address


DOCUMENTED = "requests iter_lines, json.loads"
PLAIN = "httpx iter_lines, json.loads"
PYSTAC = "requests iter_lines, pystac Items"
IDS = "swath stream, ids"
MARKED = "swath stream, ids, a cursor every 1,000"
WHOLE = "swath stream, every member (to_dict)"
TYPED = "swath stream, every member (typed)"
ASYNC_IDS = "swath async stream, ids"
ASYNC_WHOLE = "swath async stream, every member (to_dict)"
PLAIN_PAGES = "requests pages, json"
PAGES = "swath pages, ids"
ASYNC_PAGES = "swath async pages, ids"
THROWN = "limit: bytes read and thrown away"
SPLIT = "limit: bytes read and split into lines"
SPLIT_IDS = "limit: split lines, msgspec ids"
SPLIT_WHOLE = "limit: split lines, msgspec every member"
MEMORY = "limit: lines in memory, msgspec.json.decode"

CURSOR_EVERY = 1000


class Identified(msgspec.Struct):
    """The least that can be decoded of an Item."""

    id: str


class Ways:
    """All ways, over connections of their own; use it with ``with``."""

    def __init__(self, address: Address, items: int) -> None:
        self._root = f"{address.base_url}/api/dataset/v1/{PACKAGE}"
        self._headers = {"Authorization": f"Token {address.token}"}
        self._lines = lines(items)
        self._size = sum(map(len, self._lines)) + items
        self._open = ExitStack()
        keep = self._open.enter_context
        self._requests = keep(requests.Session())
        self._requests.headers.update(self._headers)
        self._httpx = keep(httpx.Client(headers=self._headers, timeout=60))
        settings = {"token": address.token, "base_url": address.base_url}
        self._swath = keep(swath.DataSphere(**settings))
        self._runner = keep(asyncio.Runner())
        self._aswath = swath.AsyncDataSphere(**settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._runner.run(self._aswath.close())
        self._open.close()

    @property
    def all(self) -> Mapping[str, Callable[[], int]]:
        """The ways by name."""
        run = self._runner.run
        return {
            DOCUMENTED: self.documented,
            PLAIN: self.plain,
            PYSTAC: self.pystac,
            IDS: self.ids,
            MARKED: self.marked,
            WHOLE: self.whole,
            TYPED: self.typed,
            ASYNC_IDS: lambda: run(self.async_ids()),
            ASYNC_WHOLE: lambda: run(self.async_whole()),
            PLAIN_PAGES: self.plain_pages,
            PAGES: self.pages,
            ASYNC_PAGES: lambda: run(self.async_pages()),
            THROWN: self.thrown,
            SPLIT: self.split,
            SPLIT_IDS: self.split_ids,
            SPLIT_WHOLE: self.split_whole,
            MEMORY: self.memory,
        }

    def _dicts(self) -> Iterator[dict[str, Any]]:
        """The loop of the service's documentation."""
        with self._requests.get(f"{self._root}/stream/?order=old", stream=True) as r:
            for line in r.iter_lines():
                if line:
                    yield json.loads(line)

    def documented(self) -> int:
        return count(item["id"] for item in self._dicts())

    def plain(self) -> int:
        with self._httpx.stream("GET", f"{self._root}/stream/?order=old") as response:
            return count(json.loads(line)["id"] for line in response.iter_lines())

    def pystac(self) -> int:
        return count(pystac.Item.from_dict(item).id for item in self._dicts())

    def ids(self) -> int:
        with self._swath.dataset.stream(PACKAGE, order="old") as items:
            return count(item.id for item in items)

    def marked(self) -> int:
        seen = 0
        with self._swath.dataset.stream(PACKAGE, order="old") as items:
            for item in items:
                seen += bool(item.id)
                if seen % CURSOR_EVERY == 0:
                    assert items.cursor
        return seen

    def whole(self) -> int:
        with self._swath.dataset.stream(PACKAGE, order="old") as items:
            return count(item.to_dict()["id"] for item in items)

    def typed(self) -> int:
        with self._swath.dataset.stream(PACKAGE, order="old") as items:
            return count(map(touched, items))

    async def async_ids(self) -> int:
        seen = 0
        async with self._aswath.dataset.stream(PACKAGE, order="old") as items:
            async for item in items:
                seen += bool(item.id)
        return seen

    async def async_whole(self) -> int:
        seen = 0
        async with self._aswath.dataset.stream(PACKAGE, order="old") as items:
            async for item in items:
                seen += bool(item.to_dict()["id"])
        return seen

    def plain_pages(self) -> int:
        seen = 0
        url: str | None = f"{self._root}/paginate/?order=old"
        while url:
            page = self._requests.get(url).json()
            seen += count(item["id"] for item in page["features"])
            onward = [link["href"] for link in page["links"] if link["rel"] == "next"]
            url = onward[0] if onward else None
        return seen

    def pages(self) -> int:
        return count(
            item.id for item in self._swath.dataset.items(PACKAGE, order="old")
        )

    async def async_pages(self) -> int:
        seen = 0
        async for item in self._aswath.dataset.items(PACKAGE, order="old"):
            seen += bool(item.id)
        return seen

    def thrown(self) -> int:
        with self._httpx.stream("GET", f"{self._root}/stream/?order=old") as response:
            size = sum(map(len, response.iter_bytes()))
        return len(self._lines) if size == self._size else 0

    def _split(self) -> Iterator[bytes]:
        rest = b""
        with self._httpx.stream("GET", f"{self._root}/stream/?order=old") as response:
            for piece in response.iter_bytes():
                *whole, rest = (rest + piece).split(b"\n")
                yield from whole

    def split(self) -> int:
        return count(self._split())

    def split_ids(self) -> int:
        decode = msgspec.json.Decoder(Identified).decode
        return count(decode(line).id for line in self._split())

    def split_whole(self) -> int:
        decode = msgspec.json.Decoder().decode
        return count(decode(line)["id"] for line in self._split())

    def memory(self) -> int:
        decode = msgspec.json.Decoder().decode
        return count(decode(line)["id"] for line in self._lines)


def count(values: Iterator[Any]) -> int:
    """How many of them there are, none of them kept."""
    seen = 0
    for value in values:
        seen += bool(value)
    return seen


def touched(item: swath.Item) -> bool:
    """Decodes every member as its property gives it."""
    members = (
        item.id,
        item.collection,
        item.datetime,
        item.bbox,
        item.geometry,
        item.properties,
        item.assets,
        item.links,
    )
    return None not in members
