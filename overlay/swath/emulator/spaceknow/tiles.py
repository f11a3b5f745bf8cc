"""What everybody may read: tiles and classes of released maps, and linked files."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from starlette.responses import Response

from swath.emulator._service import HttpCall, Refusal
from swath_api.spaceknow.operations import OPERATIONS
from swath_api.spaceknow.structs import MapClasses

from .extents import Extent
from .files import CACHE, DOWNLOAD, Kept, media_type
from .filters import Condition, conditions
from .gate import Gate, Visit, json_of
from .maps import MAX_ZOOM, NO_GEOMETRY, Release, Tile
from .refusals import invalid, refused


if TYPE_CHECKING:
    from collections.abc import Mapping

    from swath.emulator._service import HttpHandler

    from .analyses import Analysis
    from .space import SpaceKnow


UNCLIPPED = "kraken.download-unclipped"
_VECTOR = ".geojson"
_NUMBER = re.compile("[0-9]{1,8}")


class Tiles:
    """The handlers, over the state of a SpaceKnow."""

    def __init__(self, space: SpaceKnow) -> None:
        self._space = space
        self._kept = Kept(CACHE)

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""

        async def grid_file(call: HttpCall) -> Response:
            return await self.grid_file(call, gate)

        return {
            "getGridFile": grid_file,
            "getMapClasses": self.map_classes,
            DOWNLOAD.id: self.download,
        }

    async def download(self, call: HttpCall) -> Response:
        """Answers with a file that another answer linked to."""
        if "authorization" in call.request.headers:
            call.entry.note("a token was sent to the address of a file")
        name = call.path["name"]
        content = await self._space.files.read(name)
        return Response(content, media_type=media_type(name))

    async def map_classes(self, call: HttpCall) -> Response:
        """The classes of a map and their colours."""
        release = self._release(call)
        analysis = release.main
        told = MapClasses(
            map_type=analysis.name,
            segmentation_classification=analysis.classifications(),
            segmentation_metadata=analysis.colours(),
        )
        return json_of(told)

    async def grid_file(self, call: HttpCall, gate: Gate) -> Response:
        """A file of a tile; 204 where there is nothing to show."""
        release, tile = self._release(call), _tile(call.path)
        name = call.path["file_name"]
        analysis = release.analysis(name)
        if not release.holds(tile) or analysis is None:
            raise Refusal(
                404, f"The map has no {name!r} there.", code="NON-EXISTENT-FILE"
            )
        area = _geometry(release, call.path["request_geometry_id"])
        if _flag(call, "download_unclipped"):
            self._admitted(call, gate)
            area = Extent(tuple((1, list(one.footprint)) for one in release.scenes[:1]))
        content = await self._content(call, release, analysis, tile, area)
        if content is None:
            return Response(status_code=204)
        headers = {"cache-control": "no-cache"}
        if _flag(call, "force_download"):
            headers["content-disposition"] = f'attachment; filename="{name}"'
        return Response(content, headers=headers, media_type=media_type(name))

    def _release(self, call: HttpCall) -> Release:
        name = call.path["signed_map_id"]
        return self._space.maps.read(name, self._space.clock.now())

    def _admitted(self, call: HttpCall, gate: Gate) -> None:
        user = gate.admit(call, OPERATIONS["getGridFile"])
        Visit(user, call).need(UNCLIPPED)

    async def _content(
        self,
        call: HttpCall,
        release: Release,
        analysis: Analysis,
        tile: Tile,
        area: Extent,
    ) -> bytes | None:
        from .grid import Order, Render  # noqa: PLC0415 - numpy, when first needed

        query, name = call.request.query_params, call.path["file_name"]
        order = Order(
            release=release,
            analysis=analysis,
            tile=tile,
            file=name,
            area=area,
            threshold=_threshold(query.get("user_threshold"), analysis),
            classification=_classification(query.get("classification"), analysis),
            conditions=tuple(_filters(query.get("detection_filters"), name)),
        )
        key = call.request.url.path, call.request.url.query
        try:
            return self._kept[key]
        except KeyError:
            return await asyncio.to_thread(
                self._kept.made, key, lambda: Render(order).content()
            )


def _tile(path: Mapping[str, str]) -> Tile:
    values = {name: path[name] for name in ("zoom", "x", "y")}
    for name, text in values.items():
        if not _NUMBER.fullmatch(text):
            raise invalid(name, f"{text!r} is no number of a tile")
    tile = Tile(**{name: int(text) for name, text in values.items()})
    if tile.zoom > MAX_ZOOM or max(tile.x, tile.y) >= 1 << tile.zoom:
        raise Refusal(404, "There is no such tile.", code="NON-EXISTENT-FILE")
    return tile


def _geometry(release: Release, name: str) -> Extent:
    if name == NO_GEOMETRY:
        return release.covered
    if name not in release.parts:
        raise refused("NON-EXISTENT-GEOMETRY", f"The map has no geometry {name!r}.")
    # Scenes are convex, the geometry may not be: it is cut to them and not they to it.
    area = release.parts[name]
    for scene in release.scenes:
        area = area.within(scene.footprint)
    return area


def _flag(call: HttpCall, name: str) -> bool:
    text = call.request.query_params.get(name, "0")
    if text not in ("0", "1"):
        raise invalid(name, f"0 or 1, not {text!r}")
    return text == "1"


def _threshold(text: str | None, analysis: Analysis) -> float | None:
    if text is None:
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -1 <= value <= 1:
        raise invalid("user_threshold", f"a number from -1 to 1, not {text!r}")
    if not analysis.takes_threshold:
        raise invalid("user_threshold", f"{analysis.name} does not take it")
    return value


def _classification(text: str | None, analysis: Analysis) -> str:
    name = text or "default"
    known = analysis.classifications()
    if name not in known:
        raise invalid("classification", f"take one of {', '.join(known)}")
    return name


def _filters(text: str | None, file: str) -> list[Condition]:
    if not text:
        return []
    if not file.endswith(_VECTOR):
        raise invalid("detection_filters", f"only for {_VECTOR} files")
    return list(conditions(text))
