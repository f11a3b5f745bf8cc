"""Band maths: what is to be computed of the bands of a pixel."""

from __future__ import annotations

import json
import math
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from swath._errors import InputError
from swath.sentinelhub._plain import plain


class BandUse(NamedTuple):
    """A band that is read.

    Attributes:
        name: Its name.
        source: The `id` of its data among several; None for the only one.
        unit: What it is read in; None for its default.
    """

    name: str
    source: str | None = None
    unit: str | None = None


ExpressionLike: TypeAlias = "Expression | float"
"""Band maths, or a number."""

Colours: TypeAlias = "Mapping[float, str] | Mapping[int, str]"
"""Colours such as ``"#1a9850"`` by value."""

_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_COLOUR = re.compile(r"#?([\da-fA-F]{6})")
_CHOICE, _OR, _AND, _EQUAL, _ORDER, _SUM, _PRODUCT, _UNARY, _POWER, _ATOM = range(10)
_LEAST_COLOURS = 2


class Expression:
    """Band maths: a number, or a colour, for each pixel.

    Made by `band`, and by the functions beside it; ``+ - * / **``, ``abs()`` and
    comparisons make further ones. Comparisons are joined by ``&``, ``|`` and ``~``
    in brackets, as in ``(ndvi > 0.4) & (band("SCL") == 4)``.

    Args:
        code: JavaScript.
        level: How tightly its outermost operator binds.
        uses: The bands that it reads.
        prelude: What is made once for all pixels, by name.
        width: How many values it gives: 1, or 3 for a colour.
    """

    __hash__ = None  # type: ignore[assignment]  # as `==` makes an expression
    __slots__ = ("code", "level", "prelude", "uses", "width")

    def __init__(
        self,
        code: str,
        level: int = _ATOM,
        uses: Iterable[BandUse] = (),
        prelude: Mapping[str, str] | None = None,
        width: int = 1,
    ) -> None:
        self.code = code
        self.level = level
        self.uses = tuple(dict.fromkeys(uses))
        self.prelude = dict(prelude or {})
        self.width = width

    def __repr__(self) -> str:
        return f"<Expression {self.code}>"

    def __bool__(self) -> bool:
        """Refuses: an expression is no answer.

        Raises:
            InputError: Always.
        """
        raise InputError(
            "an expression is neither true nor false here: join comparisons by & | ~ "
            "(in brackets) in place of and, or, not, and choose with where()"
        )

    def __add__(self, other: ExpressionLike) -> Expression:
        return _joined(self, "+", other, _SUM)

    def __radd__(self, other: ExpressionLike) -> Expression:
        return _joined(other, "+", self, _SUM)

    def __sub__(self, other: ExpressionLike) -> Expression:
        return _joined(self, "-", other, _SUM)

    def __rsub__(self, other: ExpressionLike) -> Expression:
        return _joined(other, "-", self, _SUM)

    def __mul__(self, other: ExpressionLike) -> Expression:
        return _joined(self, "*", other, _PRODUCT)

    def __rmul__(self, other: ExpressionLike) -> Expression:
        return _joined(other, "*", self, _PRODUCT)

    def __truediv__(self, other: ExpressionLike) -> Expression:
        return _joined(self, "/", other, _PRODUCT)

    def __rtruediv__(self, other: ExpressionLike) -> Expression:
        return _joined(other, "/", self, _PRODUCT)

    def __pow__(self, other: ExpressionLike) -> Expression:
        return _called("Math.pow", self, other)

    def __neg__(self) -> Expression:
        return _like(f"-{_within(self, _ATOM)}", _UNARY, self)

    def __abs__(self) -> Expression:
        return _called("Math.abs", self)

    def __lt__(self, other: ExpressionLike) -> Expression:
        return _joined(self, "<", other, _ORDER)

    def __le__(self, other: ExpressionLike) -> Expression:
        return _joined(self, "<=", other, _ORDER)

    def __gt__(self, other: ExpressionLike) -> Expression:
        return _joined(self, ">", other, _ORDER)

    def __ge__(self, other: ExpressionLike) -> Expression:
        return _joined(self, ">=", other, _ORDER)

    def __eq__(self, other: ExpressionLike) -> Expression:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]  # as numpy has it
        return _joined(self, "===", other, _EQUAL)

    def __ne__(self, other: ExpressionLike) -> Expression:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]  # as numpy has it
        return _joined(self, "!==", other, _EQUAL)

    def __and__(self, other: ExpressionLike) -> Expression:
        return _joined(self, "&&", other, _AND)

    def __or__(self, other: ExpressionLike) -> Expression:
        return _joined(self, "||", other, _OR)

    def __invert__(self) -> Expression:
        return _like(f"!{_within(self, _ATOM)}", _UNARY, self)


