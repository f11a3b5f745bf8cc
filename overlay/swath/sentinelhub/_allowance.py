"""Limits on what may be spent while a block of a program runs."""

from __future__ import annotations

import math
import threading
from collections.abc import Generator
from contextlib import contextmanager

import msgspec

from swath._errors import BudgetError


class Account(msgspec.Struct, kw_only=True):
    """What may be spent, what was, and what requests on their way may cost."""

    limit: float
    spent: float = 0.0
    reserved: float = 0.0

    @property
    def left(self) -> float:
        """What is neither spent nor reserved."""
        return self.limit - self.spent - self.reserved


class Allowance:
    """Processing units that may be spent; what `process.budget` gives.

    Args:
        account: Where they are counted.
    """

    def __init__(self, account: Account) -> None:
        self._account = account

    @property
    def limit(self) -> float:
        """Units that may be spent."""
        return self._account.limit

    @property
    def spent(self) -> float:
        """Units that were spent, as the answers told."""
        return self._account.spent

    @property
    def left(self) -> float:
        """Units that may still be spent, less those of requests on their way."""
        return self._account.left

    def __repr__(self) -> str:
        return f"Allowance(limit={self.limit:g}, spent={self.spent:g})"


class Reservation:
    """Units held back for a request on its way.

    Attributes:
        spent: What it cost; nothing unless told, as failures cost nothing.
    """

    def __init__(self) -> None:
        self.spent = 0.0


class Allowances:
    """Those that are open at a client and its views, whichever threads use them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: list[Account] = []

    @property
    def any_open(self) -> bool:
        """Whether there is one."""
        return bool(self._open)

    @property
    def left(self) -> float:
        """What may still be spent: that of the one with least left."""
        with self._lock:
            return min((one.left for one in self._open), default=math.inf)

    @contextmanager
    def opened(self, limit: float) -> Generator[Allowance]:
        """Another limit, beside those that are there."""
        account = Account(limit=limit)
        with self._lock:
            self._open.append(account)
        try:
            yield Allowance(account)
        finally:
            with self._lock:
                self._open = [one for one in self._open if one is not account]

    @contextmanager
    def reserved(self, units: float) -> Generator[Reservation]:
        """Around a request: its units are held back, and what it spent is charged.

        Args:
            units: What it is expected to cost.

        Raises:
            BudgetError: It would go over a limit.
        """
        with self._lock:
            held = [*self._open]
            for one in held:
                _check(one, units)
            for one in held:
                one.reserved += units
        reservation = Reservation()
        try:
            yield reservation
        finally:
            with self._lock:
                for one in held:
                    one.reserved -= units
                    one.spent += reservation.spent


def _check(account: Account, units: float) -> None:
    if units <= account.left:
        return
    raise BudgetError(
        f"it would cost about {units:.4g} PU, and of the {account.limit:g} PU that "
        f"the budget allows {max(0.0, account.left):.4g} are left: ask for a smaller "
        "picture or for fewer bands, or raise the budget",
        cost=units,
        limit=account.limit,
    )
