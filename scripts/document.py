"""A curated OpenAPI document, its references resolved and its operations listed."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

import yaml


Node: TypeAlias = dict[str, Any]
Place: TypeAlias = tuple[str | int, ...]
Style: TypeAlias = Literal["single", "joined", "repeated", "deep", "encoded", "slash"]
Kind: TypeAlias = Literal["json", "text", "form", "multipart", "bytes", "none"]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
BODY_KINDS: Mapping[str, Kind] = {
    "application/x-www-form-urlencoded": "form",
    "multipart/form-data": "multipart",
}


class SpecError(Exception):
    """A document, or what was made of it, is not as it must be.

    Attributes:
        problems: One line each: the file, the place in it, what to do.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # the base is chosen at run time
    """Reads YAML as JSON would: dates stay text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if "timestamp" not in tag]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A parameter of an operation, `$ref` resolved, of the path item too."""

    name: str
    location: str
    required: bool
    description: str
    schema: Node
    node: Node
    place: Place

    @property
    def style(self) -> Style:
        """How the value is written, by the name of the function that does it."""
        if self.node.get("style") == "deepObject":
            return "deep"
        if self.schema.get("contentMediaType") == "application/json":
            return "encoded"
        if self.location == "path":
            return "slash" if self.node.get("x-swath-slash") else "single"
        if not self.is_array:
            return "single"
        explode = self.node.get("explode", self.location == "query")
        return "repeated" if explode else "joined"

    @property
    def is_array(self) -> bool:
        """Whether the value is a list of values."""
        return self.schema.get("type") == "array"


@dataclass(frozen=True, kw_only=True)
class Content:
    """One form of a request body or of a successful answer."""

    media_type: str
    kind: Kind
    schema: Node | None
    status: str = ""
    description: str = ""
    encoding: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class OperationSpec:
    """An operation as the generators and the table need it."""

    id: str
    method: str
    path: str
    tag: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    bodies: tuple[Content, ...]
    body_required: bool
    body_description: str
    answers: tuple[Content, ...]
    failures: tuple[tuple[str, str], ...]
    server: str
    secured: bool
    anonymous: bool
    node: Node
    place: Place

    @property
    def body_default(self) -> Any:
        """What is sent if no body is given; None if there is no such thing."""
        schema = (self.bodies[0].schema if self.bodies else None) or {}
        return schema.get("default") if schema.get("x-swath-send-default") else None

    @property
    def hot(self) -> bool:
        """Whether the answer is a Struct."""
        return bool(self.node.get("x-swath-hot"))

    @property
    def choices(self) -> tuple[str, ...]:
        """Media types of the answer that a caller can choose from; none if one."""
        kinds = dict.fromkeys(part.media_type for part in self.answers)
        offered = tuple(kind for kind in kinds if kind)
        return offered if len(offered) > 1 and not self.streamed else ()

    @property
    def alike(self) -> tuple[tuple[int, ...], ...]:
        """Indexes of the answers, neighbours that are read alike together."""
        kinds = [
            str(index) if answer.kind == "json" else answer.kind
            for index, answer in enumerate(self.answers)
        ]
        runs = itertools.groupby(range(len(kinds)), kinds.__getitem__)
        return tuple(tuple(indexes) for _, indexes in runs)

    @property
    def streamed(self) -> bool:
        """Whether the body of the answer is read piece by piece."""
        return "x-swath-stream" in self.node

    @property
    def websocket(self) -> bool:
        """Whether the operation is the opening of a websocket."""
        return "x-swath-websocket" in self.node


