"""What a script reads and gives, as far as costs go; told by its text alone."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from swath.sentinelhub.evalscript import _declared
from swath.sentinelhub.evalscript._declared import Declared, declared, word_of
from swath.sentinelhub.evalscript._tokens import Tokens


_SIMPLE = "SIMPLE"
_BAND = re.compile(r"B\d[\dA]|VV|VH|HH|HV|DEM|[SF]\d|dataMask")


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


class Setup(msgspec.Struct, frozen=True):
    """What a script reads, and which of its outputs are kept as floats, or may be."""

    inputs: tuple[Input, ...]
    floats: frozenset[str]


@lru_cache(maxsize=64)
def setup(script: str) -> Setup | None:
    """What a script reads and gives; None if that cannot be told from its text."""
    tokens = Tokens(script)
    if tokens.broken is not None:
        return None
    told = declared(tokens)
    if told is None:
        return None if tokens.has("setup") else _short(tokens)
    if not told.inputs or not told.whole_bands or not told.whole_outputs:
        return None
    default = _SIMPLE if told.mosaicking is None else word_of(told.mosaicking)
    inputs = [_input(one, default) for one in told.inputs]
    known = [one for one in inputs if one is not None]
    if len(known) < len(inputs):
        return None
    return Setup(tuple(known), _floats(told))


@lru_cache(maxsize=64)
def band_names(script: str) -> dict[str, tuple[str, ...]]:
    """The names that a script gives to the bands of its outputs, where it does."""
    tokens = Tokens(script)
    told = None if tokens.broken is not None else declared(tokens)
    outputs = () if told is None else told.outputs
    return {one.id: one.names for one in outputs if one.id and one.names}


def _input(found: _declared.Input, default: str | None) -> Input | None:
    """An input; None if its mosaicking or its source cannot be told."""
    mosaicking = default if found.mosaicking is None else word_of(found.mosaicking)
    source = None if found.source is None else found.source.value
    if mosaicking is None or not isinstance(source, str | None):
        return None
    bands = tuple(dict.fromkeys(name for name, _ in found.bands))
    return Input(bands, source, mosaicking)


def _floats(told: Declared) -> frozenset[str]:
    kept = {one.id or "": one.kept_as("AUTO") for one in told.outputs}
    return frozenset(name for name, kind in kept.items() if kind in {"FLOAT32", None})


def _short(tokens: Tokens) -> Setup | None:
    """What a script without functions reads: the bands that it names."""
    words = [one.text for one in tokens.all if one.kind == "word"]
    bands = tuple(dict.fromkeys(word for word in words if _BAND.fullmatch(word)))
    if not bands or not tokens.returns:
        return None
    return Setup((Input(bands, None, _SIMPLE),), frozenset())
