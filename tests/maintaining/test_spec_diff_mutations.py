"""Whatever happens to a document, it is told, and nothing harmful is called harmless.

Each kind of mutation lists all places where it can happen and knows what it does to
users; hypothesis picks the document and the place.
"""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripts import regen
from scripts.document import METHODS, Document
from scripts.spec_diff import Grade, compare


DOCUMENTS = [
    *(Document.load(path) for path in regen.find_specs(regen.SPECS)),
    Document.load(regen.ROOT / "tests" / "specs" / "torture.yaml"),
]
STORED = [pickle.dumps(document.root) for document in DOCUMENTS]
FEW = settings(max_examples=6)
KINDS = {}

BREAKS = "breaks"
NOTED = "noted"
NOTHING = "nothing"


def kind(effect):
    """Registers a generator of changes, all with the same effect on users."""

    def register(function):
        KINDS[function.__name__] = (function, effect)
        return function

    return register


class World:
    """A document's content, and the ways into it."""

    def __init__(self, root):
        self.root = root

    def operations(self):
        for path, item in self.root["paths"].items():
            for method in METHODS:
                if method in item and "x-swath-websocket" not in item[method]:
                    yield path, method, item[method]

    def parameters(self):
        """Every parameter, with the list that it or its reference is in."""
        for _, _, operation in self.operations():
            listed = operation.get("parameters", [])
            for index, node in enumerate(listed):
                yield listed, index, self.resolve(node)

    def resolve(self, node):
        while "$ref" in node:
            found = self.root
            for key in node["$ref"].removeprefix("#/").split("/"):
                found = found[key]
            node = found
        return node

    def contents(self, way):
        """The media types of all bodies that go one way; not those of failures."""
        for _, _, operation in self.operations():
            if way == "request" and "requestBody" in operation:
                yield self.resolve(operation["requestBody"])["content"]
            for status, answer in operation["responses"].items():
                if way == "answer" and str(status)[0] == "2":
                    yield self.resolve(answer).get("content", {})

    def schemas(self, *ways):
        """Every schema that goes one of the ways, outside of unions."""
        seen = {}
        for way in ways or ("request", "answer"):
            for content in self.contents(way):
                for media in content.values():
                    self._walk(media.get("schema", {}), seen)
        return list(seen.values())

    def _walk(self, node, seen):
        node = self.resolve(node)
        if id(node) in seen:
            return
        seen[id(node)] = node
        inner = [node.get("items"), node.get("additionalProperties")]
        inner += [*node.get("properties", {}).values(), *node.get("allOf", [])]
        for part in inner:
            if isinstance(part, dict):
                self._walk(part, seen)

    def objects(self, *ways):
        return [node for node in self.schemas(*ways) if "properties" in node]

    def enums(self, *ways):
        return [node for node in self.schemas(*ways) if len(node.get("enum", [])) > 1]


def later(function, *arguments):
    return lambda: function(*arguments)


@kind(BREAKS)
def operation_removed(world):
    for path, method, _ in world.operations():
        yield later(world.root["paths"][path].pop, method)


@kind(NOTED)
def operation_added(world):
    operation = {
        "operationId": "brandNew",
        "tags": ["new"],
        "responses": {"204": {"description": "Done."}},
    }
    for path in world.root["paths"]:
        yield later(world.root["paths"].update, {f"{path}/new": {"get": operation}})


@kind(BREAKS)
def operation_renamed(world):
    for _, _, operation in world.operations():
        yield later(operation.update, {"operationId": "renamed"})


@kind(BREAKS)
def path_moved(world):
    paths = world.root["paths"]
    for path in list(paths):
        yield lambda path=path: paths.update({f"/v2{path}": paths.pop(path)})


@kind(BREAKS)
def method_changed(world):
    for path, method, _ in world.operations():
        item = world.root["paths"][path]
        if "patch" not in item:
            yield lambda item=item, method=method: item.update(patch=item.pop(method))


@kind(BREAKS)
def tag_changed(world):
    for _, _, operation in world.operations():
        yield later(operation.update, {"tags": ["elsewhere"]})


@kind(BREAKS)
def server_changed(world):
    yield later(world.root.update, {"servers": [{"url": "https://new.example"}]})


@kind(BREAKS)
def required_parameter_added(world):
    node = {"name": "new", "in": "query", "required": True, "schema": {}}
    for _, _, operation in world.operations():
        yield later(operation.setdefault("parameters", []).append, node)


@kind(NOTED)
def optional_parameter_added(world):
    node = {"name": "new", "in": "query", "schema": {"type": "string"}}
    for _, _, operation in world.operations():
        yield later(operation.setdefault("parameters", []).append, node)


@kind(BREAKS)
def parameter_removed(world):
    for listed, index, _ in world.parameters():
        yield later(listed.pop, index)


@kind(BREAKS)
def parameter_required(world):
    for _, _, node in world.parameters():
        if not node.get("required"):
            yield later(node.update, {"required": True})


