"""The tiles of collections of one's own files."""

from __future__ import annotations

from uuid import UUID

from msgspec import UNSET, UnsetType

from swath import geo
from swath._core.times import When
from swath._pager import AsyncPager, Pager
from swath.jobs import AsyncJob, Job
from swath.sentinelhub._byoc_adding import added, begun_again
from swath.sentinelhub._byoc_changes import changed_tile, tile_changes
from swath.sentinelhub._byoc_collections import AsyncByocCollections, ByocCollections
from swath.sentinelhub._byoc_ingestion import POLLING
from swath.sentinelhub._byoc_job import attached_tile, tile_ingestion, tile_status
from swath.sentinelhub._byoc_lists import MAX_PAGE, TileSort, TileState, tiles_walk
from swath.sentinelhub._byoc_names import Named, own_id, tile_id
from swath.sentinelhub._byoc_order import NewTile, tile_body
from swath.sentinelhub._crs import CrsLike
from swath_api.sentinelhub.structs import ByocTile


class ByocTiles(ByocCollections):
    """Tiles; beside their own methods, the operations as generated."""

    def tiles(
        self,
        collection: Named,
        *,
        path: str | None = None,
        status: TileState | None = None,
        sort: TileSort | None = None,
        page_size: int = MAX_PAGE,
        cursor: str | None = None,
    ) -> Pager[ByocTile]:
        """The tiles of a collection, fetched as far as they are read.

        Args:
            collection: Its id, with or without ``byoc-`` before it.
            path: Only the tile with exactly this path, as the service completed it.
            status: Only tiles that are so far, such as ``"FAILED"``.
            sort: ``"created:asc"``, ``"created:desc"``, ``"path:asc"`` or
                ``"path:desc"``.
            page_size: How many come at a time, 100 at most.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense.

        Examples:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     photos = next(sh.byoc.collections(search="orchards"))
            ...     len([*sh.byoc.tiles(photos, status="INGESTED")])
            130
        """
        walk = tiles_walk(
            self._sender,
            collection,
            page_size,
            cursor,
            path=path,
            status=status,
            sort=sort,
        )
        return Pager(self._sender, walk)

    def tile(self, collection: Named, tile: Named) -> ByocTile:
        """One tile.

        Args:
            collection: The id of its collection, with or without ``byoc-`` before it.
            tile: Its own id.

        Raises:
            InputError: An id is none.
            NotFoundError: There is no such tile.
        """
        return self.get_byoc_collection_tile_by_id(
            own_id("byoc", collection), tile_id(tile)
        ).data

    def create_tile(
        self,
        collection: Named,
        path: str,
        *,
        cover: geo.ExtentLike | None = None,
        crs: CrsLike | None = None,
        time: When | None = None,
    ) -> Job[ByocTile]:
        """Adds a tile, whose files are then ingested: looked at, and made known.

        Where a connection breaks, the collection tells whether the tile was added; it
        is never added twice.

        Args:
            collection: The id of its collection, with or without ``byoc-`` before it.
            path: Key of its files in the bucket, with ``(BAND)`` for the part in which
                those of the bands differ; or the folder of ``(BAND).tiff``.
            cover: The area with data, up to 100 points: GeoJSON, WKT, what has
                ``__geo_interface__``, or a bbox; the box of the files by default.
            crs: The reference system of `cover`, if that does not name its own;
                longitude and latitude by default.
            time: When the data were taken, to the millisecond.

        Returns:
            A job whose result is the ingested tile.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            ConflictError: The collection has a tile at this path.
            BadRequestError: The service refused it.

        Examples:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     photos = sh.byoc.create_collection("harvest", "orchard-photos")
            ...     job = sh.byoc.create_tile(
            ...         photos, "2026/field_1_(BAND).tif", time="2026-06-12T10:08:14Z",
            ...         cover=(370_000, 5_085_000, 371_000, 5_086_000), crs=32633)
            ...     job.result(timeout=60).status
            'INGESTED'
        """
        body = tile_body(NewTile(path=path, cover=cover, crs=crs, time=time))
        named = own_id("byoc", collection)
        got = self._sender.run(added(named, body, self._sender.context))
        return self._job(named, got.tile)

    def update_tile(
        self,
        collection: Named,
        tile: Named,
        *,
        cover: geo.ExtentLike | UnsetType | None = UNSET,
        crs: CrsLike | None = None,
        time: When | UnsetType | None = UNSET,
    ) -> None:
        """Changes a tile; what is not named stays as it is.

        Args:
            collection: The id of its collection, with or without ``byoc-`` before it.
            tile: Its own id.
            cover: The area with data; None for the box of the files.
            crs: The reference system of `cover`; longitude and latitude by default.
            time: When the data were taken; None for no time.

        Raises:
            InputError: An argument makes no sense, or there is none; nothing was sent.
            NotFoundError: There is no such tile.
            BadRequestError: The service refused it.
        """
        changes = tile_changes(cover, crs, time)
        named, one = own_id("byoc", collection), tile_id(tile)
        self._sender.run(changed_tile(named, one, changes, self._sender.context))

    def delete_tile(self, collection: Named, tile: Named) -> None:
        """Deletes a tile; its files stay.

        Args:
            collection: The id of its collection, with or without ``byoc-`` before it.
            tile: Its own id.

        Raises:
            InputError: An id is none.
            NotFoundError: There is no such tile.
        """
        self.delete_byoc_collection_tile_by_id(
            own_id("byoc", collection), tile_id(tile)
        )

    def reingest_tile(self, collection: Named, tile: Named) -> Job[ByocTile]:
        """Has the files of a tile looked at again, such as when they were replaced.

        Args:
            collection: The id of its collection, with or without ``byoc-`` before it.
            tile: Its own id.

        Returns:
            A job whose result is the ingested tile.

        Raises:
            InputError: An id is none.
            NotFoundError: There is no such tile.
            BadRequestError: It is being ingested.
        """
        named, one = own_id("byoc", collection), tile_id(tile)
        self._sender.run(begun_again(named, one, self._sender.context))
        source = tile_ingestion(named, one, self._sender.context)
        return Job(self._sender, source, polling=POLLING)

    def attach(self, token: str) -> Job[ByocTile]:
        """The ingestion of a tile that a token names.

        Args:
            token: What `swath.jobs.Job.token` gave, maybe in another process.

        Raises:
            InputError: The token is none, or names another kind of job.
        """
        source = attached_tile(token, self._sender.context)
        return Job(self._sender, source, polling=POLLING)

    def _job(self, collection: UUID, tile: ByocTile) -> Job[ByocTile]:
        source = tile_ingestion(collection, tile_id(tile), self._sender.context)
        return Job(self._sender, source, status=tile_status(tile), polling=POLLING)


