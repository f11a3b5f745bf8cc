"""What is to be rendered into object storage, checked."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from swath._callers import opaque
from swath._core.exchange import Context
from swath._errors import InputError
from swath.sentinelhub._delivery import (
    REQUEST_ID,
    Bucket,
    Delivery,
    bucket_dict,
    url_of,
)
from swath.sentinelhub._delivery_job import Rendering
from swath.sentinelhub._order import Order, order
from swath.sentinelhub._store import Store, StoreLike
from swath.sentinelhub._whole import whole
from swath_api._runtime import Request
from swath_api.sentinelhub.api.async_process import create_new_async_process_request


MAX_PIXELS = 10_000
"""Of a side of a picture that is rendered into object storage."""

_ELSEWHERE = "//VERSION=3"
"""Stands for a script that lies in object storage."""


class AsyncOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The arguments of `async_process.submit`, as they were given."""

    delivery: Any = None
    evalscript: Any = None
    evalscript_at: Any = None
    data: Any = None
    bbox: Any = None
    geometry: Any = None
    crs: Any = None
    time: Any = None
    width: int | None = None
    height: int | None = None
    resolution: float | tuple[float, float] | None = None
    outputs: Any = None
    quality: int | None = None
    mosaicking_order: str | None = None
    max_cloud_cover: float | None = None
    upsampling: str | None = None
    downsampling: str | None = None
    request: Any = None


class AsyncOrder(NamedTuple):
    """A request that can be sent, and what it is going to deliver.

    Attributes:
        request: What is sent; it shows none of the keys in it.
        delivery: What is delivered.
        store: Where that is seen from here.
    """

    request: Request
    delivery: Delivery
    store: Store | None

    def rendering(self, name: str, context: Context) -> Rendering:
        """The request under the id that it got."""
        return Rendering(name, self.delivery, context, self.store)


def async_order(
    given: AsyncOptions, store: StoreLike | None, *, lint: bool
) -> AsyncOrder:
    """What is to be rendered into object storage.

    Args:
        given: The arguments.
        store: Where the files are seen.
        lint: Whether a script is refused that the service is going to refuse.

    Raises:
        InputError: An argument makes no sense, or one is missing.
    """
    seen = None if store is None else Store(store)
    if given.request is None:
        body, wanted = _built(given, lint=lint)
    else:
        body, wanted = _whole(given, lint=lint)
    _check_size(wanted)
    url = url_of(body["output"]["delivery"])
    if seen is not None and "<" in url and REQUEST_ID not in url:
        raise InputError(
            f"delivery={url!r} has no {REQUEST_ID} in it: the files of different "
            "requests could not be told from each other"
        )
    delivery = Delivery(
        url=url,
        outputs=wanted.outputs,
        grid=wanted.grid,
        time=wanted.time,
        folder=None if seen is None else seen.folder,
    )
    built = create_new_async_process_request.build(body=body)
    return AsyncOrder(opaque(built), delivery, seen)


def _built(given: AsyncOptions, *, lint: bool) -> tuple[dict[str, Any], Order]:
    if given.delivery is None:
        raise InputError(
            "delivery= is missing: pass where the files go, such as "
            "'s3://bucket/prefix', or a Bucket with the keys that open it"
        )
    if (given.evalscript is None) == (given.evalscript_at is None):
        raise InputError("pass either evalscript= or evalscript_at=, and not both")
    place = bucket_dict(given.delivery, "delivery")
    options: dict[str, Any] = {
        name: one
        for name, one in msgspec.structs.asdict(given).items()
        if one is not None and name not in {"delivery", "evalscript_at"}
    }
    here = given.evalscript is not None
    options.setdefault("evalscript", _ELSEWHERE)
    wanted = order(**options, lint=lint and here)
    body = {**wanted.body, "output": {**wanted.body["output"], "delivery": place}}
    if not here:
        del body["evalscript"]
        body["evalscriptReference"] = _script_at(given.evalscript_at, given.delivery)
    return body, wanted


def _script_at(given: Any, delivery: Any) -> dict[str, Any]:
    """Where a script lies; a URL alone is opened by the keys of the delivery."""
    if isinstance(given, str) and isinstance(delivery, Bucket):
        given = msgspec.structs.replace(delivery, url=given)
    return bucket_dict(given, "evalscript_at")


def _whole(given: AsyncOptions, *, lint: bool) -> tuple[dict[str, Any], Order]:
    """A request that says all of it."""
    named = msgspec.structs.asdict(given)
    request = named.pop("request")
    others = [name for name, one in named.items() if one is not None]
    members = whole(request, others, "AsyncProcessRequest")
    output: Any = members.get("output") or {}
    bucket_dict(output.get("delivery"), "request.output.delivery")
    script = members.get("evalscript")
    wanted = order(
        request={**members, "evalscript": script or _ELSEWHERE},
        lint=lint and bool(script),
    )
    return members, wanted


def _check_size(wanted: Order) -> None:
    for name, side in (("width", wanted.grid.width), ("height", wanted.grid.height)):
        if side > MAX_PIXELS:
            raise InputError(
                f"{name}={side} is more than the {MAX_PIXELS} pixels that the service "
                "renders into object storage: pass a coarser resolution, or divide the "
                "area"
            )
