"""A released map: its tiles one by one, as files in a folder, or as one picture."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from swath._callers import AsyncCaller, SyncCaller
from swath._core.effects import Flow
from swath._core.numbers import whole_number
from swath._errors import InputError, SwathError
from swath.geo import ExtentLike, MapTile
from swath.spaceknow._gridfile import (
    PLAIN,
    WHOLE,
    GridFile,
    Rendering,
    TileSet,
    content,
    file_names,
    grid_files,
    tile_of,
)
from swath.spaceknow._tilefolder import Download, Origin, Tally, TileFolder, begun
from swath_api.spaceknow.api.kraken import get_map_classes
from swath_api.spaceknow.models import MapClasses, ReleasedMap


if TYPE_CHECKING:
    from swath.spaceknow._mosaic import Mosaic


__all__ = ["AsyncMap", "Map"]

Note: TypeAlias = Callable[[Download], object]
"""Is told how far a download is."""

_AT_ONCE = 8
_WAITING = 8
"""How many files may wait to be asked for again, beside those that are fetched."""
_MEGAPIXELS = 100.0


class _Map:
    """What a map is, without reading its tiles."""

    def __init__(self, released: ReleasedMap) -> None:
        self._released = released
        self._tiles = tuple(MapTile(*numbers) for numbers in released.tiles)

    @property
    def id(self) -> str:
        """The signed id: whoever has it may read the map, so it is not shown."""
        return self._released.map_id

    @property
    def max_zoom(self) -> int:
        """The deepest zoom that has tiles."""
        return self._released.max_zoom

    @property
    def tiles(self) -> Sequence[MapTile]:
        """The tiles as released; all tiles below them can be read as well."""
        return self._tiles

    @property
    def part(self) -> str | None:
        """The part that the release was given, for `Rendering.geometry`."""
        part = self._released.sub_geometry_id
        return part if part and part != WHOLE else None

    @property
    def raw(self) -> ReleasedMap:
        """All that the service told."""
        return self._released

    def tiles_at(
        self, zoom: int, extent: ExtentLike | None = None
    ) -> Iterator[MapTile]:
        """The tiles of a zoom, lazily: there are four times as many at each next one.

        Args:
            zoom: Of the tiles.
            extent: Which of them, as anything that `swath.geo.extent` reads; None for
                all of the map.

        Raises:
            InputError: The map has no tiles at this zoom, or the extent breaks a rule.
        """
        return iter(self._chosen(zoom, extent))

    def __repr__(self) -> str:
        return (
            f"<{type(self).__name__} of {len(self._tiles)} tiles, "
            f"max_zoom={self.max_zoom}>"
        )

    def _chosen(self, zoom: int | None, extent: ExtentLike | None) -> TileSet:
        first = max((tile.zoom for tile in self._tiles), default=0)
        chosen = first if zoom is None else zoom
        if not first <= chosen <= self.max_zoom:
            raise InputError(
                f"the map has zooms {first} to {self.max_zoom}, not {zoom}"
            )
        return TileSet(self._tiles, chosen, extent)

    def _into(self, folder: str | os.PathLike[str], rendering: Rendering) -> TileFolder:
        return TileFolder(Path(folder), Origin.of(self.id, rendering))


class Map(_Map):
    """A map that a release made, read tile by tile without a token.

    A tile is zoom, x, y; x counts from the west and y from the north. Which files there
    are depends on the map type: `MapType.grid_files` lists them.
    """

    def __init__(self, caller: SyncCaller, released: ReleasedMap) -> None:
        super().__init__(released)
        self._caller = caller

    def tile(
        self, zoom: int, x: int, y: int, file: str, rendering: Rendering = PLAIN
    ) -> bytes | None:
        """A file of a tile; None if the tile has nothing in it.

        Args:
            zoom: Of the tile.
            x: Its column.
            y: Its row.
            file: The file's name, such as ``"truecolor.png"``.
            rendering: How it is made, where there is a choice.

        Raises:
            InputError: There is no such tile on any map, or the name is none.
            NotFoundError: The map has no such file, or has expired.
        """
        wanted = GridFile(tile_of(zoom, x, y), *file_names(file))
        return self._read(wanted, rendering)

    def download(
        self,
        files: str | Sequence[str],
        folder: str | os.PathLike[str],
        *,
        zoom: int | None = None,
        extent: ExtentLike | None = None,
        rendering: Rendering = PLAIN,
        max_concurrent: int = _AT_ONCE,
        on_progress: Note | None = None,
    ) -> Download:
        """Fetches files of all tiles into ``<folder>/<zoom>/<x>/<y>/<file>``.

        A file appears when it is whole. Files that are there are not fetched again, so
        what was interrupted goes on when it is called again, also after a kill.

        Args:
            files: The names of one or several files.
            folder: For the files of this map alone; it is made if it does not exist.
            zoom: Of the tiles; if left out, the one of the tiles as released.
            extent: Which tiles, as anything that `swath.geo.extent` reads; all if left
                out. Beyond the tiles as released, that saves asking for empty ones.
            rendering: How the files are made, where there is a choice.
            max_concurrent: How many files are fetched at a time.
            on_progress: Is told after each file how far all of it is, one call at a
                time.

        Raises:
            InputError: An argument makes no sense, or the folder is another map's.
            DownloadError: Files are missing; call again to get them. Its cause is
                the first failure.
        """
        from swath._io.crew_sync import Counter, for_each  # noqa: PLC0415 - loads a pool

        whole_number("max_concurrent", max_concurrent, 1)
        names, tiles = file_names(files), self._chosen(zoom, extent)
        into = self._into(folder, rendering)
        tally = Tally(begun(folder, tiles.count() * len(names)), on_progress)
        counter = Counter(max_concurrent, self._caller.run)

        def keep(file: GridFile) -> None:
            if there := into.has(file):
                tally.count(there)
                return
            try:
                found = counter.serve(self._content(file, rendering))
            except SwathError as error:
                tally.fail(error)
            else:
                tally.count(into.save(file, found))

        for_each(grid_files(tiles, names), keep, max_concurrent + _WAITING)
        return tally.result()

    def mosaic(
        self,
        file: str,
        *,
        zoom: int | None = None,
        extent: ExtentLike | None = None,
        rendering: Rendering = PLAIN,
        max_concurrent: int = _AT_ONCE,
        max_megapixels: float = _MEGAPIXELS,
    ) -> Mosaic:
        """Stitches a file of all tiles to one georeferenced picture, in memory.

        Args:
            file: The name of a ``.png`` or a ``.geotiff``.
            zoom: Of the tiles; if left out, the one of the tiles as released.
            extent: Which tiles, as anything that `swath.geo.extent` reads; all if left
                out. Beyond the tiles as released, that saves asking for empty ones.
            rendering: How the files are made, where there is a choice.
            max_concurrent: How many files are fetched at a time.
            max_megapixels: The largest picture that you want.

        Raises:
            ImportError: The extra ``raster`` is not installed.
            InputError: An argument makes no sense, or the picture would be too large.
            SwathError: A tile could not be fetched.
        """
        from swath._io.crew_sync import for_each  # noqa: PLC0415 - loads a pool
        from swath.spaceknow._mosaic import Canvas  # noqa: PLC0415 - an extra

        whole_number("max_concurrent", max_concurrent, 1)
        names, tiles = file_names(file), self._chosen(zoom, extent)
        canvas = Canvas(tiles, file, max_megapixels)

        def place(wanted: GridFile) -> None:
            canvas.place(wanted.tile, self._read(wanted, rendering))

        for_each(grid_files(tiles, names), place, max_concurrent)
        return canvas.mosaic()

    def classes(self) -> MapClasses:
        """The map's classes and their colours."""
        return self._caller.call(
            get_map_classes.OPERATION, get_map_classes.build(self.id)
        )

    def _read(self, file: GridFile, rendering: Rendering) -> bytes | None:
        return self._caller.run(self._content(file, rendering))

    def _content(self, file: GridFile, rendering: Rendering) -> Flow[bytes | None]:
        return content(self.id, file, rendering, self._caller.context)


