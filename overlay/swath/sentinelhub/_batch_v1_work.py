"""Requests for batch processing at the older interface, as jobs ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import msgspec

from swath._core.effects import Flow
from swath._errors import InputError
from swath.sentinelhub._batch_flow import (
    LEAST,
    BatchEstimate,
    Family,
    told,
)
from swath.sentinelhub._batch_output import root_of
from swath.sentinelhub._batch_price import DISCOUNT
from swath.sentinelhub._batch_result import BatchResult, FailedTile
from swath.sentinelhub._batch_work import StoredSource, one_of, output_of, time_of
from swath.sentinelhub._lists import view_walk
from swath_api.sentinelhub.api.batch_v1 import (
    batch_analyse,
    batch_cancel_process_request,
    batch_restart_partial_process_request,
    batch_start_process_request,
    create_new_batch_processing_request,
    get_all_batch_process_tiles,
    get_single_batch_process_request_by_id,
)
from swath_api.sentinelhub.models.batch_tile_state import BATCH_TILE_STATE_VALUES


V1 = Family(
    creates=create_new_batch_processing_request,
    reads=get_single_batch_process_request_by_id,
    analyses=batch_analyse,
    starts=batch_start_process_request,
    stops=batch_cancel_process_request,
    restarts=batch_restart_partial_process_request,
)


class V1Source(StoredSource[BatchResult]):
    """A request of version 1, as jobs ask for it."""

    family = V1

    def price(self, task: Any) -> Flow[BatchEstimate]:
        """What it costs as the service tells, less the discount that it leaves out."""
        yield from ()
        tiles, whole = task.tile_count, task.value_estimate
        return BatchEstimate(
            tiles=None if tiles is msgspec.UNSET else tiles,
            units=None if whole is msgspec.UNSET else max(LEAST, whole * DISCOUNT),
            certain=tiles is not msgspec.UNSET,
        )

    def fetch(self) -> Flow[BatchResult]:
        """What came of it."""
        task = yield from self.read()
        partly = told(task, "status") == "PARTIAL"
        failed = (yield from self._failed_tiles()) if partly else []
        body: dict[str, Any] = task.to_dict()
        return BatchResult(
            self._id,
            task,
            _v1_root(body, self._id),
            failed=failed,
            collection=output_of(body).get("collectionId"),
            store=self._store,
            time=time_of(body),
        )

    def _failed_tiles(self) -> Flow[list[FailedTile]]:
        given = {"request_id": self._id, "status": "FAILED"}
        walk = view_walk(self._sender, get_all_batch_process_tiles, given)
        found: list[FailedTile] = []
        while (yield from walk.advance()):
            page = walk.take_page()
            tiles = () if page is None else page.items
            found += [FailedTile(id=one.id or 0) for one in tiles]
        return found


def tile_state(status: str | None) -> str | None:
    """The state that tiles are chosen by.

    Raises:
        InputError: There is no such state.
    """
    return one_of("status", status, BATCH_TILE_STATE_VALUES)


def v1_update(description: str | None, collection: Any) -> dict[str, Any]:
    """What is to be changed of a request.

    Raises:
        InputError: Nothing is.
    """
    body: dict[str, Any] = {}
    if description is not None:
        body["description"] = description
    if collection is not msgspec.UNSET:
        body["output"] = {} if collection is None else {"collectionId": str(collection)}
    if not body:
        raise InputError("there is nothing to change: pass description= or collection=")
    return body


def bucket_name(bucket: str) -> str:
    """The name of a bucket.

    Raises:
        InputError: It is none, but a URL.
    """
    if bucket and "/" not in bucket:
        return bucket
    raise InputError(f"bucket={bucket!r} has to be the name alone, as in s3://<name>/")


def _v1_root(body: Mapping[str, Any], name: str) -> str:
    zarr = cast("Mapping[str, Any]", body.get("zarrOutput") or {})
    url = output_of(body).get("defaultTilePath") or f"s3://{body.get('bucketName')}"
    return root_of(str(zarr.get("path") or url), name, zarr=bool(zarr))
