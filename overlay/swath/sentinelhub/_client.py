"""The clients of Sentinel Hub."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from swath._config import Settings
from swath._core.auth import Credential
from swath._core.secret import Secret
from swath.sentinelhub._account import (
    SETTINGS,
    base_url,
    credential,
)
from swath.sentinelhub._families import AsyncFamilies, Families
from swath.sentinelhub._limits import Pace, pace, path_text, rate_text
from swath.sentinelhub._usage import Usage


if TYPE_CHECKING:
    import httpx


__all__ = ["SETTINGS", "AsyncSentinelHub", "SentinelHub"]


class SentinelHub(Families):
    """Sentinel Hub: a catalogue of scenes, pictures and statistics made of them.

    Every setting comes from its argument, else from the environment
    (``SWATH_SENTINELHUB_CLIENT_ID`` and so on), else from the profile file, else from
    a default; `swath config show` tells which. With the extra ``keyring``, a secret
    that is set nowhere is looked up in the system's keyring, under
    ``swath.sentinelhub`` and the client's id.

    Clients with the same credentials share one token in a process, and with
    `token_cache` among processes. A client that is pickled leaves its secrets behind:
    where it is unpickled, they are looked up again.

    Args:
        client_id: The id of an OAuth client of the account.
        client_secret: Its secret. It goes to the token service only.
        token: A token in place of an OAuth client; nobody renews it.
        profile: The profile to read; ``"emulator"`` needs no account.
        deployment: Where to ask: ``"main"``, ``"us-west"``, ``"creodias"``, ``"gcp"``
            or ``"cdse"`` (Copernicus Data Space).
        base_url: The address of a deployment of another name.
        token_url: Where its tokens are fetched; it follows `base_url`.
        token_cache: A file in which the processes of this machine share the token. It
            is made for its owner alone to read.
        rate: What may go out at most, such as ``"600/min"`` or
            ``"600 requests/min, 1000 PU/min"``; a bare number means requests a minute.
            The clients of an account in this process share it, evenly spread.
        budget_file: A file in which the processes of this machine share the rate.
        timeout: The longest silence, in seconds.
        deadline: For a whole call with its retries, and with waiting for the rate, in
            seconds.
        max_retries: How often a failed request is tried again.
        http_client: Connections of your own (proxies, certificates); not closed here.

    Raises:
        ConfigError: There is neither an OAuth client nor a token, or a setting makes
            no sense.

    Examples:
        >>> import swath
        >>> with swath.SentinelHub(profile="emulator", rate="600/min") as sh:
        ...     sh.usage.requests
        0
    """

    _service = "sentinelhub"
    _known = SETTINGS
    _retry_after_unit = "ms"

    def __init__(  # noqa: PLR0913 - each setting is an argument
        self,
        client_id: str | None = None,
        client_secret: str | None = None,
        *,
        token: str | None = None,
        profile: str | None = None,
        deployment: str | None = None,
        base_url: str | None = None,
        token_url: str | None = None,
        token_cache: str | os.PathLike[str] | None = None,
        rate: str | float | None = None,
        budget_file: str | os.PathLike[str] | None = None,
        timeout: float | None = None,
        deadline: float | None = None,
        max_retries: int | None = None,
        http_client: httpx.Client | None = None,
    ) -> None:
        arguments = {
            "client_id": client_id,
            "client_secret": Secret.of(client_secret),
            "token": Secret.of(token),
            "deployment": deployment,
            "base_url": base_url,
            "token_url": token_url,
            "token_cache": path_text(token_cache, "token_cache"),
            "rate": rate_text(rate),
            "budget_file": path_text(budget_file, "budget_file"),
            "timeout": timeout,
            "deadline": deadline,
            "max_retries": max_retries,
        }
        del client_secret, token  # out of tracebacks that show locals
        super().__init__(arguments, profile, http_client)

    @property
    def usage(self) -> Usage:
        """What this client and its views have asked for, and what that cost."""
        return self._pace.meter.usage if isinstance(self._pace, Pace) else Usage()

    @staticmethod
    def _make_address(settings: Settings) -> str:
        return base_url(settings)

    @staticmethod
    def _make_credential(settings: Settings) -> Credential:
        return credential(settings)

    @staticmethod
    def _make_pace(settings: Settings) -> Pace:
        return pace(settings)


class AsyncSentinelHub(AsyncFamilies):
    """Sentinel Hub: a catalogue of scenes, pictures and statistics made of them.

    Every setting comes from its argument, else from the environment
    (``SWATH_SENTINELHUB_CLIENT_ID`` and so on), else from the profile file, else from
    a default; `swath config show` tells which. With the extra ``keyring``, a secret
    that is set nowhere is looked up in the system's keyring, under
    ``swath.sentinelhub`` and the client's id.

    Clients with the same credentials share one token in a process, and with
    `token_cache` among processes. A client that is pickled leaves its secrets behind:
    where it is unpickled, they are looked up again.

    Args:
        client_id: The id of an OAuth client of the account.
        client_secret: Its secret. It goes to the token service only.
        token: A token in place of an OAuth client; nobody renews it.
        profile: The profile to read; ``"emulator"`` needs no account.
        deployment: Where to ask: ``"main"``, ``"us-west"``, ``"creodias"``, ``"gcp"``
            or ``"cdse"`` (Copernicus Data Space).
        base_url: The address of a deployment of another name.
        token_url: Where its tokens are fetched; it follows `base_url`.
        token_cache: A file in which the processes of this machine share the token. It
            is made for its owner alone to read.
        rate: What may go out at most, such as ``"600/min"`` or
            ``"600 requests/min, 1000 PU/min"``; a bare number means requests a minute.
            The clients of an account in this process share it, evenly spread.
        budget_file: A file in which the processes of this machine share the rate.
        timeout: The longest silence, in seconds.
        deadline: For a whole call with its retries, and with waiting for the rate, in
            seconds.
        max_retries: How often a failed request is tried again.
        http_client: Connections of your own (proxies, certificates); not closed here.

    Raises:
        ConfigError: There is neither an OAuth client nor a token, or a setting makes
            no sense.

    Examples:
        >>> import asyncio, swath
        >>> async def asked():
        ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
        ...         return sh.usage.requests
        >>> asyncio.run(asked())
        0
    """

    _service = "sentinelhub"
    _known = SETTINGS
    _retry_after_unit = "ms"

    def __init__(  # noqa: PLR0913 - each setting is an argument
        self,
        client_id: str | None = None,
        client_secret: str | None = None,
        *,
        token: str | None = None,
        profile: str | None = None,
        deployment: str | None = None,
        base_url: str | None = None,
        token_url: str | None = None,
        token_cache: str | os.PathLike[str] | None = None,
        rate: str | float | None = None,
        budget_file: str | os.PathLike[str] | None = None,
        timeout: float | None = None,
        deadline: float | None = None,
        max_retries: int | None = None,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        arguments = {
            "client_id": client_id,
            "client_secret": Secret.of(client_secret),
            "token": Secret.of(token),
            "deployment": deployment,
            "base_url": base_url,
            "token_url": token_url,
            "token_cache": path_text(token_cache, "token_cache"),
            "rate": rate_text(rate),
            "budget_file": path_text(budget_file, "budget_file"),
            "timeout": timeout,
            "deadline": deadline,
            "max_retries": max_retries,
        }
        del client_secret, token  # out of tracebacks that show locals
        super().__init__(arguments, profile, http_client)

    @property
    def usage(self) -> Usage:
        """What this client and its views have asked for, and what that cost."""
        return self._pace.meter.usage if isinstance(self._pace, Pace) else Usage()

    @staticmethod
    def _make_address(settings: Settings) -> str:
        return base_url(settings)

    @staticmethod
    def _make_credential(settings: Settings) -> Credential:
        return credential(settings)

    @staticmethod
    def _make_pace(settings: Settings) -> Pace:
        return pace(settings)
