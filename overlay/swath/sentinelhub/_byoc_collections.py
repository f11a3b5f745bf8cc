"""Collections of one's own files."""

from __future__ import annotations

from uuid import UUID

from msgspec import UNSET, UnsetType

from swath._callers import AsyncCaller, SyncCaller
from swath._errors import InputError
from swath._pager import AsyncPager, Pager
from swath.sentinelhub._byoc_changes import CollectionChange, changed_collection
from swath.sentinelhub._byoc_lists import MAX_PAGE, collections_walk
from swath.sentinelhub._byoc_names import Named, own_id
from swath.sentinelhub._byoc_order import Bands, collection_body
from swath_api.sentinelhub.api.byoc import (
    AsyncByocApi,
    ByocApi,
)
from swath_api.sentinelhub.models import ByocCollection


class ByocCollections(ByocApi):
    """Collections; beside their own methods, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def collections(
        self,
        *,
        search: str | None = None,
        page_size: int = MAX_PAGE,
        cursor: str | None = None,
    ) -> Pager[ByocCollection]:
        """The collections of the account, fetched as far as they are read.

        Args:
            search: Words to look for in names: ``|`` between them means any, ``&`` all.
            page_size: How many come at a time, 100 at most.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense.

        Examples:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     [one.name for one in sh.byoc.collections(search="orchards")]
            ['orchards']
        """
        walk = collections_walk(self._sender, search, page_size, cursor)
        return Pager(self._sender, walk)

    def collection(self, collection: Named) -> ByocCollection:
        """One collection: its bands, and what is known of its tiles.

        Args:
            collection: Its id, with or without ``byoc-`` before it.

        Raises:
            InputError: The id is none.
            NotFoundError: There is no such collection.
        """
        return self.get_byoc_collection_by_id(own_id("byoc", collection)).data

    def create_collection(
        self,
        name: str,
        bucket: str,
        *,
        bands: Bands | None = None,
        no_data: float | None = None,
    ) -> ByocCollection:
        """Makes a collection; that costs one processing unit, as every change does.

        Args:
            name: What people know it by.
            bucket: The bucket of its files; the service has to be let into it.
            bands: Its bands by name, each a type of samples such as ``"UINT16"``, or a
                band as the service has it: ``{"source": "RGB", "bandIndex": 1,
                "bitDepth": 8, "sampleFormat": "UINT"}``. Read off the first tile by
                default.
            no_data: The sample that means nothing in all bands.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BadRequestError: The service refused it.

        Examples:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     photos = sh.byoc.create_collection(
            ...         "harvest", "orchard-photos", bands={"Red": "UINT8"}, no_data=0)
            ...     sh.byoc.update_collection(photos, name="harvest 2026")
            ...     sh.byoc.collection(photos).name
            'harvest 2026'
        """
        body = collection_body(name, bucket, bands, no_data)
        return self.create_byoc_collection(body=body).data

    def update_collection(
        self,
        collection: Named,
        *,
        name: str | None = None,
        bucket: str | None = None,
        bands: Bands | None = None,
        no_data: float | UnsetType | None = UNSET,
    ) -> None:
        """Changes a collection; what is not named stays as it is.

        Args:
            collection: Its id, with or without ``byoc-`` before it.
            name: Its new name.
            bucket: Another bucket; only while there are no tiles.
            bands: Its bands as they shall be. While there are tiles, bands can be
                renamed or left out, but not added.
            no_data: The sample that means nothing; None for none.

        Raises:
            InputError: An argument makes no sense, or there is none; nothing was sent.
            NotFoundError: There is no such collection.
            BadRequestError: The service refused it.
        """
        change = CollectionChange(
            name=name, bucket=bucket, bands=bands, no_data=no_data
        ).members()
        named = own_id("byoc", collection)
        self._sender.run(changed_collection(named, change, self._sender.context))

    def delete_collection(self, collection: Named) -> None:
        """Deletes a collection with its tiles; their files stay.

        Args:
            collection: Its id, with or without ``byoc-`` before it.

        Raises:
            InputError: The id is none.
            NotFoundError: There is no such collection.
        """
        self.delete_byoc_collection_by_id(own_id("byoc", collection))

    def copy_tiles(self, collection: Named, to: Named) -> None:
        """Adds the ingested tiles of a collection to another one, but for known paths.

        Args:
            collection: Where they are from.
            to: Where they are added: a collection in the same bucket, with the same
                bands or none yet.

        Raises:
            InputError: An id is none, or both are the same.
            NotFoundError: There is no such collection.
            BadRequestError: The two do not go together.
        """
        source, target = copied_ids(collection, to)
        self.copy_byoc_collection_tiles(source, to_collection=target)


class AsyncByocCollections(AsyncByocApi):
    """Collections; beside their own methods, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def collections(
        self,
        *,
        search: str | None = None,
        page_size: int = MAX_PAGE,
        cursor: str | None = None,
    ) -> AsyncPager[ByocCollection]:
        """The collections of the account, fetched as far as they are read.

        Args:
            search: Words to look for in names: ``|`` between them means any, ``&`` all.
            page_size: How many come at a time, 100 at most.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense.

        Examples:
            >>> import asyncio, swath
            >>> async def names():
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         found = sh.byoc.collections(search="orchards")
            ...         return [one.name async for one in found]
            >>> asyncio.run(names())
            ['orchards']
        """
        walk = collections_walk(self._sender, search, page_size, cursor)
        return AsyncPager(self._sender, walk)

    async def collection(self, collection: Named) -> ByocCollection:
        """One collection: its bands, and what is known of its tiles.

        Args:
            collection: Its id, with or without ``byoc-`` before it.

        Raises:
            InputError: The id is none.
            NotFoundError: There is no such collection.
        """
        return (await self.get_byoc_collection_by_id(own_id("byoc", collection))).data

    async def create_collection(
        self,
        name: str,
        bucket: str,
        *,
        bands: Bands | None = None,
        no_data: float | None = None,
    ) -> ByocCollection:
        """Makes a collection; that costs one processing unit, as every change does.

        Args:
            name: What people know it by.
            bucket: The bucket of its files; the service has to be let into it.
            bands: Its bands by name, each a type of samples such as ``"UINT16"``, or a
                band as the service has it: ``{"source": "RGB", "bandIndex": 1,
                "bitDepth": 8, "sampleFormat": "UINT"}``. Read off the first tile by
                default.
            no_data: The sample that means nothing in all bands.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BadRequestError: The service refused it.

        Examples:
            >>> import asyncio, swath
            >>> async def made(**options):
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         return await sh.byoc.create_collection(**options)
            >>> asyncio.run(made(name="harvest", bucket="photos")).name
            'harvest'
        """
        body = collection_body(name, bucket, bands, no_data)
        return (await self.create_byoc_collection(body=body)).data

    async def update_collection(
        self,
        collection: Named,
        *,
        name: str | None = None,
        bucket: str | None = None,
        bands: Bands | None = None,
        no_data: float | UnsetType | None = UNSET,
    ) -> None:
        """Changes a collection; what is not named stays as it is.

        Args:
            collection: Its id, with or without ``byoc-`` before it.
            name: Its new name.
            bucket: Another bucket; only while there are no tiles.
            bands: Its bands as they shall be. While there are tiles, bands can be
                renamed or left out, but not added.
            no_data: The sample that means nothing; None for none.

        Raises:
            InputError: An argument makes no sense, or there is none; nothing was sent.
            NotFoundError: There is no such collection.
            BadRequestError: The service refused it.
        """
        change = CollectionChange(
            name=name, bucket=bucket, bands=bands, no_data=no_data
        ).members()
        named = own_id("byoc", collection)
        await self._sender.run(changed_collection(named, change, self._sender.context))

    async def delete_collection(self, collection: Named) -> None:
        """Deletes a collection with its tiles; their files stay.

        Args:
            collection: Its id, with or without ``byoc-`` before it.

        Raises:
            InputError: The id is none.
            NotFoundError: There is no such collection.
        """
        await self.delete_byoc_collection_by_id(own_id("byoc", collection))

    async def copy_tiles(self, collection: Named, to: Named) -> None:
        """Adds the ingested tiles of a collection to another one, but for known paths.

        Args:
            collection: Where they are from.
            to: Where they are added: a collection in the same bucket, with the same
                bands or none yet.

        Raises:
            InputError: An id is none, or both are the same.
            NotFoundError: There is no such collection.
            BadRequestError: The two do not go together.
        """
        source, target = copied_ids(collection, to)
        await self.copy_byoc_collection_tiles(source, to_collection=target)


def copied_ids(collection: Named, to: Named) -> tuple[UUID, UUID]:
    """The collections that tiles are copied from and to.

    Raises:
        InputError: An id is none, or both are the same.
    """
    source, target = own_id("byoc", collection), own_id("byoc", to)
    if source == target:
        raise InputError(f"to= is the collection itself, {source}: name another one")
    return source, target
