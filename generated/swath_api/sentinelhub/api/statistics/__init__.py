"""Statistics of pixels over time, computed while one waits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from .... import _runtime
from . import submit_statistical_request as _submit_statistical_request

if TYPE_CHECKING:
    from ...models import (
        StatisticalRequest,
        StatisticalRequestForm,
        StatisticalResponse,
    )


class StatisticsApi:
    """Statistics of pixels over time, computed while one waits.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def submit_statistical_request(
        self,
        *,
        body: StatisticalRequest | StatisticalRequestForm | Mapping[str, Any],
        content_type: Literal[
            "application/json",
            "multipart/form-data",
        ] = "application/json",
    ) -> StatisticalResponse:
        """Compute statistics of pixels by time spans.

        The script is run for each time span; its output `dataMask` says which pixels
        count. A time span without data is left out of the answer, one that failed says
        so in its place.

        Args:
            body: What to compute; the script may also be sent as a part of its own.
            content_type: The form in which the body is sent.

        Returns:
            The statistics.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return self._caller.call(
            _submit_statistical_request.OPERATION,
            _submit_statistical_request.build(
                body=body,
                content_type=content_type,
            ),
        )


class AsyncStatisticsApi:
    """Statistics of pixels over time, computed while one waits.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def submit_statistical_request(
        self,
        *,
        body: StatisticalRequest | StatisticalRequestForm | Mapping[str, Any],
        content_type: Literal[
            "application/json",
            "multipart/form-data",
        ] = "application/json",
    ) -> StatisticalResponse:
        """Compute statistics of pixels by time spans.

        The script is run for each time span; its output `dataMask` says which pixels
        count. A time span without data is left out of the answer, one that failed says
        so in its place.

        Args:
            body: What to compute; the script may also be sent as a part of its own.
            content_type: The form in which the body is sent.

        Returns:
            The statistics.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return await self._caller.call(
            _submit_statistical_request.OPERATION,
            _submit_statistical_request.build(
                body=body,
                content_type=content_type,
            ),
        )
