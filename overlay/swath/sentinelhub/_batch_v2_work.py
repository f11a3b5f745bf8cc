"""Requests for batch processing, as jobs ask for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar, cast

import msgspec

from swath._callers import opaque
from swath._core.effects import Flow, work
from swath._errors import DecodeError, InputError
from swath.sentinelhub._affordable import check_max_pu, keeping
from swath.sentinelhub._batch_flow import BatchEstimate, Family
from swath.sentinelhub._batch_output import root_of
from swath.sentinelhub._batch_price import foreseen, known_rate, price, rate
from swath.sentinelhub._batch_result import (
    BatchFile,
    BatchResult,
    execution_url,
    failures,
    manifest,
    manifest_url,
)
from swath.sentinelhub._batch_work import StoredSource, output_of, time_of
from swath.sentinelhub._store import Store
from swath_api._runtime import Request
from swath_api.sentinelhub.api.batch import (
    batch_v2_analyse,
    batch_v2_start_process_request,
    batch_v2_stop_process_request,
    create_new_batch_v2_processing_request,
    get_single_batch_v2_process_task_by_id,
)


F = TypeVar("F")

V2 = Family(
    creates=create_new_batch_v2_processing_request,
    reads=get_single_batch_v2_process_task_by_id,
    analyses=batch_v2_analyse,
    starts=batch_v2_start_process_request,
    stops=batch_v2_stop_process_request,
    restarts=batch_v2_start_process_request,
)


class V2Source(StoredSource[BatchResult]):
    """A request, as jobs ask for it."""

    family = V2

    def price(self, task: Any) -> Flow[BatchEstimate]:
        """What it costs, by its manifest if that is seen, else by its area."""
        body = _request(task)
        files = yield from self._found(body, manifest_url, manifest)
        if files is None:
            return foreseen(body, self._sender.base_url)
        sizes = _sizes(files)
        each = known_rate(body["processRequest"], self._sender.base_url)
        units = None if each is None else price(each, sizes)
        return BatchEstimate(
            tiles=sum(count for count, _ in sizes), units=units, certain=True
        )

    def fetch(self) -> Flow[BatchResult]:
        """What came of it."""
        task = yield from self.read()
        body = _request(task)
        failed = yield from self._found(body, execution_url, failures)
        return BatchResult(
            self._id,
            task,
            _root(body, self._id),
            failed=failed or (),
            verified=failed is not None,
            cost=None if task.cost_pu is msgspec.UNSET else task.cost_pu,
            collection=output_of(body).get("collectionId"),
            store=self._store,
            time=time_of(body),
        )

    def _found(
        self,
        body: Mapping[str, Any],
        place: Callable[[str, str], str],
        read: Callable[[bytes], list[F]],
    ) -> Flow[list[F] | None]:
        """What a file beside the results tells; None if it is not as documented.

        A batch is not given up for what only tells of it.
        """
        if self._store is None:
            return None
        url = place(_root(body, self._id), self._id)
        content = yield from work(partial(self._store.find, url))
        try:
            return None if content is None else read(content)
        except DecodeError:
            return None


def prepared(
    body: Mapping[str, Any], base_url: str, store: Store | None, max_pu: float | None
) -> Request:
    """The request that makes a task; it shows none of the keys in it.

    Args:
        body: The request as the service has it.
        base_url: The deployment that is asked.
        store: Where the files are seen.
        max_pu: What it may cost.

    Raises:
        InputError: `max_pu` is none, or could not be kept.
    """
    check_max_pu(max_pu)
    if max_pu is not None:
        _check_foreseeable(body, base_url, store)
    return opaque(create_new_batch_v2_processing_request.build(body=body))


def _check_foreseeable(
    body: Mapping[str, Any], base_url: str, store: Store | None
) -> None:
    """Sees that it can be known what a request will cost before it is started.

    Raises:
        InputError: It cannot, so that `max_pu` could not be kept.
    """
    with keeping("max_pu="):
        rate(body["processRequest"], base_url)
    if store is None and foreseen(body, base_url).tiles is None:
        raise InputError(
            "max_pu= cannot be kept: only the files that the analysis writes tell how "
            "many tiles or features there are; pass store=, where they are seen"
        )


def _request(task: Any) -> dict[str, Any]:
    return task.request.to_dict() if task.request else {}


def _root(body: Mapping[str, Any], name: str) -> str:
    """The folder that a request writes into; empty if it does not tell."""
    output = output_of(body)
    places = cast("Mapping[str, Any]", output.get("delivery") or {})
    urls = [str(one["url"]) for one in places.values() if one]
    return root_of(urls[0], name, zarr=output.get("type") == "zarr") if urls else ""


def _sizes(files: list[BatchFile]) -> list[tuple[int, int]]:
    """How many tiles there are of each number of pixels."""
    tiles = {one.tile: one.width * one.height for one in files}
    return [(count, pixels) for pixels, count in Counter(tiles.values()).items()]
