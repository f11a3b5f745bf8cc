"""Orders to Kraken: their bodies, and what becomes of the answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from swath._callers import AsyncCaller, SyncCaller
from swath._errors import BudgetError, InputError
from swath.geo import ExtentLike
from swath.spaceknow._bodies import area, given, text, texts
from swath.spaceknow._map import AsyncMap, Map
from swath.spaceknow._pipelines import Kind
from swath.spaceknow._scene import Scenes, scene_ids
from swath_api._runtime import Reply
from swath_api.spaceknow.api.kraken import (
    initiate_dry_run,
    initiate_release,
    retrieve_dry_run,
    retrieve_release,
)
from swath_api.spaceknow.models import DryRunResult


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


DRY_RUN = Kind(
    initiate_dry_run.OPERATION, retrieve_dry_run.OPERATION, retrieve_dry_run.build
)
