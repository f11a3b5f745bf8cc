"""The generated models of a service, asked what of an answer they do not know."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, TypeGuard

import msgspec

from swath_api._model import Model
from swath_api._runtime import OperationInfo, Reply


_TYPES: Mapping[Any, str] = {
    bool: "boolean",
    dict: "object",
    float: "number",
    int: "integer",
    list: "array",
    str: "string",
    type(None): "null",
}
_NAME = re.compile(r"[A-Za-z_$@][\w$.-]{0,63}")
"""Names that a schema would have, a prefix (`eo:`) aside."""


class Schemas:
    """The attrs family of a service: it keeps what it does not know.

    Args:
        service: The service.
    """

    def __init__(self, service: str) -> None:
        self._service = service
        self._models = import_module(f"swath_api.{service}.models")
        self._enumerations: dict[tuple[str, str], frozenset[str]] = {}

    def result(self, info: OperationInfo, reply: Reply) -> Any:
        """A successful answer, read.

        Raises:
            ValueError: It does not fit its schema.
        """
        if info.result in dir(self._models):
            return self.read(info.result, reply.content)
        operation = import_module(f"swath_api.{self._service}.api.{info.module}")
        return operation.OPERATION.parse(reply)

    def read(self, name: str, content: bytes) -> Any:
        """JSON, read as a named schema.

        Raises:
            ValueError: It does not fit.
        """
        data = msgspec.json.decode(content)
        read: Callable[[Any], Any] | None
        read = getattr(getattr(self._models, name, None), "from_dict", None)
        return data if read is None else read(data)

    def unknown_members(self, value: Any) -> Iterator[tuple[str, str]]:
        """Members that no schema has, with the type of their value."""
        for model in _models_in(value):
            named = (name.rpartition(":") for _, name in _members(model))
            extensions = {prefix for prefix, colon, _ in named if colon}
            for name, member in _unknown(model).items():
                if _is_told(name, extensions):
                    yield f"{type(model).__name__}.{name}", _type_of(member)

    def unknown_values(self, value: Any) -> Iterator[str]:
        """Members with a text that is not among the values of their enumeration."""
        for model in _models_in(value):
            for attribute, name in _members(model):
                known = self._listed(model, attribute)
                texts = _texts(getattr(model, attribute))
                if known and not known.issuperset(texts):
                    yield f"{type(model).__name__}.{name}"

    def _listed(self, model: Model, attribute: str) -> frozenset[str]:
        """The values of an attribute's enumeration; empty if it has none."""
        key = (type(model).__name__, attribute)
        if key not in self._enumerations:
            self._enumerations[key] = frozenset(self._values(type(model), attribute))
        return self._enumerations[key]

    def _values(self, model: type[Model], attribute: str) -> Iterator[str]:
        for name in re.findall(r"[A-Za-z_]\w*", _annotation(model, attribute)):
            if name in dir(self._models):
                listed = typing.get_args(getattr(self._models, name))
                yield from (value for value in listed if isinstance(value, str))


def _annotation(model: type[Model], attribute: str) -> str:
    for cls in model.__mro__:
        found = vars(cls).get("__annotations__", {}).get(attribute)
        if found is not None:
            return str(found)
    return ""


def _members(model: Any) -> tuple[tuple[str, str], ...]:
    """Attributes and wire names of what a schema has."""
    found: tuple[tuple[str, str], ...] = model._members
    return found


def _unknown(model: Model) -> dict[str, Any]:
    """What no schema has; a map, which has no members of its own, takes anything."""
    return model.additional_properties if _members(model) else {}


def _is_told(name: str, extensions: set[str]) -> bool:
    """Whether a schema could have a name.

    One of an extension is its own business, unless the schema has others of that one.
    """
    prefix, colon, rest = name.rpartition(":")
    return _NAME.fullmatch(rest) is not None and (not colon or prefix in extensions)


def _type_of(value: object) -> str:
    return _TYPES.get(type(value), "object")


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _texts(value: Any) -> list[str]:
    listed = value if _is_list(value) else [value]
    return [one for one in listed if isinstance(one, str)]


def _models_in(value: Any) -> Iterator[Model]:
    """Every model within a value, however deep."""
    if isinstance(value, Model):
        yield value
        inner = [getattr(value, attribute) for attribute, _ in _members(value)]
        inner += [] if inner else value.additional_properties.values()
    else:
        inner = value if _is_list(value) else []
    for element in inner:
        yield from _models_in(element)
