"""The time of the emulated world: tests move it, nothing has to sleep."""

from __future__ import annotations

import asyncio
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple


Mode = Literal["auto", "manual", "real"]

START = datetime(2026, 6, 1, tzinfo=UTC)
"""Where every clock begins, so that a run can be repeated to the second."""


class _Sleeper(NamedTuple):
    due: datetime
    loop: asyncio.AbstractEventLoop
    woken: asyncio.Event

    def wake(self) -> None:
        self.loop.call_soon_threadsafe(self.woken.set)


class Clock:
    """The clock that tokens, event ids, heartbeats and jobs read.

    - `auto`: stands still, and goes a step on whenever a client asks for progress.
    - `manual`: stands still until `advance` is called; intervals wait for that.
    - `real`: runs, `factor` times as fast as the wall clock.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._sleepers: list[_Sleeper] = []
        self._use("auto", factor=1.0, step=1.0, now=START)

    @property
    def mode(self) -> Mode:
        """How time passes."""
        return self._mode

    @property
    def factor(self) -> float:
        """Emulated seconds per real second in the mode `real`."""
        return self._factor

    @property
    def step(self) -> float:
        """Seconds that one poll takes in the mode `auto`."""
        return self._step

    def use(self, mode: Mode, *, factor: float = 1.0, step: float = 1.0) -> None:
        """Changes how time passes, going on from the present moment.

        Args:
            mode: `auto`, `manual` or `real`.
            factor: Emulated seconds per real second, for `real`.
            step: Seconds per poll, for `auto`.

        Raises:
            ValueError: The mode is unknown, the factor not positive or the step
                negative.
        """
        if mode not in ("auto", "manual", "real"):
            raise ValueError(f"{mode!r} is no clock mode: take auto, manual or real")
        if factor <= 0 or step < 0:
            raise ValueError("a clock's factor is positive and its step not negative")
        with self._lock:
            self._use(mode, factor=factor, step=step, now=self.now())
            self._wake(everyone=True)

    def now(self) -> datetime:
        """The present moment, in UTC; looking at it does not move it."""
        with self._lock:
            if self._mode != "real":
                return self._base
            passed = (time.monotonic() - self._since) * self._factor
            return self._base + timedelta(seconds=passed)

    def running(self) -> float:
        """Seconds of a time that passes while clients wait, for what refills.

        In the mode `auto`, real seconds pass beside those of the polls.
        """
        with self._lock:
            passed = time.monotonic() if self._mode == "auto" else 0.0
            return self.now().timestamp() + passed

    def poll(self) -> datetime:
        """The present moment for a client that asks for progress."""
        with self._lock:
            if self._mode == "auto":
                self._base += timedelta(seconds=self._step)
            return self.now()

    def advance(self, seconds: float) -> datetime:
        """Moves the clock on, in every mode, and returns the new moment.

        Raises:
            ValueError: The seconds are negative.
        """
        if seconds < 0:
            raise ValueError("a clock only goes forward: pass seconds >= 0")
        with self._lock:
            self._base += timedelta(seconds=seconds)
            self._wake()
            return self.now()

    def reset(self) -> None:
        """Back to the start, in the mode `auto`."""
        with self._lock:
            self._use("auto", factor=1.0, step=1.0, now=START)
            self._wake(everyone=True)

    async def sleep(self, seconds: float) -> None:
        """Waits for an interval: of emulated time where that passes by itself.

        In the mode `auto` the seconds are real ones, as no clock hand would move
        while everybody waits.
        """
        if self._mode != "manual":
            await asyncio.sleep(seconds / self._factor)
            return
        with self._lock:
            due = self.now() + timedelta(seconds=seconds)
            sleeper = _Sleeper(due, asyncio.get_running_loop(), asyncio.Event())
            self._sleepers.append(sleeper)
        try:
            await sleeper.woken.wait()
        finally:
            self._forget(sleeper)

    def _use(self, mode: Mode, *, factor: float, step: float, now: datetime) -> None:
        self._mode: Mode = mode
        self._factor = factor if mode == "real" else 1.0
        self._step = step
        self._base = now
        self._since = time.monotonic()

    def _forget(self, sleeper: _Sleeper) -> None:
        with self._lock:
            self._sleepers = [one for one in self._sleepers if one is not sleeper]

    def _wake(self, *, everyone: bool = False) -> None:
        now = self.now()
        due = [one for one in self._sleepers if everyone or one.due <= now]
        self._sleepers = [one for one in self._sleepers if one not in due]
        for sleeper in due:
            sleeper.wake()

    def __repr__(self) -> str:
        return f"Clock({self._mode}, {self.now():%Y-%m-%dT%H:%M:%S}Z)"
