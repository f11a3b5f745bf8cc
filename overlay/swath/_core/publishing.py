"""Publishing over a websocket that acknowledges nothing.

Websockets answer in order: the answer to a ping says that everything before it reached
the other end. It does not say that the service took it in, so the last messages are
kept in any case. When the connection breaks, a new one is made and they are sent again;
only a close that both ends agree on says that all was read. A message may arrive twice
(the service overwrites by id); what the service drops after that, nothing shows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from typing import Any, TypeAlias, TypeVar

import msgspec

from swath._core.auth import Credential
from swath._core.effects import Effect, Flow, sleep
from swath._core.retry import Policy, decide
from swath._core.secret import Secret
from swath._errors import PublishError, StatusError, TransportError


T = TypeVar("T")

_REFUSED = {
    1003: "a message lacks what it needs",
    1007: "a message is not UTF-8 JSON",
    1008: "the token was refused",
    1009: "a message is too big",
}
"""Close codes that would come again: what the service says with them."""


class Connect(msgspec.Struct, frozen=True):
    """Open the websocket, closing what was open before."""

    url: str
    authorization: Secret
    timeout: float


class Transmit(msgspec.Struct, frozen=True):
    """Send one message."""

    message: bytes


class Confirm(msgspec.Struct, frozen=True):
    """Ping, and wait for the answer."""

    timeout: float


class HangUp(msgspec.Struct, frozen=True):
    """Close with code 1000, and hear the other end agree."""


LinkEffect: TypeAlias = Effect | Connect | Transmit | Confirm | HangUp
LinkFlow: TypeAlias = Generator[LinkEffect, Any, T]


class LinkBrokenError(TransportError):
    """The websocket closed; `code` is its close code (1006 if there was none)."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(f"the connection closed ({code}{reason and f': {reason}'})")
        self.code = code


class Outbox:
    """A publisher's side of the connection.

    Args:
        url: The websocket's address.
        credential: Asked for the Authorization header at each connect.
        policy: How patient to be; `timeout` is the longest wait for a sign of life.
        keep: How many of the last messages are sent again after a break; no more
            than that are unconfirmed.
        chance: Random numbers of [0, 1), for jitter.
    """

    def __init__(
        self,
        url: str,
        credential: Credential,
        policy: Policy,
        *,
        keep: int,
        chance: Callable[[], float],
    ) -> None:
        self.resent = 0
        self._url = url
        self._credential = credential
        self._policy = policy
        self._keep = keep
        self._chance = chance
        self._kept: deque[bytes] = deque(maxlen=keep)
        self._unconfirmed = 0
        self._failures = 0
        self._progress = False

    @property
    def unconfirmed(self) -> int:
        """How many messages nothing is known of yet."""
        return self._unconfirmed

    def open(self) -> LinkFlow[None]:
        """Connects, and sends again what is kept."""
        while True:
            try:
                yield from self._connect()
                for message in self._kept:
                    yield Transmit(message)
                self.resent += len(self._kept)
                self._unconfirmed = len(self._kept)
            except (StatusError, TransportError) as failure:
                yield from self._pause(failure)
            else:
                return

    def send(self, message: bytes) -> LinkFlow[None]:
        """Sends a message, on a new connection if need be."""
        self._kept.append(message)
        self._unconfirmed += 1
        self._progress = True
        try:
            yield Transmit(message)
        except TransportError as failure:
            yield from self._pause(failure)
            yield from self.open()
        if self._unconfirmed >= self._keep:
            yield from self.confirm()

    def confirm(self) -> LinkFlow[None]:
        """Waits until everything sent is known to have arrived."""
        while self._unconfirmed:
            try:
                yield Confirm(self._policy.timeout)
            except TransportError as failure:
                yield from self._pause(failure)
                yield from self.open()
            else:
                self._unconfirmed = 0
                self._failures = 0 if self._progress else self._failures
                self._progress = False

    def finish(self) -> LinkFlow[None]:
        """Confirms, and closes."""
        while True:
            yield from self.confirm()
            try:
                yield HangUp()
            except TransportError as failure:
                yield from self._pause(failure)
                yield from self.open()
            else:
                return

    def _connect(self) -> LinkFlow[None]:
        authorization: Secret = yield from self._credential.authorization()
        yield Connect(self._url, authorization, self._policy.timeout)

    def _pause(self, failure: StatusError | TransportError) -> Flow[None]:
        failure.at("datasphere", "publish")
        if isinstance(failure, LinkBrokenError) and failure.code in _REFUSED:
            raise self._given_up(_REFUSED[failure.code], failure) from failure
        self._failures += 1
        delay = decide(
            failure,
            attempt=self._failures,
            idempotent=True,  # repeats overwrite
            policy=self._policy,
            chance=self._chance(),
        )
        if delay is None and isinstance(failure, StatusError):
            raise failure
        if delay is None:
            raise self._given_up(
                "the connection is lost for good", failure
            ) from failure
        yield from sleep(delay)

    def _given_up(self, reason: str, failure: Exception) -> PublishError:
        doubt = len(self._kept)
        told = f"; whether the last {doubt} sent arrived is not known: send them again"
        return PublishError(
            f"{reason} ({failure}){told if doubt else ''}",
            code=getattr(failure, "code", None),
        ).at("datasphere", "publish")
