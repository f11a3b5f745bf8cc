"""What a script says of itself in `setup()`, as far as it can be read without running.

Most scripts return a plain object there. Whatever needs a computer to be known is not
guessed: then there is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

import msgspec

from swath.geo._rings import is_array, is_object


class Input(msgspec.Struct, frozen=True):
    """An entry of `input`.

    Attributes:
        bands: Their names.
        source: The `id` of the data that it is of, if it says so.
        mosaicking: ``"SIMPLE"``, ``"ORBIT"`` or ``"TILE"``.
    """

    bands: tuple[str, ...]
    source: str | None
    mosaicking: str


class Output(msgspec.Struct, frozen=True):
    """An entry of `output`.

    Attributes:
        id: Its name.
        bands: How many.
        sample_type: What its values are kept as, in upper case.
    """

    id: str
    bands: int
    sample_type: str


class Setup(msgspec.Struct, frozen=True):
    """All that it says."""

    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]


class Token(NamedTuple):
    """A word, a sign, a number or a text of a script, and where it stands."""

    kind: str
    text: str
    at: int


Literal: TypeAlias = "dict[str, Any] | list[Any] | str | float | bool | None"

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\$])*`)
    |(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<word>[A-Za-z_$][\w$]*)
    |(?P<sign>=>|[^\s])""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_BAND = re.compile(r"B\d[\dA]|VV|VH|HH|HV|DEM|[SF]\d|dataMask")
_CONSTANTS: Mapping[str, Literal] = {"true": True, "false": False, "null": None}
_ENUMS = frozenset({"SampleType", "Mosaicking"})


class UnreadableError(Exception):
    """It cannot be read without being run."""


@lru_cache(maxsize=64)
def setup(script: str) -> Setup | None:
    """What a script says of itself; None if that cannot be told from its text."""
    tokens = [*tokens_of(script)]
    try:
        begin = _begin(tokens)
        if begin is None:
            return _short(tokens)
        told = _Reader(tokens, begin).value()
    except (UnreadableError, IndexError, ValueError):
        return None
    return _setup(told) if isinstance(told, dict) else None


def tokens_of(script: str) -> Iterator[Token]:
    """The tokens of a script, without comments."""
    for found in _TOKEN.finditer(script):
        kind = found.lastgroup or ""
        if kind != "comment":
            yield Token(kind, found[0], found.start())


def _begin(tokens: list[Token]) -> int | None:
    """Where the value that `setup()` returns begins; None if there is no `setup`."""
    texts = [one.text for one in tokens]
    for at, text in enumerate(texts):
        if text != "setup" or not _defines(texts, at):
            continue
        body = texts.index(")", at) + 1
        if texts[body] == "=>":
            body += 1
        if texts[body] == "(":
            return body + 1
        if texts[body : body + 2] == ["{", "return"]:
            return body + 2
        raise UnreadableError
    return None


def _defines(texts: list[str], at: int) -> bool:
    """Whether a function is made here: ``function setup(`` or ``setup = (``."""
    after = texts[at + 1 : at + 3]
    return texts[at - 1 : at] == ["function"] or after in (
        ["=", "("],
        ["=", "function"],
    )


class _Reader:
    """Reads a value that is written out.

    Args:
        tokens: All of a script.
        at: Where it begins.
    """

    def __init__(self, tokens: list[Token], at: int) -> None:
        self._tokens = tokens
        self._at = at

    def value(self) -> Literal:
        """The value from here on.

        Raises:
            UnreadableError: It is not written out.
        """
        token = self._next()
        if token.kind == "text":
            return _ESCAPE.sub(r"\1", token.text[1:-1])
        if token.kind == "number":
            return _number(token.text)
        if token.kind == "word":
            return self._word(token.text)
        if token.text == "[":
            return self._list()
        if token.text == "{":
            return self._object()
        if token.text == "-" and self._peek().kind == "number":
            return -_number(self._next().text)
        raise UnreadableError

    def _word(self, word: str) -> Literal:
        if word in _CONSTANTS:
            return _CONSTANTS[word]
        if word in _ENUMS and self._peek().text == ".":
            self._next()
            return self._next().text
        raise UnreadableError

    def _list(self) -> list[Any]:
        found: list[Any] = []
        while not self._ends("]"):
            found.append(self.value())
            self._separate("]")
        return found

    def _object(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not self._ends("}"):
            key = self._next()
            if key.kind not in {"word", "text"} or self._next().text != ":":
                raise UnreadableError
            found[key.text.strip("'\"")] = self.value()
            self._separate("}")
        return found

    def _separate(self, end: str) -> None:
        """Passes a comma, unless the end comes next."""
        if self._peek().text == ",":
            self._at += 1
        elif self._peek().text != end:
            raise UnreadableError

    def _ends(self, end: str) -> bool:
        if self._peek().text != end:
            return False
        self._at += 1
        return True

    def _peek(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]


def _number(text: str) -> float:
    value = float(text)
    return int(value) if value.is_integer() else value


def _setup(told: Mapping[str, Any]) -> Setup | None:
    default = str(told.get("mosaicking") or "SIMPLE").upper()
    given, wanted = _listed(told.get("input")), _listed(told.get("output"))
    plain = tuple(dict.fromkeys(one for one in given if isinstance(one, str)))
    inputs = [Input(plain, None, default)] if plain else []
    inputs += [_input(one, default) for one in given if is_object(one)]
    outputs = [_output(one) for one in wanted if is_object(one)]
    return Setup(tuple(inputs), tuple(outputs)) if inputs and outputs else None


def _input(given: Mapping[str, Any], default: str) -> Input:
    source = given.get("datasource", given.get("id"))
    return Input(
        tuple(dict.fromkeys(map(str, _listed(given.get("bands"))))),
        None if source is None else str(source),
        str(given.get("mosaicking") or default).upper(),
    )


def _output(given: Mapping[str, Any]) -> Output:
    bands: Any = given.get("bands", 1)
    count: Any = len(bands) if is_array(bands) else bands
    return Output(
        str(given.get("id", "default")),
        count if isinstance(count, int) else 1,
        str(given.get("sampleType") or "AUTO").upper(),
    )


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return [*value] if is_array(value) else [value]


def _short(tokens: list[Token]) -> Setup | None:
    """The setup that a script without functions stands for: bands that it names."""
    words = [one.text for one in tokens if one.kind == "word"]
    bands = tuple(dict.fromkeys(word for word in words if _BAND.fullmatch(word)))
    if not bands or "function" in words:
        return None
    return Setup((Input(bands, None, "SIMPLE"),), (Output("default", 3, "AUTO"),))
