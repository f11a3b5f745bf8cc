"""The typed clients: openapi-python-client in process, with our own templates."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from openapi_python_client import Project, strings
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint

from scripts import flavours
from scripts.docstrings import docstring, documentation
from scripts.document import Document, OperationSpec, SpecError, ref_name
from scripts.property_code import Discriminator, PropertyCode
from scripts.request_code import (
    default_of,
    pairs_code,
    parameter_type,
    path_code,
)


TEMPLATES = Path(__file__).parent / "templates" / "opc"

RESERVED = frozenset(
    {
        "additional_properties",
        "accept",
        "body",
        "content_type",
        "entity",
        "from_dict",
        "to_dict",
    }
)
SITE_NAMES = frozenset({"copyright", "credits", "exit", "license", "quit"})
"""Builtins of the interactive interpreter only; whether they are there depends."""


@dataclass(frozen=True)
class AttrsFamily:
    """What openapi-python-client understood of a document.

    Attributes:
        document: The document it was given.
        data: Its reading of it.
    """

    document: Document
    data: GeneratorData

    @cached_property
    def endpoints(self) -> dict[str, Endpoint]:
        """The generator's endpoints by operationId."""
        by_name = {
            str(endpoint.name): endpoint
            for collection in self.data.endpoint_collections_by_tag.values()
            for endpoint in collection.endpoints
        }
        return {
            operation.id: by_name[python_name(operation.id)]
            for operation in self.document.operations
            if python_name(operation.id) in by_name
        }

    def argument(self, operation: OperationSpec, location: str, name: str) -> str:
        """The Python name of a parameter; empty if the generator lost it."""
        endpoint = self.endpoints.get(operation.id)
        for prop in getattr(endpoint, f"{location}_parameters", ()):
            if prop.name == name:
                return str(prop.python_name)
        return ""


def read(document: Document) -> AttrsFamily:
    """Let the generator read a document.

    Raises:
        SpecError: It warned of something.
    """
    with identifiers():
        data = GeneratorData.from_dict(
            flavours.attrs_flavour(document), config=_config()
        )
    if isinstance(data, GeneratorError):
        raise SpecError(_told(document, data))
    problems = [*data.errors]
    for collection in data.endpoint_collections_by_tag.values():
        problems += collection.parse_errors
    if problems:
        raise SpecError(*[_told(document, problem) for problem in problems])
    return AttrsFamily(document, data)


def write(family: AttrsFamily, target: Path) -> None:
    """Write the package of a service, less what the other modules write.

    Raises:
        SpecError: The generator warned of something.
    """
    code = PropertyCode(
        {str(model.class_info.name): model for model in family.data.models},
        discriminators(family.document),
    )
    classes = [model for model in family.data.models if code.map_of(model) is None]
    project = Project(
        openapi=replace(family.data, models=classes),
        config=_config(target),
        custom_template_path=TEMPLATES,
    )
    project.env.filters.update(docstring=docstring, literal=repr)
    project.env.globals.update(
        code=code,
        document=family.document,
        enumerations=_enumerations(family.document),
        operations={python_name(op.id): op for op in family.document.operations},
        tags=_tags(family.document),
        class_of=class_name,
        default_of=default_of,
        documentation=documentation,
        pairs_code=pairs_code,
        parameter_type=parameter_type,
        path_code=path_code,
    )
    with identifiers(), contextlib.redirect_stdout(io.StringIO()):
        problems = project.build()
    if problems:
        raise SpecError(*[_told(family.document, problem) for problem in problems])


def python_name(name: str) -> str:
    """A name of the document as a Python identifier."""
    with identifiers():
        return str(strings.PythonIdentifier(name, "field_"))


def class_name(name: str) -> str:
    """A name of the document as the name of a class."""
    with identifiers():
        return str(strings.ClassName(name, "field_"))


@contextlib.contextmanager
def identifiers() -> Iterator[None]:
    """Let the generator make readable, distinct names.

    `eo:cloud_cover` becomes `eo_cloud_cover` and `@id` `at_id`; names that generated
    code needs for itself get a trailing underscore, as keywords and builtins do.
    """
    sanitize, fix = strings.sanitize, strings.fix_reserved_words

    def with_marks(value: str) -> str:
        marked = re.sub("^-", "minus_", value.replace("@", "at_"))
        return sanitize(re.sub("[:/+]", "_", marked))

    def with_ours(value: str) -> str:
        if value in SITE_NAMES:
            return value
        return f"{value}_" if value in RESERVED else fix(value)

    strings.sanitize, strings.fix_reserved_words = with_marks, with_ours
    try:
        yield
    finally:
        strings.sanitize, strings.fix_reserved_words = sanitize, fix


def discriminators(document: Document) -> dict[frozenset[str], Discriminator]:
    """The discriminators of a document by the classes they choose from.

    Raises:
        SpecError: Two of them choose differently from the same classes.
    """
    found: dict[frozenset[str], Discriminator] = {}
    for place, node in document.all_schemas():
        if "discriminator" not in node:
            continue
        discriminator = _discriminator(document, node)
        names = discriminator.names
        if found.setdefault(names, discriminator) != discriminator:
            text = "another union of the same schemas has another discriminator"
            raise SpecError(document.problem(place, f"{text}: make them one component"))
    return found


def _discriminator(document: Document, node: Mapping[str, Any]) -> Discriminator:
    member = node["discriminator"]["propertyName"]
    mapping = node["discriminator"].get("mapping") or {}
    otherwise = ref_name({"$ref": node["discriminator"].get("x-swath-otherwise", "")})
    by_target = {ref.rsplit("/", 1)[1]: value for value, ref in mapping.items()}
    classes = []
    for part in node.get("oneOf") or node.get("anyOf") or ():
        name = ref_name(part)
        if name == otherwise:
            continue
        tag = document.resolve(part).get("properties", {}).get(member, {})
        value = by_target.get(name) or (tag.get("enum") or [name])[0]
        classes.append((value, class_name(name)))
    return Discriminator(member, tuple(classes), otherwise and class_name(otherwise))


def _enumerations(document: Document) -> dict[str, list[str | int]]:
    """The values of named enumerations in the document's order, by class name."""
    return {
        class_name(name): list(schema["enum"])
        for name, schema in document.schemas.items()
        if "enum" in schema
    }


def _tags(document: Document) -> dict[str, tuple[str, str]]:
    """Class name and description of every tag, by its package."""
    described = {
        tag["name"]: tag.get("description", "") for tag in document.root.get("tags", [])
    }
    used = dict.fromkeys(operation.tag for operation in document.operations)
    with identifiers():
        return {
            str(strings.PythonIdentifier(tag, "tag")): (
                class_name(tag),
                described.get(tag, ""),
            )
            for tag in used
        }


def _config(target: Path | None = None) -> Config:
    return Config.from_sources(
        ConfigFile(docstrings_on_attributes=True, literal_enums=True, post_hooks=[]),
        MetaType.NONE,
        document_source=Path("openapi.yaml"),
        file_encoding="utf-8",
        overwrite=True,
        output_path=target,
    )


def _told(document: Document, problem: GeneratorError) -> str:
    """A generator's complaint, with the excerpt that it is about."""
    data = getattr(problem, "data", None)
    excerpt = data.model_dump_json(exclude_unset=True)[:400] if data is not None else ""
    text = " ".join(f"{problem.header} {problem.detail or ''}".split())
    return f"{document.path}: openapi-python-client: {text} {excerpt}".rstrip()
