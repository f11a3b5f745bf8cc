"""What can be wrong with `evaluatePixel()`: it runs, but maybe not as was meant."""

from __future__ import annotations

from collections.abc import Iterator

from swath.sentinelhub.evalscript._bands import DATA_MASK
from swath.sentinelhub.evalscript._case import Case, meant
from swath.sentinelhub.evalscript._declared import Declared, Output, word_of
from swath.sentinelhub.evalscript._functions import Function, function, values
from swath.sentinelhub.evalscript._literals import Listed, Members, Node
from swath.sentinelhub.evalscript._report import Finding
from swath.sentinelhub.evalscript._tokens import Token, Tokens


_DECLARES = frozenset({"let", "const", "var", "function"})


def pixel_findings(case: Case, told: Declared) -> Iterator[Finding]:
    """All that looks wrong with `evaluatePixel()`."""
    pixel = function(case.tokens, "evaluatePixel")
    if pixel is None:
        return
    for node in values(case.tokens, pixel):
        yield from _returned(case, told, node)
    if len(case.data) <= 1 and told.whole_bands and _are_one(told):
        yield from _read(case, told, pixel)


def _are_one(told: Declared) -> bool:
    """Whether all inputs are of the same data."""
    return len(told.inputs) == 1 or all(one.source is None for one in told.inputs)


def _returned(case: Case, told: Declared, node: Node) -> Iterator[Finding]:
    """Whether as many values are returned as were announced."""
    if not told.whole_outputs or case.tokens.has("updateOutput"):
        return
    alone = [one for one in told.outputs if one.id != DATA_MASK]
    if len(alone) == 1:
        yield from _counted(case, alone[0], node)
    if not isinstance(node.value, Members):
        return
    known = {one.id: one for one in told.outputs}
    for name, value in node.value.by_name.items():
        if name not in known and None not in known:
            message = f"{name} is returned, but is no output of setup()"
            names = [str(one) for one in known]
            yield case.finding(value.at, message, meant(name, names))
    for one in told.outputs:
        if one.id is not None and node.value.lacks(one.id):
            message = f"the output {one.id} is not returned"
            yield case.finding(node.at, message, f"add {one.id}: [...]")
        given = node.value.by_name.get(one.id or "")
        if given is not None:
            yield from _counted(case, one, given, f" for {one.id}")


def _counted(
    case: Case, output: Output, node: Node, name: str = ""
) -> Iterator[Finding]:
    """Whether a list has as many values as its output has bands."""
    wanted, value = output.bands, node.value
    if wanted is None or not isinstance(value, Listed) or not value.whole:
        return
    if (count := len(value.items)) != wanted:
        message = f"{count} values are returned{name}, but setup() announces {wanted}"
        yield case.finding(node.at, message, f"return {wanted}, or set bands: {count}")


def _read(case: Case, told: Declared, pixel: Function) -> Iterator[Finding]:
    """Bands that are read without being asked for, or asked for and not read."""
    name = pixel.parameters[0] if pixel.parameters else None
    if name is None or not _is_plain(case.tokens, pixel, name):
        return
    uses = [*_uses(case.tokens, pixel, name)]
    asked = {band for one in told.inputs for band, _ in one.bands}
    if told.mosaicking is not None or any(one.mosaicking for one in told.inputs):
        yield from _read_of_many(case, told, name, uses, asked)
        return
    labels = _labels(case, told) - asked
    for token in uses:
        if token is not None and token.text in labels:
            message = f"with one input, {name} has the bands themselves"
            fix = f"read {name}.B04, say, not {name}.{token.text}[0].B04"
            yield case.finding(token.at, message, fix)
            return
    for token in uses:
        if token is not None and token.text not in asked:
            message = f"{name}.{token.text} is read, but setup() does not ask for it"
            yield case.finding(token.at, message, f'add "{token.text}" to input')
    if None not in uses:
        yield from _unread(case, told, {one.text for one in uses if one is not None})


def _labels(case: Case, told: Declared) -> set[str]:
    """What a script may call its only input, which is of no use to it."""
    if len(told.inputs) != 1 or not told.whole_inputs or len(case.data) > 1:
        return set()
    source = told.inputs[0].source
    names = (source and source.value, *(one.id for one in case.data))
    return {name for name in names if isinstance(name, str)}


def _unread(case: Case, told: Declared, read: set[str]) -> Iterator[Finding]:
    for one in told.inputs:
        for band, at in one.bands:
            if band not in read and band != DATA_MASK:
                message = f"band {band} is asked for, and costs, but is never read"
                yield case.finding(at, message, "leave it out")


def _read_of_many(
    case: Case,
    told: Declared,
    name: str,
    uses: list[Token | None],
    asked: set[str],
) -> Iterator[Finding]:
    way = word_of(told.mosaicking)
    if way not in {"ORBIT", "TILE"}:
        return
    for token in uses:
        if token is not None and token.text in asked:
            message = f"with mosaicking {way}, {name} is a list of samples"
            fix = f"read {name}[0].{token.text}, or go through all of them"
            yield case.finding(token.at, message, fix)


def _is_plain(tokens: Tokens, pixel: Function, name: str) -> bool:
    """Whether a name means the same in all of a function."""
    for index in range(pixel.first, pixel.last):
        if tokens.all[index][:2] != ("word", name):
            continue
        before, after = tokens.text(index - 1), tokens.text(index + 1)
        arrow = after == ")" and tokens.text(index + 2) == "=>"
        if after in {"=", "=>"} or before in _DECLARES or arrow:
            return False
    return True


def _uses(tokens: Tokens, pixel: Function, name: str) -> Iterator[Token | None]:
    """The members of a parameter that are read; None for all other uses of it."""
    for index in range(pixel.first, pixel.last):
        word = tokens.all[index][:2] == ("word", name)
        if not word or tokens.text(index - 1) in {".", "?."}:
            continue
        member = index + 2 < pixel.last and tokens.text(index + 1) == "."
        yield tokens.all[index + 2] if member else None
