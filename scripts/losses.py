"""What the generators would lose without a word: found before and after they run.

Before: constructs of OpenAPI that one of the two drops, misreads or merges. After:
every operation and parameter of the document has to be in the package, every module
has to import, every Struct has to have a decoder.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from scripts.attrs_family import AttrsFamily, class_name, python_name
from scripts.document import (
    Document,
    Node,
    OperationSpec,
    Parameter,
    Place,
    SpecError,
    ref_name,
)


KNOWN_EXTENSIONS = frozenset(
    {
        "x-swath-conditional-permissions",
        "x-swath-hot",
        "x-swath-idempotent",
        "x-swath-open",
        "x-swath-otherwise",
        "x-swath-paging",
        "x-swath-path-certainty",
        "x-swath-permissions",
        "x-swath-polling",
        "x-swath-raw",
        "x-swath-send-default",
        "x-swath-slash",
        "x-swath-source",
        "x-swath-stream",
        "x-swath-token-prefix",
        "x-swath-user-only",
        "x-swath-websocket",
    }
)
UNSUPPORTED_KEYWORDS = {
    "patternProperties": "describe the members as one map",
    "prefixItems": "describe the elements by `items`",
    "not": "describe what is allowed",
}

Problem = tuple[Place, str]


def check_document(document: Document) -> None:
    """Look for what a generator would lose.

    Raises:
        SpecError: There is something; every place is named.
    """
    found = [
        *_identities(document),
        *_extensions(document.root, ()),
        *(problem for op in document.operations for problem in _operation(op)),
        *_class_names(document),
        *(
            problem
            for place, node in document.all_schemas()
            for problem in _schema(document, place, node)
        ),
    ]
    if found:
        raise SpecError(*[document.problem(place, text) for place, text in found])


def _identities(document: Document) -> Iterator[Problem]:
    seen: dict[str, OperationSpec] = {}
    for operation in document.operations:
        if not operation.id:
            yield operation.place, "give it an operationId"
            continue
        other = seen.setdefault(python_name(operation.id), operation)
        if other is not operation:
            text = f"operationId {operation.id} is {other.id} of {other.path} in Python"
            yield operation.place, f"{text}: rename one"
        if len(operation.node.get("tags") or ()) != 1:
            yield operation.place, "give it one tag, which becomes its package"


def _extensions(node: Any, place: Place) -> Iterator[Problem]:
    if isinstance(node, list):
        for index, part in enumerate(node):
            yield from _extensions(part, (*place, index))
    if not isinstance(node, dict):
        return
    for key, part in node.items():
        if str(key).startswith("x-swath-") and key not in KNOWN_EXTENSIONS:
            yield place, f"{key} is not an extension; see specs/README.md"
        yield from _extensions(part, (*place, key))


def _operation(operation: OperationSpec) -> Iterator[Problem]:
    servers = operation.node.get("servers", [{"url": "https://"}])
    if len(servers) != 1 or "://" not in servers[0]["url"]:
        yield operation.place, "give it one server, by its whole address"
    if not operation.answers:
        yield operation.place, "document a successful answer"
    if operation.hot and len(operation.answers) != 1:
        yield operation.place, "a hot operation has one successful answer"
    for answer in operation.answers:
        named = ref_name(answer.schema or {})
        if operation.hot and (answer.kind != "json" or not named):
            yield operation.place, "a hot operation answers a named schema as JSON"
        if answer.kind == "json" and answer.schema is None:
            yield operation.place, f"{answer.status}: give the JSON a schema"
    for parameter in operation.parameters:
        for text in _parameter(parameter):
            yield parameter.place, f"{parameter.name}: {text}"


def _parameter(parameter: Parameter) -> Iterator[str]:
    if "content" in parameter.node or "schema" not in parameter.node:
        yield "described by `content`: use `schema` (JSON: contentMediaType)"
        return
    if parameter.location not in ("path", "query", "header"):
        yield f"parameters in {parameter.location} are not supported"
    is_object = "properties" in parameter.schema or (
        parameter.schema.get("type") == "object"
    )
    if is_object and parameter.style != "deep":
        yield "an object: only style deepObject is supported"
    if parameter.is_array and parameter.location != "query":
        yield "an array: only arrays in the query are supported"
    style = parameter.node.get("style")
    if style not in (None, "form", "simple", "deepObject"):
        yield f"style {style} is not supported"
    if parameter.node.get("allowReserved"):
        yield "allowReserved is not supported"
    if parameter.name.lower() in ("authorization", "accept", "content-type"):
        yield "headers of this name belong to the client: leave it out"


def _class_names(document: Document) -> Iterator[Problem]:
    seen: defaultdict[str, list[str]] = defaultdict(list)
    for name in document.schemas:
        seen[class_name(name)].append(name)
    for given, names in seen.items():
        if len(names) > 1:
            place = ("components", "schemas", names[1])
            yield place, f"{names[0]} is also class {given}: rename one"
        elif given != names[0]:
            place = ("components", "schemas", names[0])
            yield place, f"its class would be {given}: name it so"


def _schema(document: Document, place: Place, node: Node) -> Iterator[Problem]:
    named = place[:-1] == ("components", "schemas")
    alternatives = node.get("oneOf") or node.get("anyOf") or []
    if "properties" in node and alternatives:
        yield place, "properties beside oneOf or anyOf would be lost: separate them"
    for part in node.get("allOf") or ():
        if "oneOf" in part or "anyOf" in part:
            yield place, "oneOf within allOf would be lost: separate them"
    for keyword, advice in UNSUPPORTED_KEYWORDS.items():
        if keyword in node and keyword != place[-1]:
            yield place, f"{keyword} is not supported: {advice}"
    if node.get("type") == "array" and "items" not in node:
        yield place, "an array without items"
    part_of_named = place[-2] == "allOf" and place[:-3] == ("components", "schemas")
    if "properties" in node and not (named or part_of_named):
        yield place, "an object without a name: make it a component"
    if len(node.get("enum", ())) > 1 and not named:
        yield place, "an enumeration without a name: make it a component"
    yield from _same_members(place, node)
    yield from _union(document, place, node)


def _same_members(place: Place, node: Node) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name in node.get("properties") or ():
        other = seen.setdefault(python_name(name), name)
        if other != name:
            yield place, f"{name} and {other} are one name in Python: drop one"


def _union(document: Document, place: Place, node: Node) -> Iterator[Problem]:
    parts = node.get("oneOf") or node.get("anyOf") or []
    objects = [part for part in parts if "properties" in document.resolve(part)]
    if len(objects) < 2:  # noqa: PLR2004 # two are needed to be confused
        return
    if "discriminator" not in node:
        yield place, "several objects: say by a discriminator how they differ"
        return
    member = node["discriminator"]["propertyName"]
    otherwise = node["discriminator"].get("x-swath-otherwise")
    if otherwise and otherwise not in [part.get("$ref") for part in parts]:
        yield place, f"x-swath-otherwise: {otherwise} is not one of the objects"
    for part in objects:
        if otherwise and part.get("$ref") == otherwise:
            continue
        schema = document.resolve(part)
        tag = schema["properties"].get(member, {})
        if len(tag.get("enum", ())) != 1 or member not in schema.get("required", ()):
            text = f"{ref_name(part)}.{member} must be required and have one value"
            yield place, text


def check_package(package: Path, families: Sequence[AttrsFamily]) -> None:
    """Look for what is in the documents and not in the package.

    Raises:
        SpecError: There is something; every place is named.
    """
    inventory = _inventory(package)
    found = [f"{package.name}: {problem}" for problem in inventory["problems"]]
    for family in families:
        for operation in family.document.operations:
            found += [
                family.document.problem(operation.place, text)
                for text in _lost(inventory["arguments"], family, operation)
            ]
    if found:
        raise SpecError(*found)


def _lost(
    arguments: dict[str, list[str]], family: AttrsFamily, operation: OperationSpec
) -> Iterator[str]:
    module = f"{python_name(operation.tag)}.{python_name(operation.id)}"
    taken = arguments.get(f"{family.document.service}.api.{module}")
    if taken is None:
        yield f"{operation.id} is not in the generated package"
        return
    for parameter in operation.parameters:
        argument = family.argument(operation, parameter.location, parameter.name)
        if argument not in taken:
            yield f"parameter {parameter.name} is not in the generated package"
    if operation.bodies and "body" not in taken:
        yield "the body is not in the generated package"


def _inventory(package: Path) -> dict[str, Any]:
    """What a fresh interpreter finds in the package."""
    done = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", _INSPECT, package.name],
        cwd=package.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SpecError(f"{package.name} cannot be imported: {done.stderr.strip()}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


_INSPECT = """
import importlib, inspect, json, pkgutil, sys
sys.path.insert(0, "")
import msgspec

package = importlib.import_module(sys.argv[1])
arguments, problems = {}, []
for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    try:
        module = importlib.import_module(found.name)
    except Exception as error:
        problems.append(f"{found.name} cannot be imported: {error}")
        continue
    if hasattr(module, "OPERATION"):
        name = found.name.partition(".")[2]
        arguments[name] = list(inspect.signature(module.build).parameters)
    if not found.name.endswith(".structs"):
        continue
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, msgspec.Struct):
            try:
                msgspec.json.Decoder(value)
            except Exception as error:
                problems.append(f"{found.name}.{value.__name__} cannot decode: {error}")
print(json.dumps({"arguments": arguments, "problems": problems}))
"""
