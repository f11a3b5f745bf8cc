"""What generated modules and whoever sends their requests agree on.

A generated operation module knows how to *build* a `Request` and how to *parse* a
`Reply`. It never sends anything: a `Caller` does. `<service>.client` holds the plain
one; a richer caller (retries, token renewal, other transports) fits in its place.
"""

from __future__ import annotations

from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Iterator,
    Mapping,
    Sequence,
)
from typing import Any, BinaryIO, Generic, Literal, Protocol, Self, TypeVar
from urllib.parse import quote

import msgspec

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Pairs = tuple[tuple[str, str], ...]
"""Names and values in the order in which they are sent; names may repeat."""


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """One parameter of an operation, as the command line needs to know it."""

    name: str
    argument: str
    location: Literal["path", "query", "header"]
    kind: Literal["string", "integer", "number", "boolean", "array", "object"]
    required: bool = False
    description: str = ""
    values: tuple[str, ...] = ()


class Extension(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that a document says of an operation beyond OpenAPI."""


class Paging(Extension, frozen=True, kw_only=True):
    """How an operation's list goes on; `kind` names the rule, the rest its fields.

    Paths are dotted member names inside the reply's JSON: that of the operation, or of
    the one that fetches its result if it starts work (`Polling`). `parameter` is one of
    the query, or a member of the body of operations that have one.
    """

    kind: str
    items: str
    next: str = ""
    parameter: str = ""


class Streaming(Extension, frozen=True, kw_only=True):
    """The body is read piece by piece: records of `item`, or plain bytes."""

    format: Literal["ndjson", "sse", "bytes"]
    item: str = ""


class Polling(Extension, frozen=True, kw_only=True):
    """The operation starts work that another one reports on.

    Attributes:
        status: Id of the operation that reports.
        result: Id of the operation that fetches the result, if there is one.
        id: Member of the first answer that names the work.
        parameter: Parameter, or member of the body, that takes this name.
        state: Member of the report that says how far the work is.
        wait: Member of both answers: seconds until asking is worthwhile.
        succeeded: States of work that has its result.
        failed: States of work that will never have one.
    """

    status: str
    result: str = ""
    id: str = ""
    parameter: str = ""
    state: str = ""
    wait: str = ""
    succeeded: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


class WebSocket(Extension, frozen=True, kw_only=True):
    """The operation is a websocket; OpenAPI describes only its first request."""

    server: str
    message: str
    heartbeat: float


class ConditionalPermission(Extension, frozen=True, kw_only=True):
    """A permission that some calls of an operation need, and which ones."""

    name: str
    when: str


class OperationInfo(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a service's operation table.

    `module` and `function` name the generated code: the operation module below
    `<service>.api`, and the method of its tag's class. `secured` operations take a
    token, `anonymous` ones do also without it, `user_only` ones take it from persons
    only. `server` is the address of an operation that is not where the others are.
    `certainty` is how sure the document is of the path. `statuses` are the documented
    ones, such as `200`, `4XX` and `default`; `media_types` those of successes.
    """

    service: str
    id: str
    tag: str
    method: str
    path: str
    module: str
    function: str
    summary: str = ""
    parameters: tuple[Parameter, ...] = ()
    body: str = ""
    result: str = ""
    statuses: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()
    server: str = ""
    certainty: Literal["confirmed", "likely", "guess"] = "confirmed"
    secured: bool = True
    anonymous: bool = False
    user_only: bool = False
    permissions: tuple[str, ...] = ()
    conditional_permissions: tuple[ConditionalPermission, ...] = ()
    idempotent: bool = False
    hot: bool = False
    paging: Paging | None = None
    streaming: Streaming | None = None
    polling: Polling | None = None
    websocket: WebSocket | None = None


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What goes over the wire, less the server's address and the credentials.

    `path` starts with a slash and is percent-encoded already. `url` is set instead
    when a server told us where to go next; callers check its origin.
    """

    method: str
    path: str = ""
    query: Pairs = ()
    headers: Pairs = ()
    content: bytes | BinaryIO | None = None
    url: str = ""

    def with_header(self, name: str, value: str) -> Request:
        """The same request with one header more (or another value of it)."""
        kept = tuple(pair for pair in self.headers if pair[0].lower() != name.lower())
        return msgspec.structs.replace(self, headers=(*kept, (name, value)))


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """A complete answer: header names are lower-case."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    url: str = ""

    @property
    def media_type(self) -> str:
        """The content type without its parameters, lower-case; empty if none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Operation(msgspec.Struct, Generic[T], frozen=True):
    """An operation and how to read its successful answer."""

    info: OperationInfo
    parse: Callable[[Reply], T]

    def returning(self, parse: Callable[[Reply], Other]) -> Operation[Other]:
        """The same operation, its answer read in another way."""
        return Operation(self.info, parse)


Other = TypeVar("Other")


class ByteStream(Protocol):
    """A successful answer whose body is read piece by piece; close it in the end."""

    @property
    def status(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    def __iter__(self) -> Iterator[bytes]: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *exc_info: object) -> None: ...
    def close(self) -> None: ...


class AsyncByteStream(Protocol):
    """The asynchronous twin of `ByteStream`."""

    @property
    def status(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    def __aiter__(self) -> AsyncIterator[bytes]: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, *exc_info: object) -> None: ...
    async def close(self) -> None: ...


class Caller(Protocol):
    """Sends requests, raises on failure, returns what the operation parses."""

    def call(self, operation: Operation[T], request: Request) -> T: ...
    def stream(self, operation: Operation[Any], request: Request) -> ByteStream: ...


class AsyncCaller(Protocol):
    """The asynchronous twin of `Caller`."""

    def call(self, operation: Operation[T], request: Request) -> Awaitable[T]: ...
    def stream(
        self, operation: Operation[Any], request: Request
    ) -> Awaitable[AsyncByteStream]: ...


def segment(value: object, *, safe: str = "") -> str:
    """A path parameter, percent-encoded; slashes too, unless named in `safe`.

    Raises:
        ValueError: The value is empty, or a dot segment, and would change the path.
    """
    text = wire(value)
    if any(part in ("", ".", "..") for part in text.split("/" if safe else "\0")):
        raise ValueError(f"{text!r} cannot be part of a path: pass a plain name")
    return quote(text, safe=safe)


def wire(value: object) -> str:
    """A scalar as it stands in a path, a query or a header.

    Booleans in lower case, datetimes in RFC 3339, the rest as `str` says.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    isoformat = getattr(value, "isoformat", None)
    return isoformat() if isoformat else str(value)


def single(name: str, value: object) -> Pairs:
    """`name=value`, or nothing for an unset one."""
    return () if value is msgspec.UNSET or value is None else ((name, wire(value)),)


def joined(name: str, values: Sequence[object] | msgspec.UnsetType | None) -> Pairs:
    """`name=a,b,c`: an array that is sent as one value."""
    if values is msgspec.UNSET or values is None:
        return ()
    return ((name, ",".join(wire(value) for value in values)),)


def repeated(name: str, values: Sequence[object] | msgspec.UnsetType | None) -> Pairs:
    """`name=a&name=b`: an array that is sent as several values."""
    if values is msgspec.UNSET or values is None:
        return ()
    return tuple((name, wire(value)) for value in values)


def encoded(name: str, value: object) -> Pairs:
    """`name={"a":1}`: JSON in one value; text is taken for JSON already."""
    if value is msgspec.UNSET or value is None:
        return ()
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return ((name, text),)


def deep(name: str, value: Mapping[str, object] | msgspec.UnsetType | None) -> Pairs:
    """`name[key]=value` for every member of an object."""
    if value is msgspec.UNSET or value is None:
        return ()
    return tuple(
        (f"{name}[{key}]", wire(member))
        for key, member in value.items()
        if member is not msgspec.UNSET
    )
