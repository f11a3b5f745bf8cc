"""The ingestion of tiles: their files are looked at as the service does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from swath_api.sentinelhub.structs import CollectionBand

from .byoc_places import box_of, epsg_of_geometry
from .byoc_store import Found


if TYPE_CHECKING:
    from pathlib import Path

    from .byoc_store import OwnCollection, Tile
    from .service import SentinelHub


BAND = "(BAND)"
MAX_PIXELS = 4_000_000
"""Larger pictures are ingested, but not rendered."""
_DEFAULT_BAND = CollectionBand(bit_depth=16, sample_format="UINT")


class UnfitError(Exception):
    """Why a tile cannot be ingested."""


class Ingestion:
    """Ingests tiles from the buckets.

    A bucket that the emulator does not have is one that it cannot look into: its
    tiles are taken as they are described, and show nothing.
    """

    def __init__(self, hub: SentinelHub) -> None:
        self._hub = hub

    def __call__(self, collection: OwnCollection, tile: Tile) -> Found:
        """What is found; the picture is in place then."""
        folder = self._hub.objects.folder / collection.bucket
        if not folder.is_dir():
            return _described(collection, tile)
        try:
            return self._looked_at(folder, collection, tile)
        except UnfitError as error:
            return Found(failure=str(error))

    def _looked_at(self, folder: Path, collection: OwnCollection, tile: Tile) -> Found:
        from .byoc_files import look  # noqa: PLC0415 - needs the extra

        template = completed(folder, tile.path)
        files = matching(folder, template)
        seen = look(files, collection.bands)
        found = Found(
            path=template,
            epsg=seen.epsg,
            box=seen.box,
            bands=seen.bands,
            metres=seen.metres,
        )
        values = seen.values(MAX_PIXELS)
        if values is None:
            found.warning = "The emulator does not render pictures of this size or kind"
            return found
        found.scene = self._hub.scenes.add(
            values,
            bbox=seen.box,
            datetime=tile.sensed or tile.created,
            bands=tuple(seen.bands),
            collection=f"byoc-{collection.id}",
            crs=seen.crs,
            nodata=collection.no_data if collection.no_data is not None else seen.empty,
        )
        return found


def _described(collection: OwnCollection, tile: Tile) -> Found:
    """A tile nobody has looked at: where its cover lies, with the bands expected."""
    bands = collection.bands or {"B1": _DEFAULT_BAND}
    path = tile.path if re.search(r"\.\w+$", tile.path) else f"{tile.path}/{BAND}.tiff"
    if tile.cover is None:
        return Found(path=path, bands=bands)
    epsg = epsg_of_geometry(tile.cover)
    return Found(path=path, bands=bands, epsg=epsg, box=box_of(tile.cover))


def completed(folder: Path, path: str) -> str:
    """The path of a tile with what was left out.

    Raises:
        UnfitError: There are no files.
    """
    endings = ("", ".tif", ".tiff", f"/{BAND}.tiff", f"/{BAND}.tif")
    for ending in endings:
        if matching(folder, f"{path}{ending}"):
            return f"{path}{ending}"
    raise UnfitError(f"There is no file at {path} in the bucket {folder.name}")


def matching(folder: Path, template: str) -> dict[str, Path]:
    """The files at a path by what stands in the place of `(BAND)`, if it is there."""
    if BAND not in template:
        file = folder / template
        return {"": file} if file.is_file() else {}
    first, *more = (re.escape(part) for part in template.split(BAND))
    pattern = re.compile(first + "([^/]+)" + r"\1".join(more))
    fixed = template.partition(BAND)[0].rpartition("/")[0]
    found: dict[str, Path] = {}
    for file in sorted((folder / fixed).rglob("*")):
        match = pattern.fullmatch(file.relative_to(folder).as_posix())
        if match is not None and file.is_file():
            found[match[1]] = file
    return found
