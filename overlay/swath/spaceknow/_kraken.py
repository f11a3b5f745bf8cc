"""Analyses of scenes: what they cost, and starting them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from swath.geo import ExtentLike
from swath.jobs import AsyncJob, Job
from swath.spaceknow._analyses import (
    DRY_RUN,
    check_cost,
    dry_run_order,
    release_order,
    releases,
    releases_async,
)
from swath.spaceknow._bodies import text
from swath.spaceknow._groups import GROUPS, AsyncSceneGroups, SceneGroups
from swath.spaceknow._map import AsyncMap, Map
from swath.spaceknow._pipelines import attach, attach_async, start, start_async
from swath.spaceknow._scene import Scenes
from swath_api.spaceknow.api.kraken import initiate_dry_run, initiate_release
from swath_api.spaceknow.models import DryRunResult, MapClasses, MapType


__all__ = ["AsyncKraken", "Kraken"]


class Kraken(SceneGroups):
    """Analyses of scenes; beside its own methods, the operations as generated."""

    def release(
        self,
        map_type: str,
        scenes: Scenes,
        extent: ExtentLike,
        *,
        part: ExtentLike | None = None,
        max_credits: float | None = None,
        only_ingested: bool = False,
    ) -> Job[Map]:
        """Starts an analysis; its result is a map whose tiles can be read.

        This spends credits, if the group has not paid for the area before.

        Args:
            map_type: The analysis, as `map_types` names it; ``"imagery"`` is the
                scene as it is.
            scenes: The scene; an old and a new one for map types that compare; three
                and more for those that look at a series.
            extent: Where, as anything that `swath.geo.extent` reads.
            part: An area within the extent that is to be readable by itself.
            max_credits: The most that may be spent: the analysis is priced first, by
                a dry run that is waited for, and not started if it costs more.
            only_ingested: Whether only data that is stored already is used.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BudgetError: It would cost more than `max_credits`; it was not started.
            PermissionDeniedError: The user may not run this on these datasets.
            BadRequestError: The extent misses the scenes, or is too small or large.

        Examples:
            >>> import swath
            >>> aoi = (14.40, 50.08, 14.42, 50.09)
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     scene = next(sk.imagery.search("ee/COPERNICUS/S2_HARMONIZED", aoi))
            ...     job = sk.kraken.release("ndvi", scene, aoi, max_credits=10)
            ...     vegetation = job.result()
            ...     tile = vegetation.tiles[0]
            ...     png = vegetation.tile(*tile, "heatmap.png")
            >>> png[1:4]
            b'PNG'
        """
        order = release_order(
            map_type, scenes, extent, part, only_ingested=only_ingested
        )
        if max_credits is not None:
            cost = self.dry_run(
                map_type, [scenes], extent, only_ingested=only_ingested
            ).result()
            check_cost(cost, max_credits)
        request = initiate_release.build(body=order)
        return start(self._sender, releases(self._sender), request)

    def dry_run(
        self,
        map_types: str | Sequence[str],
        scenes: Sequence[Scenes],
        extent: ExtentLike,
        *,
        only_ingested: bool = False,
    ) -> Job[DryRunResult]:
        """Prices analyses, and spends nothing.

        Args:
            map_types: The analyses, as `map_types` names them.
            scenes: The scenes of each: an element is one scene, or several for map
                types that take several.
            extent: Where, as anything that `swath.geo.extent` reads.
            only_ingested: Whether only data that is stored already would be used.

        Raises:
            InputError: An argument makes no sense; nothing was sent.

        Examples:
            >>> import swath
            >>> aoi = (14.40, 50.08, 14.42, 50.09)
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     found = sk.imagery.search("ee/COPERNICUS/S2_HARMONIZED", aoi)
            ...     cost = sk.kraken.dry_run("ndvi", [*found.take(2)], aoi).result()
            >>> len(cost.scenes)
            2
        """
        order = dry_run_order(map_types, scenes, extent, only_ingested=only_ingested)
        return start(self._sender, DRY_RUN, initiate_dry_run.build(body=order))

    def map_types(self) -> list[MapType]:
        """The analyses that the user may start, each with its datasets and files.

        Examples:
            >>> import swath
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     ndvi = [t for t in sk.kraken.map_types() if t.map_type == "ndvi"][0]
            >>> ndvi.grid_files["png"]
            ['heatmap.png']
        """
        return self.list_map_types()

    def map_classes(self, map_id: str) -> MapClasses:
        """The classes of a map and their colours.

        Args:
            map_id: The map's id; a `Map` tells its own by `Map.classes`.

        Raises:
            InputError: The id is empty.
            NotFoundError: There is no such map, or not any more.

        Examples:
            >>> import swath
            >>> aoi = (14.40, 50.08, 14.42, 50.09)
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     scene = next(sk.imagery.search("pl/SkySatCollect", aoi))
            ...     cars = sk.kraken.release("cars", scene, aoi).result()
            ...     classes = sk.kraken.map_classes(cars.id)
            >>> classes.segmentation_metadata.segmentation_colors["cars"]
            [230, 40, 60]
        """
        return self.get_map_classes(text("map_id", map_id))

    def attach(self, token: str) -> Job[Any]:
        """The job that a token names.

        Raises:
            InputError: The token is none, or names a job of another kind.
        """
        kinds = (releases(self._sender), DRY_RUN, *GROUPS)
        return attach(self._sender, token, *kinds)


class AsyncKraken(AsyncSceneGroups):
    """Analyses of scenes; beside its own methods, the operations as generated."""

    async def release(
        self,
        map_type: str,
        scenes: Scenes,
        extent: ExtentLike,
        *,
        part: ExtentLike | None = None,
        max_credits: float | None = None,
        only_ingested: bool = False,
    ) -> AsyncJob[AsyncMap]:
        """Starts an analysis; its result is a map whose tiles can be read.

        This spends credits, if the group has not paid for the area before.

        Args:
            map_type: The analysis, as `map_types` names it; ``"imagery"`` is the
                scene as it is.
            scenes: The scene; an old and a new one for map types that compare; three
                and more for those that look at a series.
            extent: Where, as anything that `swath.geo.extent` reads.
            part: An area within the extent that is to be readable by itself.
            max_credits: The most that may be spent: the analysis is priced first, by
                a dry run that is waited for, and not started if it costs more.
            only_ingested: Whether only data that is stored already is used.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BudgetError: It would cost more than `max_credits`; it was not started.
            PermissionDeniedError: The user may not run this on these datasets.
            BadRequestError: The extent misses the scenes, or is too small or large.

        Examples:
            >>> import asyncio, swath
            >>> async def deepest(*aoi):
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         found = sk.imagery.search("ee/COPERNICUS/S2_HARMONIZED", aoi)
            ...         scene = await anext(found)
            ...         ndvi = await sk.kraken.release("ndvi", scene, aoi)
            ...         return (await ndvi.result()).max_zoom
            >>> asyncio.run(deepest(14.40, 50.08, 14.42, 50.09))
            19
        """
        order = release_order(
            map_type, scenes, extent, part, only_ingested=only_ingested
        )
        if max_credits is not None:
            priced = await self.dry_run(
                map_type, [scenes], extent, only_ingested=only_ingested
            )
            check_cost(await priced.result(), max_credits)
        request = initiate_release.build(body=order)
        return await start_async(self._sender, releases_async(self._sender), request)

    async def dry_run(
        self,
        map_types: str | Sequence[str],
        scenes: Sequence[Scenes],
        extent: ExtentLike,
        *,
        only_ingested: bool = False,
    ) -> AsyncJob[DryRunResult]:
        """Prices analyses, and spends nothing.

        Args:
            map_types: The analyses, as `map_types` names them.
            scenes: The scenes of each: an element is one scene, or several for map
                types that take several.
            extent: Where, as anything that `swath.geo.extent` reads.
            only_ingested: Whether only data that is stored already would be used.

        Raises:
            InputError: An argument makes no sense; nothing was sent.

        Examples:
            >>> import asyncio, swath
            >>> async def priced(*aoi):
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         found = sk.imagery.search("ee/COPERNICUS/S2_HARMONIZED", aoi)
            ...         scenes = [scene async for scene in found.take(2)]
            ...         job = await sk.kraken.dry_run("ndvi", scenes, aoi)
            ...         return await job.result()
            >>> len(asyncio.run(priced(14.40, 50.08, 14.42, 50.09)).scenes)
            2
        """
        order = dry_run_order(map_types, scenes, extent, only_ingested=only_ingested)
        request = initiate_dry_run.build(body=order)
        return await start_async(self._sender, DRY_RUN, request)

    async def map_types(self) -> list[MapType]:
        """The analyses that the user may start, each with its datasets and files.

        Examples:
            >>> import asyncio, swath
            >>> async def names():
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         return [one.map_type for one in await sk.kraken.map_types()]
            >>> "ndvi" in asyncio.run(names())
            True
        """
        return await self.list_map_types()

    async def map_classes(self, map_id: str) -> MapClasses:
        """The classes of a map and their colours.

        Args:
            map_id: The map's id; a `Map` tells its own by `Map.classes`.

        Raises:
            InputError: The id is empty.
            NotFoundError: There is no such map, or not any more.

        Examples:
            >>> import asyncio, swath
            >>> async def classes(*aoi):
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         scene = await anext(sk.imagery.search("pl/SkySatCollect", aoi))
            ...         cars = await sk.kraken.release("cars", scene, aoi)
            ...         return await sk.kraken.map_classes((await cars.result()).id)
            >>> found = asyncio.run(classes(14.40, 50.08, 14.42, 50.09))
            >>> found.segmentation_metadata.segmentation_colors["cars"]
            [230, 40, 60]
        """
        return await self.get_map_classes(text("map_id", map_id))

    def attach(self, token: str) -> AsyncJob[Any]:
        """The job that a token names.

        Raises:
            InputError: The token is none, or names a job of another kind.
        """
        return attach_async(
            self._sender, token, releases_async(self._sender), DRY_RUN, *GROUPS
        )