def band(
    name: str, *, source: str | None = None, unit: str | None = None
) -> Expression:
    """A band of the data, such as ``band("B08")``.

    Args:
        name: Its name; `bands` knows those of the public collections.
        source: The `id` of its data, where a request has several.
        unit: What its values are in, such as ``"DN"``; None for its default.

    Raises:
        InputError: A name cannot be one.
    """
    for what, word in (("band", name), ("source", source)):
        if word is not None and not _is_word(word):
            raise InputError(
                f"{what} {word!r} cannot be a name in a script: take letters, digits "
                "and underscores"
            )
    return Expression(
        f"{sample_name(source)}.{name}", uses=[BandUse(name, source, unit)]
    )


def sample_name(source: str | None) -> str:
    """What the sample of some data is called in a script."""
    return "sample" if source is None else f"{source}_sample"


def index(one: ExpressionLike, other: ExpressionLike) -> Expression:
    """The normalized difference ``(one - other) / (one + other)``; 0 for 0 by 0."""
    return _called("index", one, other)


def where(
    condition: ExpressionLike, then: ExpressionLike, otherwise: ExpressionLike
) -> Expression:
    """`then` where a condition holds, else `otherwise`."""
    parts = [_number(one) for one in (condition, then, otherwise)]
    code = (
        f"{_within(parts[0], _OR)} ? {_within(parts[1], _OR)} : {_within(parts[2], 0)}"
    )
    return _of(code, _CHOICE, parts)


def minimum(*values: ExpressionLike) -> Expression:
    """The least of some values."""
    return _called("Math.min", *values)


def maximum(*values: ExpressionLike) -> Expression:
    """The greatest of some values."""
    return _called("Math.max", *values)


def clip(value: ExpressionLike, low: float, high: float) -> Expression:
    """A value held between two others."""
    return minimum(maximum(value, low), high)


def sqrt(value: ExpressionLike) -> Expression:
    """The square root."""
    return _called("Math.sqrt", value)


def log10(value: ExpressionLike) -> Expression:
    """The logarithm to the base of 10, as decibels have it: ten times that of VV."""
    return _called("Math.log10", value)


def isin(value: ExpressionLike, values: Iterable[float]) -> Expression:
    """Whether a value is one of some: ``isin(band("SCL"), [3, 8, 9, 10])``.

    Raises:
        InputError: There are none, or one is no number.
    """
    listed = ", ".join(number(one) for one in values)
    if not listed:
        raise InputError("isin(..., []) is never true: name some values")
    one = _number(value)
    return _of(f"[{listed}].includes({one.code})", _ATOM, [one])


def classify(
    value: ExpressionLike, edges: Sequence[float], values: Sequence[float]
) -> Expression:
    """The value of the class that a value falls into.

    Args:
        value: What is looked at.
        edges: The thresholds, rising; a threshold belongs to the class above it.
        values: Those of the classes, the lowest first: one more than `edges`.

    Raises:
        InputError: There are more or fewer values, or the edges do not rise.
    """
    if len(values) != len(edges) + 1:
        raise InputError(
            f"{len(edges)} edges make {len(edges) + 1} classes, but there are "
            f"{len(values)} values"
        )
    if list(edges) != sorted(set(edges)):
        raise InputError(f"edges={list(edges)} do not rise")
    found: Expression = _number(values[-1])
    for edge, one in reversed(list(zip(edges, values[:-1], strict=True))):
        found = where(_number(value) < edge, one, found)
    return found


