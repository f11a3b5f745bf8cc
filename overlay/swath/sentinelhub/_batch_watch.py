"""How a batch is watched: it goes on only when it is told to, and once it is priced."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeVar

import msgspec

from swath._core.effects import Flow
from swath._core.job import JobStatus
from swath._core.polling import Polling, Timer, Watch
from swath._errors import BudgetError, InputError, SwathError
from swath.sentinelhub._batch_flow import (
    POLLING,
    BatchEstimate,
    BatchSource,
    is_idle,
)


T = TypeVar("T")

_STARTED = JobStatus(state="running", message="started")


class BatchWatch(Watch[T]):
    """The watching of a request, which goes on only when it is told to.

    Args:
        source: Knows how to ask.
        polling: Says when.
        status: What is known.
    """

    status: JobStatus | None
    _cause: SwathError | None

    def __init__(
        self,
        source: BatchSource[T],
        polling: Polling = POLLING,
        status: JobStatus | None = None,
    ) -> None:
        super().__init__(source, polling, status)
        self._batch = source

    def change(self, timer: Timer) -> Flow[JobStatus]:
        """Waits as `Watch.change`, and refuses to wait for what nobody has started.

        Raises:
            InputError: The request waits to be started.
        """
        if self.status is not None and is_idle(self.status.raw):
            name = self.source.token.id
            raise InputError(
                f"request {name} is {self.status.detail} and has not been started, so "
                "that waiting would have no end: call start()"
            )
        return (yield from super().change(timer))

    def begin(
        self,
        timer: Timer,
        note: Callable[[JobStatus], object] | None = None,
        *,
        start: bool,
        max_pu: float | None,
    ) -> Flow[BatchEstimate]:
        """Has a request analysed, if it was not, prices it, and starts it if wanted.

        Args:
            timer: How long the analysis is waited for.
            note: Is told of each change, at last with the price.
            start: Whether to start it.
            max_pu: Processing units that it may cost at most.

        Returns:
            What it is going to cost.

        Raises:
            BudgetError: It would cost more than `max_pu`; it was not started.
            JobFailedError: The analysis failed.
            JobTimeoutError: The analysis did not end in time.
            BadRequestError: The service does not take the step, as the request stands.
        """
        try:
            status = yield from self._analysed(timer, note)
            estimate = yield from self._batch.price(status.raw)
            self._batch.estimate = estimate
            if note is not None:
                note(msgspec.structs.replace(status, message=str(estimate)))
            if start:
                check_budget(estimate, max_pu, self.source.token.id)
                yield from self._batch.start()
                self._go_on()
        except SwathError as error:
            error.add_note(
                f"The request goes by the token {self.source.token.encode()}"
            )
            raise
        return estimate

    def restart(self) -> Flow[None]:
        """Goes on with what is missing of a request that ended."""
        yield from self._batch.restart()
        self._go_on()

    def _go_on(self) -> None:
        """Begins the watching anew."""
        self.status, self._cause, self._checks = _STARTED, None, 0
        self._pause = self._pause_of(_STARTED)

    def _analysed(
        self, timer: Timer, note: Callable[[JobStatus], object] | None
    ) -> Flow[JobStatus]:
        status = yield from self.check()
        if status.detail == "CREATED" and is_idle(status.raw):
            yield from self._batch.analyse()
        while status.detail in {"CREATED", "ANALYSING"}:
            status = yield from super().change(timer)
            if note is not None:
                note(status)
            if status.ended:
                raise (yield from self._failed(status))
        return status


def check_budget(estimate: BatchEstimate, max_pu: float | None, name: str) -> None:
    """Sees that a batch costs no more than it may.

    Raises:
        BudgetError: It would, or nobody knows.
    """
    if max_pu is None:
        return
    cost = math.inf if estimate.units is None else estimate.units
    if cost > max_pu:
        raise BudgetError(
            f"request {name} has {estimate}, and max_pu= allows {max_pu:g} PU: it is "
            "analysed and was not started, which costs nothing. To have it all the "
            "same, attach to it and call start() with a higher max_pu=",
            cost=cost,
            limit=max_pu,
        )
