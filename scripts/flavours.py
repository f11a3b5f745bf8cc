"""The two generators' inputs, derived in memory from the one document.

Neither generator understands all of OpenAPI. What one of them would drop or misread
is put in other words here, so that the document itself stays as it ought to be.
"""

from __future__ import annotations

import copy
from typing import Any

from scripts.document import Content, Document, Node, OperationSpec, Parameter


def attrs_flavour(document: Document) -> Node:
    """The document as openapi-python-client is to see it.

    Only what has to be *typed* is left: parameters, bodies and answers with a model.
    Answers get their index in `OperationSpec.answers` as status, since the generator
    knows one answer per status only.
    """
    paths: Node = {}
    for operation in document.operations:
        item = paths.setdefault(operation.path, {})
        item[operation.method.lower()] = _typed_part(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": document.service, "version": "0"},
        "paths": paths,
        "components": {"schemas": _for_attrs(document.schemas)},
    }


def struct_flavour(document: Document) -> Node:
    """The document's schemas as datamodel-code-generator is to see them."""
    return {
        "openapi": "3.1.0",
        "info": {"title": document.service, "version": "0"},
        "paths": {},
        "components": {
            "schemas": {
                name: _for_structs(document, schema, top=True)
                for name, schema in document.schemas.items()
                if not (_is_free(schema) or _has_rest(schema))
            }
        },
    }


def _typed_part(operation: OperationSpec) -> Node:
    part: Node = {
        "operationId": operation.id,
        "tags": [operation.tag],
        "parameters": [_parameter(parameter) for parameter in operation.parameters],
        "responses": {
            str(index): _media("application/json", answer)
            for index, answer in enumerate(operation.answers)
            if answer.kind == "json" and not operation.hot and not operation.streamed
        },
    }
    bodies = [body for body in operation.bodies if body.kind != "bytes"]
    if bodies:
        part["requestBody"] = {"required": True, "content": {}}
    for body in bodies:
        part["requestBody"]["content"] |= _media(body.media_type, body)["content"]
    return part


def _media(media_type: str, content: Content) -> Node:
    schema = _for_attrs(content.schema or {})
    return {"description": "", "content": {media_type: {"schema": schema}}}


def _parameter(parameter: Parameter) -> Node:
    """A parameter; dates and UUIDs may also be given as text."""
    schema = _for_attrs(parameter.node.get("schema", {}))
    if parameter.schema.get("format") in ("date", "date-time", "uuid"):
        schema = {"anyOf": [schema, {"type": "string"}]}
    return {
        "name": parameter.name,
        "in": parameter.location,
        "required": parameter.required,
        "schema": schema,
    }


def _for_attrs(node: Any) -> Any:
    """Without defaults, which would be sent, and with constants for one-value enums."""
    if isinstance(node, list):
        return [_for_attrs(part) for part in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    kept = {key: _for_attrs(part) for key, part in _without_examples(node).items()}
    if isinstance(node.get("properties"), dict):
        kept["properties"] = {
            name: _for_attrs(part) for name, part in node["properties"].items()
        }
    if len(kept.get("enum", ())) == 1 and "title" not in kept:
        kept["const"] = kept.pop("enum")[0]
    return kept


def _without_examples(node: Node) -> Node:
    dropped = {"example", "examples", "properties", "discriminator"}
    if not node.get("x-swath-send-default"):
        dropped.add("default")
    return {key: part for key, part in node.items() if key not in dropped}


def _is_free(schema: Node) -> bool:
    """Whether an object has no members of its own and may have any."""
    bare = not schema.keys() & {"properties", "allOf", "anyOf", "oneOf", "$ref"}
    rest = schema.get("additionalProperties", True)
    return schema.get("type") == "object" and bare and rest in (True, {})


def _is_plain(schema: Node) -> bool:
    """Whether the Structs see a plain dictionary."""
    return bool(schema.get("x-swath-open")) or _is_free(schema) or _has_rest(schema)


def _has_rest(schema: Node) -> bool:
    """Whether a union has a member for all other values, as msgspec's cannot have."""
    return "x-swath-otherwise" in (schema.get("discriminator") or {})


def _for_structs(document: Document, node: Any, *, top: bool = False) -> Any:
    """Raw where nothing may be lost, plain dictionaries where anything may come."""
    if isinstance(node, list):
        return [_for_structs(document, part) for part in node]
    if not isinstance(node, dict):
        return node
    if node.get("x-swath-raw"):
        return {"customTypePath": "msgspec.Raw"}
    target = document.resolve(node)
    if not top and _is_plain(target):
        return {"type": "object", "additionalProperties": True}
    dropped = {"default", "example", "examples", "properties", "discriminator"}
    if not top or "properties" not in node:
        dropped.add("description")
    kept = {
        key: _for_structs(document, part)
        for key, part in node.items()
        if key not in dropped and not key.startswith("x-")
    }
    if isinstance(node.get("properties"), dict):
        kept["properties"] = {
            name: _for_structs(document, part)
            for name, part in node["properties"].items()
        }
    if "discriminator" in node:
        kept["discriminator"] = copy.deepcopy(node["discriminator"])
    return kept
