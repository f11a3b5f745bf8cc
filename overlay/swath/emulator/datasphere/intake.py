"""What publishers send: read, judged, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from swath_api.datasphere.structs import StacItem

from .items import Record, record, stac


if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from .tokens import Token


UNSUPPORTED, NOT_JSON, FORBIDDEN, TOO_BIG = 1003, 1007, 1008, 1009
"""Close codes of the strict mode."""


class BadMessageError(ValueError):
    """A message that the service drops; `code` is how the strict mode closes."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """What was accepted from a publisher. `data` is its JSON as it came."""

    active_parent: str
    provider: str
    subscribable: bool
    kind: str
    id: str
    data: msgspec.Raw
    received: datetime

    def decoded(self) -> dict[str, Any]:
        """The object that was published."""
        return msgspec.json.decode(self.data, type=dict[str, Any])


class Counters(msgspec.Struct):
    """What happened at the publish websocket since the last reset.

    Attributes:
        connections: Websockets that were accepted.
        messages: Messages that came in, tokens included.
        items: Items accepted, updates included.
        updated: Items that replaced an earlier one.
        parents: Collections and Catalogs accepted.
        rejected: Messages dropped.
        reasons: Why the last of them were dropped.
    """

    connections: int = 0
    messages: int = 0
    items: int = 0
    updated: int = 0
    parents: int = 0
    rejected: int = 0
    reasons: list[str] = []

    def reject(self, reason: str) -> None:
        """Counts a dropped message."""
        self.rejected += 1
        self.reasons = [*self.reasons[-99:], reason]


_MEMBERS = msgspec.json.Decoder(dict[str, msgspec.Raw])


def members(content: bytes | str) -> dict[str, msgspec.Raw]:
    """The members of a message.

    Raises:
        BadMessageError: It is not a JSON object in UTF-8.
    """
    try:
        # msgspec skips over the text of raw members, whatever bytes it has.
        text = content if isinstance(content, str) else content.decode()
        return _MEMBERS.decode(text)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise BadMessageError(NOT_JSON, f"not a JSON object: {error}") from None


def token_header(content: bytes | str) -> str | None:
    """The `Authorization` of a first message that brings the token."""
    try:
        value = members(content)["Authorization"]
        return msgspec.json.decode(value, type=str)
    except (BadMessageError, KeyError, msgspec.DecodeError):
        return None


def published(content: bytes | str, token: Token, now: datetime) -> Published:
    """Reads a publisher's message.

    Raises:
        BadMessageError: It is malformed, not STAC, or beyond the token's rights.
    """
    given = members(content)
    parent = _member(given, "active_parent", str)
    provider = _member(given, "provider", str, token.organisation)
    subscribable = _member(given, "subscribable", bool, True)
    if not token.may_publish(provider):
        raise BadMessageError(FORBIDDEN, f"the token cannot publish for {provider!r}")
    data = _member(given, "data", msgspec.Raw)
    kind, name = _judged(data)
    return Published(
        active_parent=parent,
        provider=provider,
        subscribable=subscribable,
        kind=kind,
        id=name,
        data=data,
        received=now,
    )


def item_record(message: Published) -> Record:
    """The Item of a message, filed under its parent if it names no collection."""
    found = record(message.data)
    return found._replace(collection=found.collection or message.active_parent)


_MISSING: Any = object()


def _member(
    given: Mapping[str, msgspec.Raw], name: str, kind: Any, default: Any = _MISSING
) -> Any:
    if name not in given:
        if default is _MISSING:
            raise BadMessageError(UNSUPPORTED, f"the message lacks {name!r}")
        return default
    try:
        return msgspec.json.decode(given[name], type=kind)
    except msgspec.DecodeError as error:
        raise BadMessageError(UNSUPPORTED, f"{name}: {error}") from None


def _judged(data: msgspec.Raw) -> tuple[str, str]:
    """Type and id of a STAC object."""
    try:
        parsed = stac(data)
        if isinstance(parsed, StacItem):
            return "Feature", record(data).id
    except ValueError as error:
        raise BadMessageError(UNSUPPORTED, f"data: {error}") from None
    return type(parsed).__name__.removeprefix("Stac"), parsed.id
