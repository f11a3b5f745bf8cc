"""Each rule of the comparison, by a change that it is there for."""

from __future__ import annotations

import json
import subprocess

import pytest
import yaml
from scripts import revisions
from scripts.document import Document, SpecError
from scripts.spec_diff import __main__ as command
from scripts.spec_diff import compare, report


def schema(root, name):
    return root["components"]["schemas"][name]


def order(root):
    return schema(root, "Order")["allOf"][1]["properties"]


def operation(root, path, method="get"):
    return root["paths"][path][method]


def put(node, **members):
    node.update(members)


def close_state(root):
    order(root)["state"] = {"$ref": "#/components/schemas/State"}


def add_source(root):
    schema(root, "Source")["oneOf"].append({"$ref": "#/components/schemas/FtpSource"})
    root["components"]["schemas"]["FtpSource"] = {
        "type": "object",
        "required": ["provider"],
        "properties": {"provider": {"type": "string", "enum": ["ftp"]}},
    }


REF = "#/components/schemas/"
TICKET = {"$ref": f"{REF}Ticket"}

CHANGES = {
    "a value of an open enumeration that is sent": (
        lambda root: schema(root, "State")["enum"].append("held"),
        "note State enum-value-added",
    ),
    "a value that other text may stand for is gone": (
        lambda root: schema(root, "State")["enum"].remove("done"),
        "maybe State enum-value-removed",
    ),
    "1 is another value than true": (
        lambda root: put(schema(root, "Level"), enum=[True, 2]),
        "breaking Level enum-value-removed",
    ),
    "an open enumeration was closed": (
        close_state,
        "breaking Order.state alternative-removed",
    ),
    "a union got another member": (
        add_source,
        "breaking Source alternative-added",
    ),
    "a union lost a member": (
        lambda root: schema(root, "Source")["oneOf"].pop(),
        "breaking Source alternative-removed",
    ),
    "a union is told apart by another member": (
        lambda root: put(schema(root, "Source")["discriminator"], propertyName="kind"),
        "breaking Source.discriminator discriminator-changed",
    ),
    "a tag of a union means another member": (
        lambda root: put(schema(root, "Source")["discriminator"]["mapping"], s3="Http"),
        "breaking Source.discriminator discriminator-changed",
    ),
    "a member may not be null any more": (
        lambda root: put(order(root), ticket=TICKET),
        "breaking Order.ticket null-changed",
    ),
    "a member that all of a family have": (
        lambda root: schema(root, "Base")["required"].clear(),
        "breaking Base.created required-changed",
    ),
    "another schema stands there": (
        lambda root: put(order(root), limits=TICKET),
        "maybe Order.limits reference-changed",
    ),
    "what was named is written in place": (
        lambda root: put(order(root), level=dict(schema(root, "Level"))),
        "maybe Order.level reference-changed",
    ),
    "bytes are kept as received no more": (
        lambda root: schema(root, "ScenePage")["properties"]["scenes"]["items"].pop(
            "x-swath-raw"
        ),
        "breaking ScenePage.scenes.items x-swath-raw-changed",
    ),
    "a default is sent no more": (
        lambda root: schema(root, "TileOptions")["properties"]["upsampling"].pop(
            "x-swath-send-default"
        ),
        "maybe TileOptions.upsampling default-changed",
    ),
    "the server means another default": (
        lambda root: put(order(root)["filter-lang"], default="cql2-json"),
        "maybe Order.filter-lang default-changed",
    ),
    "other members are of another type": (
        lambda root: put(schema(root, "Ticket"), additionalProperties=TICKET),
        "maybe Ticket.additionalProperties reference-changed",
    ),
    "other members have another format": (
        lambda root: schema(root, "Ticket")["additionalProperties"].pop("format"),
        "breaking Ticket.additionalProperties format-changed",
    ),
    "a format without a type of its own is demanded": (
        lambda root: put(order(root)["name"], format="hostname"),
        "breaking Order.name format-changed",
    ),
    "a body that could be left out cannot": (
        lambda root: operation(root, "/render", "post")["requestBody"]["content"][
            "application/json"
        ]["schema"].pop("default"),
        "breaking POST /render requestBody required-changed",
    ),
    "a body that must be there need not": (
        lambda root: put(operation(root, "/orders", "post")["requestBody"], required=0),
        "note POST /orders requestBody required-changed",
    ),
    "parts of a form are written otherwise": (
        lambda root: operation(root, "/upload", "post")["requestBody"]["content"][
            "multipart/form-data"
        ].pop("encoding"),
        "breaking POST /upload requestBody multipart/form-data encoding-changed",
    ),
    "an answer has another form besides": (
        lambda root: put(
            operation(root, "/search")["responses"]["200"]["content"],
            **{"text/csv": {}},
        ),
        "maybe GET /search 200 media-type-added",
    ),
    "an answer has a body now": (
        lambda root: put(
            operation(root, "/orders", "post")["responses"]["204"],
            content={"application/json": {"schema": {"type": "string"}}},
        ),
        "breaking POST /orders 204 answer-changed",
    ),
    "another success": (
        lambda root: put(
            operation(root, "/search")["responses"], **{"206": {"description": "."}}
        ),
        "maybe GET /search 206 status-added",
    ),
    "another failure": (
        lambda root: put(
            operation(root, "/search")["responses"],
            **{"404": {"$ref": "#/components/responses/Failure"}},
        ),
        "note GET /search 404 status-added",
    ),
    "a failure that is not told of": (
        lambda root: operation(root, "/scenes/{id}")["responses"].pop("4XX"),
        "maybe GET /scenes/{id} 4XX status-removed",
    ),
    "no credential is needed": (
        lambda root: put(operation(root, "/search"), security=[]),
        "note GET /search security-changed",
    ),
    "a credential is enough with more rights": (
        lambda root: put(operation(root, "/search"), security=[{"bearer": ["admin"]}]),
        "breaking GET /search security-changed",
    ),
    "nobody is let in without a token": (
        lambda root: put(operation(root, "/render", "post"), security=[{"bearer": []}]),
        "breaking POST /render security-changed",
    ),
    "an operation has a server of its own": (
        lambda root: operation(root, "/render", "post").pop("servers"),
        "breaking POST /render server-changed",
    ),
    "a list ends with its first page": (
        lambda root: operation(root, "/search").pop("x-swath-paging"),
        "breaking GET /search extension-changed",
    ),
    "a list goes on in another way": (
        lambda root: put(operation(root, "/search")["x-swath-paging"], next="cursor"),
        "maybe GET /search extension-changed",
    ),
    "records of a stream are others": (
        lambda root: put(operation(root, "/log")["x-swath-stream"], item="Ticket"),
        "breaking GET /log extension-changed",
    ),
    "it is not sent again": (
        lambda root: operation(root, "/search").pop("x-swath-idempotent"),
        "maybe GET /search extension-changed",
    ),
    "it goes out of use": (
        lambda root: put(operation(root, "/search"), deprecated=True),
        "note GET /search deprecated-changed",
    ),
    "slashes are written otherwise": (
        lambda root: root["paths"]["/tiles/{z}/{file}"]["parameters"][1].pop(
            "x-swath-slash"
        ),
        "breaking GET /tiles/{z}/{file} file style-changed",
    ),
    "JSON is no longer what the text is": (
        lambda root: operation(root, "/tiles/{z}/{file}")["parameters"][7][
            "schema"
        ].pop("contentMediaType"),
        "breaking GET /tiles/{z}/{file} intersects style-changed",
    ),
    "credentials have another word before them": (
        lambda root: put(
            root["components"]["securitySchemes"]["bearer"],
            **{"x-swath-token-prefix": "Token"},
        ),
        "breaking bearer credential-changed",
    ),
    "a keyword beside a reference that no rule knows": (
        lambda root: put(order(root)["level"], readOnly=True),
        "maybe Order.level other-changed",
    ),
    "a keyword of a parameter that no rule knows": (
        lambda root: put(root["components"]["parameters"]["Zoom"], **{"x-swath-z": 1}),
        "maybe GET /tiles/{z}/{file} z other-changed",
    ),
    "a keyword of a union that no rule knows": (
        lambda root: put(
            schema(root, "Source")["discriminator"], **{"x-swath-otherwise": "a"}
        ),
        "maybe Source.discriminator discriminator-changed",
    ),
    "a keyword of a path that no rule knows": (
        lambda root: put(root["paths"]["/log"], servers=[{"url": "https://l.example"}]),
        "maybe /log servers other-changed",
    ),
    "a keyword of the document that no rule knows": (
        lambda root: put(root, webhooks={"new": {}}),
        "maybe webhooks other-changed",
    ),
    "a keyword that no rule knows": (
        lambda root: put(schema(root, "Ticket"), dependentRequired={"id": ["next"]}),
        "maybe Ticket other-changed",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_change_is_graded_and_placed(torture, altered, name):
    change, expected = CHANGES[name]
    found = compare(torture, altered(change))
    assert expected in [
        f"{one.grade.name.lower()} {one.subject} {one.rule}" for one in found
    ]
    if expected.startswith("note"):
        assert {one.grade.name for one in found} == {"NOTE"}


@pytest.mark.parametrize(
    "change",
    [
        lambda root: put(order(root), limits={"allOf": [{"$ref": f"{REF}Limits"}]}),
        lambda root: put(order(root), d={"oneOf": [{"type": "string"}]}),
        lambda root: put(
            order(root),
            **{"eo:cloud_cover": {"anyOf": [{"type": "null"}, {"type": "number"}]}},
        ),
        lambda root: put(
            root["components"]["schemas"],
            Base={"allOf": [schema(root, "Base"), {"type": "object"}]},
        ),
        lambda root: put(order(root)["d"], title="D", **{"x-other": 1}),
        lambda root: put(operation(root, "/anything"), security=[{"bearer": []}]),
        lambda root: put(operation(root, "/log"), **{"x-swath-source": "a page"}),
    ],
)
def test_other_words_for_the_same_are_no_change(torture, altered, change):
    assert compare(torture, altered(change)) == []


def test_a_change_is_told_once_with_all_operations_it_reaches(torture, altered):
    def change(root):
        schema(root, "Scene")["properties"]["cloudCover"] = {"type": "number"}

    (found,) = compare(torture, altered(change))
    assert found.operations == (
        "followLog",
        "getScene",
        "importScenes",
        "searchScenes",
        "uploadScene",
    )
    assert found.ways == ("requests", "answers")
    assert found.subject == "Scene.cloudCover"


def test_a_schema_that_no_operation_reaches_is_compared_too(torture, altered):
    def change(root):
        root["components"]["schemas"]["Lonely"] = {"type": "string"}

    def other(root):
        root["components"]["schemas"]["Lonely"] = {"type": "integer"}

    (found,) = compare(altered(change), altered(other))
    assert (found.rule, found.operations) == ("type-changed", ())


def test_a_renamed_operation_is_the_same_operation(torture, altered):
    def rename(root):
        operation(root, "/search")["operationId"] = "findScenes"

    (found,) = compare(torture, altered(rename))
    assert found.told == "operation is findScenes, was searchScenes"


def test_schemas_that_contain_themselves_end(torture, altered):
    ring = {"oneOf": [{"$ref": f"{REF}Ring"}, {"$ref": f"{REF}Ticket"}]}

    def change(root):
        root["components"]["schemas"]["Ring"] = ring

    def other(root):
        parts = [*ring["oneOf"], {"type": "string"}]
        root["components"]["schemas"]["Ring"] = {"oneOf": parts}

    (found,) = compare(altered(change), altered(other))
    assert found.rule == "alternative-added"


def test_a_reference_to_nothing_is_an_error(torture, altered):
    def spoil(root):
        order(root)["days"]["items"] = {"$ref": f"{REF}Gone"}

    with pytest.raises(SpecError, match="Gone leads nowhere"):
        compare(torture, altered(spoil))


@pytest.fixture
def files(torture, altered, tmp_path):
    """Writes the torture document and a changed one; gives their paths."""

    def write(change):
        for name, document in (("old", torture), ("new", altered(change))):
            text = yaml.safe_dump(document.root, sort_keys=False)
            (tmp_path / f"{name}.yaml").write_text(text)
        return [str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml")]

    return write


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda _: None, 0),
        (lambda root: put(operation(root, "/search"), deprecated=True), 3),
        (lambda root: operation(root, "/search").pop("x-swath-idempotent"), 4),
        (lambda root: root["paths"].pop("/search"), 5),
    ],
)
def test_exit_code_tells_the_worst_grade(files, change, code, capsys):
    assert command.main(files(change)) == code
    assert capsys.readouterr().out.startswith(
        {0: "nothing changed", 3: "note", 4: "maybe", 5: "breaking"}[code]
    )


