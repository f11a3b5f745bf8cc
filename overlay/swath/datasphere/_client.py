"""The clients of Data Sphere."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from swath._client import AsyncClient, SyncClient
from swath._config import Setting, Settings, check_url
from swath._core.auth import Credential, StaticToken
from swath._core.secret import Secret
from swath.datasphere._dataset import AsyncDataset, Dataset
from swath.datasphere._item import AsyncItemPackages, ItemPackages
from swath.datasphere._publish import AsyncPublisher, Publisher, Supply
from swath.datasphere._subscription import AsyncSubscription, Subscription


if TYPE_CHECKING:
    import httpx


__all__ = ["AsyncDataSphere", "DataSphere"]

BASE_URL = "https://datasphere.astrodynamic.space"
PUBLISH_PATH = "/publish/v1/"
PUBLISH_URL = f"wss://ws.datasphere.astrodynamic.space{PUBLISH_PATH}"

SETTINGS = (
    Setting(name="token", about="API token from the dashboard", secret=True),
    Setting(name="base_url", about="address of the service", default=BASE_URL),
    Setting(name="publish_url", about="address to publish to", default=PUBLISH_URL),
)
"""What there is to set for Data Sphere."""


class DataSphere(SyncClient):
    """Astro Dynamic Data Sphere.

    Every setting comes from its argument, else from the environment
    (``SWATH_DATASPHERE_TOKEN`` and so on), else from the profile file, else from a
    default; `swath config show` tells which.

    Args:
        token: The API token that the dashboard generates.
        profile: The profile to read; ``"emulator"`` needs no account.
        base_url: The service's address.
        publish_url: The websocket's address.
        timeout: The longest silence, in seconds.
        deadline: For a whole call with its retries, in seconds.
        max_retries: How often a failed request is tried again.
        http_client: Connections of your own (proxies, certificates); not closed here.

    Raises:
        ConfigError: The token is missing, or a setting makes no sense.

    Examples:
        >>> import swath
        >>> with swath.DataSphere(profile="emulator") as ds:
        ...     items = ds.dataset.items("many", order="old")
        ...     ids = [item.id for item in items.take(2)]
        >>> len(ids)
        2
    """

    _service = "datasphere"
    _known = SETTINGS

    def __init__(
        self,
        token: str | None = None,
        *,
        profile: str | None = None,
        base_url: str | None = None,
        publish_url: str | None = None,
        timeout: float | None = None,
        deadline: float | None = None,
        max_retries: int | None = None,
        http_client: httpx.Client | None = None,
    ) -> None:
        arguments = {
            "token": Secret.of(token),
            "base_url": base_url,
            "publish_url": publish_url,
            "timeout": timeout,
            "deadline": deadline,
            "max_retries": max_retries,
        }
        del token  # out of tracebacks that show locals
        super().__init__(arguments, profile, http_client)

    @cached_property
    def dataset(self) -> Dataset:
        """Dataset packages: the Items of a selection, by pages or as a stream."""
        return Dataset(self._caller())

    @cached_property
    def item(self) -> ItemPackages:
        """Item packages: the one Item they hold."""
        return ItemPackages(self._caller())

    @cached_property
    def subscription(self) -> Subscription:
        """Subscription packages: Items as they are published."""
        return Subscription(self._caller())

    def publish(self, *, keep: int = 100, silence: float = 60.0) -> Publisher:
        """A connection to publish over; use it with ``with``.

        Args:
            keep: How many of the last messages are sent again after an abnormal
                close: the service acknowledges nothing, and repeats overwrite.
            silence: Seconds without a sign of life, or for one message to go out, after
                which the connection counts as dead (its heartbeat comes every 25 s).

        Raises:
            ImportError: The extra ``publish`` is not installed.

        Examples:
            >>> import swath
            >>> item = {
            ...     "type": "Feature", "stac_version": "1.0.0", "id": "mine-1",
            ...     "geometry": None, "links": [], "assets": {},
            ...     "properties": {"datetime": "2026-06-01T00:00:00Z"},
            ... }
            >>> with swath.DataSphere(profile="emulator") as ds:
            ...     with ds.publish() as publisher:
            ...         publisher.send(item, active_parent="live-scenes")
        """
        return Publisher(_supply(self, self._settings, keep, silence))

    @staticmethod
    def _make_credential(settings: Settings) -> Credential:
        return StaticToken(settings.secret("token"), "Token")


class AsyncDataSphere(AsyncClient):
    """Astro Dynamic Data Sphere.

    Every setting comes from its argument, else from the environment
    (``SWATH_DATASPHERE_TOKEN`` and so on), else from the profile file, else from a
    default; `swath config show` tells which.

    Args:
        token: The API token that the dashboard generates.
        profile: The profile to read; ``"emulator"`` needs no account.
        base_url: The service's address.
        publish_url: The websocket's address.
        timeout: The longest silence, in seconds.
        deadline: For a whole call with its retries, in seconds.
        max_retries: How often a failed request is tried again.
        http_client: Connections of your own (proxies, certificates); not closed here.

    Raises:
        ConfigError: The token is missing, or a setting makes no sense.

    Examples:
        >>> import asyncio, swath
        >>> async def first_ids():
        ...     async with swath.AsyncDataSphere(profile="emulator") as ds:
        ...         items = ds.dataset.items("many", order="old")
        ...         return [item.id async for item in items.take(2)]
        >>> len(asyncio.run(first_ids()))
        2
    """

    _service = "datasphere"
    _known = SETTINGS

    def __init__(
        self,
        token: str | None = None,
        *,
        profile: str | None = None,
        base_url: str | None = None,
        publish_url: str | None = None,
        timeout: float | None = None,
        deadline: float | None = None,
        max_retries: int | None = None,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        arguments = {
            "token": Secret.of(token),
            "base_url": base_url,
            "publish_url": publish_url,
            "timeout": timeout,
            "deadline": deadline,
            "max_retries": max_retries,
        }
        del token  # out of tracebacks that show locals
        super().__init__(arguments, profile, http_client)

    @cached_property
    def dataset(self) -> AsyncDataset:
        """Dataset packages: the Items of a selection, by pages or as a stream."""
        return AsyncDataset(self._caller())

    @cached_property
    def item(self) -> AsyncItemPackages:
        """Item packages: the one Item they hold."""
        return AsyncItemPackages(self._caller())

    @cached_property
    def subscription(self) -> AsyncSubscription:
        """Subscription packages: Items as they are published."""
        return AsyncSubscription(self._caller())

    def publish(self, *, keep: int = 100, silence: float = 60.0) -> AsyncPublisher:
        """A connection to publish over; use it with ``async with``.

        Args:
            keep: How many of the last messages are sent again after an abnormal
                close: the service acknowledges nothing, and repeats overwrite.
            silence: Seconds without a sign of life, or for one message to go out, after
                which the connection counts as dead (its heartbeat comes every 25 s).

        Raises:
            ImportError: The extra ``publish`` is not installed.

        Examples:
            >>> import asyncio, swath
            >>> item = {
            ...     "type": "Feature", "stac_version": "1.0.0", "id": "mine-1",
            ...     "geometry": None, "links": [], "assets": {},
            ...     "properties": {"datetime": "2026-06-01T00:00:00Z"},
            ... }
            >>> async def publish():
            ...     async with swath.AsyncDataSphere(profile="emulator") as ds:
            ...         async with ds.publish() as publisher:
            ...             await publisher.send(item, active_parent="live-scenes")
            >>> asyncio.run(publish())
        """
        return AsyncPublisher(_supply(self, self._settings, keep, silence))

    @staticmethod
    def _make_credential(settings: Settings) -> Credential:
        return StaticToken(settings.secret("token"), "Token")


def _supply(
    client: SyncClient | AsyncClient, settings: Settings, keep: int, silence: float
) -> Supply:
    context = client.context.patient(silence)
    return Supply(
        url=_publish_url(settings),
        credential=StaticToken(settings.secret("token"), "Token"),
        policy=context.policy,
        keep=keep,
    )


def _publish_url(settings: Settings) -> str:
    """The websocket's address; that of another deployment follows its base_url."""
    url, base = settings.get("publish_url"), settings.get("base_url").rstrip("/")
    if url == PUBLISH_URL and base != BASE_URL:
        url = "ws" + base.removeprefix("http") + PUBLISH_PATH
    check_url("publish_url", url, "ws")
    return str(url)  # as it is: the final slash counts
