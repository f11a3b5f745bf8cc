"""Downloads that cannot lie: resumed where they broke, checked, never half there.

* `file`, `files`, `assets`: one file, many files, the assets of STAC Items.
* `Downloader`, `AsyncDownloader`: the same over connections that are kept.
* `Batch`: what became of many files, the file or the error for each.

A file is ``<name>.part`` until all of it is on the disk and was checked; only then does
it get its name. Another process goes on where one was killed. What a server sends is
joined to what is there only if the server vouches that both are of the same file.

>>> from swath import download
>>> from swath.emulator import embedded
>>> url = embedded().files.add("scene.tif", b"pixels")
>>> download.file(url, "scene.tif").size
6
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from swath.download import _batch
from swath.download._batch import AsyncBatch, Batch, BatchProgress, Outcome
from swath.download._downloader import Downloader
from swath.download._folder import Entry, Manifest
from swath.download._source import Assets, Source
from swath.download._transfer import Downloaded, FileProgress, Note


if TYPE_CHECKING:
    from swath.download._downloader_async import AsyncDownloader


__all__ = [
    "AsyncBatch",
    "AsyncDownloader",
    "Batch",
    "BatchProgress",
    "Downloaded",
    "Downloader",
    "Entry",
    "FileProgress",
    "Manifest",
    "Outcome",
    "Source",
    "assets",
    "file",
    "files",
]


def file(
    source: Source | str,
    target: str | os.PathLike[str],
    *,
    on_progress: Note | None = None,
) -> Downloaded:
    """Downloads one file; see `Downloader.file`."""
    with Downloader() as downloader:
        return downloader.file(source, target, on_progress=on_progress)


def files(
    sources: Iterable[Source | str],
    folder: str | os.PathLike[str],
    *,
    on_progress: _batch.Note | None = None,
) -> Batch:
    """Downloads many files into a folder; see `Downloader.files`."""
    with Downloader() as downloader:
        batch = downloader.files(sources, folder, on_progress=on_progress)
    return Batch(batch.folder, batch, files)


def assets(
    items: Assets,
    folder: str | os.PathLike[str],
    *,
    keys: Iterable[str] | None = None,
    on_progress: _batch.Note | None = None,
) -> Batch:
    """Downloads assets of STAC Items; see `Downloader.assets`."""
    with Downloader() as downloader:
        batch = downloader.assets(items, folder, keys=keys, on_progress=on_progress)
    return Batch(batch.folder, batch, files)


def __getattr__(name: str) -> Any:
    if name == "AsyncDownloader":
        from swath.download._downloader_async import AsyncDownloader  # noqa: PLC0415 - loads anyio

        return AsyncDownloader
    raise AttributeError(f"module 'swath.download' has no attribute {name!r}")
