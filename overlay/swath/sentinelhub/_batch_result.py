"""What came of a batch: its files, and what of it failed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import msgspec

from swath._errors import DecodeError, InputError
from swath.sentinelhub._geotiff import grid_of
from swath.sentinelhub._image import Image
from swath.sentinelhub._outputs import DEFAULT, TIFF, USER_DATA
from swath.sentinelhub._store import Store
from swath.sentinelhub._times import Span


_FINE = ("DONE", "PENDING")
_IS_SQLITE = b"SQLite format 3\0"


class FailedTile(msgspec.Struct, frozen=True, kw_only=True):
    """A tile or a feature that failed.

    Attributes:
        id: Its number.
        name: What files call it; empty where the service tells no name.
        message: Why it failed; empty where the service does not tell.
    """

    id: int
    name: str = ""
    message: str = ""


class BatchFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that a batch writes.

    Attributes:
        tile: The name of the tile or feature.
        output: The name of the output.
        url: Where it is.
        width: Its columns.
        height: Its rows.
    """

    tile: str
    output: str
    url: str
    width: int
    height: int


class BatchResult:
    """What came of a batch.

    Args:
        request: The id of the request.
        task: The request as the service tells it.
        url: The folder that it wrote into.
        failed: What failed.
        verified: Whether it is known that nothing else failed.
        cost: What it cost.
        collection: What its files joined.
        store: Where its files are seen; None if nobody named one.
        time: The span of time that the data is from.

    Attributes:
        request: As given.
        task: As given: the generated model.
        url: As given.
        failed: The tiles or features that failed.
        verified: Whether that is all: with the newer interface, only its files tell
            what failed, so that without a store nobody looked.
        cost: Processing units; None if the service does not tell.
        collection: The id of the collection that the files joined; None for none.
    """

    def __init__(  # noqa: PLR0913 - each fact is an argument
        self,
        request: str,
        task: Any,
        url: str,
        *,
        failed: Sequence[FailedTile] = (),
        verified: bool = True,
        cost: float | None = None,
        collection: str | None = None,
        store: Store | None = None,
        time: Span = (None, None),
    ) -> None:
        self.request = request
        self.task = task
        self.url = url
        self.failed = tuple(failed)
        self.verified = verified
        self.cost = cost
        self.collection = collection
        self._store = store
        self._time = time

    def files(self) -> list[BatchFile]:
        """The files, as the manifest beside them names them, but for what failed.

        Raises:
            InputError: Nobody named a store.
            FileNotFoundError: There is no manifest: version 1 writes none, nor do
                batches that write a Zarr group.
            DecodeError: It is none.
        """
        place = manifest_url(self.url, self.request)
        content = self._opened().find(place)
        if content is None:
            raise FileNotFoundError(
                f"{place} is not there: batches of version 1 and those that write a "
                f"Zarr group have no manifest; look into {self.url}"
            )
        lost = {one.name for one in self.failed if one.name}
        return [self._placed(one) for one in manifest(content) if one.tile not in lost]

    def read(self, file: BatchFile | str) -> bytes:
        """What is in a file, which may be named by its URL.

        Raises:
            InputError: Nobody named a store.
            FileNotFoundError: It is not there: a place without data has no file.
        """
        return self._opened().read(file if isinstance(file, str) else file.url)

    def image(self, file: BatchFile | str) -> Image:
        """The picture in a file, with its place as the file tells it.

        Args:
            file: One of `files()`, or its URL; then the output goes by ``default``.

        Raises:
            InputError: Nobody named a store, or the file has user data.
            FileNotFoundError: It is not there: a place without data has no file.
            ImportError: The extra ``raster`` is not installed.
            DecodeError: It is no GeoTIFF.

        Examples:
            >>> import swath
            >>> from swath.emulator import Emulator
            >>> from swath.sentinelhub import evalscript
            >>> with Emulator() as emulator:
            ...     hub = emulator.sentinelhub
            ...     client = hub.client
            ...     with swath.SentinelHub(
            ...         client.id, client.secret, base_url=hub.url) as sh:
            ...         job = sh.batch.submit(
            ...             delivery="s3://harbours/heights", store=hub.objects.folder,
            ...             grid=2, resolution=360,
            ...             data="dem", bbox=(14.0, 45.9, 14.1, 46.0),
            ...             evalscript=evalscript.elevation())
            ...         result = job.result()
            ...     image = result.image(result.files()[0])
            >>> str(image.grid.crs), image.grid.resolution, image.to_numpy().shape
            ('EPSG:32633', (360.0, 360.0), (278, 278))
        """
        output = DEFAULT if isinstance(file, str) else file.output
        if output == USER_DATA:
            raise InputError("user data is no picture: read() has it")
        content = self.read(file)
        return Image(
            content=content,
            media_type=TIFF,
            output=output,
            grid=grid_of(content),
            time=self._time,
            request_id=self.request,
        )

    def _placed(self, file: BatchFile) -> BatchFile:
        """The file with its whole URL: a manifest may tell places below its own."""
        if "://" in file.url:
            return file
        url = f"{self.url}/{file.url.lstrip('/')}"
        return msgspec.structs.replace(file, url=url)

    def _opened(self) -> Store:
        if self._store is None:
            raise InputError(
                "nobody said where the object store is seen from here: pass store= to "
                "submit(), attach() or job()"
            )
        return self._store

    def __repr__(self) -> str:
        failed = f", {len(self.failed)} failed" if self.failed else ""
        sure = "" if self.verified else ", not verified"
        return f"<BatchResult {self.url}{failed}{sure}>"


def manifest_url(root: str, request: str) -> str:
    """The GeoPackage that names all files of a request."""
    return f"{root}/featureManifest-{request}.gpkg"


def execution_url(root: str, request: str) -> str:
    """The database that tells how far each tile of a request is."""
    return f"{root}/execution-{request}.sqlite"


def manifest(content: bytes) -> list[BatchFile]:
    """The files that a manifest names.

    Raises:
        DecodeError: It is none.
    """
    with closing(_opened(content, "the manifest")) as file:
        tables = _rows(
            file,
            "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'"
            " ORDER BY table_name",
        )
        return [
            BatchFile(tile=tile, output=output, url=path, width=width, height=height)
            for (table,) in tables
            for tile, output, path, width, height in _rows(
                file,
                "SELECT identifier, outputId, path, width, height FROM "  # noqa: S608 - quoted
                f'"{str(table).replace(chr(34), chr(34) * 2)}"',
            )
        ]


def failures(content: bytes) -> list[FailedTile]:
    """The tiles that failed, as the database of a request tells.

    Raises:
        DecodeError: It is none.
    """
    with closing(_opened(content, "the execution database")) as file:
        rows = _rows(file, "SELECT id, name, status, error FROM features ORDER BY id")
        return [
            FailedTile(id=number, name=str(name), message=error or "")
            for number, name, status, error in rows
            if status not in _FINE
        ]


def _opened(content: bytes, what: str) -> sqlite3.Connection:
    if not content.startswith(_IS_SQLITE):
        raise DecodeError(f"{what} is no SQLite database", body=content[:65_536])
    file = sqlite3.connect(":memory:")
    file.deserialize(content)
    return file


def _rows(file: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    try:
        return file.execute(query).fetchall()
    except sqlite3.DatabaseError as error:
        raise DecodeError(
            f"the database of a batch is not as documented: {error}"
        ) from error
