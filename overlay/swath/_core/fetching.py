"""How a stretch of a remote file is fetched, over as many requests as that takes.

A broken body is taken up again where it broke, but only if the server vouches for the
file being the same (a strong entity tag, sent back in ``If-Range``) or if the file is
known not to change. Whatever does not fit what was asked for, or what was there before,
ends in a `StartOverError` or an error: no byte of one file joins those of another.
"""

from __future__ import annotations

import msgspec

from swath import _log
from swath._core.effects import Emit, EmittingFlow, Flow, Head, close, now, read, sleep
from swath._core.exchange import Context, opened
from swath._core.ranges import (
    Span,
    Version,
    content_length,
    content_range,
    is_encoded,
    is_framed,
    strong_etag,
)
from swath._core.retry import backoff
from swath._errors import DeadlineError, DownloadError, StatusError, TransportError
from swath_api._runtime import OperationInfo, Request


BATCH = 524_288
"""Bytes that are handed out together, at least, unless there are no more."""

_OK, _PARTIAL, _UNSATISFIABLE = 200, 206, 416


class StartOverError(Exception):
    """What is there already is of no use; nothing of it may be kept.

    Attributes:
        whole: Whether the file has to come in one piece from now on.
    """

    def __init__(self, reason: str, *, whole: bool = False) -> None:
        super().__init__(reason)
        self.whole = whole


class Remote(msgspec.Struct, frozen=True, kw_only=True):
    """A file at a server.

    Attributes:
        info: The operation that gives it.
        request: Asks for all of it.
        context: Credentials and patience; its deadline is that of the whole file.
        size: The bytes that it has to have, if that is known beforehand.
        digested: Whether its digest is known, so that a change cannot go unnoticed.
        immutable: Whether its service promises that it stays as it is.
        whole: Whether it has to come in one piece.
    """

    info: OperationInfo
    request: Request
    context: Context
    size: int | None = None
    digested: bool = False
    immutable: bool = False
    whole: bool = False

    def resumable(self, version: Version | None) -> bool:
        """Whether a stretch of this version may be joined to another one."""
        if version is None or self.whole:
            return False
        return self.digested or self.immutable or bool(version.etag)


class Start(msgspec.Struct, frozen=True):
    """The bytes that follow are of this version, and begin at this place."""

    version: Version
    place: int


