"""Which operations have another definition: themselves, or what they lead to."""

from __future__ import annotations

import pytest
from scripts.update.touched import definitions, touched


@pytest.fixture
def found(torture, altered):
    """The operations that a change touches."""
    return lambda change: touched(torture, altered(change))


def operation(root, name):
    return next(
        node
        for item in root["paths"].values()
        for node in item.values()
        if isinstance(node, dict) and node.get("operationId") == name
    )


def every(document):
    return {one.id for one in document.operations}


def test_the_same_document_touches_nothing(found):
    assert found(lambda _: None) == set()


def test_an_operation_is_touched_by_what_it_says_itself(found):
    def change(root):
        operation(root, "getTile")["x-swath-idempotent"] = False

    assert found(change) == {"getTile"}


def test_prose_touches_nothing(found):
    def change(root):
        root["info"]["description"] = "Other words."
        operation(root, "getTile")["description"] = "Other words."
        for schema in root["components"]["schemas"].values():
            schema["description"] = "Other words."

    assert found(change) == set()


def test_the_order_of_members_and_operations_touches_nothing(found):
    def change(root):
        root["paths"] = dict(reversed(root["paths"].items()))
        for schema in root["components"]["schemas"].values():
            if "properties" in schema:
                schema["properties"] = dict(reversed(schema["properties"].items()))

    assert found(change) == set()


def test_an_example_touches_what_shows_it(found):
    def change(root):
        answer = operation(root, "getTile")["responses"]["200"]
        (form,) = answer["content"].values()
        form["example"] = "other"

    assert found(change) == {"getTile"}


def test_a_schema_touches_all_that_lead_to_it_and_nothing_else(torture, found):
    for name in torture.schemas:
        reference = f"#/components/schemas/{name}"
        reached = {
            operation
            for operation, parts in definitions(torture).items()
            if reference in parts
        }

        def change(root, name=name):
            root["components"]["schemas"][name]["minProperties"] = 7

        assert found(change) == reached


def test_the_records_of_a_stream_are_reached(torture):
    streams = {
        one.id: one.node["x-swath-stream"]["item"]
        for one in torture.operations
        if "item" in one.node.get("x-swath-stream", {})
    }
    assert streams
    for name, item in streams.items():
        assert f"#/components/schemas/{item}" in definitions(torture)[name]


@pytest.mark.parametrize(
    "change",
    [
        lambda root: root.update(security=[{"other": []}]),
        lambda root: root.update(servers=[{"url": "https://other.example"}]),
        lambda root: root["components"].update(securitySchemes={}),
    ],
    ids=["security", "servers", "schemes"],
)
def test_what_holds_for_all_operations_touches_all(torture, found, change):
    assert found(change) == every(torture)


def test_what_a_path_says_touches_its_operations(torture, found):
    path = next(iter(torture.root["paths"]))
    here = {one.id for one in torture.operations if one.path == path}

    def change(root):
        root["paths"][path].setdefault("parameters", []).append(
            {"name": "more", "in": "query", "schema": {"type": "string"}}
        )

    assert found(change) == here
    assert here != every(torture)


def test_operations_that_came_and_that_are_gone_are_touched(found):
    def change(root):
        operation(root, "getTile")["operationId"] = "readTile"

    assert found(change) == {"getTile", "readTile"}
