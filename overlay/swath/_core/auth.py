"""Credentials: what goes into the Authorization header, and how it stays fresh.

A `Credential` is asked for the header's value before each request. A static token
always says the same. A `RenewingToken` fetches one when there is none, or when the one
at hand is about to expire, or when a server refused it; whoever comes meanwhile, from
whichever thread or task, waits for that one fetch. Tokens with the same `Slot` are one
token; with a `Keep`, other processes have it too.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from functools import partial
from typing import Protocol

import msgspec

from swath._core.effects import Flow, Lock, acquire, now, work
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


class Keep(Protocol):
    """Where the processes of a machine keep the token that they share."""

    @property
    def lock(self) -> Lock:
        """Held by the process that looks at the token or fetches one."""
        ...

    def load(self) -> Grant | None:
        """The token that is kept, fresh or not."""
        ...

    def save(self, grant: Grant) -> None:
        """Keeps a token in place of the former one."""
        ...


class Slot:
    """What clients with the same credentials share.

    Attributes:
        grant: The token at hand.
        refused: The value that a server refused last.
        lock: Held by whoever fetches.
    """

    def __init__(self) -> None:
        self.grant: Grant | None = None
        self.refused: Secret | None = None
        self.lock = threading.Lock()


class RenewingToken:
    """A token that is fetched, and fetched again `margin` seconds before it expires.

    Args:
        fetch: A flow that gets a new grant.
        margin: Seconds before expiry at which a token counts as stale.
        slot: Shared with others of the same credentials; one of its own if None.
        keep: Shared with other processes.
    """

    def __init__(
        self,
        fetch: Callable[[], Flow[Grant]],
        margin: float = 60.0,
        *,
        slot: Slot | None = None,
        keep: Keep | None = None,
    ) -> None:
        self._fetch = fetch
        self._margin = margin
        self._slot = slot or Slot()
        self._keep = keep

    def authorization(self) -> Flow[Secret]:
        """A value that is good for `margin` seconds at least."""
        grant = yield from self._fresh(self._slot.grant)
        if grant is None:
            grant = yield from self._renewed()
        return grant.value

    def refused(self, value: Secret, failure: StatusError) -> bool:
        """Forgets the refused grant; another's newer one stays."""
        if isinstance(failure, PermissionDeniedError):
            return False  # a new token would not have more rights
        slot = self._slot
        slot.refused = value
        grant = slot.grant
        if grant is not None and grant.value == value:
            slot.grant = None
        return True

    def _fresh(self, grant: Grant | None) -> Flow[Grant | None]:
        """The grant, if it may still be sent."""
        if grant is None or grant.value == self._slot.refused:
            return None
        instant = yield from now()
        return grant if instant.wall < grant.expires - self._margin else None

    def _renewed(self) -> Flow[Grant]:
        slot = self._slot
        yield from acquire(slot.lock)
        try:
            grant = yield from self._fresh(slot.grant)
            if grant is None:
                grant = slot.grant = yield from self._obtained()
            return grant
        finally:
            slot.lock.release()

    def _obtained(self) -> Flow[Grant]:
        """A new grant: that of another process, or one that we fetch for all."""
        keep = self._keep
        if keep is None:
            return (yield from self._fetched())
        yield from acquire(keep.lock)
        try:
            kept = yield from self._fresh((yield from work(keep.load)))
            if kept is None:
                kept = yield from self._fetched()
                yield from work(partial(keep.save, kept))
            return kept
        finally:
            keep.lock.release()

    def _fetched(self) -> Flow[Grant]:
        grant = yield from self._fetch()
        self._slot.refused = None  # whatever we are given now is worth a try
        return grant


class _Claims(msgspec.Struct, frozen=True):
    """When a token was issued, and when it ends: Unix time."""

    iat: float
    exp: float


_claims = msgspec.json.Decoder(_Claims)


def lifetime(token: Secret) -> float | None:
    """Seconds between the issue of a JSON Web Token and its end, by its own claims.

    A span is what counts: the service's clock need not agree with ours.

    Returns:
        The span; None for a token that does not tell.
    """
    try:
        claims = token.reveal().split(".")[1]
        padded = claims + "=" * (-len(claims) % 4)
        told = _claims.decode(base64.urlsafe_b64decode(padded))
    except (IndexError, ValueError):
        return None
    return told.exp - told.iat
