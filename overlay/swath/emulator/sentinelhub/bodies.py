"""Bodies of requests: JSON, or a form of JSON and a script."""

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from .refusals import ServiceError, bad_payload


if TYPE_CHECKING:
    from swath.emulator._service import HttpCall
    from swath.emulator.journal import Entry


T = TypeVar("T")

JSON = "application/json; charset=utf-8"
FORM = "multipart/form-data"
BODY_LIMIT = 16 * 2**20
"""Bytes of a body; the service's own limit is not documented."""
LARGE = 2**18
"""Bytes from which on a body is read beside other requests."""
MAX_PARTS = 20
"""Parts of a form; two of them are of use."""


def json_in(call: HttpCall, content: bytes, script: tuple[str, ...] = ()) -> bytes:
    """The JSON of a request; that of a form with its script in place.

    Args:
        call: The request.
        content: Its body.
        script: Where the part `evalscript` goes; forms are refused without it.

    Raises:
        ServiceError: There is no body, or it is neither JSON nor such a form.
    """
    media = call.request.headers.get("content-type", "application/json")
    kind = media.partition(";")[0].strip().lower()
    if not content:
        raise bad_payload("The body of the request must not be empty")
    if kind == FORM and script:
        return _merged(_parts(media, content), script)
    if kind == "application/json" or kind.endswith("+json"):
        return content
    code = "COMMON_UNSUPPORTED_MEDIA_TYPE"
    raise ServiceError(415, code, f"The content type {media} is not supported")


async def limited(call: HttpCall) -> bytes:
    """The body of a request, all of which is read in any case.

    Raises:
        ServiceError: It is too large.
    """
    content, size = bytearray(), 0
    async for piece in call.request.stream():
        size += len(piece)
        if size <= BODY_LIMIT:
            content += piece
    if size > BODY_LIMIT:
        told = f"The body has {size} bytes, {BODY_LIMIT} are allowed"
        raise ServiceError(413, "COMMON_BAD_PAYLOAD", told)
    return bytes(content)


def decoded(entry: Entry, content: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    """A body as what its operation takes; members that are null count as left out.

    Raises:
        ServiceError: It is no JSON, or something in it is not allowed.
    """
    try:
        return _strictly(content, decoder)
    except ServiceError:
        bare = _bare(content)
        if bare is None:
            raise
        entry.note("members of the body are null")
        return _strictly(bare, decoder)


def _strictly(content: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    try:
        return decoder.decode(content.decode())
    except msgspec.ValidationError as error:
        complaint, _, path = str(error).partition(" - at `$")
        place = path.strip("`.") or "body"
        violation = [{"parameter": place.replace(".", "->"), "violation": complaint}]
        raise bad_payload(f"{place}: {complaint}", violation) from None
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise bad_payload(f"The body is no JSON: {error}") from None


def _bare(content: bytes) -> bytes | None:
    """A body without members that are null; None if it has none, or is no JSON."""
    try:
        given = msgspec.json.decode(content)
        bare = _without_nulls(given)
    except (msgspec.DecodeError, RecursionError):
        return None
    return None if bare == given else msgspec.json.encode(bare)


def _without_nulls(value: Any) -> Any:
    """JSON whose objects have no members that are null."""
    if isinstance(value, list):
        return [_without_nulls(one) for one in cast("list[object]", value)]
    if not isinstance(value, dict):
        return value
    members = cast("dict[str, Any]", value).items()
    return {name: _without_nulls(one) for name, one in members if one is not None}


def _parts(media: str, content: bytes) -> dict[str, bytes]:
    """The parts of a form by name.

    Raises:
        ServiceError: There are very many.
    """
    boundary = media.partition("boundary=")[2].partition(";")[0].strip(' "')
    if content.count(f"--{boundary}".encode()) > MAX_PARTS:
        raise bad_payload(f"The form has more than {MAX_PARTS} parts")
    head = f"Content-Type: {media}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + content)
    found: dict[str, bytes] = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        found[str(name)] = payload if isinstance(payload, bytes) else b""
    return found


def _merged(parts: dict[str, bytes], script: tuple[str, ...]) -> bytes:
    missing = {"request", "evalscript"} - set(parts)
    if missing:
        raise bad_payload(f"The form lacks the part {' and '.join(sorted(missing))}")
    try:
        order = msgspec.json.decode(parts["request"], type=dict[str, Any])
        holder = order
        for name in script[:-1]:
            holder = holder.setdefault(name, {})
        holder[script[-1]] = parts["evalscript"].decode()
    except (msgspec.DecodeError, UnicodeError, TypeError, AttributeError) as error:
        raise bad_payload(f"The part request is no JSON object: {error}") from None
    return msgspec.json.encode(order)
