"""Python for the parts of a request: its path, its query, its headers."""

from __future__ import annotations

import re
from typing import Any

from scripts.document import OperationSpec, Parameter


def path_code(endpoint: Any, operation: OperationSpec) -> str:
    """An expression for the path, its parameters percent-encoded."""
    arguments = {
        prop.name.get_untrusted_value(): str(prop.python_name)
        for prop in endpoint.path_parameters
    }
    if not arguments:
        return repr(operation.path)
    pieces = re.split(r"\{([^}]+)\}", operation.path)
    code = "".join(
        _segment(operation, piece, arguments[piece]) if index % 2 else piece
        for index, piece in enumerate(pieces)
    )
    return f'f"{code}"'


def _segment(operation: OperationSpec, name: str, argument: str) -> str:
    safe = ", safe='/'" if spec_of(operation, "path", name).style == "slash" else ""
    return f"{{_runtime.segment({argument}{safe})}}"


def pairs_code(operation: OperationSpec, location: str, prop: Any) -> str:
    """An expression for the names and values that a parameter becomes."""
    name, value = prop.name.get_untrusted_value(), str(prop.python_name)
    style = spec_of(operation, location, name).style
    if style in ("deep", "encoded"):
        value = f"_model.dump({value})"
    return f"_runtime.{style}({name!r}, {value})"


def parameter_type(operation: OperationSpec, prop: Any, annotation: str) -> str:
    """The type of a parameter; JSON in a string may be given decoded."""
    name = prop.name.get_untrusted_value()
    styles = {spec.style for spec in operation.parameters if spec.name == name}
    return f"{annotation} | Mapping[str, Any]" if "encoded" in styles else annotation


def default_of(prop: Any) -> str:
    """What an optional value is if nobody gives one: unset, if not said otherwise."""
    return (
        "UNSET"
        if prop.default is None
        else str(prop.default.python_code.as_unembedded_code())
    )


def described(operation: OperationSpec, location: str, prop: Any) -> str:
    """What the document says of a parameter."""
    spec = spec_of(operation, location, prop.name.get_untrusted_value())
    return spec.description or str(spec.schema.get("description", "")) or spec.name


def spec_of(operation: OperationSpec, location: str, name: str) -> Parameter:
    """The parameter of an operation with this name in this location."""
    return next(
        parameter
        for parameter in operation.parameters
        if (parameter.location, parameter.name) == (location, name)
    )