def test_unreadable_document_is_an_error_of_its_own(tmp_path, capsys):
    assert command.main([str(tmp_path / "none.yaml"), "x"]) == 1
    assert "there is no such file" in capsys.readouterr().err


def test_markdown_has_a_section_per_grade(torture, altered):
    def change(root):
        operation(root, "/search")["deprecated"] = True
        root["paths"].pop("/log")

    told = report.markdown(compare(torture, altered(change)))
    assert told.splitlines() == [
        "### Breaking (1)",
        "",
        "- **GET /log**: followLog is gone",
        "",
        "### Notes (1)",
        "",
        "- **GET /search**: is deprecated (of searchScenes)",
    ]
    assert report.markdown([]) == "Nothing changed for users.\n"


def test_json_has_all_that_is_known(files, capsys):
    def change(root):
        schema(root, "Scene")["properties"].pop("bounds")

    command.main(["--format", "json", *files(change)])
    (found,) = json.loads(capsys.readouterr().out)["changes"]
    assert found["grade"] == "breaking"
    assert found["rule"] == "property-removed"
    assert found["place"] == "components.schemas.Scene.properties.bounds"
    assert found["ways"] == ["requests", "answers"]
    assert "searchScenes" in found["operations"]


@pytest.fixture
def repository(tmp_path, torture):
    """A repository with the torture document in its one revision."""
    path = tmp_path / "torture" / "openapi.yaml"
    path.parent.mkdir()
    path.write_bytes(torture.path.read_bytes())
    name = ("-c", "user.name=A", "-c", "user.email=a@b.example")
    for words in (("init", "-q"), ("add", "."), (*name, "commit", "-qm", "first")):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    return tmp_path


def test_a_document_is_read_from_a_revision(repository, monkeypatch, torture):
    monkeypatch.chdir(repository)
    path = repository / "torture" / "openapi.yaml"
    path.write_text(path.read_text().replace("/search:", "/find:"))
    old = revisions.load("HEAD:torture/openapi.yaml")
    assert old.service == "torture"
    assert compare(old, torture) == []
    assert [one.rule for one in compare(old, Document.load(path))] == ["path-changed"]


def test_a_revision_without_the_document_is_an_error(repository, monkeypatch):
    monkeypatch.chdir(repository)
    with pytest.raises(SpecError, match=r"HEAD:\./torture/none"):
        revisions.load("HEAD:torture/none.yaml")
