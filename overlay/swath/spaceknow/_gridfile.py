"""Files of a map's tiles: how one is named, asked for, and varied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from swath._core.effects import Flow
from swath._core.exchange import Context, parsed, reply
from swath._errors import InputError
from swath.geo import MapTile, tile_bounds
from swath_api._runtime import Request
from swath_api.spaceknow import models
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


def tile_of(zoom: int, x: int, y: int) -> MapTile:
    """A tile by its numbers.

    Raises:
        InputError: The map of the world has no such tile.
    """
    tile_bounds(zoom, x, y)
    return MapTile(zoom, x, y)


def below(tiles: Sequence[MapTile], zoom: int) -> Iterator[MapTile]:
    """The tiles of a zoom that lie in some tiles, as lists of them do: lazily."""
    for tile in tiles:
        deeper = zoom - tile.zoom
        for y in range(tile.y << deeper, (tile.y + 1) << deeper):
            for x in range(tile.x << deeper, (tile.x + 1) << deeper):
                yield MapTile(zoom, x, y)


def count_below(tiles: Sequence[MapTile], zoom: int) -> int:
    """How many there are of them."""
    return sum(4 ** (zoom - tile.zoom) for tile in tiles)


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
        download_unclipped=models.GridFlag.VALUE_1 if rendering.unclipped else unset,
        classification=rendering.classification or unset,
        detection_filters="\n".join(rendering.filters) or unset,
    )
