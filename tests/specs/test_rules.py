"""Rules that documents keep, each with its reason; exceptions are waived by name.

A rule looks at a whole document and gives the places that break it. Who has a reason to
break one adds it to `WAIVERS`; a waiver that is not needed any more fails as well.
"""

from __future__ import annotations

import copy
import re
from pathlib import Path

import pytest
from scripts import regen
from scripts.document import Document, dotted, schema_nodes


DOCUMENTS = [Document.load(path) for path in regen.find_specs(regen.SPECS)]
RULES = {}

FORMATS = {
    "binary",
    "date",
    "date-time",
    "double",
    "email",
    "float",
    "int32",
    "int64",
    "password",
    "uri",
    "uuid",
}
STANDARD = {"bbox", "coordinates", "features", "geometries", "interval"}
"""Members that RFC 7946 and STAC describe."""
WAIVERS = {
    (
        "enums_of_requests_are_closed",
        "sentinelhub",
        "components.schemas.NativeSearchQuery.properties.provider",
    ): "such a search is in a provider's own words, also in those of one to come",
}
"""Reasons to break a rule, by rule, service and place."""


def rule(function):
    """Registers a rule; its docstring is the reason."""
    RULES[function.__name__] = function
    return function


def reachable(document, contents):
    """Every schema that some bodies lead to, once, with its place."""
    left = [(("paths",), content.schema) for content in contents if content.schema]
    seen = set()
    while left:
        place, schema = left.pop()
        for where, node in schema_nodes(schema, place):
            name = node.get("$ref", "").removeprefix("#/components/schemas/")
            if name and name not in seen and name in document.schemas:
                seen.add(name)
                target = ("components", "schemas", name)
                left.append((target, document.schemas[name]))
            yield where, node


def answers(document):
    return [one for op in document.operations for one in op.answers]


def bodies(document):
    return [one for op in document.operations for one in op.bodies]


def is_enum(document, node):
    return len(document.resolve(node).get("enum", ())) > 1


def unions(node):
    return node.get("anyOf") or node.get("oneOf") or []


@rule
def enums_of_answers_are_open(document):
    """A value that a service adds one day must not break a program that runs."""
    inner = {
        id(part)
        for _, node in reachable(document, answers(document))
        for part in unions(node)
        if any(one == {"type": "string"} for one in unions(node))
    }
    sent = {id(node) for _, node in reachable(document, bodies(document))}
    for place, node in reachable(document, answers(document)):
        named = place[:-1] == ("components", "schemas")
        text = document.resolve(node).get("type") == "string"
        free = named or id(node) in inner or id(node) in sent
        if is_enum(document, node) and text and not free:
            yield place, "anyOf: [$ref, {type: string}]"


@rule
def enums_of_requests_are_closed(document):
    """What a service refuses should be refused before it is sent."""
    received = {id(node) for _, node in reachable(document, answers(document))}
    for place, node in reachable(document, bodies(document)):
        parts = unions(node)
        has_enum = any(is_enum(document, part) for part in parts)
        if has_enum and {"type": "string"} in parts and id(node) not in received:
            yield place, "refer to the enumeration alone"


@rule
def defaults_that_are_sent_are_given(document):
    """Without a value there is nothing to send."""
    for place, node in document.all_schemas():
        if node.get("x-swath-send-default") and "default" not in node:
            yield place, "x-swath-send-default has no default beside it"


@rule
def bytes_are_marked(document):
    """Without `format: binary` a picture would be read as text."""
    for operation in document.operations:
        for content in (*operation.bodies, *operation.answers):
            schema = document.resolve(content.schema or {})
            text = content.media_type.startswith("text/") or operation.streamed
            if (
                content.kind == "bytes"
                and schema.get("format") != "binary"
                and not text
            ):
                place = (*operation.place, content.status or "requestBody")
                yield place, f"{content.media_type}: type string, format binary"