def ramp(value: ExpressionLike, colours: Colours) -> Expression:
    """A colour that changes smoothly with a value; values beyond keep the last one.

    Args:
        value: What is shown.
        colours: The colours by value, as ``{0: "#ffffff", 1: "#00441b"}``.

    Raises:
        InputError: A colour is none, or there are fewer than two.
    """
    _check_colours(colours)
    if len(colours) < _LEAST_COLOURS:
        raise InputError(f"a ramp needs {_LEAST_COLOURS} colours at least")
    return _shown("ColorRampVisualizer", value, colours)


def palette(value: ExpressionLike, colours: Colours) -> Expression:
    """The colour of a class, as ``palette(band("SCL"), {4: "#00a000", 6: "#0000ff"})``.

    Args:
        value: The class, a whole number.
        colours: The colours by class; other classes are black.

    Raises:
        InputError: A colour is none, or there is none at all.
    """
    _check_colours(colours)
    if not colours:
        raise InputError("a palette needs a colour at least")
    if any(one != round(one) for one in colours):
        raise InputError(f"classes {list(colours)} have to be whole numbers")
    # The visualizer has a colour last until the next one begins.
    black: dict[float, str] = dict.fromkeys(
        [min(colours) - 1, *(one + 1 for one in colours)], "#000000"
    )
    known: dict[float, str] = {**black, **dict(colours.items())}
    return _shown("ColorMapVisualizer", value, known)


def number(value: Any) -> str:
    """A number as JavaScript has it.

    Raises:
        InputError: It is none.
    """
    value = plain(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(f"{value!r} is neither a number nor band maths")
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return json.dumps(value)


def _shown(kind: str, value: ExpressionLike, colours: Colours) -> Expression:
    pairs = [f"[{number(at)}, {_colour(text)}]" for at, text in sorted(colours.items())]
    made = f"new {kind}([{', '.join(pairs)}])"
    name = f"colours_{zlib.crc32(made.encode()):08x}"
    one = _number(value)
    found = _of(f"{name}.process({one.code})", _ATOM, [one])
    return Expression(
        found.code, found.level, found.uses, {**found.prelude, name: made}, width=3
    )


def _check_colours(colours: Any) -> None:
    if not isinstance(colours, Mapping):
        raise InputError(
            f"colours {colours!r} have to be a mapping from values, such as "
            "{0: '#ffffff', 1: '#00441b'}"
        )


def _colour(text: Any) -> str:
    found = _COLOUR.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise InputError(f"{text!r} is no colour: write it as '#1a9850'")
    return f"0x{found[1].lower()}"


def _number(value: ExpressionLike) -> Expression:
    """An expression of one value.

    Raises:
        InputError: It is none, or a colour.
    """
    if not isinstance(value, Expression):
        text = number(value)
        return Expression(text, _UNARY if text.startswith("-") else _ATOM)
    if value.width != 1:
        raise InputError(
            "a colour is no number: it can be put out, but not computed with"
        )
    return value


def _joined(
    one: ExpressionLike, operator: str, other: ExpressionLike, level: int
) -> Expression:
    left, right = _number(one), _number(other)
    code = f"{_within(left, level)} {operator} {_within(right, level + 1)}"
    return _of(code, level, [left, right])


def _called(name: str, *values: ExpressionLike) -> Expression:
    parts = [_number(one) for one in values]
    return _of(f"{name}({', '.join(one.code for one in parts)})", _ATOM, parts)


def _like(code: str, level: int, one: Expression) -> Expression:
    return _of(code, level, [_number(one)])


def _of(code: str, level: int, parts: Sequence[Expression]) -> Expression:
    uses = [use for one in parts for use in one.uses]
    prelude = {name: made for one in parts for name, made in one.prelude.items()}
    return Expression(code, level, uses, prelude)


def _within(one: Expression, level: int) -> str:
    """The code of a part, in brackets where it binds more loosely."""
    return one.code if one.level >= level else f"({one.code})"


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and bool(_WORD.fullmatch(value))
