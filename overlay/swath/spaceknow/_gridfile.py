"""Files of a map's tiles: how one is named, asked for, and varied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from swath._core.effects import Flow
from swath._core.exchange import Context, parsed, reply
from swath._errors import InputError
from swath.geo import (
    MAX_MAP_LAT,
    Extent,
    ExtentLike,
    MapTile,
    tile_bounds,
    tile_parent,
    tiles_over,
)
from swath.geo import extent as read_extent
from swath_api._runtime import Request
from swath_api.spaceknow.api.kraken import get_grid_file


WHOLE = "-"
"""The geometry that is all of a map."""


class Rendering(msgspec.Struct, frozen=True, kw_only=True):
    """How the files of a map's tiles are made, where a map type leaves a choice.

    Attributes:
        threshold: Splits the values in two, from -1 to 1; for map types that have
            `supports_user_threshold`, and only some of their files.
        classification: Which naming of the classes is used; see `kraken.map_classes`.
        filters: Which detections are kept, such as ``"area gt 1000"``: a property,
            ``gt`` or ``lt``, a number. All of them have to hold.
        unclipped: Whether what lies outside of the extent is shown, too; needs the
            permission ``kraken.download-unclipped``.
        geometry: The part of the map to show: a map's `part`, or all of it.
    """

    threshold: float | None = None
    classification: str | None = None
    filters: tuple[str, ...] = ()
    unclipped: bool = False
    geometry: str = WHOLE

    def __post_init__(self) -> None:
        if self.threshold is not None and not -1 <= self.threshold <= 1:
            raise InputError(f"threshold={self.threshold} has to be from -1 to 1")


PLAIN = Rendering()
"""Files as they are made if nothing is chosen."""


class Span(NamedTuple):
    """Columns and rows of tiles, from the first to the one after the last."""

    left: int
    top: int
    right: int
    bottom: int


class GridFile(NamedTuple):
    """One file of one tile."""

    tile: MapTile
    name: str

    @property
    def path(self) -> str:
        """Where it stands in a folder of tiles."""
        return f"{self.tile.zoom}/{self.tile.x}/{self.tile.y}/{self.name}"


def file_names(files: str | Sequence[str]) -> tuple[str, ...]:
    """Names of files that are safe to be used as such.

    Raises:
        InputError: There is none, or one has a way to another folder.
    """
    names = (files,) if isinstance(files, str) else tuple(dict.fromkeys(files))
    if not names:
        raise InputError("name at least one file, such as 'truecolor.png'")
    for name in names:
        if not name or name.startswith(".") or {"/", "\\", ":", "\0"} & set(name):
            raise InputError(f"{name!r} is no name of a file of a tile")
    return names


def grid_files(tiles: TileSet, names: Sequence[str]) -> Iterator[GridFile]:
    """Files of those names for each tile."""
    return (GridFile(tile, name) for tile in tiles for name in names)


def tile_of(zoom: int, x: int, y: int) -> MapTile:
    """A tile by its numbers.

    Raises:
        InputError: The map of the world has no such tile.
    """
    tile_bounds(zoom, x, y)
    return MapTile(zoom, x, y)


class TileSet:
    """Tiles of one zoom: those below some others, or the ones of them over an extent.

    They are counted and listed lazily: there may be millions.

    Args:
        above: Tiles of the same or a lesser zoom.
        zoom: Of the tiles.
        extent: Which of them; None for all.

    Raises:
        InputError: The extent breaks a rule.
    """

    def __init__(
        self, above: Sequence[MapTile], zoom: int, extent: ExtentLike | None = None
    ) -> None:
        self.zoom = zoom
        self._above = above
        self._extent = (
            None if extent is None else read_extent(extent, max_lat=MAX_MAP_LAT)
        )

    def __iter__(self) -> Iterator[MapTile]:
        if self._extent is None:
            return self._below()
        return self._over(self._extent)

    def count(self) -> int:
        """How many there are."""
        if self._extent is None:
            return sum(4 ** (self.zoom - tile.zoom) for tile in self._above)
        return sum(1 for _ in self)

    def span(self) -> Span:
        """The columns and rows that they reach over.

        Raises:
            InputError: There are none.
        """
        spans = list(self._spans())
        if not spans:
            raise InputError(f"the map has no tiles there at zoom {self.zoom}")
        return Span(
            left=min(span.left for span in spans),
            top=min(span.top for span in spans),
            right=max(span.right for span in spans),
            bottom=max(span.bottom for span in spans),
        )

    def _spans(self) -> Iterator[Span]:
        for tile in self._above if self._extent is None else self:
            deeper = self.zoom - tile.zoom
            yield Span(
                left=tile.x << deeper,
                top=tile.y << deeper,
                right=(tile.x + 1) << deeper,
                bottom=(tile.y + 1) << deeper,
            )

    def _below(self) -> Iterator[MapTile]:
        for span in self._spans():
            for y in range(span.top, span.bottom):
                for x in range(span.left, span.right):
                    yield MapTile(self.zoom, x, y)

    def _over(self, extent: Extent) -> Iterator[MapTile]:
        known = frozenset(self._above)
        zooms = {tile.zoom for tile in known}
        for tile in tiles_over(extent, self.zoom):
            if any(tile_parent(*tile, at=zoom) in known for zoom in zooms):
                yield tile


def content(
    map_id: str, file: GridFile, rendering: Rendering, context: Context
) -> Flow[bytes | None]:
    """Fetches a file; None if the tile has nothing in it.

    The public reads need no token, so none is sent.
    """
    if not rendering.unclipped:
        context = msgspec.structs.replace(context, credential=None)
    operation = get_grid_file.OPERATION
    request = _request(map_id, file, rendering)
    answer = yield from reply(operation.info, request, context)
    return parsed(operation, answer) or None


def _request(map_id: str, file: GridFile, rendering: Rendering) -> Request:
    unset = msgspec.UNSET
    return get_grid_file.build(
        map_id,
        rendering.geometry,
        *file.tile,
        file.name,
        user_threshold=unset if rendering.threshold is None else rendering.threshold,
        download_unclipped=1 if rendering.unclipped else unset,
        classification=rendering.classification or unset,
        detection_filters="\n".join(rendering.filters) or unset,
    )
