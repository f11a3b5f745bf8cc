"""Numbers that users give, checked alike wherever they are given."""

from __future__ import annotations

import operator
from typing import Any

from swath._errors import InputError


_LONGEST = 366 * 86_400


def seconds(name: str, value: Any) -> float:
    """A span of time that one may wait.

    Raises:
        InputError: It is no number of seconds above 0, or longer than a year.
    """
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 < value <= _LONGEST:
        raise InputError(
            f"{name}={value!r} has to be a number of seconds above 0, a year at most"
        )
    return float(value)


def whole_number(name: str, value: Any, least: int, most: int | None = None) -> int:
    """A whole number within bounds, whatever kind of integer it came as.

    Raises:
        InputError: It is none; true and false are none either.
    """
    bounds = f"of {least} or more" if most is None else f"from {least} to {most}"
    number = _index(value)
    if number is None or number < least or (most is not None and number > most):
        given = value if number is None else number
        raise InputError(f"{name}={given!r} has to be a whole number {bounds}")
    return number


def _index(value: Any) -> int | None:
    try:
        return None if isinstance(value, bool) else operator.index(value)
    except TypeError:
        return None
