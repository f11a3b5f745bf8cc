"""The two faces of the client behind one, so that each promise is tested twice."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import msgspec

import swath
from swath.emulator import Emulator


QUICK = {"first_delay": 0.001, "longest_delay": 0.005}

PATIENCE = 60.0
"""Seconds that a busy machine may take; nobody waits for so long if all is well."""


def until(holds: Callable[[], object]) -> bool:
    """Waits for a state; tells whether it came."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


class HastySphere(swath.DataSphere):
    """A client that hardly waits before it tries again."""

    def _policy(self):
        return msgspec.structs.replace(super()._policy(), **QUICK)


class AsyncHastySphere(swath.AsyncDataSphere):
    """A client that hardly waits before it tries again."""

    def _policy(self):
        return msgspec.structs.replace(super()._policy(), **QUICK)


class World:
    """Runs one errand with a client of its own; `options` go to the client."""

    name = ""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator

    def settings(self, options: dict[str, Any]) -> dict[str, Any]:
        """The client's arguments."""
        sphere = self.emulator.datasphere
        known = {
            "token": sphere.token,
            "base_url": sphere.url,
            "publish_url": sphere.publish_url,
            "timeout": PATIENCE,
        }
        return known | options


class SyncWorld(World):
    """Errands with `DataSphere`."""

    name = "sync"

    def client(self, **options: Any) -> HastySphere:
        """A client; use it with ``with``."""
        return HastySphere(**self.settings(options))

    def item(self, package: str, **options: Any) -> swath.Item:
        """The Item of an item package."""
        with self.client(**options) as ds:
            return ds.item.get(package)

    def page(self, package: str, **options: Any) -> Any:
        """One page as generated."""
        with self.client(**options) as ds:
            return ds.dataset.get_dataset_page(package)

    def response(self, package: str, **options: Any) -> Any:
        """The response of an item package."""
        with self.client(**options) as ds:
            return swath.raw(ds.item.get)(package)

    def items(self, package: str, options: Any = None, **query: Any) -> list[Any]:
        """All Items by pages."""
        with self.client(**(options or {})) as ds:
            return list(ds.dataset.items(package, **query))

    def pages(self, package: str, **query: Any) -> list[Any]:
        """All pages."""
        with self.client() as ds:
            return list(ds.dataset.items(package, **query).pages())

    def stream(
        self, package: str, options: Any = None, **query: Any
    ) -> tuple[list[Any], int]:
        """All Items by a stream, and how often it was taken up again."""
        with (
            self.client(**(options or {})) as ds,
            ds.dataset.stream(package, **query) as records,
        ):
            return list(records), records.reconnects

    def read(
        self, package: str, count: int, *, by: str, **query: Any
    ) -> tuple[list[Any], str]:
        """Some Items by pages or a stream, and the cursor after them."""
        with self.client() as ds:
            if by == "items":
                pager = ds.dataset.items(package, **query)
                return list(pager.take(count)), pager.cursor
            with ds.dataset.stream(package, **query) as records:
                found = [item for _, item in zip(range(count), records, strict=False)]
                return found, records.cursor

    def listen(
        self,
        package: str,
        count: int,
        *,
        then: Callable[[], object] = lambda: None,
        after: Callable[[int], object] = lambda _: None,
        **query: Any,
    ) -> tuple[list[Any], str]:
        """Some Items of a subscription; `then` runs when it listens."""
        with self.client() as ds, ds.subscription.stream(package, **query) as records:
            then()
            found: list[Any] = []
            while len(found) < count:
                found.append(next(records))
                after(len(found))
            return found, records.cursor

    def publish(
        self,
        *objects: Any,
        options: Any = None,
        keep: int = 100,
        silence: float = PATIENCE,
        after: Callable[[int], object] = lambda _: None,
        **message: Any,
    ) -> int:
        """Publishes, and tells how many went twice; `after` runs after each."""
        message = {"active_parent": "live-scenes"} | message
        with (
            self.client(**(options or {})) as ds,
            ds.publish(keep=keep, silence=silence) as out,
        ):
            for count, one in enumerate(objects, 1):
                out.send(one, **message)
                after(count)
            out.confirm()
            return out.resent


