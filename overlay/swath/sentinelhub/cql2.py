"""Conditions on Items, written in Python: they become CQL2 text or CQL2 JSON.

`p` names a property; comparing it makes a `Condition`, and `&`, `|` and `~` join these.
The service promises comparisons, `between`, `&` and `~`; what it makes of the others is
not documented.

See https://docs.ogc.org/is/21-065r2/21-065r2.html for the language.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable
from typing import Any, NoReturn, TypeAlias, final

from swath._core.times import rfc3339
from swath._errors import InputError
from swath.sentinelhub._plain import plain


__all__ = ["Condition", "Property", "Value", "p"]

Value: TypeAlias = str | float | bool | dt.datetime | dt.date
"""What a property can be compared with; datetimes without a zone are in UTC."""

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_.:]*")
_RESERVED = frozenset(
    {"and", "or", "not", "like", "in", "is", "null", "between", "true", "false"}
    | {"date", "timestamp", "interval", "div", "casei", "accenti"}
)
_JOINING = ("and", "or", "not")


@final
class Condition:
    """A condition on Items, in both forms of CQL2.

    Join conditions with ``&`` and ``|`` and turn them round with ``~``; Python's words
    `and`, `or` and `not` cannot do that, and are refused.

    Args:
        op: The operator, as CQL2 JSON names it.
        args: Its operands, as CQL2 JSON has them.
        text: The condition as CQL2 text.
    """

    __slots__ = ("_args", "_op", "_text")

    def __init__(self, op: str, args: list[Any], text: str) -> None:
        self._op = op
        self._args = args
        self._text = text

    def to_dict(self) -> dict[str, Any]:
        """The condition as CQL2 JSON."""
        return {"op": self._op, "args": self._args}

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"Condition({self._text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Condition) and self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        return hash(self._text)

    def __and__(self, other: Condition) -> Condition:
        return self._joined("and", other)

    def __or__(self, other: Condition) -> Condition:
        return self._joined("or", other)

    def __invert__(self) -> Condition:
        return Condition("not", [self.to_dict()], f"NOT ({self._text})")

    def __bool__(self) -> NoReturn:
        raise TypeError(
            "a condition is neither true nor false: join conditions with & and |, turn "
            "them with ~, each comparison in parentheses; for a range use between()"
        )

    def _joined(self, op: str, other: Condition) -> Condition:
        if not isinstance(other, Condition):  # pyright: ignore[reportUnnecessaryIsInstance] - users pass anything
            return NotImplemented
        parts = [part for one in (self, other) for part in one._parts(op)]
        texts = [one._within(op) for one in (self, other)]
        return Condition(op, parts, f" {op.upper()} ".join(texts))

    def _parts(self, op: str) -> list[Any]:
        """What it adds to a row of conditions joined by an operator."""
        return self._args if self._op == op else [self.to_dict()]

    def _within(self, op: str) -> str:
        """Its text as an operand: no reader has to know what binds more tightly."""
        own = self._op in _JOINING and self._op != op
        return f"({self._text})" if own else self._text


@final
class Property:
    """A property of Items that a condition is about; see `p`."""

    __slots__ = ("_name",)
    __hash__ = None  # type: ignore[assignment]  # it compares to conditions

    def __init__(self, name: Any) -> None:
        if not isinstance(name, str) or not name.strip():
            raise InputError(f"p({name!r}): pass a property's name: 'eo:cloud_cover'")
        self._name = name

    def __repr__(self) -> str:
        return f"p({self._name!r})"

    def __lt__(self, value: Value) -> Condition:
        return self._compared("<", value)

    def __le__(self, value: Value) -> Condition:
        return self._compared("<=", value)

    def __gt__(self, value: Value) -> Condition:
        return self._compared(">", value)

    def __ge__(self, value: Value) -> Condition:
        return self._compared(">=", value)

    def __eq__(self, value: Value) -> Condition:  # type: ignore[override]  # as meant  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._compared("=", value)

    def __ne__(self, value: Value) -> Condition:  # type: ignore[override]  # as meant  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._compared("<>", value)

    def between(self, low: float, high: float) -> Condition:
        """Items whose value lies between two numbers, both included.

        Raises:
            InputError: They are no numbers, or the wrong way round.
        """
        bounds = [_number(low, "low"), _number(high, "high")]
        if bounds[0] > bounds[1]:
            raise InputError(f"between({low!r}, {high!r}): swap them")
        text = f"{self._text} BETWEEN {_text(low)} AND {_text(high)}"
        return Condition("between", [self._json, *bounds], text)

    def is_in(self, values: Iterable[Value]) -> Condition:
        """Items whose value is one of several.

        Raises:
            InputError: There are none, or one of them is no value.
        """
        several = [values] if isinstance(values, str) else [*values]
        if not several:
            raise InputError(f"{self!r}.is_in([]) lets nothing pass: name some values")
        texts = ", ".join(map(_text, several))
        return Condition(
            "in", [self._json, [*map(_json, several)]], f"{self._text} IN ({texts})"
        )

    def like(self, pattern: str) -> Condition:
        """Items whose value is as a pattern: `%` is any text, `_` one character.

        Raises:
            InputError: The pattern is no text.
        """
        if not isinstance(pattern, str):  # pyright: ignore[reportUnnecessaryIsInstance] - users pass anything
            raise InputError(f"like({pattern!r}) takes text, such as 'S2B%'")
        text = f"{self._text} LIKE {_text(pattern)}"
        return Condition("like", [self._json, pattern], text)

    def is_null(self) -> Condition:
        """Items that have no value."""
        return Condition("isNull", [self._json], f"{self._text} IS NULL")

    @property
    def _json(self) -> dict[str, str]:
        return {"property": self._name}

    @property
    def _text(self) -> str:
        plain = _PLAIN.fullmatch(self._name) and self._name.lower() not in _RESERVED
        if plain:
            return self._name
        return '"' + self._name.replace('"', '""') + '"'

    def _compared(self, op: str, value: Value) -> Condition:
        text = f"{self._text} {op} {_text(value)}"
        return Condition(op, [self._json, _json(value)], text)


def p(name: str) -> Property:
    """A property of Items, to be compared.

    Args:
        name: As it stands in the Items; `catalog.queryables` tells those of a
            collection.

    Raises:
        InputError: It is no name.

    Examples:
        >>> from swath.sentinelhub.cql2 import p
        >>> clear = (p("eo:cloud_cover") < 20) & (p("platform") == "sentinel-2b")
        >>> print(clear)
        eo:cloud_cover < 20 AND platform = 'sentinel-2b'
        >>> clear.to_dict()["op"]
        'and'
    """
    return Property(name)


def _json(value: Any) -> Any:
    """A value as CQL2 JSON has it."""
    value = plain(value)
    if isinstance(value, str | bool):
        return value
    if isinstance(value, dt.datetime):
        return {"timestamp": rfc3339(value)}
    if isinstance(value, dt.date):
        return {"date": value.isoformat()}
    return _number(value, "value")


def _text(value: Any) -> str:
    """A value as CQL2 text has it."""
    value = plain(value)
    told = _json(value)
    if isinstance(value, dt.date):
        ((kind, moment),) = told.items()
        return f"{kind.upper()}('{moment}')"
    if isinstance(told, str):
        return "'" + told.replace("'", "''") + "'"
    return repr(told).upper() if isinstance(told, bool) else repr(told)


def _number(value: Any, name: str) -> float:
    value = plain(value)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not math.isfinite(value):
        raise InputError(
            f"{name}={value!r}: a property is compared with text, a number, a boolean, "
            "a datetime or a date"
        )
    found: float = value
    return found
