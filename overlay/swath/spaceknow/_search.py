"""Searches and orders of imagery: their bodies, and what becomes of the answers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import Any, TypeAlias

from swath._callers import AsyncCaller, SyncCaller
from swath._core.effects import Flow
from swath._core.exchange import Context
from swath._core.paging import CursorPages, Listing, Walk, place_of
from swath._core.times import When, ordered
from swath._errors import InputError
from swath.geo import ExtentLike
from swath.geo import extent as read_extent
from swath.spaceknow._bodies import area, given, instant
from swath.spaceknow._image import AsyncImage, Image
from swath.spaceknow._pipelines import Kind, finished
from swath.spaceknow._scene import Scene, SceneLike, decoded, read_scene, scene_id
from swath_api._runtime import Reply
from swath_api.spaceknow.api.imagery import (
    get_scene_info,
    initiate_image,
    initiate_search,
    retrieve_image,
    retrieve_search,
)
from swath_api.spaceknow.models import ProviderDataset


Datasets: TypeAlias = str | ProviderDataset | Sequence[str | ProviderDataset]
"""``"provider/dataset"``, what `providers` gave, or several of these."""

_POLE = 90.0
_SIDE_KM, _COVERAGE_KM = 400, 4000
_KM_PER_DEGREE = 110.5
"""The shortest degree of a meridian; all others are longer."""
_WORLDWIDE = frozenset(
    {
        ("ee", "COPERNICUS/S5P/OFFL/L3_CH4"),
        ("ee", "JAXA/GPM_L3/GSMaP/v6/operational"),
        ("noaa", "VIIRS/Monthly"),
    }
)
"""Datasets that may be searched for all over the world."""


def search_order(
    datasets: Datasets,
    extent: ExtentLike | None,
    start: When | None,
    end: When | None,
    min_intersection: float,
    **flags: bool,
) -> dict[str, Any]:
    """The body of a search.

    Raises:
        InputError: An argument makes no sense.
    """
    if not 0 <= min_intersection <= 1:
        raise InputError(f"{min_intersection=} has to be from 0 to 1")
    first, last = ordered(start, end)
    names, place = _datasets(datasets), None
    if extent is not None:
        place = area(extent, _POLE)
        _check_sides(place, names, coverage=flags.get("sceneCoverage", False))
    return given(
        datasets=names,
        extent=place,
        startDatetime=None if first is None else instant(first),
        endDatetime=None if last is None else instant(last),
        minIntersection=min_intersection or None,
        **{name: flag or None for name, flag in flags.items()},
    )


def _check_sides(
    place: dict[str, Any], datasets: list[dict[str, str]], *, coverage: bool
) -> None:
    """Sees that a search is not over more than the service searches.

    Its own measure of a side is not published: what is refused here is too long by any.
    """
    if all((one["provider"], one["dataset"]) in _WORLDWIDE for one in datasets):
        return
    west, south, east, north = read_extent(place).bbox
    narrow = math.cos(math.radians(max(abs(south), abs(north))))
    degrees = max(north - south, ((east - west) % 360 or 360) * narrow)
    side, most = degrees * _KM_PER_DEGREE, _COVERAGE_KM if coverage else _SIDE_KM
    if side > most:
        raise InputError(
            f"the extent is {side:,.0f} km long, and a search reaches over {most} km "
            f"({_COVERAGE_KM} km with scene_coverage=True): cut it by "
            "swath.geo.decompose, and search each square"
        )


def _datasets(datasets: Datasets) -> list[dict[str, str]]:
    if isinstance(datasets, str | ProviderDataset):
        return [_dataset(datasets)]
    several = list(datasets)
    if not several:
        raise InputError("datasets has to name one at least")
    return [_dataset(dataset) for dataset in several]


def _dataset(dataset: Any) -> dict[str, str]:
    if isinstance(dataset, ProviderDataset):
        return {"provider": dataset.provider, "dataset": dataset.dataset}
    provider, _, name = str(dataset).partition("/")
    if not provider or not name:
        raise InputError(
            f"{dataset!r} is no dataset: write 'provider/dataset', such as "
            "'ee/COPERNICUS/S2_HARMONIZED'"
        )
    return {"provider": provider, "dataset": name}


def walk(context: Context, order: dict[str, Any], cursor: str | None) -> Walk[Scene]:
    """A way through the pages of a search."""
    pages = CursorPages(
        initiate_search.OPERATION.info, order, partial(_found, context), _listing
    )
    return Walk(pages, identity=lambda scene: scene.id, cursor=cursor)


def _found(context: Context, order: dict[str, Any]) -> Flow[Reply]:
    """A page: its cursor is kept by the caller, so the answer stays as it came."""
    return finished(_PAGE, initiate_search.build(body=order), context)


def _listing(answer: Reply) -> Listing[Scene]:
    page = retrieve_search.parse(answer)
    scenes = [read_scene(decoded(told)) for told in page.results]
    return Listing(scenes, place_of(page.cursor))


def _scenes(answer: Reply) -> list[Scene]:
    return list(_listing(answer).items)


def _as_it_came(answer: Reply) -> Reply:
    return answer


def scene_info_order(
    scene: SceneLike, tiles: Sequence[tuple[int, int]] | None
) -> dict[str, Any]:
    """The body that asks for a scene."""
    return given(
        sceneId=scene_id(scene),
        tiles=None if tiles is None else [list(tile) for tile in tiles],
    )


def image_order(
    scene: SceneLike,
    extent: ExtentLike,
    resolution: float | None,
    export_raster: str | None,
) -> dict[str, Any]:
    """The body that orders a picture.

    Raises:
        InputError: An argument makes no sense.
    """
    if resolution is not None and export_raster is not None:
        raise InputError("resolution and export_raster exclude each other")
    if resolution is not None and not resolution > 0:
        raise InputError(f"{resolution=} has to be metres above 0")
    return given(
        sceneId=scene_id(scene),
        extent=area(extent, _POLE),
        resolution=resolution,
        exportRaster=export_raster,
    )


def _read_scene(answer: Reply) -> Scene:
    return read_scene(get_scene_info.parse(answer))


def images(caller: SyncCaller) -> Kind[Image]:
    """Pictures that are fetched through a caller."""

    def read(answer: Reply) -> Image:
        return Image(caller, retrieve_image.parse(answer))

    result = retrieve_image.OPERATION.returning(read)
    return Kind(initiate_image.OPERATION, result, retrieve_image.build)


def images_async(caller: AsyncCaller) -> Kind[AsyncImage]:
    """Pictures that are fetched through a caller."""

    def read(answer: Reply) -> AsyncImage:
        return AsyncImage(caller, retrieve_image.parse(answer))

    result = retrieve_image.OPERATION.returning(read)
    return Kind(initiate_image.OPERATION, result, retrieve_image.build)


SCENE_INFO = get_scene_info.OPERATION.returning(_read_scene)
SEARCH = Kind(
    initiate_search.OPERATION,
    retrieve_search.OPERATION.returning(_scenes),
    retrieve_search.build,
)
_PAGE = Kind(
    initiate_search.OPERATION,
    retrieve_search.OPERATION.returning(_as_it_came),
    retrieve_search.build,
)
