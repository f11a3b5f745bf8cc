"""JSON Web Tokens signed with HS256, and bytes as URL-safe text."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING, Protocol, TypeVar

import msgspec


if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class Ending(Protocol):
    """Claims with their end on the emulator's clock."""

    @property
    def until(self) -> int: ...


T = TypeVar("T")
E = TypeVar("E", bound=Ending)

_SECRET = b"swath emulator: everybody may know this key"


def packed(content: bytes) -> str:
    """Bytes as URL-safe text without padding."""
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def unpacked(text: str) -> bytes:
    """The bytes of such a text.

    Raises:
        ValueError: It is none.
    """
    raw = text.encode("ascii")
    content = urlsafe_b64decode(raw + b"=" * (-len(raw) % 4))
    if packed(content) != text:
        raise ValueError("not canonical base64")
    return content


def signed(claims: msgspec.Struct, **header: str) -> str:
    """A token with these claims."""
    first: Mapping[str, str] = {"alg": "HS256", "typ": "JWT", **header}
    body = ".".join(packed(msgspec.json.encode(part)) for part in (first, claims))
    return f"{body}.{packed(_signature(body))}"


def claims_of(token: str, kind: type[T]) -> T:
    """The claims of a token whose signature is ours; `exp` is for the caller to judge.

    Raises:
        ValueError: It is no token of ours.
    """
    body, _, signature = token.rpartition(".")
    if not hmac.compare_digest(_signature(body), unpacked(signature)):
        raise ValueError("the signature is not ours")
    return msgspec.json.decode(unpacked(body.rpartition(".")[2]), type=kind)


def valid_claims(token: str, kind: type[E], now: datetime) -> E:
    """The claims of a token that is ours and goes on.

    Raises:
        ValueError: It is no token of ours, or expired.
    """
    claims = claims_of(token, kind)
    if now.timestamp() >= claims.until:
        raise ValueError("it has expired")
    return claims


def _signature(body: str) -> bytes:
    return hmac.digest(_SECRET, body.encode(), hashlib.sha256)