class AsyncByocTiles(AsyncByocCollections):
    """Tiles; beside their own methods, the operations as generated."""

    def tiles(
        self,
        collection: Named,
        *,
        path: str | None = None,
        status: TileState | None = None,
        sort: TileSort | None = None,
        page_size: int = MAX_PAGE,
        cursor: str | None = None,
    ) -> AsyncPager[ByocTile]:
        """The tiles of a collection, fetched as far as they are read.

        Args:
            collection: Its id, with or without ``byoc-`` before it.
            path: Only the tile with exactly this path, as the service completed it.
            status: Only tiles that are so far, such as ``"FAILED"``.
            sort: ``"created:asc"``, ``"created:desc"``, ``"path:asc"`` or
                ``"path:desc"``.
            page_size: How many come at a time, 100 at most.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense.

        Examples:
            >>> import asyncio, swath
            >>> async def ingested():
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         photos = await anext(sh.byoc.collections(search="orchards"))
            ...         return [one.id async for one in sh.byoc.tiles(photos).take(9)]
            >>> len(asyncio.run(ingested()))
            9
        """
        walk = tiles_walk(
            self._sender,
            collection,
            page_size,
            cursor,
            path=path,
            status=status,
            sort=sort,
        )
        return AsyncPager(self._sender, walk)

    async def tile(self, collection: Named, tile: Named) -> ByocTile:
        """One tile.

        Args:
            collection: The id of its collection, with or without ``byoc-`` before it.
            tile: Its own id.

        Raises:
            InputError: An id is none.
            NotFoundError: There is no such tile.
        """
        return (
            await self.get_byoc_collection_tile_by_id(
                own_id("byoc", collection), tile_id(tile)
            )
        ).data

    async def create_tile(
        self,
        collection: Named,
        path: str,
        *,
        cover: geo.ExtentLike | None = None,
        crs: CrsLike | None = None,
        time: When | None = None,
    ) -> AsyncJob[ByocTile]:
        """Adds a tile, whose files are then ingested: looked at, and made known.

        Where a connection breaks, the collection tells whether the tile was added; it
        is never added twice.

        Args:
            collection: The id of its collection, with or without ``byoc-`` before it.
            path: Key of its files in the bucket, with ``(BAND)`` for the part in which
                those of the bands differ; or the folder of ``(BAND).tiff``.
            cover: The area with data, up to 100 points: GeoJSON, WKT, what has
                ``__geo_interface__``, or a bbox; the box of the files by default.
            crs: The reference system of `cover`, if that does not name its own;
                longitude and latitude by default.
            time: When the data were taken, to the millisecond.

        Returns:
            A job whose result is the ingested tile.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            ConflictError: The collection has a tile at this path.
            BadRequestError: The service refused it.

        Examples:
            >>> import asyncio, swath
            >>> async def added(path):
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         photos = await sh.byoc.create_collection("harvest", "photos")
            ...         job = await sh.byoc.create_tile(photos, path, time="2026-06-12")
            ...         return (await job.result(timeout=60)).status
            >>> asyncio.run(added("2026/field_2_(BAND).tif"))
            'INGESTED'
        """
        body = tile_body(NewTile(path=path, cover=cover, crs=crs, time=time))
        named = own_id("byoc", collection)
        got = await self._sender.run(added(named, body, self._sender.context))
        return self._job(named, got.tile)

    async def update_tile(
        self,
        collection: Named,
        tile: Named,
        *,
        cover: geo.ExtentLike | UnsetType | None = UNSET,
        crs: CrsLike | None = None,
        time: When | UnsetType | None = UNSET,
    ) -> None:
        """Changes a tile; what is not named stays as it is.

        Args:
            collection: The id of its collection, with or without ``byoc-`` before it.
            tile: Its own id.
            cover: The area with data; None for the box of the files.
            crs: The reference system of `cover`; longitude and latitude by default.
            time: When the data were taken; None for no time.

        Raises:
            InputError: An argument makes no sense, or there is none; nothing was sent.
            NotFoundError: There is no such tile.
            BadRequestError: The service refused it.
        """
        changes = tile_changes(cover, crs, time)
        named, one = own_id("byoc", collection), tile_id(tile)
        await self._sender.run(changed_tile(named, one, changes, self._sender.context))

    async def delete_tile(self, collection: Named, tile: Named) -> None:
        """Deletes a tile; its files stay.

        Args:
            collection: The id of its collection, with or without ``byoc-`` before it.
            tile: Its own id.

        Raises:
            InputError: An id is none.
            NotFoundError: There is no such tile.
        """
        await self.delete_byoc_collection_tile_by_id(
            own_id("byoc", collection), tile_id(tile)
        )

    async def reingest_tile(self, collection: Named, tile: Named) -> AsyncJob[ByocTile]:
        """Has the files of a tile looked at again, such as when they were replaced.

        Args:
            collection: The id of its collection, with or without ``byoc-`` before it.
            tile: Its own id.

        Returns:
            A job whose result is the ingested tile.

        Raises:
            InputError: An id is none.
            NotFoundError: There is no such tile.
            BadRequestError: It is being ingested.
        """
        named, one = own_id("byoc", collection), tile_id(tile)
        await self._sender.run(begun_again(named, one, self._sender.context))
        source = tile_ingestion(named, one, self._sender.context)
        return AsyncJob(self._sender, source, polling=POLLING)

    def attach(self, token: str) -> AsyncJob[ByocTile]:
        """The ingestion of a tile that a token names.

        Args:
            token: What `swath.jobs.AsyncJob.token` gave, maybe in another process.

        Raises:
            InputError: The token is none, or names another kind of job.
        """
        source = attached_tile(token, self._sender.context)
        return AsyncJob(self._sender, source, polling=POLLING)

    def _job(self, collection: UUID, tile: ByocTile) -> AsyncJob[ByocTile]:
        source = tile_ingestion(collection, tile_id(tile), self._sender.context)
        return AsyncJob(self._sender, source, status=tile_status(tile), polling=POLLING)
