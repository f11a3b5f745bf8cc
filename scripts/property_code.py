"""Python for the types that openapi-python-client found: annotations and readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from openapi_python_client.parser.properties import (
    AnyProperty,
    LiteralEnumProperty,
    ModelProperty,
)
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty


IDENTITY = "_model.as_is"
OR_MAPPING = " | Mapping[str, Any]"

_SCALAR_READERS: Mapping[type, str] = {
    DateProperty: "_model.read_date",
    DateTimeProperty: "_model.read_datetime",
    UuidProperty: "_model.read_uuid",
}
_ANNOTATIONS: Mapping[type, str] = {
    AnyProperty: "Any",
    DateProperty: "datetime.date",
    DateTimeProperty: "datetime.datetime",
    FileProperty: "_bodies.File | bytes",
    NoneProperty: "None",
    UuidProperty: "uuid.UUID",
}


@dataclass(frozen=True)
class Discriminator:
    """How a union tells its members apart.

    Attributes:
        member: Name of the member whose value decides.
        classes: Class names by value.
        otherwise: Class of objects with another value, or none; empty if they stay raw.
    """

    member: str
    classes: tuple[tuple[str, str], ...]
    otherwise: str = ""

    @property
    def names(self) -> frozenset[str]:
        """The classes that it chooses from."""
        others = {self.otherwise} if self.otherwise else set()
        return frozenset({name for _, name in self.classes} | others)


@dataclass(frozen=True)
class PropertyCode:
    """Writes annotations and readers for the properties of one document.

    Args:
        models: The finished models by class name.
        discriminators: Discriminators by the names of the classes they choose from.
    """

    models: Mapping[str, ModelProperty]
    discriminators: Mapping[frozenset[str], Discriminator]

    def annotation(self, prop: Any) -> str:
        """The type of a value, `UNSET` left aside."""
        if isinstance(prop, ModelProperty):
            inner = self.map_of(prop)
            return f"dict[str, {self.annotation(inner)}]" if inner else _class(prop)
        if isinstance(prop, LiteralEnumProperty):
            return _class(prop)
        if isinstance(prop, ListProperty):
            return f"list[{self.annotation(prop.inner_property)}]"
        if isinstance(prop, UnionProperty):
            return self._union_annotation(prop)
        if isinstance(prop, ConstProperty):
            return f"Literal[{prop.value.python_code.as_unembedded_code()}]"
        known = _ANNOTATIONS.get(type(prop))
        return known or str(prop.get_base_type_string().as_unembedded_code())

    def parameter_annotation(self, prop: Any) -> str:
        """The type of a parameter: any sequence will do for an array."""
        if isinstance(prop, ListProperty):
            return f"Sequence[{self.annotation(prop.inner_property)}]"
        return self._with_mappings(prop)

    def body_annotation(self, *forms: Any) -> str:
        """The type of a body that has one of some forms; mappings do for models."""
        texts = [self._body_annotation(prop) for prop in forms]
        bare = dict.fromkeys(text.removesuffix(OR_MAPPING) for text in texts)
        some = any(text.endswith(OR_MAPPING) for text in texts)
        return " | ".join(bare) + (OR_MAPPING if some else "")

    def _body_annotation(self, prop: Any) -> str:
        if isinstance(prop, ListProperty):
            inner = self._with_mappings(prop.inner_property)
            return f"Sequence[{inner}]"
        return self._with_mappings(prop)

    def _with_mappings(self, prop: Any) -> str:
        text = self.annotation(prop)
        parts = prop.inner_properties if isinstance(prop, UnionProperty) else [prop]
        has_model = any(isinstance(part, ModelProperty) for part in parts)
        return f"{text}{OR_MAPPING}" if has_model else text

    def reader(self, prop: Any) -> str:
        """An expression that makes the value from JSON."""
        if isinstance(prop, ModelProperty):
            return self._model_reader(prop)
        if isinstance(prop, ListProperty):
            inner = self.reader(prop.inner_property)
            return IDENTITY if inner == IDENTITY else f"_model.listed({inner})"
        if isinstance(prop, UnionProperty):
            return self._union_reader(prop)
        return _SCALAR_READERS.get(type(prop), IDENTITY)

    def classes(self, prop: Any) -> set[str]:
        """Names of the classes that the annotation mentions."""
        return set(self._classes(prop))

    def map_of(self, prop: ModelProperty) -> Any:
        """The values' property if the model is a mere map, else None."""
        model = self.models.get(prop.class_info.name, prop)
        if model.required_properties or model.optional_properties:
            return None
        return model.additional_properties

    def discriminator(self, prop: UnionProperty) -> Discriminator | None:
        """The discriminator of a union, if it has one."""
        names = frozenset(_class(part) for part in _models(prop))
        return self.discriminators.get(names)

    def _classes(self, prop: Any) -> Iterator[str]:
        if isinstance(prop, ModelProperty):
            inner = self.map_of(prop)
            yield from self._classes(inner) if inner else [_class(prop)]
        elif isinstance(prop, LiteralEnumProperty):
            yield _class(prop)
        elif isinstance(prop, ListProperty):
            yield from self._classes(prop.inner_property)
        elif isinstance(prop, UnionProperty):
            for part in prop.inner_properties:
                yield from self._classes(part)

    def _model_reader(self, prop: ModelProperty) -> str:
        inner = self.map_of(prop)
        if inner is None:
            return f"models.{_class(prop)}.from_dict"
        read = self.reader(inner)
        return IDENTITY if read == IDENTITY else f"_model.mapped({read})"

    def _union_annotation(self, prop: UnionProperty) -> str:
        parts = [self.annotation(part) for part in prop.inner_properties]
        found = self.discriminator(prop)
        if found and not found.otherwise:
            parts.append("dict[str, Any]")
        if "None" in parts:
            parts = [part for part in parts if part != "None"] + ["None"]
        return " | ".join(dict.fromkeys(parts))

    def _union_reader(self, prop: UnionProperty) -> str:
        parts = [p for p in prop.inner_properties if not isinstance(p, NoneProperty)]
        read = self._alternatives(prop, parts)
        if len(parts) == len(prop.inner_properties) or read == IDENTITY:
            return read
        return f"_model.nullable({read})"

    def _alternatives(self, prop: UnionProperty, parts: list[Any]) -> str:
        reads = list(dict.fromkeys(self._readers(prop, parts)))
        if IDENTITY in reads:
            reads = [read for read in reads if read != IDENTITY] + [IDENTITY]
        if len(reads) == 1:
            return reads[0]
        return f"_model.first_of({', '.join(reads)})"

    def _readers(self, prop: UnionProperty, parts: list[Any]) -> Iterator[str]:
        found = self.discriminator(prop)
        if found:
            choices = ", ".join(
                f"{value!r}: models.{name}.from_dict" for value, name in found.classes
            )
            rest = f", models.{found.otherwise}.from_dict" if found.otherwise else ""
            yield f"_model.tagged({found.member!r}, {{{choices}}}{rest})"
        for part in parts:
            if not (found and isinstance(part, ModelProperty)):
                yield self.reader(part)


def _models(prop: UnionProperty) -> Iterator[ModelProperty]:
    return (part for part in prop.inner_properties if isinstance(part, ModelProperty))


def _class(prop: ModelProperty | LiteralEnumProperty) -> str:
    return str(prop.class_info.name)
