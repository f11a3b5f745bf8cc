"""What a user selects, checked and in the service's words."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias, get_args

from swath._core.times import When, ordered, rfc3339
from swath._errors import InputError


Order: TypeAlias = Literal["new", "old"]
"""Newest first, or oldest first."""


def package_name(name: object) -> str:
    """A package's name as it may stand in an address.

    Raises:
        InputError: It is no text, empty, or would change the address.
    """
    if not isinstance(name, str) or not name.strip():
        raise InputError(
            f"package={name!r}: pass the package's name from the dashboard"
        )
    if name in {".", ".."}:
        raise InputError(f"package={name!r} is a path, not a name")
    return name


def selection(order: Order, start: When | None, end: When | None) -> dict[str, str]:
    """Query parameters for a part of a dataset package.

    Raises:
        InputError: The order is unknown, a bound is no time, or they are swapped.
    """
    if order not in get_args(Order):
        raise InputError(
            f"order={order!r} is unknown: 'new' is newest first, 'old' is oldest first"
        )
    first, last = ordered(start, end)
    bounds = {"from": first, "to": last}
    return {"order": order} | {
        name: rfc3339(bound) for name, bound in bounds.items() if bound is not None
    }


def seconds(name: str, span: dt.timedelta | float) -> dt.timedelta:
    """A duration given in seconds or as timedelta.

    Raises:
        InputError: It is negative, or no duration.
    """
    try:
        value = span if isinstance(span, dt.timedelta) else dt.timedelta(seconds=span)
    except (TypeError, ValueError, OverflowError):
        raise InputError(f"{name}={span!r} is not a number of seconds") from None
    if value < dt.timedelta(0):
        raise InputError(f"{name}={span!r} is negative")
    return value
