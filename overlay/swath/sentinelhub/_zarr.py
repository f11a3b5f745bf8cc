"""Collections of Zarr groups."""

from __future__ import annotations

from swath._callers import AsyncCaller, SyncCaller
from swath._pager import AsyncPager, Pager
from swath.jobs import AsyncJob, Job
from swath.sentinelhub._byoc_ingestion import POLLING
from swath.sentinelhub._byoc_names import Named, label, own_id
from swath.sentinelhub._crs import CrsLike
from swath.sentinelhub._grid import BBox
from swath.sentinelhub._zarr_order import (
    array_name,
    arrays_walk,
    attached_group,
    group_body,
    group_ingestion,
    group_status,
    groups_walk,
)
from swath_api.sentinelhub.api.zarr import AsyncZarrApi, ZarrApi
from swath_api.sentinelhub.models import ZarrArray, ZarrCollection


__all__ = ["AsyncZarrCollections", "ZarrCollections"]


class ZarrCollections(ZarrApi):
    """Collections and arrays; beside their own methods, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def collections(
        self,
        *,
        search: str | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> Pager[ZarrCollection]:
        """The collections of the account, fetched as far as they are read.

        Args:
            search: Words to look for in names: ``|`` between them means any, ``&`` all.
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense.
        """
        walk = groups_walk(self._sender, search, page_size, cursor)
        return Pager(self._sender, walk)

    def collection(self, collection: Named) -> ZarrCollection:
        """One collection: its bands, its extent, and how far its ingestion is.

        Args:
            collection: Its id, with or without ``zarr-`` before it.

        Raises:
            InputError: The id is none.
            NotFoundError: There is no such collection.
        """
        return self.get_zarr_collection(own_id("zarr", collection)).data

    def create_collection(
        self,
        name: str,
        bucket: str,
        path: str,
        *,
        crs: CrsLike,
        envelope: BBox | None = None,
    ) -> Job[ZarrCollection]:
        """Makes a collection of a Zarr group, which is then ingested.

        The group is of version 2 of the format. That costs one processing unit, as
        every change does.

        Args:
            name: What people know it by.
            bucket: The bucket of the group; the service has to be let into it.
            path: The folder of the group in the bucket, where ``.zgroup`` lies.
            crs: The reference system of its coordinates: ``"EPSG:4326"``, 3857, 3035
                or UTM.
            envelope: Lowest x, lowest y, highest x, highest y in `crs`; read off the
                coordinates by default.

        Returns:
            A job whose result is the ingested collection.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            NotFoundError: There is no group at this place.
            BadRequestError: The service refused it.
        """
        body = group_body(name, bucket, path, crs, envelope)
        return self._job(self.create_zarr_collection(body=body).data)

    def update_collection(self, collection: Named, *, name: str) -> None:
        """Gives a collection another name; nothing else of it can change.

        Args:
            collection: Its id, with or without ``zarr-`` before it.
            name: Its new name.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            NotFoundError: There is no such collection.
        """
        named, body = own_id("zarr", collection), {"name": label(name)}
        self.update_zarr_collection_by_id(named, body=body)

    def delete_collection(self, collection: Named) -> None:
        """Deletes a collection; the group stays.

        Args:
            collection: Its id, with or without ``zarr-`` before it.

        Raises:
            InputError: The id is none.
            NotFoundError: There is no such collection.
        """
        self.delete_zarr_collection_by_id(own_id("zarr", collection))

    def reingest_collection(self, collection: Named) -> Job[ZarrCollection]:
        """Has the group looked at again, such as when it has grown.

        Args:
            collection: Its id, with or without ``zarr-`` before it.

        Returns:
            A job whose result is the ingested collection.

        Raises:
            InputError: The id is none.
            NotFoundError: There is no such collection.
        """
        named = own_id("zarr", collection)
        return self._job(self.reingest_zarr_collection_by_id(named).data)

    def attach(self, token: str) -> Job[ZarrCollection]:
        """The ingestion of a group that a token names.

        Args:
            token: What `swath.jobs.Job.token` gave, maybe in another process.

        Raises:
            InputError: The token is none, or names another kind of job.
        """
        source = attached_group(token, self._sender.context)
        return Job(self._sender, source, polling=POLLING)

    def arrays(
        self,
        collection: Named,
        *,
        search: str | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> Pager[ZarrArray]:
        """The arrays of an ingested group, fetched as far as they are read.

        Args:
            collection: Its id, with or without ``zarr-`` before it.
            search: Words to look for in names: ``|`` between them means any, ``&`` all.
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense.
        """
        walk = arrays_walk(self._sender, collection, search, page_size, cursor)
        return Pager(self._sender, walk)

    def array(self, collection: Named, name: str) -> ZarrArray:
        """One array: its shape, its type, its attributes.

        Args:
            collection: The id of its collection, with or without ``zarr-`` before it.
            name: Its name.

        Raises:
            InputError: The id is none, or the name is empty.
            NotFoundError: There is no such array.
        """
        named, array = own_id("zarr", collection), array_name(name)
        return self.get_single_zarr_array(named, array).data

    def _job(self, told: ZarrCollection) -> Job[ZarrCollection]:
        source = group_ingestion(own_id("zarr", told), self._sender.context)
        return Job(self._sender, source, status=group_status(told), polling=POLLING)


class AsyncZarrCollections(AsyncZarrApi):
    """Collections and arrays; beside their own methods, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def collections(
        self,
        *,
        search: str | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> AsyncPager[ZarrCollection]:
        """The collections of the account, fetched as far as they are read.

        Args:
            search: Words to look for in names: ``|`` between them means any, ``&`` all.
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense.
        """
        walk = groups_walk(self._sender, search, page_size, cursor)
        return AsyncPager(self._sender, walk)

    async def collection(self, collection: Named) -> ZarrCollection:
        """One collection: its bands, its extent, and how far its ingestion is.

        Args:
            collection: Its id, with or without ``zarr-`` before it.

        Raises:
            InputError: The id is none.
            NotFoundError: There is no such collection.
        """
        return (await self.get_zarr_collection(own_id("zarr", collection))).data

    async def create_collection(
        self,
        name: str,
        bucket: str,
        path: str,
        *,
        crs: CrsLike,
        envelope: BBox | None = None,
    ) -> AsyncJob[ZarrCollection]:
        """Makes a collection of a Zarr group, which is then ingested.

        The group is of version 2 of the format. That costs one processing unit, as
        every change does.

        Args:
            name: What people know it by.
            bucket: The bucket of the group; the service has to be let into it.
            path: The folder of the group in the bucket, where ``.zgroup`` lies.
            crs: The reference system of its coordinates: ``"EPSG:4326"``, 3857, 3035
                or UTM.
            envelope: Lowest x, lowest y, highest x, highest y in `crs`; read off the
                coordinates by default.

        Returns:
            A job whose result is the ingested collection.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            NotFoundError: There is no group at this place.
            BadRequestError: The service refused it.
        """
        body = group_body(name, bucket, path, crs, envelope)
        return self._job((await self.create_zarr_collection(body=body)).data)

    async def update_collection(self, collection: Named, *, name: str) -> None:
        """Gives a collection another name; nothing else of it can change.

        Args:
            collection: Its id, with or without ``zarr-`` before it.
            name: Its new name.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            NotFoundError: There is no such collection.
        """
        named, body = own_id("zarr", collection), {"name": label(name)}
        await self.update_zarr_collection_by_id(named, body=body)

    async def delete_collection(self, collection: Named) -> None:
        """Deletes a collection; the group stays.

        Args:
            collection: Its id, with or without ``zarr-`` before it.

        Raises:
            InputError: The id is none.
            NotFoundError: There is no such collection.
        """
        await self.delete_zarr_collection_by_id(own_id("zarr", collection))

    async def reingest_collection(self, collection: Named) -> AsyncJob[ZarrCollection]:
        """Has the group looked at again, such as when it has grown.

        Args:
            collection: Its id, with or without ``zarr-`` before it.

        Returns:
            A job whose result is the ingested collection.

        Raises:
            InputError: The id is none.
            NotFoundError: There is no such collection.
        """
        named = own_id("zarr", collection)
        return self._job((await self.reingest_zarr_collection_by_id(named)).data)

    def attach(self, token: str) -> AsyncJob[ZarrCollection]:
        """The ingestion of a group that a token names.

        Args:
            token: What `swath.jobs.AsyncJob.token` gave, maybe in another process.

        Raises:
            InputError: The token is none, or names another kind of job.
        """
        source = attached_group(token, self._sender.context)
        return AsyncJob(self._sender, source, polling=POLLING)

    def arrays(
        self,
        collection: Named,
        *,
        search: str | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> AsyncPager[ZarrArray]:
        """The arrays of an ingested group, fetched as far as they are read.

        Args:
            collection: Its id, with or without ``zarr-`` before it.
            search: Words to look for in names: ``|`` between them means any, ``&`` all.
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense.
        """
        walk = arrays_walk(self._sender, collection, search, page_size, cursor)
        return AsyncPager(self._sender, walk)

    async def array(self, collection: Named, name: str) -> ZarrArray:
        """One array: its shape, its type, its attributes.

        Args:
            collection: The id of its collection, with or without ``zarr-`` before it.
            name: Its name.

        Raises:
            InputError: The id is none, or the name is empty.
            NotFoundError: There is no such array.
        """
        named, array = own_id("zarr", collection), array_name(name)
        return (await self.get_single_zarr_array(named, array)).data

    def _job(self, told: ZarrCollection) -> AsyncJob[ZarrCollection]:
        source = group_ingestion(own_id("zarr", told), self._sender.context)
        return AsyncJob(
            self._sender, source, status=group_status(told), polling=POLLING
        )
