"""Docstrings of generated code, from what a document says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from openapi_python_client import strings
from openapi_python_client.schema.untrusted_string import UntrustedString

from scripts.document import OperationSpec
from scripts.request_code import described


WIDTH = 88


def docstring(text: object, indent: int = 4) -> str:
    """Text of the document, safe within a docstring and wrapped there.

    Args:
        text: What the document says.
        indent: Columns in front of every line but the first.
    """
    return _paragraph(text, WIDTH - indent).replace("\n", "\n" + " " * indent)


def documentation(endpoint: Any, operation: OperationSpec, indent: int = 8) -> str:
    """The docstring of an operation's method: summary, arguments, results, errors.

    Args:
        endpoint: The generator's view of the operation.
        operation: The document's.
        indent: Columns in front of every line but the first.
    """
    width = WIDTH - indent
    sections = (
        _paragraph(operation.summary, width),
        _paragraph(operation.description, width),
        _section("Args:", _arguments(endpoint, operation), width),
        _section("Returns:", _returns(operation), width),
        _section("Raises:", _raises(operation), width),
    )
    text = "\n\n".join(section for section in sections if section)
    lines = (" " * indent + line if line else "" for line in text.split("\n"))
    return "\n".join(lines).lstrip()


def _arguments(endpoint: Any, operation: OperationSpec) -> Iterator[str]:
    for prop in endpoint.path_parameters:
        yield f"{prop.python_name}: {described(operation, 'path', prop)}"
    if operation.bodies:
        yield f"body: {_body(operation)}"
    if len(operation.bodies) > 1:
        yield "content_type: The form in which the body is sent."
    queries = (("query", prop) for prop in endpoint.query_parameters)
    headers = (("header", prop) for prop in endpoint.header_parameters)
    for location, prop in chain(queries, headers):
        yield f"{prop.python_name}: {described(operation, location, prop)}"
    if operation.choices:
        yield "accept: The form in which the answer is wanted."


def _body(operation: OperationSpec) -> str:
    text = operation.body_description or "What is sent."
    default = operation.body_default
    return text if default is None else f"{text} If left out, it is {default}."


def _returns(operation: OperationSpec) -> Iterator[str]:
    yield from dict.fromkeys(answer.description for answer in operation.answers)


def _raises(operation: OperationSpec) -> Iterator[str]:
    yield "ValueError: An argument cannot be sent."
    statuses = ", ".join(status for status, _ in operation.failures)
    yield (
        "errors.UnexpectedStatus: The server refused, if `caller` is a plain client "
        "(another one has its own errors)."
        + (f" Documented: {statuses}." if statuses else "")
    )


def _section(title: str, entries: Iterable[str], width: int) -> str:
    """A titled list; the further lines of an entry stand in by four more columns."""
    lines = []
    for entry in entries:
        first, *rest = _paragraph(entry, width - 8).split("\n")
        lines += [f"    {first}", *(f"        {line}" for line in rest)]
    return "\n".join([title, *lines]) if lines else ""


def _paragraph(text: object, width: int) -> str:
    if isinstance(text, UntrustedString):
        text = text.get_untrusted_value()
    safe = strings.safe_for_docstring(" ".join(str(text or "").split()))
    lines = [""]
    for word in safe.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    closing = " " if safe.endswith('"') else ""
    return "\n".join(lines) + closing
