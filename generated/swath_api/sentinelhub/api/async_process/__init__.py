"""Larger pictures, rendered into object storage."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .... import _runtime
from . import create_new_async_process_request as _create_new_async_process_request
from . import get_status_async_request as _get_status_async_request

if TYPE_CHECKING:
    from ...models import AsyncProcessRequest, AsyncProcessStatus


class AsyncProcessApi:
    """Larger pictures, rendered into object storage.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def create_new_async_process_request(
        self,
        *,
        body: AsyncProcessRequest | Mapping[str, Any],
    ) -> AsyncProcessStatus:
        """Render pictures into object storage.

        For pictures of up to 10,000 pixels a side. Each output of the script becomes a
        file, a copy of the request another; if it fails, an `error.json`. How it ended
        is told by the files alone.

        Args:
            body: What to render, and where the pictures go.

        Returns:
            It runs.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return self._caller.call(
            _create_new_async_process_request.OPERATION,
            _create_new_async_process_request.build(
                body=body,
            ),
        )

    def get_status_async_request(
        self,
        request_id: uuid.UUID | str,
    ) -> AsyncProcessStatus:
        """Ask whether a request still runs.

        Answers 404 when it has ended, well or badly, as for a request that never was.

        Args:
            request_id: Name of the request, as its submission answered it.

        Returns:
            It runs.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_status_async_request.OPERATION,
            _get_status_async_request.build(
                request_id,
            ),
        )


class AsyncAsyncProcessApi:
    """Larger pictures, rendered into object storage.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def create_new_async_process_request(
        self,
        *,
        body: AsyncProcessRequest | Mapping[str, Any],
    ) -> AsyncProcessStatus:
        """Render pictures into object storage.

        For pictures of up to 10,000 pixels a side. Each output of the script becomes a
        file, a copy of the request another; if it fails, an `error.json`. How it ended
        is told by the files alone.

        Args:
            body: What to render, and where the pictures go.

        Returns:
            It runs.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return await self._caller.call(
            _create_new_async_process_request.OPERATION,
            _create_new_async_process_request.build(
                body=body,
            ),
        )

    async def get_status_async_request(
        self,
        request_id: uuid.UUID | str,
    ) -> AsyncProcessStatus:
        """Ask whether a request still runs.

        Answers 404 when it has ended, well or badly, as for a request that never was.

        Args:
            request_id: Name of the request, as its submission answered it.

        Returns:
            It runs.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_status_async_request.OPERATION,
            _get_status_async_request.build(
                request_id,
            ),
        )