@rule
def required_members_are_described(document):
    """A member that must be there and is not described has no type."""
    for place, node in document.all_schemas():
        if "properties" in node:
            for name in sorted({*node.get("required", ())} - {*node["properties"]}):
                yield place, f"{name} is required and not among the properties"


@rule
def members_are_described(document):
    """The description is the docstring of the attribute that users see."""
    for place, node in document.all_schemas():
        for name, member in (node.get("properties") or {}).items():
            target = document.resolve(member)
            constant = len(target.get("enum", ())) == 1
            told = member.get("description") or target.get("description")
            if not (told or constant or name in STANDARD):
                yield (*place, "properties", name), "describe it"


@rule
def names_of_components_are_names_of_classes(document):
    """They become classes as they are."""
    for name in document.schemas:
        if not re.fullmatch(r"([A-Z][a-z0-9]*)+", name):
            yield ("components", "schemas", name), "PascalCase is needed"


@rule
def null_is_a_type(document):
    """`nullable` was OpenAPI 3.0; in 3.1 it says nothing."""
    for place, node in document.all_schemas():
        if "nullable" in node:
            yield place, "type: [..., 'null']"


@rule
def constants_are_enums_of_one_value(document):
    """Both generators read `enum` of one value alike, and `const` differently."""
    for place, node in document.all_schemas():
        if "const" in node:
            yield place, "enum: [value]"


@rule
def formats_have_a_meaning(document):
    """A format that nobody knows is a condition that nobody checks."""
    for place, node in document.all_schemas():
        if "format" in node and node["format"] not in FORMATS:
            yield place, f"{node['format']}: one of {', '.join(sorted(FORMATS))}"


@rule
def mappings_lead_somewhere(document):
    """A tag without a schema could not be decoded."""
    for place, node in document.all_schemas():
        for name, ref in (node.get("discriminator", {}).get("mapping") or {}).items():
            known = ref.removeprefix("#/components/schemas/") in document.schemas
            if not known or {"$ref": ref} not in unions(node):
                yield place, f"{name} leads to {ref}, which is no alternative"


@rule
def credentials_are_known(document):
    """A scheme that is not defined cannot be sent."""
    known = document.root["components"].get("securitySchemes", {})
    nodes = [((), document.root), *((op.place, op.node) for op in document.operations)]
    for place, node in nodes:
        for names in node.get("security", ()):
            for name in names.keys() - known.keys():
                yield (*place, "security"), f"{name} is not among securitySchemes"


@rule
def addresses_are_encrypted(document):
    """Credentials travel with every request."""
    nodes = [((), document.root), *((op.place, op.node) for op in document.operations)]
    for place, node in nodes:
        for server in node.get("servers", ()):
            if not server["url"].startswith(("https://", "wss://")):
                yield (*place, "servers"), f"{server['url']}: https is needed"


@rule
def paths_name_their_parameters(document):
    """A name in braces without a parameter would be sent with its braces."""
    for operation in document.operations:
        named = set(re.findall(r"{([^}]+)}", operation.path))
        given = {one.name for one in operation.parameters if one.location == "path"}
        for name in sorted(named ^ given):
            yield operation.place, f"{name}: in the path and among the parameters"


def broken(document, name, waivers):
    """The places that break a rule and are not waived."""
    return [
        document.problem(place, text)
        for place, text in RULES[name](document)
        if (name, document.service, dotted(place)) not in waivers
    ]


def stale(documents, waivers):
    """The waivers that nothing needs."""
    found = {
        (name, document.service, dotted(place))
        for document in documents
        for name in RULES
        for place, _ in RULES[name](document)
    }
    return sorted(waivers.keys() - found)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.service)
@pytest.mark.parametrize("name", RULES)
def test_document_keeps_the_rule(name, document):
    reason = f"{RULES[name].__doc__} An exception? Waive it, with its reason."
    assert broken(document, name, WAIVERS) == [], reason


def test_every_waiver_is_needed_and_has_a_reason():
    assert stale(DOCUMENTS, WAIVERS) == []
    assert all(WAIVERS.values())


