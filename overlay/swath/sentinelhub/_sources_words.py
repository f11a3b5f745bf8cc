"""The words that collections know, in conditions and processing of their own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from msgspec import inspect

from swath._errors import InputError
from swath.sentinelhub._plain import members_of
from swath.sentinelhub.evalscript._case import meant


Words: TypeAlias = "tuple[str, ...]"
"""What a member may be; none if it is no word."""

_USUAL = frozenset(
    {"timeRange", "mosaickingOrder", "maxCloudCoverage", "upsampling", "downsampling"}
)
"""Members that have arguments, which are checked there."""


def check_words(entry: Mapping[str, Any], where: str) -> None:
    """Refuses words that a public collection does not know, where it has a list.

    Other members of a name that nobody knows are passed on: the service may have learnt
    them. Those that are nearly known are mistakes, which it would pass over in silence.

    Args:
        entry: What is taken of a collection, as the service has it.
        where: What it is called, for messages.

    Raises:
        InputError: There are some.
    """
    for part in ("dataFilter", "processing"):
        members = members_of(entry, part)
        own = [name for name in members if name not in _USUAL]
        known = _known(str(entry.get("type")), part) if own else {}
        for name in own:
            _check(name, members[name], known, f"{where}: {part}")


def _check(name: str, value: Any, known: Mapping[str, Words], where: str) -> None:
    if name not in known:
        hint = meant(name, known) if known else ""
        if hint.startswith("did you mean"):
            raise InputError(f"{where} has no {name!r}: {hint}")
        return
    words = known[name]
    if words and value not in words:
        raise InputError(f"{where}.{name}={value!r} is none of {', '.join(words)}")


@lru_cache(maxsize=64)
def _known(collection: str, part: str) -> dict[str, Words]:
    """The members of a part of a collection's entry; none if it is not a public one."""
    from swath_api.sentinelhub import structs  # noqa: PLC0415 - large, for a few users

    for name, dataset in vars(structs).items():
        members = _members(dataset) if name.endswith("Dataset") else {}
        if collection in _words(members.get("type")):
            within = getattr(members.get(part), "cls", None)
            return {at: _words(one) for at, one in _members(within).items()}
    return {}


def _members(struct: Any) -> dict[str, inspect.Type]:
    """The types of an object's members, by their names in JSON."""
    told = None if struct is None else inspect.type_info(struct)
    fields = told.fields if isinstance(told, inspect.StructType) else ()
    return {one.encode_name: one.type for one in fields}


def _words(kind: inspect.Type | None) -> Words:
    values = kind.values if isinstance(kind, inspect.LiteralType) else ()
    return tuple(one for one in values if isinstance(one, str))
