"""What a generator would drop without a word stops the run, with its place named."""

from __future__ import annotations

import shutil

import pytest
from scripts import attrs_family, losses, operation_table, struct_family
from scripts.document import Document, SpecError


def tile(root):
    return root["paths"]["/tiles/{z}/{file}"]["get"]


def schema(root, name):
    return root["components"]["schemas"][name]


def query(root, **node):
    tile(root)["parameters"].append({"name": "p", "in": "query", **node})


OBJECT = {"type": "object", "properties": {"a": {"type": "string"}}}

CHANGES = {
    "operationId": lambda root: tile(root).pop("operationId"),
    "one tag": lambda root: tile(root).update(tags=["a", "b"]),
    "one server": lambda root: tile(root).update(servers=[{"url": "/"}]),
    "by its whole address": lambda root: tile(root).update(
        servers=[{"url": "https://a.example"}, {"url": "https://b.example"}]
    ),
    "successful answer": lambda root: tile(root)["responses"].pop("200"),
    "x-swath-hott is not": lambda root: tile(root).update({"x-swath-hott": True}),
    "a hot operation answers a named": lambda root: tile(root).update(
        {"x-swath-hot": True}
    ),
    "described by `content`": lambda root: query(
        root, content={"application/json": {"schema": OBJECT}}
    ),
    "cookie are not": lambda root: query(root, **{"in": "cookie", "schema": {}}),
    "only style deepObject": lambda root: query(root, schema={"type": "object"}),
    "arrays in the query": lambda root: query(
        root,
        **{"in": "header", "schema": {"type": "array", "items": {"type": "string"}}},
    ),
    "pipeDelimited": lambda root: query(
        root,
        style="pipeDelimited",
        schema={"type": "array", "items": {"type": "string"}},
    ),
    "allowReserved": lambda root: query(
        root, allowReserved=True, schema={"type": "string"}
    ),
    "belong to the client": lambda root: query(
        root, **{"name": "Accept", "in": "header", "schema": {"type": "string"}}
    ),
    "Scene is also class Scene": lambda root: root["components"]["schemas"].update(
        scene=OBJECT
    ),
    "its class would be StacItem": lambda root: root["components"]["schemas"].update(
        stac_item=OBJECT
    ),
    "properties beside oneOf": lambda root: schema(root, "Source").update(OBJECT),
    "oneOf within allOf": lambda root: schema(root, "Order")["allOf"].append(
        {"oneOf": [OBJECT]}
    ),
    "patternProperties is not": lambda root: schema(root, "Problem").update(
        patternProperties={"^x": {}}
    ),
    "array without items": lambda root: schema(root, "Bounds").pop("items"),
    "object without a name": lambda root: schema(root, "Problem")["properties"].update(
        inner=OBJECT
    ),
    "enumeration without a name": lambda root: schema(root, "Problem")[
        "properties"
    ].update(inner={"type": "string", "enum": ["a", "b"]}),
    "one name in Python": lambda root: schema(root, "Problem")["properties"].update(
        {"a-b": {"type": "string"}, "a_b": {"type": "string"}}
    ),
    "by a discriminator": lambda root: schema(root, "Source").pop("discriminator"),
    "Ticket is not one of the objects": lambda root: schema(root, "Layer")[
        "discriminator"
    ].update({"x-swath-otherwise": "#/components/schemas/Ticket"}),
    "OtherLayer.kind must be required": lambda root: schema(root, "Layer")[
        "discriminator"
    ].pop("x-swath-otherwise"),
    "must be required and have one value": lambda root: schema(root, "S3Source")[
        "required"
    ].remove("provider"),
}


@pytest.mark.parametrize("text", CHANGES)
def test_loss_is_found_in_the_document(altered, text):
    with pytest.raises(SpecError) as caught:
        losses.check_document(altered(CHANGES[text]))
    assert text in str(caught.value)
    assert "openapi.yaml: " in str(caught.value)


def test_two_operations_of_one_python_name_are_found(altered):
    def rename(root):
        root["paths"]["/log"]["get"]["operationId"] = "get_tile"

    with pytest.raises(SpecError, match=r'paths\["/log"\].get: operationId get_tile'):
        losses.check_document(altered(rename))


def test_torture_document_loses_nothing(torture_document):
    losses.check_document(torture_document)


