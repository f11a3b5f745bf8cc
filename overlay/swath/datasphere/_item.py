"""Item packages: each holds one Item, the current one."""

from __future__ import annotations

from swath._callers import AsyncCaller, SyncCaller
from swath.datasphere._selection import package_name
from swath.stac import Item
from swath_api._runtime import Reply
from swath_api.datasphere.api.item import AsyncItemApi, ItemApi, get_item


__all__ = ["AsyncItemPackages", "ItemPackages"]


class ItemPackages(ItemApi):
    """Item packages; beside its own methods, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def get(self, package: str) -> Item:
        """The Item that a package holds.

        Args:
            package: The package's name (not an Item's id).

        Raises:
            InputError: The name is empty.
            NotFoundError: There is no such item package.
            DecodeError: The answer is no Item.

        Examples:
            >>> import swath
            >>> with swath.DataSphere(profile="emulator") as ds:
            ...     item = ds.item.get("latest")
            >>> item.geometry["type"]
            'Polygon'
        """
        request = get_item.build(package_name(package))
        return self._sender.call(_GET, request)


class AsyncItemPackages(AsyncItemApi):
    """Item packages; beside its own methods, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    async def get(self, package: str) -> Item:
        """The Item that a package holds.

        Args:
            package: The package's name (not an Item's id).

        Raises:
            InputError: The name is empty.
            NotFoundError: There is no such item package.
            DecodeError: The answer is no Item.

        Examples:
            >>> import asyncio, swath
            >>> async def latest():
            ...     async with swath.AsyncDataSphere(profile="emulator") as ds:
            ...         return await ds.item.get("latest")
            >>> asyncio.run(latest()).geometry["type"]
            'Polygon'
        """
        request = get_item.build(package_name(package))
        return await self._sender.call(_GET, request)


def _read(reply: Reply) -> Item:
    return Item(reply.content)


_GET = get_item.OPERATION.returning(_read)
