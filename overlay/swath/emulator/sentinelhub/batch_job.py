"""A job of batch processing: what may be done with it, and how it goes on."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from typing import Any

from .batch_model import (
    POLL_PIECES,
    POLL_PIXELS,
    Action,
    Family,
    Means,
    Pace,
    Piece,
    Reason,
    Status,
    Work,
)
from .refusals import ServiceError, bad_payload


LEAST_UNITS = 1000.0
"""Processing units that have to be left to create, analyse or start a job."""
LEAST_COST = 100.0
"""What a job costs at least."""
TOLD_TO_FAIL = "The piece failed because a switch says so"
_UNHEALTHY = 0.5
"""The share of failed pieces from which on a job is given up."""
_USER_PAUSE, _UNITS_PAUSE = timedelta(minutes=30), timedelta(minutes=60)
_RUNNING = frozenset({"ANALYSING", "PROCESSING"})


_STARTED_FROM: dict[Family, frozenset[Status]] = {
    "v1": frozenset({"CREATED", "ANALYSIS_DONE"}),
    "v2": frozenset({"CREATED", "ANALYSIS_DONE", "STOPPED"}),
    "statistics": frozenset({"CREATED", "ANALYSIS_DONE", "STOPPED"}),
}
_ENDED_FROM: dict[Family, frozenset[Status]] = {
    "v1": frozenset({"CREATED", "ANALYSING", "ANALYSIS_DONE", "PROCESSING"}),
    "v2": frozenset({"ANALYSING", "ANALYSIS_DONE", "PROCESSING"}),
    "statistics": frozenset({"ANALYSING", "ANALYSIS_DONE", "PROCESSING"}),
}


class Job:
    """One job. It goes on whenever somebody looks, as far as the clock allows.

    Attributes:
        id: A UUID.
        family: Which of the interfaces it belongs to.
        account: The id of its account.
        created: When it was made.
        changed: When its status changed last.
        request: What was asked for, as it is told.
        work: What it does.
        pieces: What is to be done; known from the analysis on.
        estimate: Processing units that the analysis foresees.
        cost: Those that it has taken so far.
        status: How far it is.
        error: Why it failed.
        reason: Why it was stopped.
        action: What its user wanted last.
        acted: When.
    """

    def __init__(
        self,
        name: str,
        family: Family,
        account: str,
        now: datetime,
        request: Any,
        work: Work,
    ) -> None:
        self.id = name
        self.family: Family = family
        self.account = account
        self.created = self.changed = now
        self.request = request
        self.work = work
        self.pieces: list[Piece] = []
        self.estimate: float | None = None
        self.cost = 0.0
        self.status: Status = "CREATED"
        self.error: str | None = None
        self.reason: Reason | None = None
        self.action: Action = "NONE"
        self.acted: datetime | None = None
        self._lock = threading.RLock()
        self._since = now
        self._after: Status = "ANALYSIS_DONE"
        self._blocked = now

    @property
    def running(self) -> bool:
        """Whether it is analysed or processed."""
        return self.status in _RUNNING

    @property
    def completion(self) -> float:
        """Percent that are done."""
        if self.status == "DONE":
            return 100.0
        done = sum(piece.status != "PENDING" for piece in self.pieces)
        return round(100 * done / len(self.pieces), 2) if self.pieces else 0.0

    @property
    def stop_action(self) -> Action:
        """What its interface calls the end that its user wants."""
        return "CANCEL" if self.family == "v1" else "STOP"

    @property
    def _stopped(self) -> Status:
        return "CANCELED" if self.family == "v1" else "STOPPED"

    def analyse(self, now: datetime) -> None:
        """Has it analysed.

        Raises:
            ServiceError: It is not new.
        """
        with self._lock:
            if self.status != "CREATED":
                raise self._illegal("ANALYSE")
            self._act("ANALYSE", now)
            self._to("ANALYSING", now)
            self._after = "ANALYSIS_DONE"

    def start(self, now: datetime) -> None:
        """Has it processed, and analysed before if that was not done.

        Raises:
            ServiceError: It cannot be started as it is, or not yet again.
        """
        with self._lock:
            if self.status not in _STARTED_FROM[self.family]:
                raise self._illegal("START")
            if now < self._blocked:
                message = f"The request cannot be started again before {self._blocked}"
                raise bad_payload(message)
            self._act("START", now)
            self.reason = None
            self._after = "PROCESSING"
            analysed = self.estimate is not None
            self._to("PROCESSING" if analysed else "ANALYSING", now)

    def stop(self, now: datetime) -> None:
        """Ends it; while it is analysed, after that.

        Raises:
            ServiceError: There is nothing to end.
        """
        with self._lock:
            if self.status not in _ENDED_FROM[self.family]:
                raise self._illegal(self.stop_action)
            self._act(self.stop_action, now)
            if self.status == "ANALYSING":
                self._after = self._stopped
            else:
                self._stop(now, "USER_ACTION")

    def restart(self, now: datetime) -> None:
        """Has failed pieces done again.

        Raises:
            ServiceError: It has none, or is not at its end.
        """
        with self._lock:
            if self.status != "PARTIAL":
                message = "Only requests with the status PARTIAL can be restarted"
                raise bad_payload(f"{message}: this one is {self.status}")
            for piece in self.pieces:
                if piece.status == "FAILED":
                    piece.status, piece.error = "PENDING", None
            self._act("START", now)
            self._to("PROCESSING", now)

    def due(self, now: datetime, pace: Pace) -> bool:
        """Whether there is something to do by now."""
        if self.status == "ANALYSING":
            return now >= self._since + timedelta(seconds=pace.analysis)
        return self.status == "PROCESSING" and bool(self._due(now, pace))

    def settle(self, now: datetime, pace: Pace, means: Means) -> float:
        """Does what is due.

        Args:
            now: The clock.
            pace: How fast jobs go on.
            means: What it may take.

        Returns:
            The processing units that this took; none while somebody else waits for it.
        """
        if not self._lock.acquire(blocking=False):
            return 0.0
        try:
            if self.status == "ANALYSING":
                self._end_analysis(now, pace)
            if self.status == "PROCESSING":
                return self._process(now, pace, means)
            return 0.0
        finally:
            self._lock.release()

    def force(self, status: Status, message: str, now: datetime) -> None:
        """Puts it into a final status.

        Raises:
            ValueError: Its interface has no such status.
        """
        if status == "PARTIAL" and self.family == "v2":
            raise ValueError("tasks of batch processing v2 are never PARTIAL")
        with self._lock:
            self.pieces = self.pieces or self.work.pieces
            left = [piece for piece in self.pieces if piece.status == "PENDING"]
            for piece in left if status in {"FAILED", "PARTIAL"} else ():
                piece.status, piece.error = "FAILED", message
            self.error = message if status == "FAILED" else None
            stopped = status == "STOPPED"
            self.reason = "UNHEALTHY" if stopped else None
            self._to(self._stopped if stopped else status, now)

    def _end_analysis(self, now: datetime, pace: Pace) -> None:
        end = self._since + timedelta(seconds=pace.analysis)
        if now < end:
            return
        try:
            found = self.work.analyse()
        except ServiceError as error:
            self.error = error.detail
            self._to("FAILED", end)
            return
        self.pieces, self.estimate = found.pieces, found.estimate
        if self._after == self._stopped:
            self._stop(end, "USER_ACTION")
        else:
            self._to(self._after, end)

    def _process(self, now: datetime, pace: Pace, means: Means) -> float:
        before, pixels, done = self.cost, means.pixels, False
        spent = self._spent()
        for piece in self._due(now, pace):
            if done and piece.pixels > pixels:
                break
            if self.family != "v1" and means.units - spent < LEAST_UNITS:
                self._stop(now, "OUT_OF_PU")
                break
            self._do(piece, pace)
            spent += piece.cost
            pixels -= max(piece.pixels, POLL_PIXELS // POLL_PIECES)
            done = True
        if self.status == "PROCESSING":
            self._finish(now)
        if done or self.status != "PROCESSING":
            self.changed = now
            self.work.note(self.pieces)
        self.cost += self._spent()
        return self.cost - before

    def _spent(self) -> float:
        """What its pieces took beyond what was told before."""
        taken = sum(piece.cost for piece in self.pieces)
        if taken and self.status in {"DONE", "PARTIAL"}:
            taken = max(taken, LEAST_COST)
        return max(0.0, taken - self.cost)

    def _due(self, now: datetime, pace: Pace) -> list[Piece]:
        """The pieces that the clock allows, in order."""
        passed = (now - self._since).total_seconds()
        share = passed / pace.processing if pace.processing else 1.0
        count = len(self.pieces)
        reached = count if share >= 1 else int(share * count)
        return [one for one in self.pieces[:reached] if one.status == "PENDING"]

    def _do(self, piece: Piece, pace: Pace) -> None:
        if pace.fails(piece):
            piece.status, piece.error = "FAILED", TOLD_TO_FAIL
            return
        try:
            piece.cost = self.work.process(piece)
        except ServiceError as error:
            piece.status, piece.error = "FAILED", error.detail
        else:
            piece.status = "PROCESSED"

    def _finish(self, now: datetime) -> None:
        """Ends it if nothing is left, or too much failed."""
        failed = sum(piece.status == "FAILED" for piece in self.pieces)
        left = sum(piece.status == "PENDING" for piece in self.pieces)
        if self.family == "v2" and failed > max(1, _UNHEALTHY * len(self.pieces)):
            self._stop(now, "UNHEALTHY")
        elif not left:
            self._end(now, failed)

    def _end(self, now: datetime, failed: int) -> None:
        if self.family == "v1" and failed:
            whole = failed == len(self.pieces)
            self.error = "All tiles failed" if whole else None
            self._to("FAILED" if whole else "PARTIAL", now)
        else:
            self._to("DONE", now)

    def _stop(self, now: datetime, reason: Reason) -> None:
        self.reason = reason
        pause = {"USER_ACTION": _USER_PAUSE, "OUT_OF_PU": _UNITS_PAUSE}.get(reason)
        if pause is not None and (self.family == "statistics"):
            self._blocked = now + pause
        self._to(self._stopped, now)

    def _act(self, action: Action, now: datetime) -> None:
        self.action, self.acted = action, now

    def _to(self, status: Status, now: datetime) -> None:
        self.status, self._since, self.changed = status, now, now

    def _illegal(self, action: Action) -> ServiceError:
        return bad_payload(
            f"The user action cannot change from {self.action} to {action} "
            f"while the status of the request is {self.status}"
        )

    def described(self) -> dict[str, Any]:
        """The job for the admin routes."""
        return {
            "id": self.id,
            "account": self.account,
            "kind": f"batch-{self.family}",
            "status": self.status,
            "pieces": len(self.pieces),
            "failed": sum(piece.status == "FAILED" for piece in self.pieces),
            "completion": self.completion,
        }
