"""The way in for scenes of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from .... import _runtime
from . import ingest_scene as _ingest_scene

if TYPE_CHECKING:
    from ...models import IngestResult


class PhoenixApi:
    """The way in for scenes of one's own.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def ingest_scene(
        self,
        provider: str,
        *,
        body: bytes | BinaryIO,
    ) -> IngestResult:
        """Upload a scene.

        Answers when the scene can be searched for and read. Made for small scenes and
        fast networks. A scene that is known already is not stored again.

        Args:
            provider: Whose scene it is.
            body: The file: a ZIP of Airbus, Planet or Iceye with XML metadata and a
                GeoTIFF or JPEG 2000 picture, or one of these pictures as exported from
                a SKI.

        Returns:
            What is stored.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _ingest_scene.OPERATION,
            _ingest_scene.build(
                provider,
                body=body,
            ),
        )


class AsyncPhoenixApi:
    """The way in for scenes of one's own.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def ingest_scene(
        self,
        provider: str,
        *,
        body: bytes | BinaryIO,
    ) -> IngestResult:
        """Upload a scene.

        Answers when the scene can be searched for and read. Made for small scenes and
        fast networks. A scene that is known already is not stored again.

        Args:
            provider: Whose scene it is.
            body: The file: a ZIP of Airbus, Planet or Iceye with XML metadata and a
                GeoTIFF or JPEG 2000 picture, or one of these pictures as exported from
                a SKI.

        Returns:
            What is stored.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _ingest_scene.OPERATION,
            _ingest_scene.build(
                provider,
                body=body,
            ),
        )
