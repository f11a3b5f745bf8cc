"""A batch as the user holds it: a job that is analysed, priced and started."""

from __future__ import annotations

from typing import TypeVar

from swath.jobs import AsyncJob, Job
from swath.jobs._job import DAY, AsyncRunner, Note, Runner, Timeout, timer_of
from swath.sentinelhub._affordable import check_max_pu
from swath.sentinelhub._batch_flow import POLLING, BatchEstimate, BatchSource
from swath.sentinelhub._batch_watch import BatchWatch


T = TypeVar("T")


class BatchJob(Job[T]):
    """A batch at the service: a job that runs once it was started.

    Args:
        runner: Runs flows.
        source: Knows how to ask for this batch.
    """

    def __init__(self, runner: Runner, source: BatchSource[T]) -> None:
        super().__init__(runner, source)
        self._batch = source
        self._steps = BatchWatch(source, POLLING)
        self.watch = self._steps

    @property
    def estimate(self) -> BatchEstimate | None:
        """What it is going to cost; None before `analyse` or `start`."""
        return self._batch.estimate

    def analyse(
        self, timeout: Timeout = DAY, on_progress: Note | None = None
    ) -> BatchEstimate:
        """Has the service find its tiles, unless it did, and tells what it will cost.

        Args:
            timeout: How long to wait, in seconds or as a timedelta; None for ever.
            on_progress: Is called with each change of the status.

        Raises:
            JobFailedError: The analysis failed, as with a script that does not run.
            JobTimeoutError: It did not end in time; it goes on.
        """
        timer = timer_of(timeout)
        return self.runner.run(
            self._steps.begin(timer, on_progress, start=False, max_pu=None)
        )

    def start(
        self,
        *,
        max_pu: float | None = None,
        timeout: Timeout = DAY,
        on_progress: Note | None = None,
    ) -> None:
        """Starts it, after its analysis; `wait` and `result` tell how it ends.

        Args:
            max_pu: Processing units that it may cost at most.
            timeout: How long to wait for the analysis.
            on_progress: Is called with each change of the status.

        Raises:
            InputError: `max_pu` is no number of units.
            BudgetError: It would cost more than `max_pu`; it was not started.
            BadRequestError: As it stands, the service does not start it.
            JobFailedError: As for `analyse`, and so on.
        """
        check_max_pu(max_pu)
        timer = timer_of(timeout)
        self.runner.run(
            self._steps.begin(timer, on_progress, start=True, max_pu=max_pu)
        )

    def restart(self) -> None:
        """Goes on with what is missing: tiles that failed, or what a stop left.

        Raises:
            BadRequestError: As it stands, the service has nothing to go on with.
        """
        self.runner.run(self._steps.restart())


class AsyncBatchJob(AsyncJob[T]):
    """A batch at the service: a job that runs once it was started.

    Args:
        runner: Runs flows.
        source: Knows how to ask for this batch.
    """

    def __init__(self, runner: AsyncRunner, source: BatchSource[T]) -> None:
        super().__init__(runner, source)
        self._batch = source
        self._steps = BatchWatch(source, POLLING)
        self.watch = self._steps

    @property
    def estimate(self) -> BatchEstimate | None:
        """What it is going to cost; None before `analyse` or `start`."""
        return self._batch.estimate

    async def analyse(
        self,
        timeout: Timeout = DAY,  # noqa: ASYNC109 - as in `BatchJob`
        on_progress: Note | None = None,
    ) -> BatchEstimate:
        """Has the service find its tiles, unless it did, and tells what it will cost.

        Args:
            timeout: How long to wait, in seconds or as a timedelta; None for ever.
            on_progress: Is called with each change of the status.

        Raises:
            JobFailedError: The analysis failed, as with a script that does not run.
            JobTimeoutError: It did not end in time; it goes on.
        """
        timer = timer_of(timeout)
        return await self.runner.run(
            self._steps.begin(timer, on_progress, start=False, max_pu=None)
        )

    async def start(
        self,
        *,
        max_pu: float | None = None,
        timeout: Timeout = DAY,  # noqa: ASYNC109 - as in `BatchJob`
        on_progress: Note | None = None,
    ) -> None:
        """Starts it, after its analysis; `wait` and `result` tell how it ends.

        Args:
            max_pu: Processing units that it may cost at most.
            timeout: How long to wait for the analysis.
            on_progress: Is called with each change of the status.

        Raises:
            InputError: `max_pu` is no number of units.
            BudgetError: It would cost more than `max_pu`; it was not started.
            BadRequestError: As it stands, the service does not start it.
            JobFailedError: As for `analyse`, and so on.
        """
        check_max_pu(max_pu)
        timer = timer_of(timeout)
        await self.runner.run(
            self._steps.begin(timer, on_progress, start=True, max_pu=max_pu)
        )

    async def restart(self) -> None:
        """Goes on with what is missing: tiles that failed, or what a stop left.

        Raises:
            BadRequestError: As it stands, the service has nothing to go on with.
        """
        await self.runner.run(self._steps.restart())
