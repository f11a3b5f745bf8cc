"""Credentials: what goes into the Authorization header, and how it stays fresh.

A `Credential` is asked for the header's value before each request. A static token
always says the same. A `RenewingToken` fetches one when there is none, or when the one
at hand is about to expire, or when a server refused it; whoever comes meanwhile, from
whichever thread or task, waits for that one fetch.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

import msgspec

from swath._core.effects import Flow, acquire, now
from swath._core.secret import Secret
from swath._errors import PermissionDeniedError, StatusError


class Credential(Protocol):
    """Gives the Authorization header's value, renewed as needed."""

    def authorization(self) -> Flow[Secret]:
        """The value to send now."""
        ...

    def refused(self, value: Secret, failure: StatusError) -> bool:
        """Notes a 401; tells whether asking again can give another value."""
        ...


class StaticToken:
    """A token that its owner renews: never fetched, never expiring by our clock.

    Args:
        token: The bare token.
        prefix: The word before it, such as ``Token`` or ``Bearer``.
    """

    def __init__(self, token: Secret, prefix: str) -> None:
        self._value = Secret(f"{prefix} {token.reveal()}")

    def authorization(self) -> Flow[Secret]:
        """The same value every time."""
        yield from ()
        return self._value

    def refused(self, value: Secret, failure: StatusError) -> bool:  # noqa: ARG002 - as the protocol says
        """A static token does not get better."""
        return False


class Grant(msgspec.Struct, frozen=True):
    """A token as fetched; `expires` is Unix time."""

    value: Secret
    expires: float


class RenewingToken:
    """A token that is fetched, and fetched again `margin` seconds before it expires.

    Args:
        fetch: A flow that gets a new grant.
        margin: Seconds before expiry at which a token counts as stale.
    """

    def __init__(self, fetch: Callable[[], Flow[Grant]], margin: float = 60.0) -> None:
        self._fetch = fetch
        self._margin = margin
        self._grant: Grant | None = None
        self._lock = threading.Lock()

    def authorization(self) -> Flow[Secret]:
        """A value that is good for `margin` seconds at least."""
        grant = yield from self._fresh()
        if grant is None:
            grant = yield from self._renewed()
        return grant.value

    def refused(self, value: Secret, failure: StatusError) -> bool:
        """Forgets the refused grant; another's newer one stays."""
        if isinstance(failure, PermissionDeniedError):
            return False  # a new token would not have more rights
        grant = self._grant
        if grant is not None and grant.value == value:
            self._grant = None
        return True

    def _fresh(self) -> Flow[Grant | None]:
        grant = self._grant
        if grant is None:
            return None
        instant = yield from now()
        return grant if instant.wall < grant.expires - self._margin else None

    def _renewed(self) -> Flow[Grant]:
        yield from acquire(self._lock)
        try:
            grant = yield from self._fresh()
            if grant is None:
                grant = self._grant = yield from self._fetch()
            return grant
        finally:
            self._lock.release()