class AsyncWorld(World):
    """Errands with `AsyncDataSphere`."""

    name = "async"

    def client(self, **options: Any) -> AsyncHastySphere:
        """A client; use it with ``async with``."""
        return AsyncHastySphere(**self.settings(options))

    def item(self, package: str, **options: Any) -> swath.Item:
        """The Item of an item package."""

        async def errand():
            async with self.client(**options) as ds:
                return await ds.item.get(package)

        return asyncio.run(errand())

    def page(self, package: str, **options: Any) -> Any:
        """One page as generated."""

        async def errand():
            async with self.client(**options) as ds:
                return await ds.dataset.get_dataset_page(package)

        return asyncio.run(errand())

    def response(self, package: str, **options: Any) -> Any:
        """The response of an item package."""

        async def errand():
            async with self.client(**options) as ds:
                return await swath.raw(ds.item.get)(package)

        return asyncio.run(errand())

    def items(self, package: str, options: Any = None, **query: Any) -> list[Any]:
        """All Items by pages."""

        async def errand():
            async with self.client(**(options or {})) as ds:
                return [item async for item in ds.dataset.items(package, **query)]

        return asyncio.run(errand())

    def pages(self, package: str, **query: Any) -> list[Any]:
        """All pages."""

        async def errand():
            async with self.client() as ds:
                pager = ds.dataset.items(package, **query)
                return [page async for page in pager.pages()]

        return asyncio.run(errand())

    def stream(
        self, package: str, options: Any = None, **query: Any
    ) -> tuple[list[Any], int]:
        """All Items by a stream, and how often it was taken up again."""

        async def errand():
            async with (
                self.client(**(options or {})) as ds,
                ds.dataset.stream(package, **query) as records,
            ):
                return [item async for item in records], records.reconnects

        return asyncio.run(errand())

    def read(
        self, package: str, count: int, *, by: str, **query: Any
    ) -> tuple[list[Any], str]:
        """Some Items by pages or a stream, and the cursor after them."""

        async def errand():
            async with self.client() as ds:
                if by == "items":
                    pager = ds.dataset.items(package, **query)
                    return [item async for item in pager.take(count)], pager.cursor
                async with ds.dataset.stream(package, **query) as records:
                    found = []
                    while len(found) < count:
                        item = await anext(records, None)
                        if item is None:
                            break
                        found.append(item)
                    return found, records.cursor

        return asyncio.run(errand())

    def listen(
        self,
        package: str,
        count: int,
        *,
        then: Callable[[], object] = lambda: None,
        after: Callable[[int], object] = lambda _: None,
        **query: Any,
    ) -> tuple[list[Any], str]:
        """Some Items of a subscription; `then` runs when it listens."""

        async def errand():
            async with (
                self.client() as ds,
                ds.subscription.stream(package, **query) as records,
            ):
                then()
                found = []
                while len(found) < count:
                    found.append(await anext(records))
                    after(len(found))
                return found, records.cursor

        return asyncio.run(errand())

    def publish(
        self,
        *objects: Any,
        options: Any = None,
        keep: int = 100,
        silence: float = PATIENCE,
        after: Callable[[int], object] = lambda _: None,
        **message: Any,
    ) -> int:
        """Publishes, and tells how many went twice; `after` runs after each."""
        message = {"active_parent": "live-scenes"} | message

        async def errand():
            async with (
                self.client(**(options or {})) as ds,
                ds.publish(keep=keep, silence=silence) as out,
            ):
                for count, one in enumerate(objects, 1):
                    await out.send(one, **message)
                    await asyncio.to_thread(after, count)
                await out.confirm()
                return out.resent

        return asyncio.run(errand())
