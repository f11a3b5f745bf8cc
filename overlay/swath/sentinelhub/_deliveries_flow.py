"""What a delivery brought: its files and archives, as soon as they can be had."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec

from swath._core.effects import Flow, now, sleep
from swath._core.polling import Timer
from swath._errors import (
    ConflictError,
    DecodeError,
    DownloadError,
    JobTimeoutError,
    NotFoundError,
    StatusError,
    TransportError,
)
from swath.download import Source
from swath.sentinelhub._orders_job import FAILURES, reason
from swath.sentinelhub._orders_kinds import (
    DONE,
    POLLING,
    SERVICE,
    Brought,
    Call,
    Kind,
    Sender,
    answered,
)
from swath_api._runtime import Request
from swath_api.sentinelhub.models import DeliveryArchive, DeliveryTile


T = TypeVar("T")

ZIP = "zip"
"""The one format of archives."""

_IDENTITY = ("Accept-Encoding", "identity")


class Place(NamedTuple):
    """Where a delivery is.

    Attributes:
        kind: Whether it belongs to an order or a subscription.
        parent: The id of that.
        name: Its own id.
        caller: Sends.
    """

    kind: Kind
    parent: str
    name: str
    caller: Sender

    def ask(self, call: Call[T], *more: str, **options: str) -> Flow[T]:
        """Asks for something of the delivery."""
        request = call.build(self.parent, self.name, *more, **options)
        return (yield from answered(call, request, self.caller))

    def source(self, call: Call[bytes], request: Request, **known: Any) -> Source:
        """A file of the delivery."""
        return Source(info=call.OPERATION.info, request=request, **known)


def failed(told: Brought) -> DownloadError | None:
    """Why a delivery has no files and never will; None if that is not so."""
    if told.status not in FAILURES:
        return None
    return DownloadError(f"the delivery {told.id} failed with {reason(told)}")


def file_names(place: Place, timer: Timer) -> Flow[list[str]]:
    """The names of the files, waited for.

    Raises:
        DownloadError: The delivery failed.
        JobTimeoutError: It did not come in time.
        DecodeError: The answer is no list of names.
    """
    call = place.kind.files
    told = yield from _ready(place, lambda: place.ask(call), timer)
    try:
        return msgspec.convert(told, list[str])
    except msgspec.ValidationError as error:
        message = f"the answer is no list of names of files: {error}"
        raise DecodeError(message).at(SERVICE, call.OPERATION.info.id) from error


def file_sources(place: Place, timer: Timer) -> Flow[list[Source]]:
    """The files, as they are downloaded into a folder of several deliveries.

    Raises:
        DownloadError: The delivery failed.
        JobTimeoutError: It did not come in time.
    """
    names = yield from file_names(place, timer)
    sources: list[Source] = []
    for name in names:
        sources += [(yield from _file_source(place, name))]
    return sources


def archive_source(place: Place, timer: Timer) -> Flow[Source]:
    """All files as one, asked for if nobody did, and waited for.

    Raises:
        DownloadError: The delivery, or its archive, failed.
        JobTimeoutError: It was not ready in time.
    """
    yield from _ready(place, lambda: _archive_asked(place), timer)
    yield from _archived(place, timer)
    kind = place.kind
    request = kind.archive.build(place.parent, place.name, format_=ZIP)
    head = kind.archive_head.build(place.parent, place.name, format_=ZIP)
    size = yield from _size(kind.archive_head, head, place.caller)
    name = f"{place.name}.{ZIP}"
    return place.source(kind.archive, request, name=name, size=size)


def tiles_of(place: Place) -> Flow[list[DeliveryTile]]:
    """The tiles that the delivery became."""
    told = yield from place.ask(place.kind.tiles)
    return list(told.data)


def _file_source(place: Place, name: str) -> Flow[Source]:
    kind, ours = place.kind, (place.parent, place.name)
    known: dict[str, Any] = {"name": f"{place.name}/{name}"}
    try:
        request = kind.file.build(*ours, name)
    except ValueError:
        # The name would lead elsewhere. A folder refuses it before anything is sent,
        # and its manifest tells so; the request only has to be one.
        return place.source(kind.file, kind.file.build(*ours, "-"), **known)
    head = kind.file_head.build(*ours, name)
    known["size"] = yield from _size(kind.file_head, head, place.caller)
    return place.source(kind.file, request, **known)


def _size(
    call: Call[Mapping[str, str]], request: Request, caller: Sender
) -> Flow[int | None]:
    """The bytes of a file as a HEAD tells them; None if it does not."""
    plain = request.with_header(*_IDENTITY)
    try:
        headers = yield from answered(call, plain, caller)
    except (StatusError, TransportError):
        return None  # what is wrong is the download's to tell, for this file alone
    length = headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() else None


def _archive_asked(place: Place) -> Flow[DeliveryArchive]:
    """Asks for an archive, which can be done once; later it is there already."""
    call = place.kind.archive_create
    info = msgspec.structs.replace(call.OPERATION.info, idempotent=True)
    request = call.build(place.parent, place.name, format_=ZIP)
    try:
        return (yield from answered(call, request, place.caller, info))
    except ConflictError:
        try:
            return (yield from place.ask(place.kind.archive_status, format_=ZIP))
        except NotFoundError:
            pass
        raise  # nobody asked for it: it is the delivery that is not ready


def _archived(place: Place, timer: Timer) -> Flow[None]:
    for attempt in itertools.count(1):
        told = yield from place.ask(place.kind.archive_status, format_=ZIP)
        if told.status == DONE:
            return
        if told.status == "FAILED":
            raise DownloadError(f"the archive of the delivery {place.name} failed")
        yield from _paused(place, str(told.status), attempt, timer)


def _ready(place: Place, ask: Callable[[], Flow[T]], timer: Timer) -> Flow[T]:
    """What the service refuses to give before a delivery is done, waited for."""
    for attempt in itertools.count(1):
        try:
            return (yield from ask())
        except ConflictError:
            told = yield from place.ask(place.kind.delivery)
        failure = failed(told)
        if failure is not None:
            raise failure
        yield from _paused(place, str(told.status), attempt, timer)
    raise AssertionError  # count() does not end


def _paused(place: Place, state: str, attempt: int, timer: Timer) -> Flow[None]:
    """Waits for a while.

    Raises:
        JobTimeoutError: There is no time left for it.
    """
    pause = POLLING.pause(attempt, None, place.caller.context.chance())
    if timer.left((yield from now())) <= pause:
        raise JobTimeoutError(
            f"the delivery {place.name} has not come within {timer.seconds:g} s (it is "
            f"{state}): it goes on, ask again later",
            job=place.name,
            state=state,
        ).at(SERVICE, place.kind.delivery.OPERATION.info.id)
    yield from sleep(pause)