STATE = {"$ref": "#/components/schemas/State"}
ROOT = {
    "openapi": "3.1.0",
    "servers": [{"url": "https://ships.example"}],
    "security": [{"token": []}],
    "paths": {
        "/ships/{name}": {
            "put": {
                "operationId": "putShip",
                "parameters": [
                    {"name": "name", "in": "path", "schema": {"type": "string"}}
                ],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Order"}
                        }
                    }
                },
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Ship"}
                            }
                        }
                    },
                    "206": {
                        "content": {
                            "image/png": {
                                "schema": {"type": "string", "format": "binary"}
                            }
                        }
                    },
                },
            }
        }
    },
    "components": {
        "securitySchemes": {"token": {}},
        "schemas": {
            "State": {"type": "string", "enum": ["a", "b"], "description": "."},
            "Order": {"properties": {"state": {**STATE}}},
            "Ship": {
                "properties": {
                    "state": {"anyOf": [STATE, {"type": "string"}], "description": "."}
                }
            },
            "Hull": {
                "oneOf": [{"$ref": "#/components/schemas/Ship"}],
                "discriminator": {
                    "propertyName": "kind",
                    "mapping": {"ship": "#/components/schemas/Ship"},
                },
            },
        },
    },
}


def member(root, name):
    return root["components"]["schemas"][name]["properties"]["state"]


def answer(root, status, media_type):
    operation = root["paths"]["/ships/{name}"]["put"]
    return operation["responses"][status]["content"][media_type]["schema"]


BREAKS = {
    "enums_of_answers_are_open": lambda root: root["components"]["schemas"][
        "Ship"
    ].update(properties={"state": {**STATE, "description": "."}}),
    "enums_of_requests_are_closed": lambda root: root["components"]["schemas"][
        "Order"
    ].update(properties={"state": {"anyOf": [STATE, {"type": "string"}]}}),
    "defaults_that_are_sent_are_given": lambda root: member(root, "Order").update(
        {"x-swath-send-default": True}
    ),
    "bytes_are_marked": lambda root: answer(root, "206", "image/png").clear(),
    "required_members_are_described": lambda root: root["components"]["schemas"][
        "Ship"
    ].update(required=["name"]),
    "members_are_described": lambda root: member(root, "Ship").pop("description"),
    "names_of_components_are_names_of_classes": lambda root: root["components"][
        "schemas"
    ].update(big_ship={}),
    "null_is_a_type": lambda root: member(root, "Ship").update(nullable=True),
    "constants_are_enums_of_one_value": lambda root: member(root, "Ship").update(
        const=1
    ),
    "formats_have_a_meaning": lambda root: member(root, "Ship").update(format="knots"),
    "mappings_lead_somewhere": lambda root: root["components"]["schemas"]["Hull"][
        "discriminator"
    ]["mapping"].update(boat="#/components/schemas/Boat"),
    "credentials_are_known": lambda root: root.update(security=[{"key": []}]),
    "addresses_are_encrypted": lambda root: root["servers"][0].update(
        url="http://ships.example"
    ),
    "paths_name_their_parameters": lambda root: root["paths"]["/ships/{name}"]["put"][
        "parameters"
    ].clear(),
}


def ships(change=lambda _: None):
    root = copy.deepcopy(ROOT)
    change(root)
    return Document("ships", Path("openapi.yaml"), root)


@pytest.mark.parametrize("name", RULES)
def test_rule_finds_what_breaks_it_and_nothing_else(name):
    assert broken(ships(), name, {}) == []
    found = broken(ships(BREAKS[name]), name, {})
    assert len(found) == 1
    assert found[0].startswith("openapi.yaml: ")


def test_a_waiver_lets_one_place_pass_and_is_noticed_when_it_is_not_needed():
    name = "members_are_described"
    waivers = {(name, "ships", "components.schemas.Ship.properties.state"): "known"}
    assert broken(ships(BREAKS[name]), name, waivers) == []
    assert stale([ships(BREAKS[name])], waivers) == []
    assert stale([ships()], waivers) == [*waivers]
