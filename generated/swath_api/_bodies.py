"""Request bodies: JSON, forms and multipart, as bytes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, NamedTuple, cast
from urllib.parse import urlencode

import msgspec

from ._model import dump
from ._runtime import Pairs, wire


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A file within a multipart body.

    Attributes:
        content: The bytes, or a file opened for reading them.
        name: The name the server is told.
        media_type: What it is.
    """

    content: bytes | BinaryIO
    name: str = "file"
    media_type: str = "application/octet-stream"

    def read(self) -> bytes:
        """All bytes of it."""
        content = self.content
        return content if isinstance(content, bytes) else content.read()


class Entity(NamedTuple):
    """A body as it is sent, and the header that says what it is."""

    headers: Pairs = ()
    content: bytes | BinaryIO | None = None


def encode(
    body: object, media_type: str, *, media_types: Mapping[str, str] | None = None
) -> Entity:
    """A body in the form that its media type asks for.

    Args:
        body: A model, a mapping, bytes or an open file; `UNSET` for none.
        media_type: JSON, a form, multipart; anything else is sent as it is.
        media_types: Content types of the members of a multipart body.

    Raises:
        ValueError: A number is not finite; JSON has no word for that.
    """
    if body is msgspec.UNSET:
        return Entity()
    if media_type == "multipart/form-data":
        media_type, content = multipart(body, media_types)
    elif media_type == "application/x-www-form-urlencoded":
        content = form(body)
    elif media_type.partition(";")[0].endswith("json"):
        content = json(body)
    else:
        return Entity((("Content-Type", media_type),), cast("bytes | BinaryIO", body))
    return Entity((("Content-Type", media_type),), content)


def json(body: object) -> bytes:
    """A model, a mapping or a list of them as JSON.

    Raises:
        ValueError: A number is not finite; JSON has no word for that.
    """
    return _encode(dump(body))


def _encode(value: Any) -> bytes:
    _refuse_infinite(value)
    return msgspec.json.encode(value)


def _refuse_infinite(value: Any) -> None:
    if isinstance(value, dict):
        for member in value.values():
            _refuse_infinite(member)
    elif isinstance(value, list):
        for member in value:
            _refuse_infinite(member)
    elif isinstance(value, float) and (value - value) != 0:
        raise ValueError(f"{value} has no form in JSON")


def form(body: object) -> bytes:
    """An object as `name=value&...`; lists repeat the name, objects are JSON."""
    return urlencode(list(_form_pairs(dump(body)))).encode()


def _form_pairs(members: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in members.items():
        for one in value if isinstance(value, list) else [value]:
            yield name, _encode(one).decode() if isinstance(one, dict) else wire(one)


def multipart(
    body: object, media_types: Mapping[str, str] | None = None
) -> tuple[str, bytes]:
    """An object as multipart/form-data.

    The same content always gives the same bytes; the boundary does not occur in it.

    Args:
        body: A model or a mapping; `File` and bytes become files, lists several parts.
        media_types: Content types of members that the document fixes.

    Returns:
        The content type with its boundary, and the bytes.
    """
    members = dump(body)
    parts = [
        _part(name, one, (media_types or {}).get(name, ""))
        for name, value in members.items()
        for one in (value if isinstance(value, list) else [value])
    ]
    boundary = _boundary(parts)
    lines = b"".join(b"--%b\r\n%b\r\n" % (boundary, part) for part in parts)
    content_type = f"multipart/form-data; boundary={boundary.decode()}"
    return content_type, lines + b"--%b--\r\n" % boundary


def _part(name: str, value: Any, media_type: str) -> bytes:
    disposition = f'form-data; name="{_quoted(name)}"'
    if isinstance(value, bytes):
        value = File(content=value, name=name)
    if isinstance(value, File):
        disposition += f'; filename="{_quoted(value.name)}"'
        headers: Pairs = (("Content-Type", media_type or value.media_type),)
        content = value.read()
    elif isinstance(value, dict) or media_type.endswith("json"):
        headers = (("Content-Type", media_type or "application/json"),)
        content = _encode(value)
    else:
        headers = (("Content-Type", media_type),) if media_type else ()
        content = wire(value).encode()
    head = (("Content-Disposition", disposition), *headers)
    return b"%b\r\n%b" % (
        "".join(f"{key}: {text}\r\n" for key, text in head).encode(),
        content,
    )


def _quoted(name: str) -> str:
    for mark, code in (('"', "%22"), ("\r", "%0D"), ("\n", "%0A")):
        name = name.replace(mark, code)
    return name


def _boundary(parts: list[bytes]) -> bytes:
    candidates = (b"swath-boundary-%d" % number for number in itertools.count())
    return next(one for one in candidates if not any(one in part for part in parts))
