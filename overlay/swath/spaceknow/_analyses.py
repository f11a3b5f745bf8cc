"""Orders to Kraken: their bodies, and what becomes of the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from swath._callers import AsyncCaller, SyncCaller
from swath._errors import BudgetError, InputError
from swath.geo import ExtentLike
from swath.spaceknow._bodies import area, given, text, texts
from swath.spaceknow._map import AsyncMap, Map
from swath.spaceknow._pipelines import Kind
from swath.spaceknow._scene import SceneLike, Scenes, scene_ids
from swath_api._runtime import Reply
from swath_api.spaceknow.api.kraken import (
    initiate_dry_run,
    initiate_nwise,
    initiate_pairwise,
    initiate_release,
    retrieve_dry_run,
    retrieve_nwise,
    retrieve_pairwise,
    retrieve_release,
)
from swath_api.spaceknow.models import DryRunResult


class ScenePair(NamedTuple):
    """The ids of two scenes to be compared, as `Kraken.release` takes them."""

    old: str
    new: str


def release_order(
    map_type: str,
    scenes: Scenes,
    extent: ExtentLike,
    part: ExtentLike | None,
    *,
    only_ingested: bool,
) -> dict[str, Any]:
    """The body of a release.

    Raises:
        InputError: An argument makes no sense.
    """
    return given(
        mapTypes=[text("map_type", map_type)],  # one a call: the answer names one map
        sceneIds=scene_ids(scenes),
        extent=area(extent),
        subGeometry=None if part is None else area(part),
        onlyIngested=only_ingested or None,
    )


def dry_run_order(
    map_types: str | Sequence[str],
    scenes: Sequence[Scenes],
    extent: ExtentLike,
    *,
    only_ingested: bool,
) -> dict[str, Any]:
    """The body of a dry run.

    Raises:
        InputError: An argument makes no sense.
    """
    if isinstance(scenes, str) or not scenes:
        raise InputError("scenes has to be a list: an element for each analysis")
    names = [map_types] if isinstance(map_types, str) else map_types
    analyses = [scene_ids(each) for each in scenes]
    return given(
        dryRuns=[{"mapTypes": texts("map_types", names), "scenes": analyses}],
        extent=area(extent),
        onlyIngested=only_ingested or None,
    )


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


def check_cost(cost: DryRunResult, max_credits: float) -> None:
    """Lets pass what may be spent.

    Raises:
        BudgetError: It is too much.
    """
    wanted = cost.allocated_credits
    if wanted > max_credits:
        raise BudgetError(
            f"it would cost {wanted:g} credits, and {max_credits:g} are allowed",
            cost=wanted,
            limit=max_credits,
        ).at("spaceknow", initiate_release.OPERATION.info.id)


def releases(caller: SyncCaller) -> Kind[Map]:
    """Releases, whose maps read their tiles through a caller."""

    def read(answer: Reply) -> Map:
        return Map(caller, retrieve_release.parse(answer))

    result = retrieve_release.OPERATION.returning(read)
    return Kind(initiate_release.OPERATION, result, retrieve_release.build)


def releases_async(caller: AsyncCaller) -> Kind[AsyncMap]:
    """Releases, whose maps read their tiles through a caller."""

    def read(answer: Reply) -> AsyncMap:
        return AsyncMap(caller, retrieve_release.parse(answer))

    result = retrieve_release.OPERATION.returning(read)
    return Kind(initiate_release.OPERATION, result, retrieve_release.build)


def _pairs(answer: Reply) -> list[ScenePair]:
    found = retrieve_pairwise.parse(answer).pairwise
    return [ScenePair(pair.old_scene_id, pair.new_scene_id) for pair in found]


def _groups(answer: Reply) -> list[list[str]]:
    return retrieve_nwise.parse(answer).nwise


_LEAST_GROUP = 3
DRY_RUN = Kind(
    initiate_dry_run.OPERATION, retrieve_dry_run.OPERATION, retrieve_dry_run.build
)
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
OTHERS = (DRY_RUN, PAIRWISE, NWISE)
"""All kinds but releases."""
