"""The two interfaces of batch processing, as jobs ask for their requests."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol, TypeAlias, cast

import msgspec

from swath._callers import opaque
from swath._core.effects import Flow, work
from swath._core.job import read_token
from swath._errors import InputError
from swath.sentinelhub._batch_flow import (
    LEAST,
    SERVICE,
    BatchEstimate,
    BatchSource,
    Family,
    check_max_pu,
    told,
)
from swath.sentinelhub._batch_output import root_of
from swath.sentinelhub._batch_price import DISCOUNT, foreseen, known_rate, price, rate
from swath.sentinelhub._batch_result import (
    BatchFile,
    BatchResult,
    FailedTile,
    execution_url,
    failures,
    manifest,
    manifest_url,
)
from swath.sentinelhub._lists import Sender, view_walk
from swath.sentinelhub._store import Store, StoreLike
from swath_api._runtime import Request
from swath_api.sentinelhub.api.batch import (
    batch_v2_analyse,
    batch_v2_start_process_request,
    batch_v2_stop_process_request,
    create_new_batch_v2_processing_request,
    get_single_batch_v2_process_task_by_id,
)
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
from swath_api.sentinelhub.models.task_sort import TASK_SORT_VALUES


V2 = Family(
    creates=create_new_batch_v2_processing_request,
    reads=get_single_batch_v2_process_task_by_id,
    analyses=batch_v2_analyse,
    starts=batch_v2_start_process_request,
    stops=batch_v2_stop_process_request,
    restarts=batch_v2_start_process_request,
)
V1 = Family(
    creates=create_new_batch_processing_request,
    reads=get_single_batch_process_request_by_id,
    analyses=batch_analyse,
    starts=batch_start_process_request,
    stops=batch_cancel_process_request,
    restarts=batch_restart_partial_process_request,
)


class Deployed(Sender, Protocol):
    """What sends requests, and the deployment that they go to."""

    @property
    def base_url(self) -> str:
        """The deployment's address."""
        ...


class Named(Protocol):
    """What the service tells of a request."""

    @property
    def id(self) -> uuid.UUID | msgspec.UnsetType:
        """Its id."""
        ...


SourceType: TypeAlias = (
    "Callable[[Deployed, str, Store | None], BatchSource[BatchResult]]"
)


class V2Source(BatchSource[BatchResult]):
    """A request, as jobs ask for it.

    Args:
        sender: What sends, with its credentials and its deployment.
        name: The id of the request.
        store: Where its files are seen; None if nobody named one.
    """

    def __init__(self, sender: Deployed, name: str, store: Store | None) -> None:
        super().__init__(V2, name, sender.context, _folder(store))
        self._base_url = sender.base_url
        self._store = store

    def price(self, task: Any) -> Flow[BatchEstimate]:
        """What it costs, by its manifest if that is seen, else by its area."""
        body = _request(task)
        content = yield from self._found(body, manifest_url)
        if content is None:
            return foreseen(body, self._base_url)
        sizes = _sizes(manifest(content))
        each = known_rate(body["processRequest"], self._base_url)
        units = None if each is None else price(each, sizes)
        return BatchEstimate(
            tiles=sum(count for count, _ in sizes), units=units, certain=True
        )

    def fetch(self) -> Flow[BatchResult]:
        """What came of it."""
        task = yield from self.read()
        body = _request(task)
        content = yield from self._found(body, execution_url)
        return BatchResult(
            self._id,
            task,
            _root(body, self._id),
            failed=() if content is None else failures(content),
            verified=content is not None,
            cost=task.cost_pu or None,
            collection=_output(body).get("collectionId"),
            store=self._store,
        )

    def _found(
        self, body: Mapping[str, Any], place: Callable[[str, str], str]
    ) -> Flow[bytes | None]:
        """A file beside the results."""
        if self._store is None:
            return None
        url = place(_root(body, self._id), self._id)
        return (yield from work(partial(self._store.find, url)))


