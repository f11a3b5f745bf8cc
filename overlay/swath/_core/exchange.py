"""One call, from request to answer: credentials, redirects, retries, deadline.

Two flows share every rule: `reply` reads the whole body, `opened` leaves it to be read
piece by piece.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

import msgspec

from swath import _log
from swath._core import origin
from swath._core.auth import Credential
from swath._core.content import Content
from swath._core.effects import (
    Emit,
    EmittingFlow,
    Flow,
    Head,
    Instant,
    close,
    now,
    open_body,
    read,
    sleep,
)
from swath._core.numbers import seconds
from swath._core.paths import relocated
from swath._core.problem import BODY_LIMIT, status_error
from swath._core.retry import Policy, decide
from swath._core.secret import Secret
from swath._errors import (
    DeadlineError,
    DecodeError,
    RedirectError,
    StatusError,
    SwathError,
    TransportError,
)
from swath_api._runtime import Operation, OperationInfo, Reply, Request


T = TypeVar("T")

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_UNREADABLE = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    RecursionError,
)


class Pace(Protocol):
    """Says when each attempt may begin, and is told how it was answered."""

    def admitted(
        self, info: OperationInfo, units: float | None, patience: float
    ) -> Flow[float]:
        """Waits until an attempt may begin.

        Args:
            info: The operation.
            units: What it is going to cost, if the caller knows.
            patience: Seconds until the deadline.

        Returns:
            What it was taken to cost, for `answered`.

        Raises:
            DeadlineError: It would have to wait for too long.
        """
        ...

    def answered(self, info: OperationInfo, head: Head, units: float) -> Flow[None]:
        """Notes the head of the answer to an attempt that was admitted."""
        ...


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What a call needs to know beside its request.

    Attributes:
        credential: Asked for the Authorization header; None sends none.
        policy: The caller's patience.
        paths: Paths of operations that are elsewhere than their document says.
        largest_body: Bytes of a whole answer that are read at most.
        roams: Whether redirects are followed to other origins, too: without the
            credential.
        chance: Random numbers of [0, 1), for jitter.
        pace: Asked before each attempt; None begins at once.
        units: What an attempt is going to cost, where the service charges for it.
    """

    credential: Credential | None
    policy: Policy
    paths: Mapping[str, str] = {}
    largest_body: int = 268_435_456
    roams: bool = False
    chance: Callable[[], float] = random.random
    pace: Pace | None = None
    units: float | None = None

    def patient(self, timeout: float) -> Context:
        """The same, but bearing silences of `timeout` seconds.

        Raises:
            InputError: It is no number above zero.
        """
        policy = msgspec.structs.replace(
            self.policy, timeout=seconds("timeout", timeout)
        )
        return msgspec.structs.replace(self, policy=policy)


def reply(info: OperationInfo, request: Request, context: Context) -> Flow[Reply]:
    """Sends a request until it succeeds or may not be repeated; reads it whole.

    Raises:
        StatusError: The server refused, also after the retries.
        TransportError: No whole answer came, also after the retries.
        DecodeError: The body is larger than `largest_body`.
    """
    return (yield from _Call(info, request, context).run(_whole))


def opened(info: OperationInfo, request: Request, context: Context) -> Flow[Head]:
    """As `reply`, but the body of the answer is still to be read."""
    call = _Call(info, request, context, silence=context.policy.timeout)
    return (yield from call.run(_unread))


def body(
    info: OperationInfo, request: Request, context: Context
) -> EmittingFlow[Head | bytes]:
    """Emits the head of the answer first, and then its body, piece by piece."""
    head = yield from opened(info, request, context)
    yield Emit((head,))
    try:
        while chunk := (yield from read(head)):
            yield Emit((chunk,))
    except TransportError as error:
        raise error.at(info.service, info.id)  # noqa: B904 - the same error


def parsed(operation: Operation[T], answer: Reply) -> T:
    """What the operation makes of a successful answer.

    Raises:
        DecodeError: The answer is not what the service documents.
    """
    try:
        return operation.parse(answer)
    except SwathError as error:
        raise error.at(operation.info.service, operation.info.id) from error.__cause__
    except _UNREADABLE as error:
        raise DecodeError(
            f"the answer ({answer.status}, {answer.media_type or 'no media type'}) "
            f"does not read as {operation.info.result or 'documented'}: {error}",
            body=answer.content[:BODY_LIMIT],
        ).at(operation.info.service, operation.info.id) from error


