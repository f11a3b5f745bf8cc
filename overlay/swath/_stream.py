"""Record streams as the user holds them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Sequence
from typing import TYPE_CHECKING, Self

from swath._errors import StreamError


if TYPE_CHECKING:
    from swath._callers import AsyncCaller, SyncCaller
    from swath._core.records import RecordFlow, RecordSource
    from swath.stac import Item


__all__ = ["AsyncRecordStream", "RecordStream"]


class _Delivery:
    """The batch at hand, and how much of it the user took."""

    def __init__(self, source: RecordSource, flow: RecordFlow) -> None:
        self._source = source
        self._flow = flow
        self._batch: Sequence[Item] = ()
        self._taken = 0

    @property
    def cursor(self) -> str:
        """The place after the last Item taken, as JSON text: pass it as ``cursor=``."""
        return self._source.bookmark(self._batch[: self._taken])

    @property
    def reconnects(self) -> int:
        """How often the stream was interrupted and taken up again."""
        return self._flow.reconnects


class RecordStream(_Delivery):
    """A stream of Items that reconnects by itself: nothing lost, nothing doubled.

    Use it with ``with``: leaving the block closes the connection.

    Raises (while iterating):
        StatusError: The server refuses, also after the retries.
        TransportError: The server cannot be reached, also after the retries.
        StreamError: The stream carries something else than Items, or breaks again and
            again before one new Item.
    """

    def __init__(
        self, caller: SyncCaller, source: RecordSource, flow: RecordFlow
    ) -> None:
        super().__init__(source, flow)
        self._caller = caller
        self._batches: Generator[Sequence[Item]] | None = None

    def __enter__(self) -> Self:
        self._batches = self._caller.batches(self._flow.run())
        next(self._batches)  # connected: what comes from now on is not missed
        return self

    def __exit__(self, *exc_info: object) -> None:
        if self._batches is not None:
            self._batches.close()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Item:
        taken = self._taken
        if taken == len(self._batch):
            self._fill()
            taken = 0
        self._taken = taken + 1
        return self._batch[taken]

    def _fill(self) -> None:
        if self._batches is None:
            raise StreamError(
                "open the stream first: `with ... .stream(...) as items:`"
            )
        batch = next(self._batches, None)
        self._batch, self._taken = batch or (), 0
        if batch is None:
            raise StopIteration


class AsyncRecordStream(_Delivery):
    """A stream of Items that reconnects by itself: nothing lost, nothing doubled.

    Use it with ``async with``: leaving the block closes the connection.

    Raises (while iterating):
        StatusError: The server refuses, also after the retries.
        TransportError: The server cannot be reached, also after the retries.
        StreamError: The stream carries something else than Items, or breaks again and
            again before one new Item.
    """

    def __init__(
        self, caller: AsyncCaller, source: RecordSource, flow: RecordFlow
    ) -> None:
        super().__init__(source, flow)
        self._caller = caller
        self._batches: AsyncGenerator[Sequence[Item]] | None = None

    async def __aenter__(self) -> Self:
        self._batches = self._caller.batches(self._flow.run())
        await anext(self._batches)  # connected: what comes from now on is not missed
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        if self._batches is not None:
            await self._batches.aclose()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Item:
        taken = self._taken
        if taken == len(self._batch):
            await self._fill()
            taken = 0
        self._taken = taken + 1
        return self._batch[taken]

    async def _fill(self) -> None:
        if self._batches is None:
            raise StreamError(
                "open the stream first: `async with ... .stream(...) as items:`"
            )
        batch = await anext(self._batches, None)
        self._batch, self._taken = batch or (), 0
        if batch is None:
            raise StopAsyncIteration
