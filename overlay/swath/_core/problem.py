"""From an error answer to the error that is raised: nothing the server said is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from swath._core.retry import retry_after
from swath._errors import RedirectError, StatusError, error_class
from swath_api._runtime import Reply


BODY_LIMIT = 65_536
"""How much of an error's body is read and kept, in bytes."""

_MESSAGE_LIMIT = 500
_REQUEST_IDS = (
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "spaceknow-request-id",
    "sh-request-id",
)
_MESSAGES = (
    "message",
    "errorMessage",
    "error_description",
    "description",
    "detail",
    "title",
    "error",
)
_CODES = ("code", "errorCode", "error", "reason")


def status_error(reply: Reply, *, wall: float, unit: Any = "s") -> StatusError:
    """The error for an answer that is not a success.

    Args:
        reply: The answer; its body may be cut at `BODY_LIMIT`.
        wall: Unix time, for a Retry-After that is a date.
        unit: What a bare number in Retry-After means.
    """
    code, message, errors = problem(reply)
    moved = 300 <= reply.status < 400  # noqa: PLR2004 - the class of redirections
    return (RedirectError if moved else error_class(reply.status, code))(
        reply.status,
        code=code,
        message=message,
        errors=errors,
        request_id=request_id(reply.headers),
        retry_after=retry_after(reply.headers, unit=unit, wall=wall),
        body=reply.content,
    )


def request_id(headers: Mapping[str, str]) -> str:
    """The id under which the service can find the request; empty if it sent none."""
    return next((headers[name] for name in _REQUEST_IDS if name in headers), "")


def problem(reply: Reply) -> tuple[str, str, Any]:
    """The service's own code, message and details, as far as the body has any."""
    try:
        body = msgspec.json.decode(reply.content, type=str | dict[str, Any])
    except msgspec.ValidationError:
        return "", "", None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return "", _plain(reply), None
    if isinstance(body, str):
        return "", body[:_MESSAGE_LIMIT], None
    return _from_object(body, reply.status)


def _from_object(body: dict[str, Any], status: int) -> tuple[str, str, Any]:
    inner: dict[str, Any] | Any = body.get("error")
    if isinstance(inner, dict):
        body = {**body, **inner}
    message = _first_text(body, _MESSAGES)
    code = _first_text(body, _CODES)
    told = "" if code in {message, str(status)} else code
    return told, message, body.get("errors")


def _first_text(body: dict[str, Any], names: tuple[str, ...]) -> str:
    values = (body.get(name) for name in names)
    texts = (str(value) for value in values if isinstance(value, str | int))
    return next(texts, "")[:_MESSAGE_LIMIT]


def _plain(reply: Reply) -> str:
    if "html" in reply.media_type or "xml" in reply.media_type:
        return ""
    return reply.content[:_MESSAGE_LIMIT].decode("utf-8", "replace").strip()
