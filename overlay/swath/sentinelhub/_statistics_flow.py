"""Asking for statistics, and asking again for the intervals that failed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeAlias, cast

import msgspec

from swath._core.effects import Flow, sleep
from swath._core.exchange import Context, parsed, reply
from swath._core.problem import request_id
from swath._core.retry import backoff
from swath._errors import StatusError, TransportError
from swath.sentinelhub._statistics_intervals import check_intervals
from swath.sentinelhub._statistics_table import (
    FailedInterval,
    Row,
    StatisticsTable,
    ends_of,
    rows_of,
)
from swath.sentinelhub._times import time_range
from swath.sentinelhub._usage import spent
from swath_api.sentinelhub.api.statistics import submit_statistical_request
from swath_api.sentinelhub.models import StatisticalInterval, StatisticalResponse


RETRIED = frozenset({"EXECUTION_ERROR", "TIMEOUT"})
"""Failures of an interval that may pass by themselves."""

Span: TypeAlias = tuple[dt.datetime, dt.datetime]


def computed(
    body: Mapping[str, Any], context: Context, retries: int
) -> Flow[StatisticsTable]:
    """Asks for statistics; each interval that failed is then asked for alone.

    Args:
        body: The request.
        context: Credentials and patience.
        retries: How often an interval that failed is asked for again.

    Raises:
        InputError: It could not have a single row.
        SwathError: The request as a whole could not be answered.
    """
    check_intervals(body["aggregation"])
    asking = _Asking(body, context)
    yield from asking.ask(body)
    for attempt in range(1, retries + 1):
        waiting = asking.waiting
        if not waiting:
            break
        yield from sleep(backoff(attempt, context.policy, context.chance()))
        for failure in waiting:
            yield from asking.ask_again(failure)
    return asking.table()


class _Asking:
    """What is known so far."""

    def __init__(self, body: Mapping[str, Any], context: Context) -> None:
        self._body = body
        self._context = context
        self._rows: list[Row] = []
        self._failed: dict[Span, FailedInterval] = {}
        self._pixels: int | None = None
        self._units = 0.0
        self._request = ""

    @property
    def waiting(self) -> list[FailedInterval]:
        """The intervals that may be had if they are asked for again."""
        return [one for one in self._failed.values() if one.type in RETRIED]

    def ask(self, body: Mapping[str, Any], attempts: int = 1) -> Flow[None]:
        """Sends a request and notes what came."""
        operation = submit_statistical_request.OPERATION
        request = submit_statistical_request.build(body=body)
        answer = yield from reply(operation.info, request, self._context)
        self._units += spent(answer.headers)
        self._request = self._request or request_id(answer.headers)
        self._note(parsed(operation, answer), attempts)

    def ask_again(self, failure: FailedInterval) -> Flow[None]:
        """Asks for one interval; if that fails, it is noted why."""
        span = failure.start, failure.end
        attempts = failure.attempts + 1
        del self._failed[span]
        try:
            yield from self.ask(self._alone(span), attempts)
        except (StatusError, TransportError) as error:
            # What was computed is worth more than to be lost for one interval.
            self._failed[span] = msgspec.structs.replace(
                failure,
                type=type(error).__name__,
                message=str(error),
                attempts=attempts,
            )

    def table(self) -> StatisticsTable:
        """All that came, by time."""
        return StatisticsTable(
            sorted(self._rows, key=lambda row: row.start),
            sorted(self._failed.values(), key=lambda one: one.start),
            pixel_count=self._pixels,
            processing_units=self._units,
            request_id=self._request,
        )

    def _alone(self, span: Span) -> dict[str, Any]:
        aggregation = cast("Mapping[str, Any]", self._body["aggregation"])
        ranged = {**aggregation, "timeRange": time_range(span)}
        return {**self._body, "aggregation": ranged}

    def _note(self, told: StatisticalResponse, attempts: int) -> None:
        if told.geometry_pixel_count:
            self._pixels = told.geometry_pixel_count
        for part in told.data or []:
            if part.error:
                self._failed[ends_of(part)] = _failure(part, attempts)
            else:
                self._rows += rows_of(part)


def _failure(part: StatisticalInterval, attempts: int) -> FailedInterval:
    start, end = ends_of(part)
    error = part.error
    assert error  # noqa: S101 - the caller looked
    return FailedInterval(
        start=start,
        end=end,
        type=str(error.type_ or "UNKNOWN"),
        message=str(error.additional_properties.get("message", "")),
        attempts=attempts,
    )
