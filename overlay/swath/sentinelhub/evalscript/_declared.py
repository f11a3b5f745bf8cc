"""What a script says of itself in `setup()`, read without running it."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from swath.sentinelhub.evalscript._functions import Function, function, returned
from swath.sentinelhub.evalscript._literals import (
    UNKNOWN,
    Constant,
    Listed,
    Members,
    Node,
    Unknown,
    Value,
)
from swath.sentinelhub.evalscript._tokens import Tokens


Named: TypeAlias = "tuple[str, int]"
"""A word, and where it stands."""

SAMPLE_TYPES = ("AUTO", "INT8", "UINT8", "INT16", "UINT16", "FLOAT32")
MOSAICKING = ("SIMPLE", "ORBIT", "TILE")


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of `input`.

    Attributes:
        at: Where it stands.
        bands: The bands that it names.
        units: The units that it names; None if that cannot be told.
        whole: Whether it has no other bands.
        source: The `datasource` that it names; None if it names none.
        mosaicking: Its own; unknown if that cannot be told, None if it has none.
    """

    at: int
    bands: tuple[Named, ...]
    units: tuple[Named, ...] | None
    whole: bool
    source: Node | None
    mosaicking: Node | None


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of `output`.

    Attributes:
        at: Where it stands.
        id: Its name; None if that cannot be told.
        bands: How many bands it has; None if that cannot be told.
        names: The names of its bands, if it gives them.
        sample_type: What it says of it; None if it says nothing.
        nodata: The number that stands for nothing, if it names one that can be told.
    """

    at: int
    id: str | None
    bands: int | None
    names: tuple[str, ...]
    sample_type: Node | None
    nodata: float | None

    def kept_as(self, default: str) -> str | None:
        """The sample type in capitals; None if that cannot be told."""
        return word_of(self.sample_type) if self.sample_type is not None else default


class Declared(msgspec.Struct, frozen=True, kw_only=True):
    """All of it.

    Attributes:
        at: Where it stands.
        function: The function `setup`.
        members: What it returns.
        inputs: Its inputs.
        outputs: Its outputs.
        whole_inputs: Whether there are no other inputs.
        whole_outputs: Whether there are no other outputs.
        mosaicking: What it says of it; None if it says nothing.
    """

    at: int
    function: Function
    members: Members
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    whole_inputs: bool
    whole_outputs: bool
    mosaicking: Node | None

    @property
    def whole_bands(self) -> bool:
        """Whether it asks for no other bands than those that were read."""
        return self.whole_inputs and all(one.whole for one in self.inputs)


def declared(tokens: Tokens) -> Declared | None:
    """What `setup()` returns; None if that cannot be told."""
    setup = function(tokens, "setup")
    node = returned(tokens, setup) if setup is not None else Node(0, UNKNOWN)
    if setup is None or not isinstance(node.value, Members):
        return None
    members = node.value
    given, whole_inputs = _entries(members, "input")
    wanted, whole_outputs = _entries(members, "output")
    plain = [one for one in given if isinstance(one.value, str)]
    objects = [one for one in given if isinstance(one.value, Members)]
    outputs = [one for one in wanted if isinstance(one.value, Members)]
    inputs = [_plain(plain)] if plain else []
    return Declared(
        at=node.at,
        function=setup,
        members=members,
        inputs=tuple(inputs + [_input(one) for one in objects]),
        outputs=tuple(map(_output, outputs)),
        whole_inputs=whole_inputs and len(plain) + len(objects) == len(given),
        whole_outputs=whole_outputs and len(outputs) == len(wanted),
        mosaicking=members.get("mosaicking"),
    )


def word_of(node: Node | None) -> str | None:
    """A word that is written in quotes or as a constant, in capitals."""
    value = node.value if node is not None else None
    if isinstance(value, Constant):
        return value.name.upper()
    return value.upper() if isinstance(value, str) else None


def _entries(members: Members, name: str) -> tuple[tuple[Node, ...], bool]:
    """The entries of a list, or the one that stands without it."""
    node = members.get(name)
    if node is None:
        return (), members.whole
    if isinstance(node.value, Listed):
        return node.value.items, node.value.whole
    return (node,), not isinstance(node.value, Unknown)


def _plain(names: list[Node]) -> Input:
    """The names of bands that stand for themselves: one input together."""
    return Input(
        at=names[0].at,
        bands=_texts(names),
        units=(),
        whole=True,
        source=None,
        mosaicking=None,
    )


def _input(node: Node) -> Input:
    members = _members(node)
    bands, whole = _entries(members, "bands")
    units, whole_units = _entries(members, "units")
    named = _texts(units)
    return Input(
        at=node.at,
        bands=_texts(bands),
        units=named if whole_units and len(named) == len(units) else None,
        whole=whole and len(_texts(bands)) == len(bands),
        source=members.get("datasource"),
        mosaicking=members.get("mosaicking"),
    )


def _output(node: Node) -> Output:
    members = _members(node)
    count, names = _count(members)
    return Output(
        at=node.at,
        id=_id(members),
        bands=count,
        names=names,
        sample_type=members.get("sampleType")
        or (None if members.whole else Node(node.at, UNKNOWN)),
        nodata=_number(members.get("nodataValue")),
    )


def _number(node: Node | None) -> float | None:
    value = None if node is None else node.value
    return value if isinstance(value, float) else None


def _id(members: Members) -> str | None:
    node = members.get("id")
    if node is None:
        return "default" if members.whole else None
    return node.value if isinstance(node.value, str) else None


def _count(members: Members) -> tuple[int | None, tuple[str, ...]]:
    """How many bands an output has, and their names if it has any."""
    node = members.get("bands")
    if node is None:
        return None, ()
    value: Value = node.value
    if isinstance(value, float) and value.is_integer():
        return int(value), ()
    if isinstance(value, Listed) and value.whole:
        return len(value.items), tuple(name for name, _ in _texts(value.items))
    return None, ()


def _members(node: Node) -> Members:
    assert isinstance(node.value, Members)  # noqa: S101 - chosen by that
    return node.value


def _texts(nodes: tuple[Node, ...] | list[Node]) -> tuple[Named, ...]:
    return tuple((one.value, one.at) for one in nodes if isinstance(one.value, str))