@kind(BREAKS)
def parameter_moved(world):
    for listed, index, node in world.parameters():
        if node["in"] == "query":
            moved = {**node, "in": "header"}
            yield later(listed.__setitem__, index, moved)


@kind(BREAKS)
def parameter_of_another_type(world):
    for listed, index, node in world.parameters():
        changed = {**node, "schema": {"type": "object"}}
        if world.resolve(node["schema"]).get("type") not in ("object", None):
            yield later(listed.__setitem__, index, changed)


@kind(BREAKS)
def parameter_written_otherwise(world):
    for _, _, node in world.parameters():
        if world.resolve(node["schema"]).get("type") == "array":
            yield later(node.update, {"explode": not node.get("explode", True)})


@kind(BREAKS)
def body_removed(world):
    for _, _, operation in world.operations():
        if "requestBody" in operation:
            yield later(operation.pop, "requestBody")


@kind(BREAKS)
def media_type_replaced(world):
    for way in ("request", "answer"):
        for content in world.contents(way):
            for name in content:
                yield lambda content=content, name=name: content.update(
                    {"application/x-new": content.pop(name)}
                )


@kind(BREAKS)
def success_replaced(world):
    for _, _, operation in world.operations():
        answers = operation["responses"]
        for status in [one for one in answers if str(one)[0] == "2"]:
            yield lambda answers=answers, status=status: answers.update(
                {"299": answers.pop(status)}
            )


@kind(BREAKS)
def credential_demanded(world):
    for _, _, operation in world.operations():
        yield later(operation.update, {"security": [{"newScheme": []}]})


@kind(BREAKS)
def credential_sent_elsewhere(world):
    for scheme in world.root["components"]["securitySchemes"].values():
        yield later(scheme.update, {"type": "apiKey", "in": "query", "name": "key"})


@kind(BREAKS)
def permission_demanded(world):
    for _, _, operation in world.operations():
        names = [*operation.get("x-swath-permissions", []), "new.right"]
        yield later(operation.update, {"x-swath-permissions": names})


@kind(BREAKS)
def result_of_another_family(world):
    for _, _, operation in world.operations():
        hot = operation.get("x-swath-hot", False)
        yield later(operation.update, {"x-swath-hot": not hot})


@kind(BREAKS)
def schema_renamed(world):
    schemas = world.root["components"]["schemas"]

    def rename(name):
        schemas["Renamed"] = schemas.pop(name)
        redirect(world.root, f"#/components/schemas/{name}")

    for name in schemas:
        yield later(rename, name)


def redirect(node, ref):
    if isinstance(node, list):
        for part in node:
            redirect(part, ref)
    if isinstance(node, dict):
        for key, part in node.items():
            if part == ref:
                node[key] = "#/components/schemas/Renamed"
            redirect(part, ref)


@kind(BREAKS)
def property_removed(world):
    for node in world.objects():
        for name in node["properties"]:
            yield later(node["properties"].pop, name)


@kind(BREAKS)
def required_property_asked_for(world):
    for node in world.objects("request"):
        yield lambda node=node: (
            node["properties"].update(new={"type": "string"}),
            node.update(required=[*node.get("required", []), "new"]),
        )


@kind(NOTED)
def optional_property_added(world):
    for node in world.objects():
        yield later(node["properties"].update, {"new": {"type": "string"}})


@kind(BREAKS)
def property_of_request_required(world):
    for node in world.objects("request"):
        for name in node["properties"].keys() - set(node.get("required", [])):
            required = [*node.get("required", []), name]
            yield later(node.update, {"required": required})


@kind(BREAKS)
def property_of_answer_optional(world):
    for node in world.objects("answer"):
        for name in node.get("required", []):
            required = [one for one in node["required"] if one != name]
            yield later(node.update, {"required": required})


@kind(BREAKS)
def type_changed(world):
    for node in world.schemas():
        if node.get("type") in ("string", "integer", "boolean", "number"):
            changed = "array" if node["type"] == "string" else "string"
            yield later(node.update, {"type": changed})


@kind(BREAKS)
def format_changed(world):
    for node in world.schemas():
        if node.get("type") == "string" and "enum" not in node:
            changed = "date-time" if node.get("format") != "date-time" else "uuid"
            yield later(node.update, {"format": changed})


@kind(BREAKS)
def elements_of_another_type(world):
    for node in world.schemas():
        items = world.resolve(node.get("items", {}))
        if items.get("type") not in ("boolean", None):
            yield later(node.update, {"items": {"type": "boolean"}})


@kind(BREAKS)
def null_refused(world):
    for node in world.schemas("request"):
        if isinstance(node.get("type"), list) and "null" in node["type"]:
            kept = [one for one in node["type"] if one != "null"]
            yield later(node.update, {"type": kept})


