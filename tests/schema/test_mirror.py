"""Generated clients read whatever the documents allow servers to send.

A mirror of each document has one operation per schema, whose request body is that
schema: so a generator of requests becomes one of replies. The two families of models
come from two unrelated generators; they have to read the same things the same way.
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import sys
import uuid
from functools import cache
from pathlib import Path

import attrs
import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings


ROOT = Path(__file__).parents[2]
sys.path[:0] = [] if str(ROOT) in sys.path else [str(ROOT)]

from scripts import attrs_family, regen  # noqa: E402 # found by the line above
from scripts.document import Document, ref_name  # noqa: E402 # as above


TORTURE = Document.load(ROOT / "tests" / "specs" / "torture.yaml")
TORTURE.service = "torture"
DOCUMENTS = [Document.load(path) for path in regen.find_specs(regen.SPECS)]
QUICK = settings(
    max_examples=10,
    database=None,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
SKIPPED = {"SceneForm": "multipart: its files are bytes and not JSON"}


@pytest.fixture(scope="module", autouse=True)
def torture_package(tmp_path_factory):
    """Makes `swath_api.torture` importable beside the real services."""
    folder = tmp_path_factory.mktemp("mirror")
    (folder / "torture").mkdir()
    spec = folder / "torture" / "openapi.yaml"
    spec.write_bytes(TORTURE.path.read_bytes())
    regen.generate([spec], folder / "torture_api")
    sys.path.insert(0, str(folder))
    yield
    sys.path.remove(str(folder))


def generated(document, name):
    package = "torture_api" if document is TORTURE else "swath_api"
    return importlib.import_module(f"{package}.{document.service}.{name}")


def runtime(document, name):
    package = "torture_api" if document is TORTURE else "swath_api"
    return importlib.import_module(f"{package}.{name}")


def objects_of(document):
    for name, schema in document.schemas.items():
        if name not in SKIPPED and ("properties" in schema or "allOf" in schema):
            yield name, schema


def objects():
    for document in (*DOCUMENTS, TORTURE):
        for name, _ in objects_of(document):
            yield pytest.param(document, name, id=f"{document.service}-{name}")


def contents(kind):
    for document in (*DOCUMENTS, TORTURE):
        for operation in document.operations:
            for content in getattr(operation, kind):
                if content.kind == "json" and not operation.streamed:
                    label = f"{document.service}-{operation.id}-{content.status}"
                    yield pytest.param(document, operation, content, id=label)


@cache
def mirror(service):
    document = next(d for d in (*DOCUMENTS, TORTURE) if d.service == service)
    paths = {
        f"/{name}": echo({"$ref": f"#/components/schemas/{name}"})
        for name in document.schemas
    }
    return schemathesis.openapi.from_dict(
        {
            "openapi": document.root["openapi"],
            "info": document.root["info"],
            "paths": paths,
            "components": {"schemas": with_short_lists(document.schemas)},
        }
    )


def with_short_lists(node):
    """The same schemas for lists of few elements, which tell as much as long ones."""
    if isinstance(node, list):
        return [with_short_lists(part) for part in node]
    if not isinstance(node, dict):
        return node
    short = {key: with_short_lists(part) for key, part in node.items()}
    if "items" in node and "type" in node:
        short.setdefault("maxItems", max(2, node.get("minItems", 0)))
    return short


def echo(schema):
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    return {"post": {"requestBody": body, "responses": {"200": {"description": ""}}}}


@cache
def bodies(service, name):
    """Some of the bodies that a schema allows."""
    seen = []

    @given(case=mirror(service)[f"/{name}"]["POST"].as_strategy())
    @QUICK
    def collect(case):
        seen.append(with_integers(case.body))

    collect()
    assert len(seen) >= QUICK.max_examples
    return seen


def bodies_of(service, content):
    """Some of the bodies that an answer or a request may have."""
    name = ref_name(content.schema)
    if name:
        return bodies(service, name)
    element = ref_name(content.schema["items"])
    listed = bodies(service, element) if element else ["a", "b/c d"]
    return [[], listed[:1], listed]


def with_integers(value):
    """The same with 3 for 3.0: JSON Schema takes both for integers, servers do not."""
    if isinstance(value, dict):
        return {key: with_integers(member) for key, member in value.items()}
    if isinstance(value, list):
        return [with_integers(element) for element in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


@pytest.mark.parametrize(("document", "name"), [*objects()])
def test_a_model_loses_nothing_and_reads_what_the_struct_reads(document, name):
    class_name = attrs_family.class_name(name)
    model = getattr(generated(document, "models"), class_name)
    struct = getattr(generated(document, "structs"), class_name)
    for body in bodies(document.service, name):
        read = model.from_dict(body)
        same(read.to_dict(), body)
        agree(read, msgspec.json.decode(json.dumps(body), type=struct))


@pytest.mark.parametrize(("document", "operation", "content"), [*contents("answers")])
def test_operation_reads_what_may_be_answered(document, operation, content):
    tag, name = (attrs_family.python_name(n) for n in (operation.tag, operation.id))
    parse = generated(document, f"api.{tag}.{name}").parse
    reply = runtime(document, "_runtime").Reply
    dump = runtime(document, "_model").dump

    def check(body):
        answer = reply(
            status=int(content.status),
            headers={"content-type": content.media_type},
            content=json.dumps(body).encode(),
        )
        found = parse(answer)
        if operation.hot:
            model = getattr(generated(document, "models"), type(found).__name__)
            agree(model.from_dict(body), found)
        else:
            same(dump(found), body)

    for body in bodies_of(document.service, content):
        check(body)


@pytest.mark.parametrize(("document", "operation", "content"), [*contents("bodies")])
def test_operation_sends_what_may_be_asked(document, operation, content):
    tag, name = (attrs_family.python_name(n) for n in (operation.tag, operation.id))
    build = generated(document, f"api.{tag}.{name}").build
    schema = content.schema if ref_name(content.schema) else content.schema["items"]
    read = reader(document, ref_name(schema))

    for body in bodies_of(document.service, content):
        given = [read(one) for one in body] if isinstance(body, list) else read(body)
        request = build(*path_arguments(operation), body=given)
        same(json.loads(request.content), body)


def path_arguments(operation):
    """Something for every parameter of the path."""
    return ["1" for one in operation.parameters if one.location == "path"]


def reader(document, name):
    """What makes a model of JSON; objects without members of their own have none."""
    if name not in dict(objects_of(document)):
        return dict
    return getattr(
        generated(document, "models"), attrs_family.class_name(name)
    ).from_dict


def same(found, expected):
    assert normal(found) == normal(expected)


def normal(value):
    """JSON in which two writings of one date or UUID are equal."""
    if isinstance(value, dict):
        return {key: normal(member) for key, member in value.items()}
    if isinstance(value, list):
        return [normal(element) for element in value]
    if isinstance(value, str):
        for read in (dt.datetime.fromisoformat, uuid.UUID):
            try:
                return read(value)
            except ValueError:
                continue
    return value


def agree(model, struct):
    """Member by member, an attrs value is what a Struct is, unknown members aside."""
    if isinstance(struct, msgspec.Struct):
        members = {wire: name for name, wire in model._members}
        tag = struct.__struct_config__.tag_field
        for field in msgspec.structs.fields(struct):
            ours = getattr(model, members.pop(field.encode_name))
            agree(ours, getattr(struct, field.name))
        assert set(members) <= {tag}
    elif isinstance(struct, msgspec.Raw):
        same(plain(model), msgspec.json.decode(struct))
    elif isinstance(struct, list):
        assert len(model) == len(struct)
        for ours, theirs in zip(model, struct, strict=True):
            agree(ours, theirs)
    elif isinstance(struct, dict):
        ours = model.to_dict() if attrs.has(type(model)) else model
        assert set(ours) == set(struct)
        for key, member in struct.items():
            agree(ours[key], member)
    else:
        same(model, struct)


def plain(value):
    """An attrs value as JSON."""
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items()}
    return value.to_dict() if attrs.has(type(value)) else value