class _Call:
    """The attempts of one call."""

    def __init__(
        self,
        info: OperationInfo,
        request: Request,
        context: Context,
        silence: float | None = None,
    ) -> None:
        self._info = info
        self._request = relocated(info, request, context.paths)
        self._content = Content(request.content)
        self._context = context
        self._policy = context.policy
        self._silence = silence

    def run(self, finish: Callable[[_Call, Head], Flow[T]]) -> Flow[T]:
        self._begun: Instant = yield from now()
        failure: StatusError | TransportError | None = None
        for attempt in itertools.count(1):
            before = failure
            try:
                return (yield from self._attempt(finish))
            except (StatusError, TransportError) as error:
                failure = yield from self._timely(error)
            failure.at(self._info.service, self._info.id).attempts = attempt
            if isinstance(failure, DeadlineError):
                raise failure from failure.__cause__ or before
            yield from self._pause(failure, attempt)
        raise AssertionError  # count() does not end

    def remaining(self) -> Flow[float]:
        """Seconds until the deadline, or the timeout if that is sooner."""
        left = yield from self._left()
        if left <= 0:
            raise self._late()
        return min(left, self._policy.timeout)

    def _left(self) -> Flow[float]:
        deadline = self._policy.deadline
        if deadline is None:
            return math.inf
        instant = yield from now()
        return deadline - (instant.steady - self._begun.steady)

    def _late(self) -> DeadlineError:
        return DeadlineError(
            f"no answer within the deadline of {self._policy.deadline:g} s"
        )

    def _timely(
        self, failure: StatusError | TransportError
    ) -> Flow[StatusError | TransportError]:
        """The failure itself, unless it is the deadline that made it."""
        if isinstance(failure, StatusError | DeadlineError):
            return failure
        if (yield from self._left()) > 0:
            return failure
        late = self._late()
        late.__cause__ = failure
        return late

    def check_size(self, size: int) -> None:
        largest = self._context.largest_body
        if size > largest:
            raise DecodeError(f"the answer is larger than {largest} bytes").at(
                self._info.service, self._info.id
            )

    def _pause(self, failure: StatusError | TransportError, attempt: int) -> Flow[None]:
        delay = self._delay(failure, attempt)
        if delay is None or (yield from self._left()) <= delay:
            raise failure
        _log.attempt_failed(
            self._info.service,
            self._info.id,
            attempt=attempt,
            reason=_reason(failure),
            delay=delay,
        )
        yield from sleep(delay)

    def _delay(
        self, failure: StatusError | TransportError, attempt: int
    ) -> float | None:
        if not self._content.repeatable:
            return None
        return decide(
            failure,
            attempt=attempt,
            idempotent=self._info.idempotent,
            policy=self._policy,
            chance=self._context.chance(),
        )

    def _attempt(self, finish: Callable[[_Call, Head], Flow[T]]) -> Flow[T]:
        head = yield from self._authorized()
        if head.status < 300:  # noqa: PLR2004 - the class of successes
            return (yield from finish(self, head))
        raise (yield from self._failed(head))

    def _authorized(self) -> Flow[Head]:
        credential = self._context.credential if self._info.secured else None
        head, authorization = yield from self._paced(credential)
        if credential is None or authorization is None or head.status != 401:  # noqa: PLR2004 - what a new token may heal
            return head
        failure = yield from self._failed(head)
        better = credential.refused(authorization, failure)
        if not better or not self._content.repeatable:
            raise failure
        head, _ = yield from self._paced(credential)
        return head

    def _paced(self, credential: Credential | None) -> Flow[tuple[Head, Secret | None]]:
        """Sends the request when its turn has come, and says with what."""
        pace, units = self._context.pace, 0.0
        if pace is not None:
            if credential is not None:
                yield from credential.authorization()  # a turn does not wait for it
            left = yield from self._left()
            units = yield from pace.admitted(self._info, self._context.units, left)
        authorization = None
        if credential is not None:
            authorization = yield from credential.authorization()
        head = yield from self._followed(authorization)
        if pace is not None:
            yield from pace.answered(self._info, head, units)
        return head, authorization

    def _followed(self, authorization: Secret | None) -> Flow[Head]:
        request = self._request
        self._content.rewind()
        for count in itertools.count():
            timeout = yield from self.remaining()
            head = yield from open_body(request, authorization, timeout, self._silence)
            target = _redirected(request, head, roams=self._context.roams)
            if target is None:
                return head
            yield from close(head)
            if count == _MOST_REDIRECTS:
                told = f"more than {count} redirects in a row"
                raise RedirectError(head.status, message=told)
            if origin.origin(target) != origin.origin(head.url):
                authorization = None  # and it stays behind if a redirect leads back
            request = msgspec.structs.replace(request, url=target, query=())
        raise AssertionError  # count() does not end

    def _failed(self, head: Head) -> Flow[StatusError]:
        body = yield from self._prefix(head)
        instant = yield from now()
        answer = Reply(status=head.status, headers=head.headers, content=body)
        unit = self._policy.unit(head.status)
        return status_error(answer, wall=instant.wall, unit=unit)

    def _prefix(self, head: Head) -> Flow[bytes]:
        """As much of an error's body as comes within the timeout."""
        body = b""
        begun = yield from now()
        until = begun.steady + min(self._policy.timeout, (yield from self._left()))
        try:
            while len(body) < BODY_LIMIT and (chunk := (yield from read(head))):
                body += chunk
                if (yield from now()).steady > until:
                    break
        except TransportError:
            pass  # the status is known: a cut error body must not hide it
        yield from close(head)
        return body[:BODY_LIMIT]


def _whole(call: _Call, head: Head) -> Flow[Reply]:
    chunks: list[bytes] = []
    size = 0
    while chunk := (yield from read(head)):
        chunks.append(chunk)
        size += len(chunk)
        call.check_size(size)
        yield from call.remaining()
    return Reply(
        status=head.status,
        headers=head.headers,
        content=b"".join(chunks),
        url=head.url,
    )


def _unread(_call: _Call, head: Head) -> Flow[Head]:
    yield from ()
    return head


def _redirected(request: Request, head: Head, *, roams: bool) -> str | None:
    location = head.headers.get("location")
    if head.status not in _REDIRECTS or request.method not in {"GET", "HEAD"}:
        return None
    if not location:
        return None
    within = origin.follow(head.url, location)
    return origin.roam(head.url, location) if roams and within is None else within


def _reason(failure: StatusError | TransportError) -> str:
    if isinstance(failure, StatusError):
        return f"status {failure.status}"
    return "no answer" if failure.sent else "no connection"
