"""When requests may go: the rate budget of a client, and what it learns."""

from __future__ import annotations

import os
import threading

from swath import _log
from swath._config import Settings
from swath._core.budget import Budget, Memory, Rate, Shared
from swath._core.effects import Flow, Head, now
from swath._core.retry import retry_after
from swath._errors import ConfigError, InputError
from swath._io.shared import SharedFile
from swath.sentinelhub._account import base_url
from swath.sentinelhub._allowance import Allowances
from swath.sentinelhub._usage import Meter
from swath_api._runtime import OperationInfo


_WORTH_TELLING = 1.0
"""Seconds of waiting from which on the log tells of it."""


class Pace:
    """Lets requests go as the budget has it, and counts the answers.

    Args:
        budget: The budget; None lets all go at once.

    Attributes:
        meter: What was counted.
        allowances: What may be spent while blocks of the program run.
    """

    def __init__(self, budget: Budget | None) -> None:
        self.meter = Meter()
        self.allowances = Allowances()
        self._budget = budget

    def admitted(
        self, info: OperationInfo, units: float | None, patience: float
    ) -> Flow[float]:
        """Waits until an attempt may begin.

        Args:
            info: The operation.
            units: What it is going to cost; as much as the last time if None.
            patience: Seconds until the deadline.

        Returns:
            The units that it was taken to cost.

        Raises:
            DeadlineError: It would have to wait for too long.
        """
        expected = self.meter.expected(info.id) if units is None else units
        if self._budget is None or not info.secured:
            return expected
        delay = yield from self._budget.admitted(expected, patience)
        if delay > 0:
            self.meter.waited(delay)
        if delay > _WORTH_TELLING:
            _log.budget_waited(info.service, info.id, delay=delay)
        return expected

    def answered(self, info: OperationInfo, head: Head, units: float) -> Flow[None]:
        """Counts an answer, and tells the budget what it did not know."""
        cost = self.meter.answered(info.id, head.status, head.headers)
        if self._budget is None or not info.secured:
            return
        yield from self._budget.settle(cost - units)
        if head.status == 429:  # noqa: PLR2004 - too many requests
            wall = (yield from now()).wall
            asked = retry_after(head.headers, unit="ms", wall=wall)
            yield from self._budget.hold(min(asked or 0.0, _LONGEST_HOLD))


_LONGEST_HOLD = 120.0
"""Seconds for which one answer can stop all who share a budget, at most."""


class _Budgets:
    """The budgets of this process: clients of one account and rate share one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._memories: dict[str, Memory] = {}

    def memory(self, name: str) -> Memory:
        """The state that all budgets of a name share."""
        with self._lock:
            return self._memories.setdefault(name, Memory())


_budgets = _Budgets()


def pace(settings: Settings) -> Pace:
    """What paces the requests of a client.

    Raises:
        ConfigError: The rate is none, or there is a file for none.
    """
    text, path = settings.get("rate"), settings.get("budget_file")
    if text is None:
        if path is not None:
            raise ConfigError(
                "budget_file= needs a rate= to share, such as rate='600/min'"
            )
        return Pace(None)
    try:
        rate = Rate.of(text)
    except InputError as error:
        raise ConfigError(str(error)) from None
    if path is not None:
        return Pace(Budget(rate, Shared(SharedFile(path, "budget_file"))))
    account = settings.get("client_id") or hash(settings.get("token"))
    return Pace(Budget(rate, _budgets.memory(f"{base_url(settings)} {account}")))


def rate_text(rate: str | float | None) -> str | None:
    """A rate as settings have it; a bare number means requests a minute."""
    if rate is None or isinstance(rate, str):
        return rate
    return f"{rate:.12g}/min"


def path_text(path: str | os.PathLike[str] | None, name: str) -> str | None:
    """A path as settings have it.

    Raises:
        ConfigError: It is none.
    """
    try:
        return None if path is None else os.fspath(path)
    except TypeError:
        raise ConfigError(f"{name}={path!r} is no path of a file") from None