def test_every_loss_is_told_at_once(altered):
    def spoil(root):
        for text in ("one tag", "allowReserved", "array without items"):
            CHANGES[text](root)

    with pytest.raises(SpecError) as caught:
        losses.check_document(altered(spoil))
    assert len(caught.value.problems) == 3


@pytest.fixture
def family(torture_document):
    return attrs_family.read(torture_document)


@pytest.fixture
def spoiled(torture_package, tmp_path):
    """A copy of the torture package in which a line is replaced."""

    def spoil(name, old, new):
        package = tmp_path / "spoiled_api"
        ignored = shutil.ignore_patterns("*.pyc")
        shutil.copytree(torture_package, package, ignore=ignored)
        file = package / "torture" / name
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))
        return package

    return spoil


def test_complete_package_passes(torture_package, family):
    losses.check_package(torture_package, [family])


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("api/answers/get_scene.py", "OPERATION =", "OTHER =", "getScene is not"),
        ("api/parameters/get_tile.py", "fresh: bool", "old: bool", "fresh is not"),
        ("api/bodies/put_raw.py", "    body:", "    entity_:", "body is not"),
        ("errors.py", "from ..", "from ..gone.", "errors cannot be imported"),
        (
            "structs.py",
            "class Problem(Struct, kw_only=True):",
            "class Problem(Struct, kw_only=True):\n    x: Ticket | Scene",
            "Problem cannot decode",
        ),
    ],
)
def test_loss_is_found_in_the_package(spoiled, family, name, old, new, told):
    with pytest.raises(SpecError, match=told):
        losses.check_package(spoiled(name, old, new), [family])


def test_warning_of_the_client_generator_is_an_error(altered):
    def spoil(root):
        schema(root, "Order")["allOf"][1]["properties"]["state"] = {"$ref": "#/nowhere"}

    with pytest.raises(SpecError, match=r"openapi-python-client: .*nowhere"):
        attrs_family.read(altered(spoil))


def test_warning_of_the_struct_generator_is_an_error(altered, tmp_path):
    def spoil(root):
        del schema(root, "Source")["discriminator"]
        for name in ("S3Source", "HttpSource"):
            schema(root, name)["properties"]["provider"].pop("enum")

    with pytest.raises(SpecError, match=r"datamodel-code-generator: .*cannot decode"):
        struct_family.write(altered(spoil), tmp_path)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"kind": "cursor", "items": "scenes", "pages": 1}, "unknown field `pages`"),
        ({"kind": "cursor"}, "missing required field `items`"),
    ],
)
def test_extension_with_wrong_members_is_an_error(altered, value, told):
    def spoil(root):
        root["paths"]["/search"]["get"]["x-swath-paging"] = value

    document = altered(spoil)
    searching = next(op for op in document.operations if op.id == "searchScenes")
    with pytest.raises(SpecError, match=told):
        operation_table.row(attrs_family.read(document), searching)


def test_discriminators_of_the_same_classes_must_agree(altered):
    def spoil(root):
        other = schema(root, "Source") | {"discriminator": {"propertyName": "bucket"}}
        root["components"]["schemas"]["Other"] = other

    with pytest.raises(SpecError, match="make them one component"):
        attrs_family.discriminators(altered(spoil))


@pytest.mark.parametrize("text", ["[", "[]", "openapi: 3.1.0"])
def test_unreadable_document_is_named(tmp_path, text):
    path = tmp_path / "openapi.yaml"
    path.write_text(text)
    with pytest.raises(SpecError, match=r"openapi\.yaml: not "):
        Document.load(path)


def test_dates_in_documents_stay_text(tmp_path):
    path = tmp_path / "openapi.yaml"
    path.write_text("paths: {}\nexample: 2026-06-01\n")
    assert Document.load(path).root["example"] == "2026-06-01"


@pytest.mark.parametrize("ref", ["#/components/schemas/Gone", "other.yaml#/A"])
def test_reference_to_nothing_is_named(torture_document, ref):
    with pytest.raises(SpecError, match="leads nowhere"):
        torture_document.resolve({"$ref": ref})


def test_circular_reference_is_named(altered):
    def spoil(root):
        root["components"]["schemas"]["Ring"] = {"$ref": "#/components/schemas/Ring"}

    document = altered(spoil)
    with pytest.raises(SpecError, match="refers to itself"):
        document.resolve(document.schemas["Ring"])