class V1Source(BatchSource[BatchResult]):
    """A request of version 1, as jobs ask for it.

    Args:
        sender: What sends, with its credentials.
        name: The id of the request.
        store: Where its files are seen; None if nobody named one.
    """

    def __init__(self, sender: Deployed, name: str, store: Store | None) -> None:
        super().__init__(V1, name, sender.context, _folder(store))
        self._sender = sender
        self._store = store

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
            collection=_output(body).get("collectionId"),
            store=self._store,
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


def attached(
    text: str, sender: Deployed, make: SourceType, store: StoreLike | None
) -> BatchSource[BatchResult]:
    """The request that a token names.

    Raises:
        InputError: The token is none, or one of another kind of job.
    """
    token = read_token(text, SERVICE)
    folder = token.data.get("folder")
    source = make(sender, token.id, opened(folder if store is None else store))
    if source.token.operation != token.operation:
        raise InputError(
            f"the token names a job of {token.operation}, not of "
            f"{source.token.operation}"
        )
    return source


def name_of(request: str | uuid.UUID | Named) -> str:
    """The id of a request, which may be named by itself.

    Raises:
        InputError: It is none.
    """
    found: Any = getattr(request, "id", request)
    name = str(found) if isinstance(found, str | uuid.UUID) else ""
    if not name or not name.replace("-", "").isalnum():
        raise InputError(f"{request!r} is no request: pass its id, such as job.id")
    return name


def opened(store: StoreLike | None) -> Store | None:
    """The store that was named.

    Raises:
        InputError: It is none.
    """
    return None if store is None else Store(store)


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
    try:
        rate(body["processRequest"], base_url)
    except InputError as error:
        raise InputError(f"max_pu= cannot be kept: {error}") from None
    if store is None and foreseen(body, base_url).tiles is None:
        raise InputError(
            "max_pu= cannot be kept: only the files that the analysis writes tell how "
            "many tiles or features there are; pass store=, where they are seen"
        )


def _folder(store: Store | None) -> dict[str, Any]:
    return {} if store is None or store.folder is None else {"folder": store.folder}


def _request(task: Any) -> dict[str, Any]:
    return task.request.to_dict() if task.request else {}


def _output(body: Mapping[str, Any]) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", body.get("output") or {})


def _root(body: Mapping[str, Any], name: str) -> str:
    """The folder that a request writes into; empty if it does not tell."""
    output = _output(body)
    places = cast("Mapping[str, Any]", output.get("delivery") or {})
    urls = [str(one["url"]) for one in places.values() if one]
    return root_of(urls[0], name, zarr=output.get("type") == "zarr") if urls else ""


def _v1_root(body: Mapping[str, Any], name: str) -> str:
    zarr = cast("Mapping[str, Any]", body.get("zarrOutput") or {})
    url = _output(body).get("defaultTilePath") or f"s3://{body.get('bucketName')}"
    return root_of(str(zarr.get("path") or url), name, zarr=bool(zarr))


def _sizes(files: list[BatchFile]) -> list[tuple[int, int]]:
    """How many tiles there are of each number of pixels."""
    tiles = {one.tile: one.width * one.height for one in files}
    return [(count, pixels) for pixels, count in Counter(tiles.values()).items()]


def sorting(sort: str | None) -> str | None:
    """The order of a list of requests.

    Raises:
        InputError: There is no such order.
    """
    return _word("sort", sort, TASK_SORT_VALUES)


def tile_state(status: str | None) -> str | None:
    """The state that tiles are chosen by.

    Raises:
        InputError: There is no such state.
    """
    return _word("status", status, BATCH_TILE_STATE_VALUES)


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


def _word(name: str, word: str | None, words: Sequence[str]) -> str | None:
    if word is None or word in words:
        return word
    raise InputError(f"{name}={word!r} is none of {', '.join(words)}")
