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

_ELSEWHERE = "//VERSION=3\n// It lies in object storage."
"""Stands for a script that nobody here has seen."""
_PLACES = ("delivery", "evalscript_at")


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
        picture: What is rendered.
        delivery: What is delivered.
        store: Where that is seen from here.
    """

    request: Request
    picture: Order
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
    wanted = picture(given, lint=lint)
    body = _body(given, wanted)
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
    return AsyncOrder(opaque(built), wanted, delivery, seen)


def picture(given: AsyncOptions, *, lint: bool) -> Order:
    """The picture that is wanted, wherever it goes.

    Args:
        given: The arguments.
        lint: Whether a script is refused that the service is going to refuse.

    Raises:
        InputError: An argument makes no sense, or one is missing.
    """
    named = msgspec.structs.asdict(given)
    options = {name: one for name, one in named.items() if one is not None}
    make = _described if given.request is None else _whole
    wanted = make(options, lint=lint)
    _check_size(wanted)
    return wanted


def is_elsewhere(wanted: Order) -> bool:
    """Whether the script of a picture lies in object storage."""
    return bool(wanted.body["evalscript"] == _ELSEWHERE)


def _described(options: dict[str, Any], *, lint: bool) -> Order:
    if ("evalscript" in options) == ("evalscript_at" in options):
        raise InputError("pass either evalscript= or evalscript_at=, and not both")
    here = "evalscript" in options
    options.setdefault("evalscript", _ELSEWHERE)
    for name in _PLACES:
        options.pop(name, None)
    return order(**options, lint=lint and here)


def _whole(options: dict[str, Any], *, lint: bool) -> Order:
    """A request that says all of it."""
    request = options.pop("request")
    members = whole(request, options, "AsyncProcessRequest")
    script = members.get("evalscript")
    members["evalscript"] = script or _ELSEWHERE
    return order(request=members, lint=lint and bool(script))


def _body(given: AsyncOptions, wanted: Order) -> dict[str, Any]:
    """The request as the service has it: a picture, and where all of it is."""
    body = dict(wanted.body)
    if is_elsewhere(wanted):
        del body["evalscript"]
    if given.request is not None:
        output: Any = body.get("output") or {}
        bucket_dict(output.get("delivery"), "request.output.delivery")
        return body
    if given.delivery is None:
        raise InputError(
            "delivery= is missing: pass where the files go, such as "
            "'s3://bucket/prefix', or a Bucket with the keys that open it"
        )
    place = bucket_dict(given.delivery, "delivery")
    body["output"] = {**body["output"], "delivery": place}
    if given.evalscript_at is not None:
        body["evalscriptReference"] = _script_at(given.evalscript_at, given.delivery)
    return body


def _script_at(given: Any, delivery: Any) -> dict[str, Any]:
    """Where a script lies; a URL alone is opened by the keys of the delivery."""
    if isinstance(given, str) and isinstance(delivery, Bucket):
        given = msgspec.structs.replace(delivery, url=given)
    return bucket_dict(given, "evalscript_at")


def _check_size(wanted: Order) -> None:
    for name, side in (("width", wanted.grid.width), ("height", wanted.grid.height)):
        if side > MAX_PIXELS:
            raise InputError(
                f"{name}={side} is more than the {MAX_PIXELS} pixels that the service "
                "renders into object storage: pass a coarser resolution, or divide the "
                "area"
            )
