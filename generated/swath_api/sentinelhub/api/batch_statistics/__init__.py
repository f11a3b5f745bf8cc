"""Statistics of many features."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from msgspec import UNSET, UnsetType

from .... import _runtime
from . import batch_start_statistical_request as _batch_start_statistical_request
from . import batch_statistical_analyse as _batch_statistical_analyse
from . import batch_statistical_get_status as _batch_statistical_get_status
from . import batch_stop_statistical_request as _batch_stop_statistical_request
from . import (
    create_new_batch_statistics_request as _create_new_batch_statistics_request,
)
from . import (
    get_single_batch_statistical_request_by_id as _get_single_batch_statistical_request_by_id,
)
from . import search_batch_statistics_requests as _search_batch_statistics_requests

if TYPE_CHECKING:
    from ...models import (
        BatchStatisticalForm,
        BatchStatisticalRequest,
        BatchStatisticsPage,
        BatchStatisticsStatus,
        BatchStatisticsTask,
        TaskSort,
    )


class BatchStatisticsApi:
    """Statistics of many features.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def search_batch_statistics_requests(
        self,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        sort: TaskSort | UnsetType = UNSET,
    ) -> BatchStatisticsPage:
        """List statistical tasks.

        Args:
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            sort: Order of the list.

        Returns:
            A page of tasks.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 429, 500.
        """
        return self._caller.call(
            _search_batch_statistics_requests.OPERATION,
            _search_batch_statistics_requests.build(
                count=count,
                viewtoken=viewtoken,
                sort=sort,
            ),
        )

    def create_new_batch_statistics_request(
        self,
        *,
        body: BatchStatisticalRequest | BatchStatisticalForm | Mapping[str, Any],
        content_type: Literal[
            "application/json",
            "multipart/form-data",
        ] = "application/json",
    ) -> BatchStatisticsTask:
        """Make a statistical task; nothing runs before it is started.

        The script may lie beside the request, as a part of its own, or in object
        storage.

        Args:
            body: What to measure.
            content_type: The form in which the body is sent.

        Returns:
            The task.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return self._caller.call(
            _create_new_batch_statistics_request.OPERATION,
            _create_new_batch_statistics_request.build(
                body=body,
                content_type=content_type,
            ),
        )

    def get_single_batch_statistical_request_by_id(
        self,
        request_id: uuid.UUID | str,
    ) -> BatchStatisticsTask:
        """Read a statistical task.

        Args:
            request_id: The statistical task.

        Returns:
            The task.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_single_batch_statistical_request_by_id.OPERATION,
            _get_single_batch_statistical_request_by_id.build(
                request_id,
            ),
        )

    def batch_statistical_get_status(
        self,
        request_id: uuid.UUID | str,
    ) -> BatchStatisticsStatus:
        """Read how far a statistical task is.

        The task less its request.

        Args:
            request_id: The statistical task.

        Returns:
            How far it is.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _batch_statistical_get_status.OPERATION,
            _batch_statistical_get_status.build(
                request_id,
            ),
        )

    def batch_statistical_analyse(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Try the script and count the features.

        Only in state CREATED.

        Args:
            request_id: The statistical task.

        Returns:
            The analysis is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _batch_statistical_analyse.OPERATION,
            _batch_statistical_analyse.build(
                request_id,
            ),
        )

    def batch_start_statistical_request(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Process a statistical task, analysing it first if need be.

        Also resumes a stopped task, half an hour after a user stopped it, an hour after
        the units ran out.

        Args:
            request_id: The statistical task.

        Returns:
            Processing is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _batch_start_statistical_request.OPERATION,
            _batch_start_statistical_request.build(
                request_id,
            ),
        )

    def batch_stop_statistical_request(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Stop a statistical task; it can be started again.

        Only in the states ANALYSING, ANALYSIS_DONE and PROCESSING; an analysis ends
        before.

        Args:
            request_id: The statistical task.

        Returns:
            The end is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _batch_stop_statistical_request.OPERATION,
            _batch_stop_statistical_request.build(
                request_id,
            ),
        )


class AsyncBatchStatisticsApi:
    """Statistics of many features.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def search_batch_statistics_requests(
        self,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        sort: TaskSort | UnsetType = UNSET,
    ) -> BatchStatisticsPage:
        """List statistical tasks.

        Args:
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            sort: Order of the list.

        Returns:
            A page of tasks.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 429, 500.
        """
        return await self._caller.call(
            _search_batch_statistics_requests.OPERATION,
            _search_batch_statistics_requests.build(
                count=count,
                viewtoken=viewtoken,
                sort=sort,
            ),
        )

    async def create_new_batch_statistics_request(
        self,
        *,
        body: BatchStatisticalRequest | BatchStatisticalForm | Mapping[str, Any],
        content_type: Literal[
            "application/json",
            "multipart/form-data",
        ] = "application/json",
    ) -> BatchStatisticsTask:
        """Make a statistical task; nothing runs before it is started.

        The script may lie beside the request, as a part of its own, or in object
        storage.

        Args:
            body: What to measure.
            content_type: The form in which the body is sent.

        Returns:
            The task.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return await self._caller.call(
            _create_new_batch_statistics_request.OPERATION,
            _create_new_batch_statistics_request.build(
                body=body,
                content_type=content_type,
            ),
        )

    async def get_single_batch_statistical_request_by_id(
        self,
        request_id: uuid.UUID | str,
    ) -> BatchStatisticsTask:
        """Read a statistical task.

        Args:
            request_id: The statistical task.

        Returns:
            The task.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_single_batch_statistical_request_by_id.OPERATION,
            _get_single_batch_statistical_request_by_id.build(
                request_id,
            ),
        )

    async def batch_statistical_get_status(
        self,
        request_id: uuid.UUID | str,
    ) -> BatchStatisticsStatus:
        """Read how far a statistical task is.

        The task less its request.

        Args:
            request_id: The statistical task.

        Returns:
            How far it is.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _batch_statistical_get_status.OPERATION,
            _batch_statistical_get_status.build(
                request_id,
            ),
        )

    async def batch_statistical_analyse(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Try the script and count the features.

        Only in state CREATED.

        Args:
            request_id: The statistical task.

        Returns:
            The analysis is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _batch_statistical_analyse.OPERATION,
            _batch_statistical_analyse.build(
                request_id,
            ),
        )

    async def batch_start_statistical_request(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Process a statistical task, analysing it first if need be.

        Also resumes a stopped task, half an hour after a user stopped it, an hour after
        the units ran out.

        Args:
            request_id: The statistical task.

        Returns:
            Processing is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _batch_start_statistical_request.OPERATION,
            _batch_start_statistical_request.build(
                request_id,
            ),
        )

    async def batch_stop_statistical_request(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Stop a statistical task; it can be started again.

        Only in the states ANALYSING, ANALYSIS_DONE and PROCESSING; an analysis ends
        before.

        Args:
            request_id: The statistical task.

        Returns:
            The end is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _batch_stop_statistical_request.OPERATION,
            _batch_stop_statistical_request.build(
                request_id,
            ),
        )
