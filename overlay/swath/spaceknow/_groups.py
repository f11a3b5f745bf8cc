"""Groups of scenes for analyses that compare: pairs, and series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from swath._callers import AsyncCaller, SyncCaller
from swath._errors import InputError
from swath.geo import ExtentLike
from swath.jobs import AsyncJob, Job
from swath.spaceknow._bodies import area, given
from swath.spaceknow._pipelines import Kind, start, start_async
from swath.spaceknow._scene import SceneLike, scene_ids
from swath_api._runtime import Reply
from swath_api.spaceknow.api.kraken import (
    AsyncKrakenApi,
    KrakenApi,
    initiate_nwise,
    initiate_pairwise,
    retrieve_nwise,
    retrieve_pairwise,
)


class ScenePair(NamedTuple):
    """The ids of two scenes to be compared, as `Kraken.release` takes them."""

    old: str
    new: str


class SceneGroups(KrakenApi):
    """Groups of scenes; beside their own methods, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

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

        Examples:
            >>> import swath
            >>> aoi = (14.40, 50.08, 14.42, 50.09)
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     found = sk.imagery.search("ee/COPERNICUS/S2_HARMONIZED", aoi)
            ...     pairs = sk.kraken.pairwise([*found.take(4)], aoi).result()
            ...     change = sk.kraken.release("s2-change", pairs[0], aoi).result()
            >>> [*pairs[0]._fields]
            ['old', 'new']
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

        Examples:
            >>> import swath
            >>> aoi = (14.40, 50.08, 14.42, 50.09)
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     found = sk.imagery.search("ee/COPERNICUS/S1_GRD", aoi)
            ...     groups = sk.kraken.nwise([*found.take(4)], aoi).result()
            >>> [len(group) for group in groups]
            [3, 4]
        """
        order = nwise_order(scenes, extent, min_scenes)
        return start(self._sender, NWISE, initiate_nwise.build(body=order))


class AsyncSceneGroups(AsyncKrakenApi):
    """Groups of scenes; beside their own methods, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

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

        Examples:
            >>> import asyncio, swath
            >>> async def pairs(*aoi):
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         found = sk.imagery.search("ee/COPERNICUS/S2_HARMONIZED", aoi)
            ...         scenes = [scene async for scene in found.take(4)]
            ...         return await (await sk.kraken.pairwise(scenes, aoi)).result()
            >>> asyncio.run(pairs(14.40, 50.08, 14.42, 50.09))[0]._fields
            ('old', 'new')
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

        Examples:
            >>> import asyncio, swath
            >>> async def lengths(*aoi):
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         found = sk.imagery.search("ee/COPERNICUS/S1_GRD", aoi)
            ...         scenes = [scene async for scene in found.take(4)]
            ...         job = await sk.kraken.nwise(scenes, aoi)
            ...         return [len(group) for group in await job.result()]
            >>> asyncio.run(lengths(14.40, 50.08, 14.42, 50.09))
            [3, 4]
        """
        request = initiate_nwise.build(body=nwise_order(scenes, extent, min_scenes))
        return await start_async(self._sender, NWISE, request)


def pairwise_order(
    scenes: Sequence[SceneLike], extent: ExtentLike, rules: Mapping[str, Any]
) -> dict[str, Any]:
    """The body of a pairing.

    Raises:
        InputError: An argument makes no sense.
    """
    return {"sceneIds": scene_ids(scenes), "extent": area(extent), **rules}


def nwise_order(
    scenes: Sequence[SceneLike], extent: ExtentLike, min_scenes: int
) -> dict[str, Any]:
    """The body of a grouping.

    Raises:
        InputError: An argument makes no sense.
    """
    ids = scene_ids(scenes)
    if min_scenes < _LEAST_GROUP or len(ids) < _LEAST_GROUP:
        raise InputError(
            f"groups have {_LEAST_GROUP} scenes and more: {len(ids)} scenes with "
            f"{min_scenes=} make none"
        )
    return {
        "groupingType": "cumulated",
        "sceneIds": ids,
        "extent": area(extent),
        "minScenes": min_scenes,
    }


def _pairs(answer: Reply) -> list[ScenePair]:
    found = retrieve_pairwise.parse(answer).pairwise
    return [ScenePair(pair.old_scene_id, pair.new_scene_id) for pair in found]


def _groups(answer: Reply) -> list[list[str]]:
    return retrieve_nwise.parse(answer).nwise


_LEAST_GROUP = 3
PAIRWISE = Kind(
    initiate_pairwise.OPERATION,
    retrieve_pairwise.OPERATION.returning(_pairs),
    retrieve_pairwise.build,
)
NWISE = Kind(
    initiate_nwise.OPERATION,
    retrieve_nwise.OPERATION.returning(_groups),
    retrieve_nwise.build,
)
GROUPS = (PAIRWISE, NWISE)