class Fetch:
    """One stretch of a file.

    Args:
        remote: The file.
        span: Which bytes.
        known: The version that others of its bytes are of; None if there are none.
        sole: Whether nothing else of the file is being fetched: then an answer with
            all of the file is welcome, too.
        until: When to give up, on the steady clock; None for never.
    """

    def __init__(
        self,
        remote: Remote,
        span: Span,
        known: Version | None,
        *,
        sole: bool = True,
        until: float | None = None,
    ) -> None:
        self._remote = remote
        self._place, self._stop = span
        self._asked = span
        self._version = known
        self._sole = sole
        self._until = until
        self._failures = 0
        self._furthest = span.start

    def run(self) -> EmittingFlow[Start | bytes]:
        """Emits where bytes begin, then the bytes; again after each interruption.

        Raises:
            StartOverError: The file changed, or its server does not give stretches.
            DownloadError: What the server sends cannot be the file.
            StatusError: The server refuses.
            TransportError: The server cannot be reached, or breaks off again and
                again.
        """
        while True:
            head = yield from self._opened()
            try:
                start = self._start(head)
            except BaseException:
                yield from close(head)
                raise
            yield Emit((start,))
            try:
                yield from self._body(head)
                if self._stop is None or self._place >= (self._asked.stop or 0):
                    return
            except TransportError as error:
                yield from close(head)
                yield from self._pause(error)

    def _opened(self) -> Flow[Head]:
        request = self._request()
        context = yield from self._hurried()
        try:
            return (yield from opened(self._remote.info, request, context))
        except StatusError as error:
            if error.status != _UNSATISFIABLE or request is self._remote.request:
                raise
            raise StartOverError("the file has become shorter", whole=True) from error

    def _hurried(self) -> Flow[Context]:
        """The context with what is left of the deadline."""
        context = self._remote.context
        if self._until is None:
            return context
        left = yield from self._left(self._until)
        policy = msgspec.structs.replace(context.policy, deadline=left)
        return msgspec.structs.replace(context, policy=policy)

    def _request(self) -> Request:
        """Asks for what is missing, or for all if that cannot be had."""
        span = Span(self._place, self._asked.stop)
        if self._version is not None and not self._remote.resumable(self._version):
            span = Span(0, None)
        if span == (0, None):
            self._place = 0
            return self._remote.request
        request = self._remote.request.with_header("Range", span.header)
        if self._version is None or not self._version.etag:
            return request
        return request.with_header("If-Range", self._version.etag)

    def _start(self, head: Head) -> Start:
        """What an answer begins with."""
        start = self._partial(head) if head.status == _PARTIAL else self._whole(head)
        expected, told = self._remote.size, start.version.size
        if expected is not None and told is not None and told != expected:
            raise DownloadError(f"the file has {told} bytes, and not {expected}")
        self._version, self._place = start.version, start.place
        return start

    def _whole(self, head: Head) -> Start:
        if head.status != _OK:
            raise DownloadError(f"the server answered {head.status}, without a file")
        version = _version(head)
        if not self._sole:
            ignored = self._version is not None and version.same_as(self._version)
            told = "gives no stretches" if ignored else "has another file now"
            raise StartOverError(f"the server {told}", whole=ignored)
        size = self._remote.size if version.size is None else version.size
        if size is None and not (is_framed(head.headers) or self._remote.digested):
            raise DownloadError(
                "the server does not tell where the file ends, so that a cut one could "
                "not be told from a whole one: give its size or its digest"
            )
        self._stop, self._asked = size, Span(0, size)
        return Start(version, 0)

    def _partial(self, head: Head) -> Start:
        found = content_range(head.headers)
        if found is None or is_encoded(head.headers):
            raise StartOverError("the server's stretches make no sense", whole=True)
        span, total = found
        version = Version(strong_etag(head.headers), total)
        if self._version is not None and not version.same_as(self._version):
            raise StartOverError("the file has changed")
        asked, stop = self._asked.stop, span.stop or 0
        if span.start != self._place or (asked is not None and stop > asked):
            raise StartOverError("the server sent another stretch", whole=True)
        if total is None or not (stop == total or self._remote.resumable(version)):
            raise StartOverError("the server vouches for no stretch", whole=True)
        self._stop, self._asked = stop, Span(self._place, min(asked or total, total))
        return Start(version, span.start)

    def _body(self, head: Head) -> EmittingFlow[Start | bytes]:
        batch: list[bytes] = []
        size = 0
        try:
            while chunk := (yield from read(head)):
                yield from self._in_time()
                batch.append(self._counted(chunk))
                size += len(chunk)
                if size >= BATCH:
                    yield Emit(batch)
                    batch, size = [], 0
        except TransportError:
            yield Emit(batch)
            raise
        yield Emit(batch)
        if self._stop is not None and self._place < self._stop:
            raise TransportError(f"the body ended at byte {self._place}")

    def _counted(self, chunk: bytes) -> bytes:
        self._place += len(chunk)
        if self._place > self._furthest and self._remote.resumable(self._version):
            self._furthest, self._failures = self._place, 0
        if self._stop is not None and self._place > self._stop:
            raise DownloadError("the server sent more bytes than it told")
        return chunk

    def _in_time(self) -> Flow[None]:
        if self._until is not None:
            yield from self._left(self._until)

    def _left(self, until: float) -> Flow[float]:
        left: float = until - (yield from now()).steady
        if left > 0:
            return left
        deadline = self._remote.context.policy.deadline or 0.0
        raise DeadlineError(f"not all of it came within the deadline of {deadline:g} s")

    def _pause(self, error: TransportError) -> Flow[None]:
        info, policy = self._remote.info, self._remote.context.policy
        self._failures += 1
        if isinstance(error, DeadlineError) or self._failures > policy.max_retries:
            error.attempts = self._failures
            raise error.at(info.service, info.id)
        reason, times = str(error), self._failures
        _log.stream_resumes(info.service, info.id, reason=reason, times=times)
        yield from sleep(backoff(times, policy, self._remote.context.chance()))


def _version(head: Head) -> Version:
    if is_encoded(head.headers):  # its length and tag are those of the packed form
        return Version()
    return Version(strong_etag(head.headers), content_length(head.headers))
