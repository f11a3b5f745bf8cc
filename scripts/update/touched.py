"""The operations whose definition differs, with all that it refers to.

These are what a check that goes by operations has to look at again. They are more than
the differences for users tell of: an example is an answer that contract tests give.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.document import METHODS, Document, Node, OperationSpec
from scripts.spec_diff.values import DOCUMENTATION, canonical


PROSE = DOCUMENTATION - {"example", "examples"}
WHOLE = ("openapi", "servers", "security")
"""What a document says of all its operations."""
NAMED = (("x-swath-stream", "item"), ("x-swath-websocket", "message"))
"""Extensions that name a schema, where others refer to it."""


def touched(old: Document, new: Document) -> frozenset[str]:
    """Ids of the operations that are not what they were, those that are gone too."""
    before, after = definitions(old), definitions(new)
    names = before.keys() | after.keys()
    return frozenset(name for name in names if before.get(name) != after.get(name))


def definitions(document: Document) -> dict[str, Mapping[str, str]]:
    """What a document says of its operations, prose aside.

    Returns:
        By id, the texts of all parts that belong to an operation, by their reference.

    Raises:
        SpecError: A reference leads nowhere.
    """
    schemes = document.root.get("components", {}).get("securitySchemes")
    whole = {key: document.root.get(key) for key in WHOLE} | {"schemes": schemes}
    known: dict[str, tuple[str, list[str]]] = {"": _part(whole)}
    return {one.id: _definition(document, one, known) for one in document.operations}


def _definition(
    document: Document,
    operation: OperationSpec,
    known: dict[str, tuple[str, list[str]]],
) -> Mapping[str, str]:
    item = document.root["paths"][operation.path]
    shared = {key: part for key, part in item.items() if key not in METHODS}
    own = _part({operation.method: operation.node, operation.path: shared})
    found = {"": known[""][0], "own": own[0]}
    left = [*own[1], *_named(document, operation.node)]
    while left:
        reference = left.pop()
        if reference in found:
            continue
        if reference not in known:
            known[reference] = _part(document.resolve({"$ref": reference}))
        found[reference], further = known[reference]
        left += further
    return found


def _part(node: Any) -> tuple[str, list[str]]:
    """A part of a document as text, and the references in it."""
    return canonical(node, PROSE), list(_references(node))


def _references(node: Any) -> Iterator[str]:
    """References, and the targets of discriminators, which are written alike."""
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from _references(part)
    elif isinstance(node, str) and node.startswith("#/components/"):
        yield node


def _named(document: Document, node: Node) -> Iterator[str]:
    for extension, member in NAMED:
        name = (node.get(extension) or {}).get(member)
        if name in document.schemas:
            yield f"#/components/schemas/{name}"
