"""A stream of records that goes on after every interruption.

One flow for all record streams: it opens, reads, cuts into records, hands them out,
and when the connection breaks asks its source where to go on. What the source knows is
where the reader stands (`Trail`, event ids) and which request leads there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import starmap
from typing import Protocol

from swath import _log
from swath._core.effects import (
    Effect,
    Emit,
    EmittingFlow,
    Flow,
    Head,
    Read,
    close,
    now,
    sleep,
)
from swath._core.exchange import Context, opened
from swath._core.lines import LineParser, Record
from swath._core.retry import backoff
from swath._errors import DecodeError, StreamError, TransportError
from swath.stac import Item
from swath_api._runtime import OperationInfo, Request


_SHORTEST_RECONNECT = 1.0


class RecordSource(Protocol):
    """What a record stream knows about its own selection."""

    @property
    def info(self) -> OperationInfo:
        """The operation that streams."""
        ...

    @property
    def endless(self) -> bool:
        """Whether the end of a body is an interruption and not the end."""
        ...

    def request(self) -> Request:
        """The request that goes on after what was delivered."""
        ...

    def fresh(self, items: Sequence[Item]) -> Sequence[Item]:
        """Those that were not delivered before an interruption."""
        ...

    def delivered(self, items: Sequence[Item]) -> None:
        """Notes that the user took these."""
        ...

    def missed(self) -> EmittingFlow[Item]:
        """What an interruption made us miss, from elsewhere; often nothing."""
        ...

    def bookmark(self, more: Sequence[Item]) -> str:
        """The place after what was delivered and `more`, as JSON."""
        ...


class RecordFlow:
    """Reads a source to its end.

    Args:
        source: What to read.
        context: Credentials and patience; its timeout is the longest silence.
        longest_line: The most bytes one record may have.

    Attributes:
        reconnects: How often the stream was taken up again.
    """

    def __init__(
        self,
        source: RecordSource,
        context: Context,
        longest_line: int = 32 * 1024 * 1024,
    ) -> None:
        self.reconnects = 0
        self._source = source
        self._context = context
        self._longest_line = longest_line
        self._failures = 0
        self._received = 0
        self._retry: float | None = None
        self._opened = 0.0

    def run(self) -> EmittingFlow[Item]:
        """Emits the Items, in order, each of them once; nothing at first, once open.

        Raises:
            StreamError: The stream carries something else than Items, or breaks so
                often without one new Item that going on is hopeless.
            StatusError: The server refuses to go on.
            TransportError: The server cannot be reached, also after the retries.
        """
        while True:
            head = yield from opened(
                self._source.info, self._source.request(), self._context
            )
            self._opened = (yield from now()).steady
            parser = LineParser(self._longest_line)
            if not self.reconnects:
                yield Emit(())
            try:
                yield from self._handing_out(self._source.missed())
                yield from self._body(head, parser)
                reason = "the server ended the stream"
                if not self._source.endless:
                    return
            except TransportError as error:
                reason = str(error)
                yield from self._note_failure(error)
            yield from self._pause(head, parser, reason)

    def _body(self, head: Head, parser: LineParser) -> EmittingFlow[Item]:
        reading = Read(head.handle)
        while chunk := (yield reading):
            if self._source.endless:
                self._failures = 0
            if records := parser.feed(chunk):
                yield from self._emit(records)
            if parser.broken:
                raise self._located(parser.broken)
        records, last = parser.finish()
        yield from self._emit(records)
        if parser.broken:
            raise self._located(parser.broken)
        if last:
            yield from self._last(last)
        if parser.cut:
            raise TransportError("the body ended within a line")

    def _emit(self, records: list[Record]) -> EmittingFlow[Item]:
        items, broken = self._decoded(records)
        yield from self._hand_out(items)
        if broken:
            raise broken

    def _hand_out(self, items: Sequence[Item]) -> EmittingFlow[Item]:
        fresh = self._source.fresh(items)
        if fresh:
            self._failures = 0
            yield Emit(fresh)
            self._source.delivered(fresh)

    def _handing_out(self, flow: EmittingFlow[Item]) -> EmittingFlow[Item]:
        """Runs a flow of Items, passing what it emits through `_hand_out`."""
        outcome: object = None
        try:
            while True:
                step: Effect | Emit[Item] = flow.send(outcome)
                if isinstance(step, Emit):
                    yield from self._hand_out(step.values)
                    outcome = None
                else:
                    outcome = yield step
        except StopIteration:
            return

    def _last(self, record: Record) -> EmittingFlow[Item]:
        try:
            item = Item(*record)
        except DecodeError as error:
            raise TransportError("the body ended within a record") from error
        yield from self._hand_out([item])

    def _decoded(self, records: list[Record]) -> tuple[list[Item], StreamError | None]:
        items: list[Item] = []
        broken: StreamError | None = None
        try:
            items += starmap(Item.lazy, records)  # keeps those before an error
        except DecodeError as error:
            broken = self._located(StreamError(str(error)), after=len(items))
            broken.__cause__ = error
        self._received += len(items)
        return items, broken

    def _located(self, error: StreamError, after: int = 0) -> StreamError:
        info = self._source.info
        place = f"record {self._received + after + 1}: {error}"
        return StreamError(place).at(info.service, info.id)

    def _note_failure(self, error: TransportError) -> Flow[None]:
        if self._source.endless:
            instant = yield from now()
            if instant.steady - self._opened >= self._context.policy.timeout:
                self._failures = 0  # nothing was published: no fault of anybody's
        self._failures += 1
        if self._failures > self._context.policy.max_retries:
            info = self._source.info
            raise StreamError(
                f"broken {self._failures} times in a row without a new record: {error}"
            ).at(info.service, info.id) from error

    def _pause(self, head: Head, parser: LineParser, reason: str) -> Flow[None]:
        yield from close(head)
        self.reconnects += 1
        info = self._source.info
        _log.stream_resumes(info.service, info.id, reason=reason, times=self.reconnects)
        if parser.retry is not None:
            longest = self._context.policy.longest_retry_after
            self._retry = min(parser.retry, longest)
        yield from sleep(self._delay())

    def _delay(self) -> float:
        context = self._context
        own = backoff(max(self._failures, 1), context.policy, context.chance())
        least = _SHORTEST_RECONNECT if self._source.endless else 0.0
        return max(own, least if self._retry is None else self._retry)
