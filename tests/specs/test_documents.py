"""Every document is valid OpenAPI, and keeps to the rules of specs/README.md."""

from __future__ import annotations

import re

import openapi_spec_validator
import pytest
import yaml
from jsonschema import Draft202012Validator
from scripts import losses, regen
from scripts.document import Document, dotted, schema_nodes


DOCUMENTS = [Document.load(path) for path in regen.find_specs(regen.SPECS)]
OPERATIONS = [
    pytest.param(document, operation, id=f"{document.service}-{operation.id}")
    for document in DOCUMENTS
    for operation in document.operations
]
EACH = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=[document.service for document in DOCUMENTS]
)
UNLISTED = {
    ("POST", "/auth/realms/main/protocol/openid-connect/token", "confirmed"),
}
"""Operations that are described, and not in the list of the reference."""
EACH_OPERATION = pytest.mark.parametrize(("document", "operation"), OPERATIONS)


def test_there_is_a_document_with_operations():
    assert OPERATIONS


@EACH
def test_document_is_valid_openapi(document):
    openapi_spec_validator.validate(
        yaml.safe_load(document.path.read_text(encoding="utf-8"))
    )


@EACH
def test_generators_lose_nothing_of_it(document):
    losses.check_document(document)


@EACH
def test_sources_are_named(document):
    sources = document.path.with_name("SOURCES.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^\| .* \| (seed|src|inferred)", sources, re.MULTILINE)) > 10


@EACH
def test_objects_are_described_and_keep_unknown_members(document):
    for name, schema in document.schemas.items():
        assert schema.get("description"), name
        if schema.get("type") == "object":
            assert schema.get("additionalProperties") not in (None, False), name


@EACH
def test_names_are_used(document):
    text = document.path.read_text(encoding="utf-8")
    for kind, components in document.root["components"].items():
        for name in components if kind != "securitySchemes" else ():
            assert f"#/components/{kind}/{name}" in text or name in text.split(), name


@EACH
def test_examples_of_schemas_validate(document):
    checked = 0
    for place, node in document.all_schemas():
        for example in _examples(document, node):
            assert _complaints(document, node, example) == [], dotted(place)
            checked += 1
    assert checked


@EACH_OPERATION
def test_operation_is_named_and_described(document, operation):
    assert re.fullmatch("[a-z]+([A-Z][a-z0-9]*)*", operation.id)
    assert operation.summary.endswith(".")
    assert len(operation.summary) < 80
    assert [operation.tag] == operation.node["tags"]
    assert operation.tag in {tag["name"] for tag in document.root["tags"]}
    assert all(tag["description"] for tag in document.root["tags"])


@EACH_OPERATION
def test_whether_it_may_be_repeated_is_said(document, operation):
    assert isinstance(operation.node.get("x-swath-idempotent"), bool)


@EACH_OPERATION
def test_failures_share_their_answers(document, operation):
    responses = operation.node["responses"]
    failures = {k: v for k, v in responses.items() if str(k)[0] not in "123"}
    assert "default" in failures
    assert all("#/components/responses/" in node["$ref"] for node in failures.values())


@EACH_OPERATION
def test_parameters_are_described_and_have_no_default(document, operation):
    for parameter in operation.parameters:
        assert parameter.description, parameter.name
        for _, node in schema_nodes(parameter.schema, ()):
            assert "default" not in node, parameter.name


@EACH_OPERATION
def test_examples_validate(document, operation):
    for content in (*operation.bodies, *operation.answers):
        media = _media(document, operation, content)
        for example in _examples(document, media):
            if content.kind == "json":
                assert _complaints(document, media["schema"], example) == []
    for parameter in operation.parameters:
        for example in _examples(document, parameter.node):
            assert _complaints(document, parameter.node["schema"], example) == []


@EACH_OPERATION
def test_json_answers_have_an_example(document, operation):
    for answer in operation.answers:
        if answer.kind == "json":
            assert _examples(document, _media(document, operation, answer))


@EACH_OPERATION
def test_extensions_point_to_what_exists(document, operation):
    node = operation.node
    if "x-swath-stream" in node:
        item = node["x-swath-stream"].get("item")
        assert item is None or item in document.schemas
    if "x-swath-websocket" in node:
        assert node["x-swath-websocket"]["message"] in document.schemas
    if "x-swath-paging" in node:
        paging = node["x-swath-paging"]
        page = _named(document, node.get("x-swath-polling", {}).get("result"))
        answer = (page or operation).answers[0].schema
        assert _member(document, answer, paging["items"])["type"] == "array"
        if paging["kind"] != "links":
            assert _member(document, answer, paging["next"])
            assert _takes(document, operation, paging["parameter"])


@EACH_OPERATION
def test_work_can_be_followed(document, operation):
    polling = operation.node.get("x-swath-polling")
    if polling is None:
        return
    started = operation.answers[0].schema
    status = _named(document, polling["status"])
    result = _named(document, polling.get("result"))
    assert _member(document, started, polling["id"])["type"] == "string"
    assert _takes(document, status, polling["parameter"])
    assert result is None or _takes(document, result, polling["parameter"])
    if "wait" in polling:
        assert _member(document, started, polling["wait"])
        assert _member(document, status.answers[0].schema, polling["wait"])
    state = _member(document, status.answers[0].schema, polling["state"])
    known = document.resolve(state["anyOf"][0])["enum"]
    assert {*polling["succeeded"], *polling["failed"]} < set(known)


@EACH
def test_operations_are_those_of_the_list(document):
    path = regen.ROOT.parent / "shared" / "reference" / "operations.tsv"
    if not path.exists():
        pytest.skip(f"no {path.name} in ../shared/reference")
    rows = [line.split("\t") for line in path.read_text().splitlines()]
    letters = {"C": "confirmed", "M": "likely", "L": "guess"}
    listed = {
        (row[2].replace("WS", "GET"), row[3], letters[row[6]])
        for row in rows
        if row[0] == document.service
    }
    certainty = "x-swath-path-certainty"
    described = {
        (operation.method, operation.path, operation.node.get(certainty, "confirmed"))
        for operation in document.operations
    }
    assert listed == described - UNLISTED


def _named(document, name):
    return next((found for found in document.operations if found.id == name), None)


def _takes(document, operation, name):
    if name in {parameter.name for parameter in operation.parameters}:
        return True
    return bool(_member(document, operation.bodies[0].schema, name))


def _member(document, schema, path):
    for name in path.split("."):
        schema = document.resolve(document.resolve(schema)["properties"][name])
    return schema


def _media(document, operation, content):
    if content.status:
        holder = document.resolve(operation.node["responses"][content.status])
    else:
        holder = document.resolve(operation.node["requestBody"])
    return (holder.get("content") or {}).get(content.media_type, {})


def _examples(document, node):
    found = [node["example"]] if "example" in node else []
    listed = node.get("examples") or []
    if isinstance(listed, dict):
        return found + [document.resolve(one)["value"] for one in listed.values()]
    return found + listed


def _complaints(document, schema, example):
    whole = {**schema, "components": document.root["components"]}
    return [error.message for error in Draft202012Validator(whole).iter_errors(example)]