@kind(BREAKS)
def null_answered(world):
    nodes = world.schemas("answer")
    parts = {id(world.resolve(p)) for node in nodes for p in node.get("allOf", [])}
    for node in nodes:
        if id(node) in parts:
            continue  # the other parts refuse it still
        if isinstance(node.get("type"), str) and "enum" not in node:
            yield later(node.update, {"type": [node["type"], "null"]})


@kind(BREAKS)
def value_refused(world):
    for node in world.enums("request"):
        yield later(node.update, {"enum": node["enum"][1:]})


@kind(BREAKS)
def value_answered(world):
    for node in world.enums("answer"):
        yield later(node.update, {"enum": ["NEW-VALUE", *node["enum"]]})


@kind(BREAKS)
def bound_tightened(world):
    for node in world.schemas("request"):
        if node.get("type") in ("integer", "number"):
            yield later(node.update, {"minimum": node.get("minimum", -99) + 1})
        if node.get("type") == "array":
            yield later(node.update, {"maxItems": node.get("maxItems", 99) - 1})


@kind(BREAKS)
def bound_lifted(world):
    bounds = {"minimum", "maximum", "minItems", "maxItems", "minLength", "pattern"}
    for node in world.schemas("answer"):
        for name in bounds & node.keys():
            yield later(node.pop, name)


@kind(BREAKS)
def other_members_refused(world):
    for node in world.objects("request"):
        if node.get("additionalProperties", True) is not False:
            yield later(node.update, {"additionalProperties": False})


@kind(NOTHING)
def words_changed(world):
    yield later(reword, world.root)


def reword(node):
    for part in node if isinstance(node, list) else ():
        reword(part)
    if not isinstance(node, dict):
        return
    for key, part in node.items():
        if key in ("description", "summary") and isinstance(part, str):
            node[key] = f"In other words: {part}"
        elif key not in ("example", "examples"):
            reword(part)


@kind(NOTHING)
def everything_reordered(world):
    yield lambda: world.root.update(reordered(world.root))


def reordered(node, key=""):
    """The same, back to front, but for lists and maps whose order tells something."""
    if isinstance(node, dict):
        pairs = list(node.items())
        pairs = pairs if key == "content" else pairs[::-1]
        return {name: reordered(part, name) for name, part in pairs}
    if not isinstance(node, list):
        return node
    parts = [reordered(part) for part in node]
    told = ("default", "servers", "succeeded", "failed", "x-swath-permissions")
    return parts if key in (*told, "x-swath-conditional-permissions") else parts[::-1]


@kind(NOTHING)
def examples_removed(world):
    yield later(without_examples, world.root)


def without_examples(node):
    for part in node if isinstance(node, list) else ():
        without_examples(part)
    if isinstance(node, dict):
        node.pop("example", None)
        for key, part in node.items():
            if key != "properties":
                without_examples(part)
            else:
                without_examples(list(part.values()))


def mutated(data, name):
    """A document and a mutated copy of it, at a random place."""
    number = data.draw(st.sampled_from(PLACES[name]), "document")
    root = pickle.loads(STORED[number])
    options = list(KINDS[name][0](World(root)))
    data.draw(st.sampled_from(options), "place")()
    original = DOCUMENTS[number]
    return original, Document(original.service, original.path, root)


def places(name):
    """The documents in which a mutation can happen somewhere."""
    return [
        number
        for number, stored in enumerate(STORED)
        if any(KINDS[name][0](World(pickle.loads(stored))))
    ]


PLACES = {name: places(name) for name in KINDS}


def test_there_are_thirty_kinds_and_a_place_for_each():
    assert len(KINDS) >= 30
    assert all(PLACES.values())


@pytest.mark.parametrize(
    "document", DOCUMENTS, ids=[document.path.parent.name for document in DOCUMENTS]
)
def test_a_document_does_not_differ_from_itself(document):
    assert compare(document, document) == []


@pytest.mark.parametrize("name", KINDS)
@given(data=st.data())
@FEW
def test_a_mutation_is_graded_by_what_it_does(name, data):
    old, new = mutated(data, name)
    grades = {change.grade for change in compare(old, new)}
    effect = KINDS[name][1]
    if effect == BREAKS:
        assert Grade.BREAKING in grades
    elif effect == NOTED:
        assert grades == {Grade.NOTE}
    else:
        assert grades == set()


@given(data=st.data())
@settings(max_examples=25)
def test_many_mutations_at_once_are_told_there_and_back(data):
    number = data.draw(st.sampled_from(range(len(STORED))))
    root = pickle.loads(STORED[number])
    names = data.draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=2, max_size=6))
    for name in names:
        options = list(KINDS[name][0](World(root)))
        if options:
            data.draw(st.sampled_from(options))()
    old = DOCUMENTS[number]
    new = Document(old.service, old.path, root)
    assert compare(new, new) == []
    there, back = compare(old, new), compare(new, old)
    assert bool(there) == bool(back)
