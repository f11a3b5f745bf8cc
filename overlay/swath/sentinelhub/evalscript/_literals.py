"""Values that are written out in a script; what has to be computed stays unknown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeAlias

import msgspec

from swath.sentinelhub.evalscript._tokens import Token, Tokens


class Unknown(msgspec.Struct, frozen=True):
    """A value that cannot be told without running the script."""


class Constant(msgspec.Struct, frozen=True):
    """A member of an object that the service brings, such as ``SampleType.UINT8``."""

    owner: str
    name: str


class Listed(msgspec.Struct, frozen=True):
    """A list; `whole` tells whether there are no others than these items."""

    items: tuple[Node, ...]
    whole: bool


class Members(msgspec.Struct, frozen=True):
    """An object; `whole` tells whether there are no others than these members."""

    by_name: dict[str, Node]
    whole: bool

    def get(self, name: str) -> Node | None:
        """A member; None if there is none, or none that is known."""
        return self.by_name.get(name)

    def lacks(self, name: str) -> bool:
        """Whether it is certain that there is no such member."""
        return self.whole and name not in self.by_name


Value: TypeAlias = "str | float | bool | Unknown | Constant | Listed | Members | None"


class Node(NamedTuple):
    """A value, and where in the script it begins."""

    at: int
    value: Value


UNKNOWN: Final = Unknown()

_ESCAPE = re.compile(
    r"\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r\n|.))", re.DOTALL
)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_WORDS: Final[dict[str, Any]] = {"true": True, "false": False, "null": None}
_CONSTANTS = frozenset({"SampleType", "Mosaicking"})
_ENDS = frozenset({",", ";", ")", "]", "}"})


def read(tokens: Tokens, index: int) -> tuple[Node, int]:
    """Reads the value that begins with a token.

    Args:
        tokens: The script.
        index: The token's place.

    Returns:
        The value, and the place of the token behind it.
    """
    token = tokens.all[index]
    value, behind = _simple(tokens, index)
    if tokens.text(behind) in _ENDS:
        return Node(token.at, value), behind
    return Node(token.at, UNKNOWN), _skipped(tokens, index)


def _simple(tokens: Tokens, index: int) -> tuple[Value, int]:
    """What one would read if nothing were to follow."""
    token = tokens.all[index]
    if token.kind == "text":
        return text_of(token), index + 1
    if token.kind == "number":
        return _number(token.text), index + 1
    if token.text in _BRACKETS:
        return _BRACKETS[token.text](tokens, index), tokens.partner[index] + 1
    return _negative(tokens, index) if token.text == "-" else _word(tokens, index)


def _negative(tokens: Tokens, index: int) -> tuple[Value, int]:
    number = _number(tokens.text(index + 1))
    return (-number if isinstance(number, float) else UNKNOWN), index + 2


def _word(tokens: Tokens, index: int) -> tuple[Value, int]:
    token = tokens.all[index]
    if token.text in _CONSTANTS and tokens.text(index + 1) == ".":
        return Constant(token.text, tokens.text(index + 2)), index + 3
    if token.kind == "word" and token.text in _WORDS:
        return _WORDS[token.text], index + 1
    return UNKNOWN, index + 1


def _enclosed(tokens: Tokens, index: int) -> Value:
    """The value in round brackets."""
    if tokens.partner[index] == index + 1:
        return UNKNOWN
    node, behind = read(tokens, index + 1)
    return node.value if behind == tokens.partner[index] else UNKNOWN


def _list(tokens: Tokens, index: int) -> Listed:
    end, at = tokens.partner[index], index + 1
    items: list[Node] = []
    whole = True
    while at < end:
        if tokens.text(at) in {"...", ","}:  # others, or a gap
            whole = False
            at += 1
            continue
        node, behind = read(tokens, at)
        items.append(node)
        at = _passed(tokens, behind, end)
    return Listed(tuple(items), whole)


def _object(tokens: Tokens, index: int) -> Members:
    end, at = tokens.partner[index], index + 1
    found: dict[str, Node] = {}
    whole = True
    while at < end:
        token = tokens.all[at]
        named = token.kind in {"word", "text", "number"}
        if named and tokens.text(at + 1) == ":" and at + 2 < end:
            node, behind = read(tokens, at + 2)
            name = text_of(token) if token.kind == "text" else token.text
        else:
            # A computed name, a function, what another object has, a variable.
            behind = _skipped(tokens, at)
            name, node = token.text, Node(token.at, UNKNOWN)
            if not named or tokens.text(at + 1) not in {",", "}"}:
                found = dict.fromkeys(found, node)
                whole = False
        found[name] = node
        at = _passed(tokens, behind, end)
    return Members(found, whole)


def _passed(tokens: Tokens, at: int, end: int) -> int:
    """Behind the comma that comes next, or the end."""
    return at + 1 if at < end and tokens.text(at) == "," else end


def _skipped(tokens: Tokens, index: int) -> int:
    """The place of the token that ends a value, whatever it is made of."""
    while index < len(tokens.all):
        text = tokens.text(index)
        if text in _ENDS and tokens.all[index].kind == "sign":
            return index
        index = tokens.partner.get(index, index) + 1
    return index


def text_of(token: Token) -> str:
    """What a text says."""
    text = _ESCAPE.sub(_unescaped, token.text[1:-1])
    # JavaScript may write one sign as a pair of surrogates.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        return chr(min(int(code, 16), 0x10FFFF))
    sign = found[4]
    return "" if sign in {"\n", "\r\n"} else _ESCAPED.get(sign, sign)


def _number(text: str) -> float | Unknown:
    plain = text.replace("_", "").removesuffix("n")
    try:
        if plain[:2].lower() in {"0x", "0b", "0o"}:
            return float(int(plain, 0))
        return float(plain)
    except ValueError:
        return UNKNOWN


_BRACKETS: Final[dict[str, Callable[[Tokens, int], Value]]] = {
    "[": _list,
    "{": _object,
    "(": _enclosed,
}
