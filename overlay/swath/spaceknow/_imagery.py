"""Imagery: finding scenes, what is known of them, and cutting pictures out of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from swath._callers import AsyncCaller, SyncCaller
from swath._core.times import When
from swath._pager import AsyncPager, Pager
from swath.geo import ExtentLike
from swath.jobs import AsyncJob, Job
from swath.spaceknow._image import AsyncImage, Image
from swath.spaceknow._pipelines import (
    attach,
    attach_async,
    start,
    start_async,
)
from swath.spaceknow._scene import Scene, SceneLike
from swath.spaceknow._search import (
    SCENE_INFO,
    SEARCH,
    Datasets,
    image_order,
    images,
    images_async,
    scene_info_order,
    search_order,
    walk,
)
from swath_api.spaceknow.api.imagery import (
    AsyncImageryApi,
    ImageryApi,
    get_scene_info,
    initiate_image,
)
from swath_api.spaceknow.models import ProviderDataset


__all__ = ["AsyncImagery", "Imagery"]


class Imagery(ImageryApi):
    """Imagery; beside its own methods, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def search(  # noqa: PLR0913 - each condition is an argument
        self,
        datasets: Datasets,
        extent: ExtentLike | None = None,
        *,
        start: When | None = None,
        end: When | None = None,
        min_intersection: float = 0.0,
        only_ingested: bool = False,
        only_downloadable: bool = False,
        scene_coverage: bool = False,
        cursor: str | None = None,
    ) -> Pager[Scene]:
        """The scenes that show an area, found page by page as far as they are read.

        Each page is a search of its own at the service, which is waited for.

        Args:
            datasets: Where to search: ``"ee/COPERNICUS/S2_HARMONIZED"``, a dataset
                that `providers` gave, or several. Those with
                `requires_separate_search` are searched alone.
            extent: The area, as anything that `swath.geo.extent` reads: less than 400
                by 400 km. A few datasets are searched world-wide without one.
            start: The earliest time, included; without a zone it is UTC.
            end: The latest time, included; ``"2026-06"`` is its last second.
            min_intersection: The share of the extent that a scene covers at least,
                from 0 to 1; 0 takes whatever meets it.
            only_ingested: Whether only data that is stored already is searched.
            only_downloadable: Whether only scenes that can be had are found.
            scene_coverage: Whether the area may have up to 4000 by 4000 km.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense; nothing was sent.

        Examples:
            >>> import swath
            >>> aoi = (14.40, 50.08, 14.42, 50.09)
            >>> s2 = "ee/COPERNICUS/S2_HARMONIZED"
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     scenes = sk.imagery.search(s2, aoi, start="2026-01", end="2026-03")
            ...     clear = [s for s in scenes if (s.cloud_cover or 0) < 0.2]
            >>> clear[0].source
            'ee/COPERNICUS/S2_HARMONIZED'
        """
        order = search_order(
            datasets,
            extent,
            start,
            end,
            min_intersection,
            onlyIngested=only_ingested,
            onlyDownloadable=only_downloadable,
            sceneCoverage=scene_coverage,
        )
        return Pager(self._sender, walk(self._sender.context, order, cursor))

    def scene_info(
        self, scene: SceneLike, *, tiles: Sequence[tuple[int, int]] | None = None
    ) -> Scene:
        """What is known of a scene.

        Args:
            scene: The scene or its id.
            tiles: Tiles of the scene, as `credits.allocations` tells them, that the
                footprint is cut to.

        Raises:
            InputError: The id is empty.
            NotFoundError: There is no such scene.

        Examples:
            >>> import swath
            >>> aoi = (14.40, 50.08, 14.42, 50.09)
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     found = next(sk.imagery.search("pl/SkySatCollect", aoi))
            ...     again = sk.imagery.scene_info(found.id)
            >>> again.datetime == found.datetime
            True
        """
        request = get_scene_info.build(body=scene_info_order(scene, tiles))
        return self._sender.call(SCENE_INFO, request)

    def providers(self) -> list[ProviderDataset]:
        """The datasets that the user may search, with their limits.

        Examples:
            >>> import swath
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     optical = [
            ...         f"{it.provider}/{it.dataset}" for it in sk.imagery.providers()
            ...         if it.dataset_type == "optical"
            ...     ]
            >>> "ee/COPERNICUS/S2_HARMONIZED" in optical
            True
        """
        return self.list_providers()

    def get_image(
        self,
        scene: SceneLike,
        extent: ExtentLike,
        *,
        resolution: float | None = None,
        export_raster: str | None = None,
    ) -> Job[Image]:
        """Cuts a picture with all bands out of a scene, of 3 megapixels at most.

        Args:
            scene: The scene or its id.
            extent: Where, as anything that `swath.geo.extent` reads; the picture is
                the rectangle of pixels around it.
            resolution: Metres that a pixel of every band shall have.
            export_raster: The kind of raster to make in place of a SKI file.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            NotFoundError: There is no such scene.

        Examples:
            >>> import swath
            >>> aoi = (14.40, 50.08, 14.42, 50.09)
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     scene = next(sk.imagery.search("ee/COPERNICUS/S2_HARMONIZED", aoi))
            ...     image = sk.imagery.get_image(scene, aoi).result()
            ...     bands = image.ski().bands
            >>> bands["red"].dtype
            dtype('uint16')
        """
        order = image_order(scene, extent, resolution, export_raster)
        request = initiate_image.build(body=order)
        return start(self._sender, images(self._sender), request)

    def attach(self, token: str) -> Job[Any]:
        """The job that a token names.

        Raises:
            InputError: The token is none, or names a job of another kind.
        """
        return attach(self._sender, token, images(self._sender), SEARCH)


