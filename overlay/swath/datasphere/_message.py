"""Publish messages, checked before they go: the service would not say what is wrong."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeAlias, cast

import msgspec

from swath._core.times import parse_rfc3339
from swath._errors import InputError
from swath.stac import Item
from swath_api.datasphere import structs


class ToDict(Protocol):
    """What can tell its members, such as pystac's objects."""

    def to_dict(self) -> dict[str, Any]:
        """The members."""
        ...


StacObject: TypeAlias = Item | Mapping[str, Any] | ToDict
"""A STAC Item, Collection or Catalog: ours, a mapping, or pystac's."""


_SPAN = ("start_datetime", "end_datetime")
_FLAT = ("west", "south", "east", "north")
_HIGH = ("west", "south", "lowest", "east", "north", "highest")


def encode(
    stac_object: StacObject,
    *,
    active_parent: str,
    provider: str | None,
    subscribable: bool,
) -> bytes:
    """The message as it goes over the wire: UTF-8 JSON.

    Raises:
        InputError: It is no STAC object, or lacks what STAC 1.0.0 requires; the
            message names the place.
    """
    if not active_parent:
        raise InputError(
            f"active_parent={active_parent!r}: pass the id of the Collection or "
            "Catalog that takes the object in"
        )
    data = _members(stac_object)
    message: dict[str, Any] = {"active_parent": active_parent}
    message["subscribable"] = subscribable
    if provider is not None:
        message["provider"] = provider
    message["data"] = data
    try:
        _check(message)
        _check_item(data)
        return msgspec.json.encode(message, enc_hook=_plain)
    except (TypeError, RecursionError) as error:
        raise InputError(f"not publishable as JSON: {error}") from None


def _members(stac_object: StacObject) -> dict[str, Any]:
    if isinstance(stac_object, Mapping):
        return dict(stac_object)
    to_dict = getattr(stac_object, "to_dict", None)
    if to_dict is None:
        raise InputError(
            f"{type(stac_object).__name__} is no STAC object: pass an Item, a mapping, "
            "or an object of pystac"
        )
    members: dict[str, Any] = to_dict(**_options(to_dict))
    return members


def _options(to_dict: Callable[..., object]) -> dict[str, bool]:
    """What keeps pystac from reading a catalog over the network to rewrite links."""
    known = "transform_hrefs" in inspect.signature(to_dict).parameters
    return {"transform_hrefs": False} if known else {}


def _plain(value: object) -> object:
    """What a view of ours holds; other objects do not go into JSON."""
    if isinstance(value, Mapping):
        return dict(cast("Mapping[str, object]", value))
    raise TypeError(f"{type(value).__name__} is no JSON value")


def _check(message: dict[str, Any]) -> None:
    try:
        msgspec.convert(message, structs.PublishMessage)
    except msgspec.ValidationError as error:
        raise InputError(f"not publishable: {error}".replace("$.data", "$")) from None
    for place, number in _numbers(message["data"], "$"):
        if not math.isfinite(number):
            raise InputError(f"not publishable: {number} at {place} is not finite")


def _check_item(data: dict[str, Any]) -> None:
    if not data["id"]:
        raise InputError("not publishable: the id is empty")
    if data["type"] != "Feature":
        return
    problem = next(filter(None, (_shape(data), _dates(data["properties"]))), None)
    if problem:
        raise InputError(f"not publishable: {problem}")
    _check_times(data["properties"], ("datetime", *_SPAN))


def _shape(data: dict[str, Any]) -> str:
    """What is wrong with the footprint or the files; empty if nothing is."""
    if data["geometry"] is not None and "bbox" not in data:
        return "an Item with a geometry needs a bbox"
    if len(data.get("bbox", _FLAT)) not in {len(_FLAT), len(_HIGH)}:
        return "a bbox has four numbers, or six with heights"
    bare = [key for key, asset in data["assets"].items() if not asset.get("href")]
    return f"asset {bare[0]!r} lacks its href" if bare else ""


def _dates(properties: Mapping[str, Any]) -> str:
    """What is wrong with the presence of dates; empty if nothing is."""
    if "datetime" not in properties:
        return "properties lack datetime (null is allowed)"
    if properties["datetime"] is None and not all(map(properties.get, _SPAN)):
        return "where datetime is null, start_datetime and end_datetime are needed"
    return ""


def _check_times(properties: Mapping[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        given = properties.get(name)
        try:
            _ = given is None or parse_rfc3339(given)
        except (ValueError, TypeError) as error:
            raise InputError(f"not publishable: $.properties.{name}: {error}") from None


def _numbers(value: object, place: str) -> Iterator[tuple[str, float]]:
    if isinstance(value, float):
        yield place, value
    elif isinstance(value, Mapping):
        members = cast("Mapping[str, object]", value)
        for name, member in members.items():
            yield from _numbers(member, f"{place}.{name}")
    elif isinstance(value, list | tuple):
        for index, member in enumerate(cast("Sequence[object]", value)):
            yield from _numbers(member, f"{place}[{index}]")
