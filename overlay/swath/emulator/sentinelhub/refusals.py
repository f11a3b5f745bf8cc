"""How the service says no: in the form of Boom, of its catalog, or of OAuth."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import msgspec

from swath.emulator._service import Refusal
from swath_api.sentinelhub.structs import (
    Boom,
    CatalogError,
    RestErrorWrapper,
    TokenError,
)


if TYPE_CHECKING:
    from collections.abc import Mapping


class Owned(Protocol):
    """Something of an account."""

    @property
    def account(self) -> str:
        """Whose it is."""
        ...


T = TypeVar("T", bound=Owned)

CODES = {
    400: "COMMON_BAD_PAYLOAD",
    401: "COMMON_UNAUTHORIZED",
    403: "COMMON_INSUFFICIENT_PERMISSIONS",
    404: "COMMON_NOT_FOUND",
    405: "COMMON_METHOD_NOT_ALLOWED",
    409: "COMMON_UNIQUE_KEY_VIOLATION",
    415: "COMMON_UNSUPPORTED_MEDIA_TYPE",
    429: "RATE_LIMIT_EXCEEDED",
}
"""The code of an error whose raiser named none; others are `COMMON_EXCEPTION`."""


class ServiceError(Refusal):
    """An error answer of the service; raised anywhere below a handler.

    Args:
        status: The HTTP status.
        code: One of the service's codes, such as `COMMON_BAD_PAYLOAD`.
        message: What is wrong, for people.
        errors: More of it, for programs: whatever JSON can say.
        headers: Beside the usual ones.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        errors: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, message, headers, code=code)
        self.errors = errors


def bad_payload(message: str, errors: Any = None) -> ServiceError:
    """The body is readable, but asks for what is not possible."""
    return ServiceError(400, "COMMON_BAD_PAYLOAD", message, errors)


def not_found(what: str) -> ServiceError:
    """There is no such thing."""
    return ServiceError(404, "COMMON_NOT_FOUND", f"{what} does not exist")


def own(found: T | None, account: str, what: str) -> T:
    """What was found, if it is there and the account's own.

    Raises:
        ServiceError: There is none, or it is another account's.
    """
    if found is None:
        raise not_found(what[:1].upper() + what[1:])
    if found.account != account:
        code = "COMMON_INSUFFICIENT_PERMISSIONS"
        raise ServiceError(403, code, f"You have no access to {what}")
    return found


def boom(status: int, code: str, message: str, errors: Any = None) -> bytes:
    """An error body in the service's own form."""
    told = Boom(
        status=status,
        reason=reason(status),
        message=message,
        code=code or CODES.get(status, "COMMON_EXCEPTION"),
        errors=msgspec.UNSET if errors is None else errors,
    )
    return msgspec.json.encode(RestErrorWrapper(error=told))


def catalog_error(status: int, message: str) -> bytes:
    """An error body in the form of the catalog."""
    return msgspec.json.encode(CatalogError(code=str(status), description=message))


def oauth_error(error: str, description: str) -> bytes:
    """An error body in the form of OAuth."""
    return msgspec.json.encode(TokenError(error=error, error_description=description))


def reason(status: int) -> str:
    """The words that go with a status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
