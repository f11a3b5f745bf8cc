"""The operation table: what a document says of its operations, as Python."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from scripts.attrs_family import AttrsFamily, python_name
from scripts.document import (
    Document,
    Node,
    OperationSpec,
    Parameter,
    SpecError,
    ref_name,
)


RUNTIME = Path(__file__).parent / "templates" / "runtime"

EXTENSIONS = {
    "certainty": "x-swath-path-certainty",
    "conditional_permissions": "x-swath-conditional-permissions",
    "paging": "x-swath-paging",
    "permissions": "x-swath-permissions",
    "polling": "x-swath-polling",
    "streaming": "x-swath-stream",
    "user_only": "x-swath-user-only",
    "websocket": "x-swath-websocket",
}

_HEAD = '''"""The operation table of the service, read from its document."""

from __future__ import annotations

from .._runtime import (
    ConditionalPermission,
    OperationInfo,
    Paging,
    Parameter,
    Polling,
    Streaming,
    WebSocket,
)


'''


def write(family: AttrsFamily, target: Path) -> None:
    """Write `operations.py`.

    Raises:
        SpecError: An `x-swath-*` extension does not have the members it must have.
    """
    rows = [row(family, operation) for operation in family.document.operations]
    lines = "".join(f"    {info.id!r}: {expression(info)},\n" for info in rows)
    text = f"{_HEAD}OPERATIONS: dict[str, OperationInfo] = {{\n{lines}}}\n"
    (target / "operations.py").write_text(text, encoding="utf-8")


def row(family: AttrsFamily, operation: OperationSpec) -> Any:
    """The `OperationInfo` of an operation."""
    document = family.document
    module = f"{python_name(operation.tag)}.{python_name(operation.id)}"
    return runtime().OperationInfo(
        service=document.service,
        id=operation.id,
        tag=operation.tag,
        method=operation.method,
        path=operation.path,
        module=module,
        function="" if operation.websocket else python_name(operation.id),
        summary=operation.summary,
        parameters=tuple(
            _parameter(family, operation, parameter)
            for parameter in operation.parameters
        ),
        body=_names(operation.bodies),
        result=_names(operation.answers),
        statuses=tuple(str(status) for status in operation.node.get("responses", {})),
        media_types=_media_types(operation),
        server=operation.server,
        secured=operation.secured,
        anonymous=operation.anonymous,
        idempotent=bool(operation.node.get("x-swath-idempotent")),
        hot=operation.hot,
        **dict(_extensions(document, operation)),
    )


def expression(value: Any) -> str:
    """A Struct of the runtime as Python, members with their defaults left out."""
    if isinstance(value, tuple):
        parts = ", ".join(expression(part) for part in value)
        return f"({parts},)" if len(value) == 1 else f"({parts})"
    if not isinstance(value, msgspec.Struct):
        return repr(value)
    members = (
        f"{field.name}={expression(getattr(value, field.name))}"
        for field in msgspec.structs.fields(value)
        if getattr(value, field.name) != field.default
    )
    return f"{type(value).__name__}({', '.join(members)})"


@cache
def runtime() -> ModuleType:
    """The runtime of generated code, from its source."""
    spec = importlib.util.spec_from_file_location(
        "scripts_runtime", RUNTIME / "_runtime.py"
    )
    if spec is None or spec.loader is None:
        raise SpecError(f"{RUNTIME / '_runtime.py'} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _parameter(
    family: AttrsFamily, operation: OperationSpec, parameter: Parameter
) -> Any:
    return runtime().Parameter(
        name=parameter.name,
        argument=family.argument(operation, parameter.location, parameter.name),
        location=parameter.location,
        kind=_kind(family.document, parameter.schema),
        required=parameter.required,
        description=parameter.description,
        values=tuple(str(value) for value in _values(family.document, parameter)),
    )


def _kind(document: Document, schema: Node) -> str:
    kinds = schema.get("type", "string")
    if isinstance(kinds, list):
        kinds = next((kind for kind in kinds if kind != "null"), "string")
    for part in schema.get("anyOf") or schema.get("oneOf") or ():
        return _kind(document, document.resolve(part))
    return str(kinds)


def _values(document: Document, parameter: Parameter) -> list[Any]:
    schema = parameter.schema
    if parameter.is_array:
        schema = document.resolve(schema.get("items", {}))
    for part in schema.get("anyOf", ()):
        if "enum" in document.resolve(part):
            schema = document.resolve(part)
    return list(schema.get("enum", ()))


def _media_types(operation: OperationSpec) -> tuple[str, ...]:
    kinds = dict.fromkeys(answer.media_type for answer in operation.answers)
    return tuple(kind for kind in kinds if kind)


def _names(contents: Any) -> str:
    names = (
        ref_name(content.schema or {}) or content.media_type for content in contents
    )
    return " | ".join(dict.fromkeys(name for name in names if name))


def _extensions(
    document: Document, operation: OperationSpec
) -> Iterator[tuple[str, Any]]:
    for field in msgspec.structs.fields(runtime().OperationInfo):
        key = EXTENSIONS.get(field.name, "")
        if key not in operation.node:
            continue
        try:
            yield field.name, msgspec.convert(operation.node[key], field.type)
        except msgspec.ValidationError as error:
            place = (*operation.place, key)
            raise SpecError(document.problem(place, str(error))) from error
