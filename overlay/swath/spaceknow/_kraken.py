"""Analyses of scenes: what they cost, starting them, and what they can be made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from swath._callers import AsyncCaller, SyncCaller
from swath.geo import ExtentLike
from swath.jobs import AsyncJob, Job
from swath.spaceknow._analyses import (
    DRY_RUN,
    NWISE,
    OTHERS,
    PAIRWISE,
    ScenePair,
    check_cost,
    dry_run_order,
    nwise_order,
    pairwise_order,
    release_order,
    releases,
    releases_async,
)
from swath.spaceknow._bodies import given, text
from swath.spaceknow._map import AsyncMap, Map
from swath.spaceknow._pipelines import (
    attach,
    attach_async,
    start,
    start_async,
)
from swath.spaceknow._scene import SceneLike, Scenes
from swath_api.spaceknow.api.kraken import (
    AsyncKrakenApi,
    KrakenApi,
    initiate_dry_run,
    initiate_nwise,
    initiate_pairwise,
    initiate_release,
)
from swath_api.spaceknow.models import DryRunResult, MapClasses, MapType


__all__ = ["AsyncKraken", "Kraken", "ScenePair"]


class Kraken(KrakenApi):
    """Analyses of scenes; beside its own methods, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

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

    def pairwise(  # noqa: PLR0913 - each rule of pairing is an argument
        self,
        scenes: Sequence[SceneLike],
        extent: ExtentLike,
        *,
        min_intersection: float | None = None,
        pairing_type: str | None = None,
        periodicity: str | None = None,
        min_day_delta: float | None = None,
        max_day_delta: float | None = None,
        max_yoy_delta: float | None = None,
        only_top_orbit_number: bool | None = None,
    ) -> Job[list[ScenePair]]:
        """Makes pairs of an old and a new scene, to be compared by a release.

        Args:
            scenes: The scenes.
            extent: Where, as anything that `swath.geo.extent` reads; all meet it.
            min_intersection: Square kilometres that the two share at least.
            pairing_type: The rule of pairing; ``"yoy"`` takes scenes a year apart.
            periodicity: The length of the slots of time, such as ``"daily"``.
            min_day_delta: The least days between the two; radar only.
            max_day_delta: The most days between the two; radar only.
            max_yoy_delta: Days by which a pair may miss the year, 15 if left out;
                ``"yoy"`` only.
            only_top_orbit_number: Whether only the relative orbit and pass with most
                scenes is used; radar only.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
        """
        rules = given(
            minIntersection=min_intersection,
            pairingType=pairing_type,
            periodicity=periodicity,
            minDayDelta=min_day_delta,
            maxDayDelta=max_day_delta,
            maxYoyDelta=max_yoy_delta,
            onlyTopOrbitNumber=only_top_orbit_number,
        )
        order = pairwise_order(scenes, extent, rules)
        return start(self._sender, PAIRWISE, initiate_pairwise.build(body=order))

    def nwise(
        self,
        scenes: Sequence[SceneLike],
        extent: ExtentLike,
        *,
        min_scenes: int = 3,
    ) -> Job[list[list[str]]]:
        """Makes groups of scenes, each longer than the one before, for a release.

        Args:
            scenes: Three scenes and more, no two of one relative orbit and time.
            extent: Where, as anything that `swath.geo.extent` reads; all meet it.
            min_scenes: The least scenes of a group, 3 and more.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
        """
        order = nwise_order(scenes, extent, min_scenes)
        return start(self._sender, NWISE, initiate_nwise.build(body=order))

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
        """
        return self.get_map_classes(text("map_id", map_id))

    def attach(self, token: str) -> Job[Any]:
        """The job that a token names.

        Raises:
            InputError: The token is none, or names a job of another kind.
        """
        return attach(self._sender, token, releases(self._sender), *OTHERS)


class AsyncKraken(AsyncKrakenApi):
    """Analyses of scenes; beside its own methods, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

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
        """
        order = dry_run_order(map_types, scenes, extent, only_ingested=only_ingested)
        request = initiate_dry_run.build(body=order)
        return await start_async(self._sender, DRY_RUN, request)

    async def pairwise(  # noqa: PLR0913 - each rule of pairing is an argument
        self,
        scenes: Sequence[SceneLike],
        extent: ExtentLike,
        *,
        min_intersection: float | None = None,
        pairing_type: str | None = None,
        periodicity: str | None = None,
        min_day_delta: float | None = None,
        max_day_delta: float | None = None,
        max_yoy_delta: float | None = None,
        only_top_orbit_number: bool | None = None,
    ) -> AsyncJob[list[ScenePair]]:
        """Makes pairs of an old and a new scene, to be compared by a release.

        Args:
            scenes: The scenes.
            extent: Where, as anything that `swath.geo.extent` reads; all meet it.
            min_intersection: Square kilometres that the two share at least.
            pairing_type: The rule of pairing; ``"yoy"`` takes scenes a year apart.
            periodicity: The length of the slots of time, such as ``"daily"``.
            min_day_delta: The least days between the two; radar only.
            max_day_delta: The most days between the two; radar only.
            max_yoy_delta: Days by which a pair may miss the year, 15 if left out;
                ``"yoy"`` only.
            only_top_orbit_number: Whether only the relative orbit and pass with most
                scenes is used; radar only.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
        """
        rules = given(
            minIntersection=min_intersection,
            pairingType=pairing_type,
            periodicity=periodicity,
            minDayDelta=min_day_delta,
            maxDayDelta=max_day_delta,
            maxYoyDelta=max_yoy_delta,
            onlyTopOrbitNumber=only_top_orbit_number,
        )
        request = initiate_pairwise.build(body=pairwise_order(scenes, extent, rules))
        return await start_async(self._sender, PAIRWISE, request)

    async def nwise(
        self,
        scenes: Sequence[SceneLike],
        extent: ExtentLike,
        *,
        min_scenes: int = 3,
    ) -> AsyncJob[list[list[str]]]:
        """Makes groups of scenes, each longer than the one before, for a release.

        Args:
            scenes: Three scenes and more, no two of one relative orbit and time.
            extent: Where, as anything that `swath.geo.extent` reads; all meet it.
            min_scenes: The least scenes of a group, 3 and more.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
        """
        request = initiate_nwise.build(body=nwise_order(scenes, extent, min_scenes))
        return await start_async(self._sender, NWISE, request)

    async def map_types(self) -> list[MapType]:
        """The analyses that the user may start, each with its datasets and files."""
        return await self.list_map_types()

    async def map_classes(self, map_id: str) -> MapClasses:
        """The classes of a map and their colours.

        Args:
            map_id: The map's id; a `Map` tells its own by `Map.classes`.

        Raises:
            InputError: The id is empty.
            NotFoundError: There is no such map, or not any more.
        """
        return await self.get_map_classes(text("map_id", map_id))

    def attach(self, token: str) -> AsyncJob[Any]:
        """The job that a token names.

        Raises:
            InputError: The token is none, or names a job of another kind.
        """
        return attach_async(self._sender, token, releases_async(self._sender), *OTHERS)
