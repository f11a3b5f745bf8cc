"""Pictures, rendered while one waits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from msgspec import UNSET, UnsetType

from .... import _runtime
from . import process as _process

if TYPE_CHECKING:
    from ...models import ProcessRequest, ProcessRequestForm


class ProcessApi:
    """Pictures, rendered while one waits.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def process(
        self,
        *,
        body: ProcessRequest | ProcessRequestForm | Mapping[str, Any],
        content_type: Literal[
            "application/json",
            "multipart/form-data",
        ] = "application/json",
        accept: Literal[
            "image/png",
            "image/jpeg",
            "image/tiff",
            "application/x-tar",
            "application/tar",
            "multipart/mixed",
            "application/octet-stream",
            "application/json",
        ]
        | UnsetType = UNSET,
    ) -> bytes | Any:
        """Render pictures.

        Each output of the script is a picture. One output comes in the form of its
        `format`, or in the one that `Accept` asks for. Several come as a tar archive, a
        file each, named by the output's identifier and its form (`ndvi.tif`,
        `userdata.json`), or as parts of a multipart body, and have to be asked for so.
        Where there are no data, the script is given none, and the picture is made all
        the same.

        Args:
            body: What to render; the script may also be sent as a part of its own.
            content_type: The form in which the body is sent.
            accept: The form in which the answer is wanted.

        Returns:
            The pictures.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return self._caller.call(
            _process.OPERATION,
            _process.build(
                body=body,
                content_type=content_type,
                accept=accept,
            ),
        )


class AsyncProcessApi:
    """Pictures, rendered while one waits.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def process(
        self,
        *,
        body: ProcessRequest | ProcessRequestForm | Mapping[str, Any],
        content_type: Literal[
            "application/json",
            "multipart/form-data",
        ] = "application/json",
        accept: Literal[
            "image/png",
            "image/jpeg",
            "image/tiff",
            "application/x-tar",
            "application/tar",
            "multipart/mixed",
            "application/octet-stream",
            "application/json",
        ]
        | UnsetType = UNSET,
    ) -> bytes | Any:
        """Render pictures.

        Each output of the script is a picture. One output comes in the form of its
        `format`, or in the one that `Accept` asks for. Several come as a tar archive, a
        file each, named by the output's identifier and its form (`ndvi.tif`,
        `userdata.json`), or as parts of a multipart body, and have to be asked for so.
        Where there are no data, the script is given none, and the picture is made all
        the same.

        Args:
            body: What to render; the script may also be sent as a part of its own.
            content_type: The form in which the body is sent.
            accept: The form in which the answer is wanted.

        Returns:
            The pictures.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return await self._caller.call(
            _process.OPERATION,
            _process.build(
                body=body,
                content_type=content_type,
                accept=accept,
            ),
        )
