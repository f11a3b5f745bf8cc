"""Limits on what a request may cost: what they are, and when they cannot be kept."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any

from swath._core.numbers import whole_number
from swath._errors import BudgetError, InputError
from swath.sentinelhub._plain import plain


if TYPE_CHECKING:
    from swath.sentinelhub._estimate import Estimate


OR_TELL_BANDS = "{}, or pass bands=, how many bands of each collection it reads"
"""What an estimate says where users may tell what nobody can see."""


def processing_units(given: Any, shown: str = "max_pu={!r}") -> float:
    """What may be spent, as the user gave it.

    Args:
        given: Processing units.
        shown: How messages show the argument.

    Raises:
        InputError: It is no amount.
    """
    units = plain(given)
    if not _is_amount(units):
        raise InputError(f"{shown.format(units)} has to be processing units, 0 or more")
    return float(units)


def _is_amount(value: Any) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and 0 <= value < math.inf


def as_told(
    bands: int | None, samples: float | None
) -> tuple[int | None, float | None]:
    """What the user knows of a script, and an estimate cannot.

    Args:
        bands: How many bands it reads.
        samples: How many samples a pixel has.

    Raises:
        InputError: One of them is no such number.
    """
    number = plain(samples)
    if number is not None and not _is_amount(number):
        raise InputError(f"samples={number!r} has to be a number, 0 or more")
    return None if bands is None else whole_number("bands", bands, 1), number


def check_max_pu(max_pu: Any) -> None:
    """Sees that a limit is one, or None.

    Raises:
        InputError: It is not.
    """
    if max_pu is not None:
        processing_units(max_pu)


def check_affordable(max_pu: float | None, price: Callable[[], Estimate]) -> None:
    """Sees that a request costs no more than it may, before it is sent.

    Args:
        max_pu: Processing units that it may cost; None for any.
        price: Tells what it is going to cost; called only if that matters.

    Raises:
        InputError: `max_pu` is none, or cannot be kept as nobody knows the cost.
        BudgetError: It would cost more.
    """
    check_max_pu(max_pu)
    if max_pu is None:
        return
    with keeping("max_pu="):
        cost = price()
    if cost.units > max_pu:
        raise too_dear(str(cost), cost.units, max_pu)


def too_dear(
    told: str, cost: float, limit: float, name: str = "max_pu="
) -> BudgetError:
    """What to raise if something would cost too much.

    Args:
        told: The cost in words.
        cost: Processing units.
        limit: How many are allowed.
        name: What allows them.
    """
    return BudgetError(
        f"it would cost {told}, and {name} allows {limit:g} PU: ask for a coarser "
        "resolution or for fewer bands, or allow more",
        cost=cost,
        limit=limit,
    )


@contextmanager
def reworded(text: str) -> Generator[None]:
    """Lets an error say more.

    Args:
        text: What to say; ``{}`` stands for the words of the error.

    Raises:
        InputError: With these words.
    """
    try:
        yield
    except InputError as error:
        raise InputError(text.format(error)) from None


def keeping(name: str) -> AbstractContextManager[None]:
    """Where a price is found for the sake of a limit: without it, it cannot be kept.

    Args:
        name: What sets the limit.
    """
    return reworded(f"{name} cannot be kept: {{}}")
