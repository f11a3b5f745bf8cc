"""The tokens of a script: enough of JavaScript to read what is written out in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias


Kind: TypeAlias = Literal["word", "number", "text", "template", "regex", "sign"]


class Token(NamedTuple):
    """A word, a number, a text or a sign, and where in the script it begins."""

    kind: Kind
    text: str
    at: int


class Break(NamedTuple):
    """Where a script stops to make sense, and why."""

    at: int
    why: str


_BLANK = re.compile(r"\s+|//[^\n]*|/\*.*?\*/|<!--[^\n]*", re.DOTALL)
_TEXT = re.compile(r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL)
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
_NUMBER = re.compile(
    r"0[xXbBoO][\da-fA-F_]+n?|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?n?"
)
_WORD = re.compile(r"[^\W\d][\w$]*|[$#][\w$]*")
_SIGN = re.compile(
    r">>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?"
    r"|\?\.(?!\d)|\*\*|\+\+|--|<<|>>|[-+*%&|^/]=|."
)
_PATTERNS: dict[Kind, re.Pattern[str]] = {
    "regex": _REGEX,
    "number": _NUMBER,
    "word": _WORD,
}
_BEFORE_REGEX = frozenset(
    {"return", "typeof", "case", "do", "else", "in", "instanceof", "void", "throw"}
)
_OPEN = {"(": ")", "[": "]", "{": "}"}


class Tokens:
    """A script taken apart.

    Attributes:
        script: The script.
        all: Its tokens, comments left out; up to the break if there is one.
        broken: Where it stops to make sense; None if it does not.
        doubtful: Whether a ``/`` was met that may begin a pattern or divide: then
            nothing that looks broken is certain to be.
        partner: The other bracket of each bracket, by their places in `all`.
    """

    def __init__(self, script: str) -> None:
        self.script = script
        self.all: list[Token] = []
        self.broken: Break | None = None
        self.doubtful = False
        self.partner: dict[int, int] = {}
        self._scan()
        self._pair()

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of a place in the script, both from 1 on."""
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1

    def text(self, index: int) -> str:
        """The text of a token; an empty one beyond the last or before the first."""
        return self.all[index].text if 0 <= index < len(self.all) else ""

    def has(self, word: str) -> bool:
        """Whether a word occurs anywhere, also as a key in quotes."""
        return word in self._words

    @property
    def returns(self) -> bool:
        """Whether it returns something outside of all functions: the short form."""
        index = 0
        while index < len(self.all):
            if self.all[index][:2] == ("word", "return"):
                return True
            index = self.partner.get(index, index) + 1
        return False

    @cached_property
    def _words(self) -> frozenset[str]:
        named = ("word", "text")
        return frozenset(one.text.strip("'\"") for one in self.all if one.kind in named)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer(r"\n", self.script))]

    def _scan(self) -> None:
        at, end = 0, len(self.script)
        while at < end and self.broken is None:
            blank = _BLANK.match(self.script, at)
            if blank is not None:
                at = blank.end()
                continue
            token = self._token(at)
            if token is None:
                return
            self.all.append(token)
            at += len(token.text)

    def _token(self, at: int) -> Token | None:
        sign = self.script[at]
        if sign in "\"'`":
            return self._quoted(at, sign)
        if self.script.startswith("/*", at):
            self.broken = Break(at, "this comment is never closed")
            return None
        if sign == "/" and self._begins_pattern():
            return self._first(at, "regex")
        return self._first(at, "number", "word")

    def _first(self, at: int, *kinds: Kind) -> Token | None:
        """The token of the first kind that fits; a sign if none does."""
        for kind in kinds:
            found = _PATTERNS[kind].match(self.script, at)
            if found is not None:
                return Token(kind, found[0], at)
        return self._matched("sign", _SIGN, at, "this is no JavaScript")

    def _quoted(self, at: int, sign: str) -> Token | None:
        if sign == "`":
            return self._template(at)
        return self._matched("text", _TEXT, at, "this text is never closed")

    def _matched(
        self, kind: Kind, pattern: re.Pattern[str], at: int, why: str
    ) -> Token | None:
        found = pattern.match(self.script, at)
        if found is None:
            self.broken = Break(at, why)
            return None
        return Token(kind, found[0], at)

    def _template(self, at: int) -> Token | None:
        end = _template_end(self.script, at + 1)
        if end is None:
            self.broken = Break(at, "this text is never closed")
            return None
        text = self.script[at:end]
        return Token("template" if "${" in text else "text", text, at)

    def _begins_pattern(self) -> bool:
        """Whether a slash begins a regular expression, as far as one can tell."""
        if not self.all:
            return True
        last = self.all[-1]
        if last.kind == "word":
            return last.text in _BEFORE_REGEX
        if last.kind == "sign":
            self.doubtful |= last.text in {")", "}"}
            return last.text not in {")", "]", "}"}
        return False

    def _pair(self) -> None:
        """Finds the other bracket of each."""
        waiting: list[int] = []
        for index, token in enumerate(self.all):
            if token.kind != "sign":
                continue
            if token.text in _OPEN:
                waiting.append(index)
            elif token.text in _OPEN.values() and not self._close(waiting, index):
                return
        if waiting and self.broken is None:
            first = self.all[waiting[-1]]
            self.broken = Break(first.at, f"this {first.text} is never closed")

    def _close(self, waiting: list[int], index: int) -> bool:
        token = self.all[index]
        if not waiting:
            why = f"this {token.text} closes nothing"
        elif _OPEN[self.text(waiting[-1])] != token.text:
            opened = self.all[waiting[-1]]
            line = self.place(opened.at)[0]
            why = f"this {token.text} does not close the {opened.text} of line {line}"
        else:
            first = waiting.pop()
            self.partner[first], self.partner[index] = index, first
            return True
        if self.broken is None or self.broken.at > token.at:
            self.broken = Break(token.at, why)
        return False


def _template_end(script: str, at: int) -> int | None:
    """Behind the text in backticks whose inside begins here; None if it has no end."""
    while at < len(script):
        sign = script[at]
        if sign == "`":
            return at + 1
        if script.startswith("${", at):
            inside = _inserted_end(script, at + 2)
            if inside is None:
                return None
            at = inside
        else:
            at += 2 if sign == "\\" else 1
    return None


def _inserted_end(script: str, at: int) -> int | None:
    """Behind the brace that ends what is inserted into a text."""
    depth = 1
    while at < len(script):
        sign = script[at]
        if sign == "`":
            inner = _template_end(script, at + 1)
            if inner is None:
                return None
            at = inner
            continue
        text = _TEXT.match(script, at)
        if text is not None:
            at = text.end()
            continue
        depth += (sign == "{") - (sign == "}")
        at += 1
        if not depth:
            return at
    return None
