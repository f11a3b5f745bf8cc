"""Refusals that several operations share."""

from __future__ import annotations

import msgspec

from swath.emulator._service import Refusal
from swath_api.spaceknow.structs import Auth0Error


CODES = {
    400: "BAD-REQUEST",
    401: "NOT-AUTHORIZED",
    402: "CREDITS-ERROR",
    403: "ACCESS-DENIED",
    404: "NON-EXISTENT-ENDPOINT",
    405: "METHOD-NOT-ALLOWED",
    409: "CONFLICT",
    413: "PAYLOAD-TOO-LARGE",
    422: "VALIDATION-ERROR",
    424: "PROCESSING-ERROR",
    429: "TOO-MANY-REQUESTS",
    503: "SERVICE-UNAVAILABLE",
}
"""The code of an error whose raiser named none. 409, 429 and 503 are inferred."""


def invalid(place: str, complaint: str) -> Refusal:
    """The request is readable, but something at a place in it is not allowed."""
    return Refusal(422, f"{place}: {complaint}", code="VALIDATION-ERROR")


def refused(code: str, detail: str) -> Refusal:
    """A 400 with one of the service's own codes."""
    return Refusal(400, detail, code=code)


def forbidden(permission: str) -> Refusal:
    """The user lacks a permission; the service says so with 401, not 403."""
    detail = f"The permission {permission!r} is needed."
    return Refusal(401, detail, code="NOT-AUTHORIZED")


def unknown_scene(name: str) -> Refusal:
    """There is no scene of that id."""
    return Refusal(404, f"There is no scene {name!r}.", code="NON-EXISTING-SCENE")


def auth0_error(error: str, description: str) -> bytes:
    """An error in the form of Auth0, which the token endpoint answers with."""
    told = Auth0Error(error=error, error_description=description)
    return msgspec.json.encode(told)
