"""Publishing Items, Collections and Catalogs, for registered suppliers."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Self

import msgspec

from swath._core.auth import Credential
from swath._core.publishing import Outbox
from swath._core.retry import Policy
from swath._errors import InputError, PublishError
from swath._extra import needed
from swath.datasphere._message import StacObject, encode


if TYPE_CHECKING:
    from swath._io.link_aio import AsyncLink
    from swath._io.link_sync import SyncLink


__all__ = ["AsyncPublisher", "Publisher"]


class Supply(msgspec.Struct, frozen=True, kw_only=True):
    """What a publisher needs to know: where, as whom, how patient."""

    url: str
    credential: Credential
    policy: Policy
    keep: int

    def outbox(self) -> Outbox:
        """An empty outbox.

        Raises:
            InputError: `keep` is below 1.
        """
        if self.keep < 1:
            raise InputError(f"keep={self.keep} has to be 1 or more")
        return Outbox(
            self.url,
            self.credential,
            self.policy,
            keep=self.keep,
            chance=random.random,
        )


class Publisher:
    """A connection to publish over; use it with ``with``, from one thread.

    The service acknowledges nothing. The last messages are kept, and sent again over a
    new connection when this one breaks. Leaving the block waits until both ends agree
    to close: the messages then reached the service; whether it stored them, it does
    not say.

    Raises (anywhere):
        AuthenticationError, PermissionDeniedError: The service refused to connect.
        PublishError: The connection is lost for good, or a message was refused; says
            how many messages are in doubt.
    """

    def __init__(self, supply: Supply) -> None:
        self._outbox = supply.outbox()
        self._link: SyncLink | None = None

    @property
    def unconfirmed(self) -> int:
        """How many messages are sent, but not known to have arrived."""
        return self._outbox.unconfirmed

    @property
    def resent(self) -> int:
        """How many messages were sent again after a connection broke."""
        return self._outbox.resent

    def __enter__(self) -> Self:
        self._link = _sync_link()
        self._link.run(self._outbox.open())
        return self

    def __exit__(self, kind: type[BaseException] | None, *exc_info: object) -> None:
        link, self._link = self._link, None
        if link is None:
            return
        try:
            if kind is None:
                link.run(self._outbox.finish())
        finally:
            link.drop()

    def send(
        self,
        stac_object: StacObject,
        *,
        active_parent: str,
        provider: str | None = None,
        subscribable: bool = True,
    ) -> None:
        """Publishes one object.

        Args:
            stac_object: A STAC 1.0.0 Item, Collection or Catalog: swath's or pystac's,
                or a mapping.
            active_parent: The id of the Collection or Catalog that takes it in; it
                has to be published before.
            provider: The organisation that supplies it; the token's own if None.
            subscribable: Whether subscribers get it now; False for archive loads.

        Raises:
            InputError: The object lacks what STAC requires; nothing was sent.
        """
        message = encode(
            stac_object,
            active_parent=active_parent,
            provider=provider,
            subscribable=subscribable,
        )
        self._opened().run(self._outbox.send(message))

    def confirm(self) -> None:
        """Waits until everything sent is known to have arrived."""
        self._opened().run(self._outbox.confirm())

    def _opened(self) -> SyncLink:
        if self._link is None:
            raise PublishError("connect first: `with ds.publish() as publisher:`")
        return self._link


class AsyncPublisher:
    """A connection to publish over; use it with ``async with``, from one task.

    The service acknowledges nothing. The last messages are kept, and sent again over a
    new connection when this one breaks. Leaving the block waits until both ends agree
    to close: the messages then reached the service; whether it stored them, it does
    not say.

    Raises (anywhere):
        AuthenticationError, PermissionDeniedError: The service refused to connect.
        PublishError: The connection is lost for good, or a message was refused; says
            how many messages are in doubt.
    """

    def __init__(self, supply: Supply) -> None:
        self._outbox = supply.outbox()
        self._link: AsyncLink | None = None

    @property
    def unconfirmed(self) -> int:
        """How many messages are sent, but not known to have arrived."""
        return self._outbox.unconfirmed

    @property
    def resent(self) -> int:
        """How many messages were sent again after a connection broke."""
        return self._outbox.resent

    async def __aenter__(self) -> Self:
        self._link = _async_link()
        await self._link.run(self._outbox.open())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, *exc_info: object
    ) -> None:
        link, self._link = self._link, None
        if link is None:
            return
        try:
            if kind is None:
                await link.run(self._outbox.finish())
        finally:
            await link.drop()

    async def send(
        self,
        stac_object: StacObject,
        *,
        active_parent: str,
        provider: str | None = None,
        subscribable: bool = True,
    ) -> None:
        """Publishes one object.

        Args:
            stac_object: A STAC 1.0.0 Item, Collection or Catalog: swath's or pystac's,
                or a mapping.
            active_parent: The id of the Collection or Catalog that takes it in; it
                has to be published before.
            provider: The organisation that supplies it; the token's own if None.
            subscribable: Whether subscribers get it now; False for archive loads.

        Raises:
            InputError: The object lacks what STAC requires; nothing was sent.
        """
        message = encode(
            stac_object,
            active_parent=active_parent,
            provider=provider,
            subscribable=subscribable,
        )
        await self._opened().run(self._outbox.send(message))

    async def confirm(self) -> None:
        """Waits until everything sent is known to have arrived."""
        await self._opened().run(self._outbox.confirm())

    def _opened(self) -> AsyncLink:
        if self._link is None:
            raise PublishError("connect first: `async with ds.publish() as publisher:`")
        return self._link


def _sync_link() -> SyncLink:
    with needed("publish()", "publish"):
        from swath._io.link_sync import SyncLink  # noqa: PLC0415 - an extra
    return SyncLink()


def _async_link() -> AsyncLink:
    with needed("publish()", "publish"):
        from swath._io.link_aio import AsyncLink  # noqa: PLC0415 - an extra
    return AsyncLink()