class Document:
    """One service's OpenAPI document.

    Args:
        service: Name of the service, and of the generated package.
        path: The file, for messages.
        root: Its content.
    """

    def __init__(self, service: str, path: Path, root: Node) -> None:
        self.service = service
        self.path = path
        self.root = root

    @classmethod
    def load(cls, path: Path) -> Document:
        """Read `specs/<service>/openapi.yaml`.

        Raises:
            SpecError: The file is not YAML, or not a mapping.
        """
        try:
            root = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 # derived from the safe one
        except yaml.YAMLError as error:
            raise SpecError(f"{path}: not YAML: {error}") from error
        if not isinstance(root, dict) or "paths" not in root:
            raise SpecError(f"{path}: not an OpenAPI document: `paths` is missing")
        return cls(path.parent.name, path, root)

    @property
    def schemas(self) -> dict[str, Node]:
        """The named schemas."""
        return self.root.get("components", {}).get("schemas", {}) or {}

    @property
    def server(self) -> str:
        """Address of the one server."""
        servers = self.root.get("servers") or [{"url": ""}]
        return str(servers[0]["url"]).rstrip("/")

    @property
    def token_prefix(self) -> str:
        """The word before the token in the Authorization header; may be empty."""
        schemes = self.root.get("components", {}).get("securitySchemes", {})
        for scheme in schemes.values():
            if "x-swath-token-prefix" in scheme:
                return str(scheme["x-swath-token-prefix"])
        return "Bearer"

    def problem(self, place: Place, text: str) -> str:
        """A line for people: the file, the place, the text."""
        return f"{self.path}: {dotted(place)}: {text}"

    def resolve(self, node: Node) -> Node:
        """Follow `$ref` until there is none.

        Raises:
            SpecError: The target does not exist, or the references run in a circle.
        """
        seen: list[str] = []
        while isinstance(node.get("$ref"), str):
            ref = node["$ref"]
            if ref in seen:
                raise SpecError(f"{self.path}: {ref} refers to itself")
            seen.append(ref)
            node = self._target(ref)
        return node

    def _target(self, ref: str) -> Node:
        found: Any = self.root
        for key in ref.removeprefix("#/").split("/"):
            name = key.replace("~1", "/").replace("~0", "~")
            found = found.get(name) if isinstance(found, dict) else None
        if not ref.startswith("#/") or not isinstance(found, dict):
            raise SpecError(f"{self.path}: {ref} leads nowhere: add it or correct it")
        return found

    @functools.cached_property
    def operations(self) -> tuple[OperationSpec, ...]:
        """Every operation, in the order of the document."""
        return tuple(
            self._operation(path, method, item)
            for path, item in self.root["paths"].items()
            for method in METHODS
            if method in item
        )

    def all_schemas(self) -> Iterator[tuple[Place, Node]]:
        """Every schema of the document with its place, however deep."""
        for name, schema in self.schemas.items():
            yield from schema_nodes(schema, ("components", "schemas", name))
        for operation in self.operations:
            for parameter in operation.parameters:
                place = (*parameter.place, "schema")
                yield from schema_nodes(parameter.node.get("schema"), place)
            for content in operation.bodies:
                place = (*operation.place, "requestBody", content.media_type)
                yield from schema_nodes(content.schema, place)
            for content in operation.answers:
                place = (*operation.place, "responses", content.status)
                yield from schema_nodes(content.schema, place)

    def _operation(self, path: str, method: str, item: Node) -> OperationSpec:
        node = item[method]
        place: Place = ("paths", path, method)
        body = self.resolve(node.get("requestBody") or {})
        security = node.get("security", self.root.get("security", []))
        return OperationSpec(
            id=node.get("operationId", ""),
            method=method.upper(),
            path=path,
            tag=(node.get("tags") or [""])[0],
            summary=node.get("summary", ""),
            description=node.get("description", ""),
            parameters=self._parameters(item, node, place),
            bodies=tuple(self._contents(body)),
            body_required=bool(body.get("required")),
            body_description=body.get("description", ""),
            answers=tuple(self._answers(node)),
            failures=tuple(self._failures(node)),
            server=(node.get("servers") or [{"url": ""}])[0]["url"].rstrip("/"),
            secured=any(security),
            anonymous=any(security) and {} in security,
            node=node,
            place=place,
        )

    def _parameters(
        self, item: Node, node: Node, place: Place
    ) -> tuple[Parameter, ...]:
        found: dict[tuple[str, str], Parameter] = {}
        for owner, where in ((item, place[:-1]), (node, place)):
            for index, listed in enumerate(owner.get("parameters", [])):
                parameter = self._parameter(listed, (*where, "parameters", index))
                found[parameter.location, parameter.name] = parameter
        return tuple(found.values())

    def _parameter(self, listed: Node, place: Place) -> Parameter:
        node = self.resolve(listed)
        return Parameter(
            name=node["name"],
            location=node["in"],
            required=bool(node.get("required")),
            description=node.get("description", ""),
            schema=self.resolve(node.get("schema", {})),
            node=node,
            place=place,
        )

    def _contents(self, body: Node) -> Iterator[Content]:
        for media_type, media in (body.get("content") or {}).items():
            plain = media_type.partition(";")[0].strip().lower()
            yield Content(
                media_type=media_type,
                kind="json" if is_json(plain) else BODY_KINDS.get(plain, "bytes"),
                schema=media.get("schema"),
                encoding={
                    name: encoding["contentType"]
                    for name, encoding in (media.get("encoding") or {}).items()
                    if "contentType" in encoding
                },
            )

    def _answers(self, node: Node) -> Iterator[Content]:
        for status, listed in (node.get("responses") or {}).items():
            if str(status)[0] not in "123":
                continue
            answer = self.resolve(listed)
            description = answer.get("description", "")
            if not answer.get("content"):
                yield Content(
                    media_type="",
                    kind="none",
                    schema=None,
                    status=str(status),
                    description=description,
                )
            for media_type, media in (answer.get("content") or {}).items():
                plain = media_type.partition(";")[0].strip().lower()
                yield Content(
                    media_type=plain,
                    kind=self._answer_kind(plain, media.get("schema") or {}),
                    schema=media.get("schema"),
                    status=str(status),
                    description=description,
                )

    def _answer_kind(self, media_type: str, schema: Node) -> Kind:
        if is_json(media_type):
            return "json"
        if self.resolve(schema).get("format") == "binary":
            return "bytes"
        return "text" if media_type.startswith("text/") else "bytes"

    def _failures(self, node: Node) -> Iterator[tuple[str, str]]:
        for status, listed in (node.get("responses") or {}).items():
            if str(status)[0] in "45":
                yield str(status), self.resolve(listed).get("description", "")