class AsyncImagery(AsyncImageryApi):
    """Imagery; beside its own methods, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def search(  # noqa: PLR0913 - each condition is an argument
        self,
        datasets: Datasets,
        extent: ExtentLike | None = None,
        *,
        start: When | None = None,
        end: When | None = None,
        min_intersection: float = 0.0,
        only_ingested: bool = False,
        only_downloadable: bool = False,
        scene_coverage: bool = False,
        cursor: str | None = None,
    ) -> AsyncPager[Scene]:
        """The scenes that show an area, found page by page as far as they are read.

        Each page is a search of its own at the service, which is waited for.

        Args:
            datasets: Where to search: ``"ee/COPERNICUS/S2_HARMONIZED"``, a dataset
                that `providers` gave, or several. Those with
                `requires_separate_search` are searched alone.
            extent: The area, as anything that `swath.geo.extent` reads: less than 400
                by 400 km. A few datasets are searched world-wide without one.
            start: The earliest time, included; without a zone it is UTC.
            end: The latest time, included; ``"2026-06"`` is its last second.
            min_intersection: The share of the extent that a scene covers at least,
                from 0 to 1; 0 takes whatever meets it.
            only_ingested: Whether only data that is stored already is searched.
            only_downloadable: Whether only scenes that can be had are found.
            scene_coverage: Whether the area may have up to 4000 by 4000 km.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense; nothing was sent.

        Examples:
            >>> import asyncio, swath
            >>> async def first_two():
            ...     aoi = (14.40, 50.08, 14.42, 50.09)
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         found = sk.imagery.search("ee/COPERNICUS/S2_HARMONIZED", aoi)
            ...         return [scene async for scene in found.take(2)]
            >>> len(asyncio.run(first_two()))
            2
        """
        order = search_order(
            datasets,
            extent,
            start,
            end,
            min_intersection,
            onlyIngested=only_ingested,
            onlyDownloadable=only_downloadable,
            sceneCoverage=scene_coverage,
        )
        return AsyncPager(self._sender, walk(self._sender.context, order, cursor))

    async def scene_info(
        self, scene: SceneLike, *, tiles: Sequence[tuple[int, int]] | None = None
    ) -> Scene:
        """What is known of a scene.

        Args:
            scene: The scene or its id.
            tiles: Tiles of the scene, as `credits.allocations` tells them, that the
                footprint is cut to.

        Raises:
            InputError: The id is empty.
            NotFoundError: There is no such scene.

        Examples:
            >>> import asyncio, swath
            >>> async def again(*aoi):
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         found = await anext(sk.imagery.search("pl/SkySatCollect", aoi))
            ...         return found.id == (await sk.imagery.scene_info(found)).id
            >>> asyncio.run(again(14.40, 50.08, 14.42, 50.09))
            True
        """
        request = get_scene_info.build(body=scene_info_order(scene, tiles))
        return await self._sender.call(SCENE_INFO, request)

    async def providers(self) -> list[ProviderDataset]:
        """The datasets that the user may search, with their limits.

        Examples:
            >>> import asyncio, swath
            >>> async def kinds():
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         return {it.dataset_type for it in await sk.imagery.providers()}
            >>> "optical" in asyncio.run(kinds())
            True
        """
        return await self.list_providers()

    async def get_image(
        self,
        scene: SceneLike,
        extent: ExtentLike,
        *,
        resolution: float | None = None,
        export_raster: str | None = None,
    ) -> AsyncJob[AsyncImage]:
        """Cuts a picture with all bands out of a scene, of 3 megapixels at most.

        Args:
            scene: The scene or its id.
            extent: Where, as anything that `swath.geo.extent` reads; the picture is
                the rectangle of pixels around it.
            resolution: Metres that a pixel of every band shall have.
            export_raster: The kind of raster to make in place of a SKI file.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            NotFoundError: There is no such scene.

        Examples:
            >>> import asyncio, swath
            >>> async def bands(*aoi):
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         found = sk.imagery.search("ee/COPERNICUS/S2_HARMONIZED", aoi)
            ...         job = await sk.imagery.get_image(await anext(found), aoi)
            ...         return (await (await job.result()).ski()).bands
            >>> asyncio.run(bands(14.40, 50.08, 14.42, 50.09))["red"].dtype
            dtype('uint16')
        """
        order = image_order(scene, extent, resolution, export_raster)
        request = initiate_image.build(body=order)
        return await start_async(self._sender, images_async(self._sender), request)

    def attach(self, token: str) -> AsyncJob[Any]:
        """The job that a token names.

        Raises:
            InputError: The token is none, or names a job of another kind.
        """
        return attach_async(self._sender, token, images_async(self._sender), SEARCH)
