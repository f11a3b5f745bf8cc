"""The operations on scenes: providers, search, images, uploads."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from swath.emulator._service import HttpCall, Refusal
from swath_api.spaceknow.operations import OPERATIONS
from swath_api.spaceknow.structs import (
    GeometryCollection,
    ImageRequest,
    ImageResult,
    IngestedScene,
    IngestResult,
    ProviderDataset,
    SceneInfoRequest,
    ScenePage,
    SearchRequest,
)
from swath_api.spaceknow.structs import Scene as SceneStruct

from .analyses import SAR
from .credits import GRID
from .datasets import DATASETS, Dataset, dataset, of_provider
from .extents import Box, Extent, extent_of
from .gate import Empty, Gate, Visit, json_of
from .kraken import covered_by
from .pipelines import Work
from .refusals import invalid, refused
from .scenes import FIRST_DAY, Query, Scene, is_vast, polygon, search
from .uploads import Upload


if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response

    from swath.emulator._service import HttpHandler

    from .images import Image
    from .space import SpaceKnow


SIDE_KM, COVERAGE_SIDE_KM = 400.0, 4000.0
"""The widest search, and the widest that only asks where scenes are."""


class Imagery:
    """The handlers, over the state of a SpaceKnow."""

    def __init__(self, space: SpaceKnow) -> None:
        self._space = space

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        starting, retrieving = gate.starting, gate.retrieving

        async def ingest(call: HttpCall) -> Response:
            return await self.ingest(call, gate)

        return {
            "listProviders": gate.plain("listProviders", Empty, self.providers),
            "initiateSearch": starting("initiateSearch", SearchRequest, self.search),
            "retrieveSearch": retrieving("retrieveSearch"),
            "initiateImage": starting("initiateImage", ImageRequest, self.image),
            "retrieveImage": retrieving("retrieveImage"),
            "getSceneInfo": gate.plain("getSceneInfo", SceneInfoRequest, self.info),
            "ingestScene": ingest,
        }

    def providers(self, visit: Visit, _: Empty) -> list[ProviderDataset]:
        """The datasets that can be searched."""
        del visit
        return [_described(one) for one in DATASETS if not one.retired]

    def search(self, visit: Visit, order: SearchRequest) -> Work:
        """Starts to search for one page of scenes."""
        query = self._query(visit, order)
        cursor = order.cursor if isinstance(order.cursor, int) else None
        if cursor is not None and cursor < 0:
            raise invalid("cursor", "it is none that was given out")
        for name in ("onlyDownloadable", "forceRefresh"):
            if name in msgspec.to_builtins(order):
                visit.entry.note(f"{name} has no effect here")
        uploaded = [
            one
            for one in self._space.uploaded
            if one.dataset in query.datasets and query.start <= one.moment <= query.end
        ]
        if order.only_ingested:
            visit.need("phoenix.ingested")
            query = query._replace(datasets=())
        size = self._space.switches.page
        return Work(partial(_found, query, uploaded, cursor, size))

    def _query(self, visit: Visit, order: SearchRequest) -> Query:
        chosen = [_searchable(one.provider, one.dataset) for one in order.datasets]
        for one in chosen:
            visit.need(one.permission)
        if len(chosen) > 1 and any(one.separate for one in chosen):
            raise invalid("datasets", "one of them must be searched separately")
        extent = extent_of(order.extent, "extent", 90.0) if order.extent else None
        if not all(one.side is None for one in chosen):
            _narrow(extent, COVERAGE_SIDE_KM if order.scene_coverage else SIDE_KM)
        now = self._space.clock.now()
        first = datetime.fromtimestamp(FIRST_DAY * 86_400, UTC)
        start = _moment(order.start_datetime, "startDatetime") or first
        end = _moment(order.end_datetime, "endDatetime") or now
        if start > end:
            raise invalid("startDatetime", "it lies behind endDatetime")
        query = Query(
            datasets=tuple(dict.fromkeys(chosen)),
            extent=extent,
            start=start,
            end=min(end, now),
            min_intersection=order.min_intersection or 0.0,
        )
        if is_vast(query):
            detail = "The datasets have too many scenes side by side there."
            raise refused("EXTENT-TOO-LARGE", detail)
        return query

    def image(self, visit: Visit, order: ImageRequest) -> Work:
        """Starts to cut an image out of a scene."""
        from .images import ordered  # noqa: PLC0415 - numpy, when first needed

        scene = self._space.scene(order.scene_id)
        visit.need(scene.dataset.permission)
        if isinstance(order.resolution, float) and order.resolution <= 0:
            raise invalid("resolution", "metres above 0")
        if order.resolution and order.export_raster:
            raise invalid("exportRaster", "it cannot be combined with resolution")
        extent = extent_of(order.extent, "extent", 90.0)
        covered = covered_by(extent, [scene])
        image = ordered(
            scene, covered, order.resolution or None, order.export_raster or None
        )
        return Work(partial(self._cut, image), provider=scene.dataset.provider)

    def _cut(self, image: Image, root: str) -> ImageResult:
        scene, window = image.grid.scene, image.window
        key = (scene.id, window, image.scale, image.raster)
        path = self._space.files.add(key, image.suffix, image.content)
        corners = image.grid.corners(window)
        return ImageResult(
            extent=GeometryCollection(geometries=[polygon(corners)]),
            meta=scene.described(image.grid.bands(window, image.scale)),
            url=f"{root}{path}",
        )

    def info(self, visit: Visit, order: SceneInfoRequest) -> SceneStruct:
        """What is known of a scene; its footprint cut to tiles if some are named."""
        from .images import Grid, Window  # noqa: PLC0415 - numpy, when first needed

        scene = self._space.scene(order.scene_id)
        if order.force_offline:
            visit.entry.note("forceOffline has no effect here")
        grid = Grid(scene)
        told = scene.described(grid.bands(Window(0, 0, 1, 1)))
        if order.tiles:
            told.footprint = polygon(_cut_to_tiles(scene, order.tiles))
        return told

    async def ingest(self, call: HttpCall, gate: Gate) -> Response:
        """Takes in a scene, which is not kept: only what it says of itself."""
        gate.admit(call, OPERATIONS["ingestScene"])
        provider = call.path["provider"]
        belongs = of_provider(provider)
        if belongs is None:
            raise Refusal(404, f"There is no provider {provider!r}.")
        with Upload(belongs) as upload:
            async for piece in call.request.stream():
                upload.take(piece)
            name = upload.scene_id
            duplicate = self._space.has_scene(name)
            if not duplicate:
                self._space.add_scene(upload.scene(self._space.clock.now()))
        known = IngestedScene(scene_id=name, duplicate=duplicate)
        return json_of(IngestResult(ingested_scenes=[known]))


def _found(
    query: Query, uploaded: list[Scene], cursor: int | None, size: int, _: str
) -> ScenePage:
    page = search(query, uploaded, cursor, size)
    told = [_as_found(one) for one in page.scenes]
    return ScenePage(
        results=[msgspec.Raw(msgspec.json.encode(one)) for one in told],
        cursor=page.cursor,
    )


def _as_found(scene: Scene) -> SceneStruct:
    """A scene with what only searches tell."""
    told = scene.described()
    told.downloadable = scene.dataset.downloadable
    told.clipped_imagery = scene.dataset.clip == "required"
    if scene.dataset.price:
        told.min_area = 1.0
    return told


def _described(one: Dataset) -> ProviderDataset:
    told = ProviderDataset(
        provider=one.provider,
        provider_name=one.provider_name,
        dataset=one.name,
        dataset_name=one.title,
        dataset_type=one.kind,
        attribution=f"{one.provider_name}, emulated",
        change_group=f"{one.provider}_{one.name}",
        clip=one.clip,
        downloadable=one.downloadable,
        exportable=one.exportable,
        thumbnail=one.kind != SAR,
        requires_separate_search=one.separate,
        max_mbr_side=SIDE_KM * 1000,
        resolution=list(one.resolution),
    )
    if {"red", "green", "blue"} <= set(one.bands):
        told.visualization_bands = ["red", "green", "blue"]
    return told


def _searchable(provider: str, name: str) -> Dataset:
    found = dataset(provider, name)
    if found is None or found.retired:
        detail = f"There is nothing to search in {provider}/{name}."
        raise refused("DATASET-NOT-SUPPORTED-FOR-SEARCH", detail)
    return found


def _narrow(extent: Extent | None, side: float) -> None:
    if extent is None or max(extent.box.sides_km) >= side:
        detail = f"The extent of a search is narrower than {side:.0f} km."
        raise refused("EXTENT-TOO-LARGE", detail)


def _moment(text: object, place: str) -> datetime | None:
    if not isinstance(text, str):
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        raise invalid(place, f"{text!r} is no date-time") from None


def _cut_to_tiles(scene: Scene, tiles: list[list[int]]) -> list[tuple[float, float]]:
    """The footprint within the box around some tiles of the scene's grid."""
    west, south, east, north = scene.box
    columns, rows = zip(*tiles, strict=True)
    if min(*columns, *rows) < 0 or max(*columns, *rows) >= GRID:
        raise invalid("tiles", f"a scene has {GRID} by {GRID} tiles")
    width, height = (east - west) / GRID, (north - south) / GRID
    box = Box(
        west + width * min(columns),
        south + height * min(rows),
        west + width * (max(columns) + 1),
        south + height * (max(rows) + 1),
    )
    footprint = Extent(((1, list(scene.footprint)),)).within(box.ring)
    if not footprint.rings:
        raise invalid("tiles", "the scene has nothing there")
    return footprint.rings[0][1]
