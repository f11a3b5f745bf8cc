"""The functions of a script that the service looks for, as far as they are plain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from swath.sentinelhub.evalscript._literals import UNKNOWN, Node, read
from swath.sentinelhub.evalscript._tokens import Tokens


class Function(NamedTuple):
    """A function.

    Attributes:
        name: Its name.
        at: Where in the script it begins.
        parameters: Their names; None where one is more than a name.
        first: The place of its body's first token.
        last: The place of the token behind its body.
        arrow: Whether it is no more than the value that it gives.
    """

    name: str
    at: int
    parameters: tuple[str | None, ...]
    first: int
    last: int
    arrow: bool


def function(tokens: Tokens, name: str) -> Function | None:
    """The function of a name; None if there is none, or not for certain just one."""
    found = [*_functions(tokens, name)]
    return found[0] if len(found) == 1 and found[0] is not None else None


def _functions(tokens: Tokens, name: str) -> Iterator[Function | None]:
    """All that gives something this name."""
    for index, token in enumerate(tokens.all):
        if token.text != name or token.kind != "word":
            continue
        before, after = tokens.text(index - 1), tokens.text(index + 1)
        if before == "function" and after == "(":
            yield _made(tokens, name, index, index + 1)
        elif after == "=" and before not in {".", "?."}:
            yield _assigned(tokens, name, index)


def _assigned(tokens: Tokens, name: str, index: int) -> Function | None:
    """The function that a variable is set to."""
    at = index + 2
    if tokens.text(at) == "function":
        at += 1 if tokens.text(at + 1) == "(" else 2
        return _made(tokens, name, index, at) if tokens.text(at) == "(" else None
    if tokens.text(at) == "(" and tokens.text(tokens.partner[at] + 1) == "=>":
        return _arrow(
            tokens, name, index, _parameters(tokens, at), tokens.partner[at] + 2
        )
    if tokens.text(at + 1) == "=>" and tokens.all[at].kind == "word":
        return _arrow(tokens, name, index, (tokens.text(at),), at + 2)
    return None


def _made(tokens: Tokens, name: str, index: int, bracket: int) -> Function | None:
    body = tokens.partner[bracket] + 1
    if tokens.text(body) != "{":
        return None
    return Function(
        name,
        tokens.all[index].at,
        _parameters(tokens, bracket),
        body + 1,
        tokens.partner[body],
        arrow=False,
    )


def _arrow(
    tokens: Tokens,
    name: str,
    index: int,
    parameters: tuple[str | None, ...],
    body: int,
) -> Function:
    braced = tokens.text(body) == "{"
    last = tokens.partner[body] if braced else _end(tokens, body)
    first = body + 1 if braced else body
    at = tokens.all[index].at
    return Function(name, at, parameters, first, last, arrow=not braced)


def _end(tokens: Tokens, index: int) -> int:
    """The place of the token behind an expression."""
    if tokens.text(index) == "(":
        return tokens.partner[index] + 1
    while index < len(tokens.all) and tokens.text(index) not in {";", ",", ")"}:
        index = tokens.partner.get(index, index) + 1
    return index


def _parameters(tokens: Tokens, bracket: int) -> tuple[str | None, ...]:
    """What stands between round brackets."""
    names: list[str | None] = []
    at, end = bracket + 1, tokens.partner[bracket]
    while at < end:
        plain = tokens.all[at].kind == "word" and tokens.text(at + 1) in {",", ")"}
        names.append(tokens.text(at) if plain else None)
        while at < end and tokens.text(at) != ",":
            at = tokens.partner.get(at, at) + 1
        at += 1
    return tuple(names)


def returned(tokens: Tokens, one: Function) -> Node:
    """What a function gives, if it gives just one thing and says so at its end."""
    at = tokens.all[one.first].at if one.first < len(tokens.all) else 0
    if one.arrow:
        bracketed = tokens.text(one.first) == "("
        return read(tokens, one.first + 1)[0] if bracketed else Node(at, UNKNOWN)
    found = [*returns(tokens, one)]
    words = tokens.all[one.first : one.last]
    written = [word for word in words if word[:2] == ("word", "return")]
    if len(written) != 1 or len(found) != 1 or not _is_outer(tokens, one, found[0]):
        return Node(at, UNKNOWN)
    return _value(tokens, found[0] + 1, one.last)


def returns(tokens: Tokens, one: Function) -> Iterator[int]:
    """The places of the words `return` that belong to a function itself."""
    at = one.first
    while at < one.last and not one.arrow:
        if _begins_function(tokens, at):
            at = tokens.partner[at]
        elif tokens.all[at][:2] == ("word", "return"):
            yield at
        at += 1


def values(tokens: Tokens, one: Function) -> Iterator[Node]:
    """What a function gives at each place where it gives something."""
    if one.arrow:
        yield returned(tokens, one)
    for at in returns(tokens, one):
        yield _value(tokens, at + 1, one.last)


def _value(tokens: Tokens, index: int, last: int) -> Node:
    """The value behind a `return`; its last token may be that of the function."""
    if index >= last:
        return Node(tokens.all[index - 1].at, UNKNOWN)
    return read(tokens, index)[0]


def _is_outer(tokens: Tokens, one: Function, index: int) -> bool:
    """Whether a token lies in no bracket and behind no condition of a function."""
    inner = any(
        first < index < last
        for first, last in tokens.partner.items()
        if one.first <= first < one.last
    )
    return not inner and tokens.text(index - 1) not in {")", "else"}


def _begins_function(tokens: Tokens, index: int) -> bool:
    """Whether a brace opens the body of an inner function."""
    if tokens.text(index) != "{" or tokens.all[index].kind != "sign":
        return False
    if tokens.text(index - 1) == "=>":
        return True
    if tokens.text(index - 1) != ")":
        return False
    head = tokens.partner[index - 1]
    return "function" in (tokens.text(head - 1), tokens.text(head - 2))