def is_json(media_type: str) -> bool:
    """Whether a media type (without parameters) is JSON."""
    return media_type in ("application/json", "aplication/json") or (
        media_type.endswith("+json")
    )


def dotted(place: Place) -> str:
    """A place as one reads it: `paths["/a/b"].get.parameters[0]`."""
    text = ""
    for key in place:
        if isinstance(key, int):
            text += f"[{key}]"
        elif key.replace("-", "_").isidentifier():
            text += f".{key}" if text else key
        else:
            text += f'["{key}"]'
    return text


def schema_nodes(node: Any, place: Place) -> Iterator[tuple[Place, Node]]:
    """Every schema within a schema, itself first, with its place."""
    if not isinstance(node, dict):
        return
    yield place, node
    for key in ("items", "additionalProperties", "not"):
        yield from schema_nodes(node.get(key), (*place, key))
    for key in ("allOf", "anyOf", "oneOf", "prefixItems"):
        for index, part in enumerate(node.get(key) or ()):
            yield from schema_nodes(part, (*place, key, index))
    for key in ("properties", "patternProperties"):
        for name, part in (node.get(key) or {}).items():
            yield from schema_nodes(part, (*place, key, name))


def ref_name(node: Node) -> str:
    """Name of the component that a schema refers to; empty if it refers to none."""
    ref = node.get("$ref", "")
    return ref.rsplit("/", 1)[1] if ref.startswith("#/components/schemas/") else ""
