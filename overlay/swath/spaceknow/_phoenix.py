"""Scenes of one's own: uploading them."""

from __future__ import annotations

import io
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeAlias

from swath._callers import AsyncCaller, SyncCaller
from swath._core.effects import Flow
from swath._core.exchange import Context, parsed, reply
from swath._errors import InputError
from swath.spaceknow._bodies import text
from swath_api._runtime import Request
from swath_api.spaceknow.api.phoenix import AsyncPhoenixApi, PhoenixApi, ingest_scene
from swath_api.spaceknow.models import IngestedScene


__all__ = ["AsyncPhoenix", "Phoenix"]

Source: TypeAlias = str | os.PathLike[str] | BinaryIO | bytes
"""A path, a file opened for reading bytes, or its content."""

_SILENCE = 600.0


class Phoenix(PhoenixApi):
    """Uploads; beside its own method, the operation as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def ingest(
        self, provider: str, source: Source, *, timeout: float = _SILENCE
    ) -> list[IngestedScene]:
        """Uploads a scene; it can be searched and used at once.

        The file is sent piece by piece and never held in memory. It is sent again only
        when the service surely has not taken it, and if it can be rewound.

        Args:
            provider: Whose format it has, such as ``"pl"``.
            source: A ZIP of Airbus, Planet or Iceye with metadata and GeoTIFF or
                JPEG 2000, or a raster exported from a SKI: its path, an open file
                (sent from where it stands), or bytes.
            timeout: The longest silence, in seconds: the service works on it while
                you wait.

        Returns:
            The scenes of the file, and for each whether it was there before: sending a
            file twice does no harm.

        Raises:
            InputError: The provider is empty, or the source is none.
            OSError: The file cannot be read.
        """
        with _opened(source) as file:
            flow = _ingest(provider, file, self._sender.context.patient(timeout))
            return self._sender.run(flow)


class AsyncPhoenix(AsyncPhoenixApi):
    """Uploads; beside its own method, the operation as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    async def ingest(
        self,
        provider: str,
        source: Source,
        *,
        timeout: float = _SILENCE,  # noqa: ASYNC109 - as in `Phoenix`
    ) -> list[IngestedScene]:
        """Uploads a scene; it can be searched and used at once.

        The file is sent piece by piece and never held in memory. It is sent again only
        when the service surely has not taken it, and if it can be rewound.

        Args:
            provider: Whose format it has, such as ``"pl"``.
            source: A ZIP of Airbus, Planet or Iceye with metadata and GeoTIFF or
                JPEG 2000, or a raster exported from a SKI: its path, an open file
                (sent from where it stands), or bytes.
            timeout: The longest silence, in seconds: the service works on it while
                you wait.

        Returns:
            The scenes of the file, and for each whether it was there before: sending a
            file twice does no harm.

        Raises:
            InputError: The provider is empty, or the source is none.
            OSError: The file cannot be read.
        """
        with _opened(source) as file:
            flow = _ingest(provider, file, self._sender.context.patient(timeout))
            return await self._sender.run(flow)


def _ingest(
    provider: str, file: BinaryIO, context: Context
) -> Flow[list[IngestedScene]]:
    operation = ingest_scene.OPERATION
    built = ingest_scene.build(text("provider", provider), body=file)
    answer = yield from reply(operation.info, _sized(built, file), context)
    return parsed(operation, answer).ingested_scenes


@contextmanager
def _opened(source: Source) -> Generator[BinaryIO]:
    """The source as an open file; one that was opened by the user stays open."""
    if isinstance(source, bytes):
        yield io.BytesIO(source)
    elif isinstance(source, str | os.PathLike):
        with Path(source).open("rb") as file:
            yield file
    elif hasattr(source, "read"):
        yield source
    else:
        raise InputError(f"{source!r} is no path, no open file and no bytes")


def _sized(request: Request, file: BinaryIO) -> Request:
    """The request with the length of what is left of the file, if that can be known."""
    try:
        start = file.tell()
        length = file.seek(0, io.SEEK_END) - start
        file.seek(start)
    except (AttributeError, OSError):
        return request
    return request.with_header("Content-Length", str(length))
