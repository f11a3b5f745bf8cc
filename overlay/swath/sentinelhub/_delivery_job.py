"""A picture that is rendered into object storage, as jobs ask for it.

The service tells of such a request only that it runs. When it has ended, well or not,
it is unknown like one that never was; what came of it is told by the files alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import msgspec

from swath._core.effects import Flow, Work, now
from swath._core.exchange import Context, parsed, reply
from swath._core.job import JobSource, JobState, JobStatus, JobToken, read_token
from swath._core.polling import Polling
from swath._core.problem import status_error
from swath._errors import InputError, NotFoundError, StatusError, SwathError
from swath.sentinelhub._delivery import FAILURE, Delivered, Delivery
from swath.sentinelhub._store import Store, StoreLike
from swath_api._runtime import Reply
from swath_api.sentinelhub.api.async_process import (
    create_new_async_process_request,
    get_status_async_request,
)


SERVICE = "sentinelhub"
STARTS = create_new_async_process_request.OPERATION
_deliveries = msgspec.json.Decoder(Delivery)
POLLING = Polling()

GRACE = 120.0
"""Seconds that files may take to be seen when a request has ended."""

RUNNING = JobStatus(state="running", detail="RUNNING")
_UNSEEN = (
    "the request has ended, well or not: nobody named the object store that tells, "
    "look for its files there"
)
_STATUS = 500


class Seen(NamedTuple):
    """What is seen of a request in the object store."""

    failed: bool
    missing: list[str]


class Rendering(JobSource[Delivered]):
    """One request, as jobs ask for it.

    Args:
        request: Its id.
        delivery: What is going to be delivered.
        context: Credentials and patience.
        store: Where the files are seen; None if nobody named one.
    """

    def __init__(
        self, request: str, delivery: Delivery, context: Context, store: Store | None
    ) -> None:
        self._id = request
        self._delivery = delivery
        self._context = context
        self._store = store
        self._ended_at: float | None = None

    @property
    def token(self) -> JobToken:
        """Names the request, and what it delivers."""
        data: dict[str, Any] = msgspec.to_builtins(self._delivery)
        return JobToken(
            service=SERVICE, operation=STARTS.info.id, id=self._id, data=data
        )

    def check(self) -> Flow[JobStatus]:
        """Asks whether the request runs, and when it does not, looks for its files."""
        operation = get_status_async_request.OPERATION
        request = get_status_async_request.build(self._id)
        try:
            answer = yield from reply(operation.info, request, self._context)
        except NotFoundError:
            return (yield from self._ended())
        told = parsed(operation, answer)
        return msgspec.structs.replace(RUNNING, detail=str(told.status), raw=told)

    def fetch(self) -> Flow[Delivered]:
        """The files."""
        yield from ()
        return Delivered(self._id, self._delivery, self._store)

    def explain(self) -> Flow[SwathError | None]:
        """Why the request failed, as the file says that it left."""
        store = self._store
        if store is None:
            return None
        read = partial(store.find, self._delivery.place(self._id, FAILURE))
        content: bytes | None = yield Work(read)
        return None if content is None else _error(content)

    def _ended(self) -> Flow[JobStatus]:
        if self._store is None:
            return JobStatus(state="succeeded", detail="ENDED", message=_UNSEEN)
        seen: Seen = yield Work(partial(self._look, self._store.has))
        if not seen.missing and not seen.failed:
            return JobStatus(state="succeeded", detail="DONE")
        if seen.failed:
            return JobStatus(state="failed", detail="FAILED")
        instant = (yield from now()).steady
        self._ended_at = instant if self._ended_at is None else self._ended_at
        message = f"the request has ended; not to be seen: {', '.join(seen.missing)}"
        late = instant - self._ended_at >= GRACE
        state: JobState = "failed" if late else "running"
        return JobStatus(state=state, detail="ENDED", message=message)

    def _look(self, has: Callable[[str], bool]) -> Seen:
        files = self._delivery.files(self._id)
        missing = [url for url in files.values() if not has(url)]
        failed = bool(missing) and has(self._delivery.place(self._id, FAILURE))
        return Seen(failed, missing)


def attached(text: str, context: Context, store: StoreLike | None) -> Rendering:
    """The request that a token names.

    Raises:
        InputError: The token is none, or one of another job.
    """
    token = read_token(text, SERVICE, STARTS.info.id)
    try:
        delivery = _deliveries.decode(msgspec.json.encode(token.data))
    except msgspec.ValidationError as error:
        raise InputError(
            f"the token does not tell what is delivered: {error}"
        ) from None
    place = delivery.folder if store is None else store
    return Rendering(
        token.id, delivery, context, None if place is None else Store(place)
    )


def _error(content: bytes) -> StatusError:
    """The error that a file tells."""
    answer = Reply(status=_STATUS, headers={}, content=content)
    error = status_error(answer, wall=0.0)
    try:
        told = msgspec.json.decode(content, type=dict[str, Any]).get("error", {})
        status = int(told.get("status", _STATUS))
    except (msgspec.DecodeError, AttributeError, TypeError, ValueError):
        return error
    return status_error(msgspec.structs.replace(answer, status=status), wall=0.0)