class AsyncMap(_Map):
    """A map that a release made, read tile by tile without a token.

    A tile is zoom, x, y; x counts from the west and y from the north. Which files there
    are depends on the map type: `MapType.grid_files` lists them.
    """

    def __init__(self, caller: AsyncCaller, released: ReleasedMap) -> None:
        super().__init__(released)
        self._caller = caller

    async def tile(
        self, zoom: int, x: int, y: int, file: str, rendering: Rendering = PLAIN
    ) -> bytes | None:
        """A file of a tile; None if the tile has nothing in it.

        Args:
            zoom: Of the tile.
            x: Its column.
            y: Its row.
            file: The file's name, such as ``"truecolor.png"``.
            rendering: How it is made, where there is a choice.

        Raises:
            InputError: There is no such tile on any map, or the name is none.
            NotFoundError: The map has no such file, or has expired.
        """
        wanted = GridFile(tile_of(zoom, x, y), *file_names(file))
        return await self._read(wanted, rendering)

    async def download(
        self,
        files: str | Sequence[str],
        folder: str | os.PathLike[str],
        *,
        zoom: int | None = None,
        extent: ExtentLike | None = None,
        rendering: Rendering = PLAIN,
        max_concurrent: int = _AT_ONCE,
        on_progress: Note | None = None,
    ) -> Download:
        """Fetches files of all tiles into ``<folder>/<zoom>/<x>/<y>/<file>``.

        A file appears when it is whole. Files that are there are not fetched again, so
        what was interrupted goes on when it is called again, also after a kill.

        Args:
            files: The names of one or several files.
            folder: For the files of this map alone; it is made if it does not exist.
            zoom: Of the tiles; if left out, the one of the tiles as released.
            extent: Which tiles, as anything that `swath.geo.extent` reads; all if left
                out. Beyond the tiles as released, that saves asking for empty ones.
            rendering: How the files are made, where there is a choice.
            max_concurrent: How many files are fetched at a time.
            on_progress: Is told after each file how far all of it is, one call at a
                time.

        Raises:
            InputError: An argument makes no sense, or the folder is another map's.
            DownloadError: Files are missing; call again to get them. Its cause is
                the first failure.
        """
        from swath._io.crew_aio import (  # noqa: PLC0415 - loads anyio
            Counter,
            for_each,
            in_thread,
        )

        whole_number("max_concurrent", max_concurrent, 1)
        names, tiles = file_names(files), self._chosen(zoom, extent)
        into = await in_thread(partial(self._into, folder, rendering))
        tally = Tally(begun(folder, tiles.count() * len(names)), on_progress)
        counter = Counter(max_concurrent, self._caller.run)

        async def keep(file: GridFile) -> None:
            if there := into.has(file):
                tally.count(there)
                return
            try:
                found = await counter.serve(self._content(file, rendering))
            except SwathError as error:
                tally.fail(error)
            else:
                tally.count(await in_thread(partial(into.save, file, found)))

        await for_each(grid_files(tiles, names), keep, max_concurrent + _WAITING)
        return tally.result()

    async def mosaic(
        self,
        file: str,
        *,
        zoom: int | None = None,
        extent: ExtentLike | None = None,
        rendering: Rendering = PLAIN,
        max_concurrent: int = _AT_ONCE,
        max_megapixels: float = _MEGAPIXELS,
    ) -> Mosaic:
        """Stitches a file of all tiles to one georeferenced picture, in memory.

        Args:
            file: The name of a ``.png`` or a ``.geotiff``.
            zoom: Of the tiles; if left out, the one of the tiles as released.
            extent: Which tiles, as anything that `swath.geo.extent` reads; all if left
                out. Beyond the tiles as released, that saves asking for empty ones.
            rendering: How the files are made, where there is a choice.
            max_concurrent: How many files are fetched at a time.
            max_megapixels: The largest picture that you want.

        Raises:
            ImportError: The extra ``raster`` is not installed.
            InputError: An argument makes no sense, or the picture would be too large.
            SwathError: A tile could not be fetched.
        """
        from swath._io.crew_aio import for_each, in_thread  # noqa: PLC0415 - loads anyio
        from swath.spaceknow._mosaic import Canvas  # noqa: PLC0415 - an extra

        whole_number("max_concurrent", max_concurrent, 1)
        names, tiles = file_names(file), self._chosen(zoom, extent)
        canvas = Canvas(tiles, file, max_megapixels)

        async def place(wanted: GridFile) -> None:
            found = await self._read(wanted, rendering)
            await in_thread(partial(canvas.place, wanted.tile, found))

        await for_each(grid_files(tiles, names), place, max_concurrent)
        return canvas.mosaic()

    async def classes(self) -> MapClasses:
        """The map's classes and their colours."""
        return await self._caller.call(
            get_map_classes.OPERATION, get_map_classes.build(self.id)
        )

    async def _read(self, file: GridFile, rendering: Rendering) -> bytes | None:
        return await self._caller.run(self._content(file, rendering))

    def _content(self, file: GridFile, rendering: Rendering) -> Flow[bytes | None]:
        return content(self.id, file, rendering, self._caller.context)
