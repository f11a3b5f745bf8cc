"""The clients of SpaceKnow."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from swath._client import AsyncClient, SyncClient
from swath._config import Settings
from swath._core.auth import Credential
from swath._core.job import read_token
from swath._core.paths import checked_paths
from swath._core.secret import Secret
from swath._errors import InputError
from swath.jobs import AsyncJob, Job
from swath.spaceknow._account import SETTINGS, credential, token_url
from swath.spaceknow._auth import AsyncAuth, AsyncTokenCaller, Auth, TokenCaller
from swath.spaceknow._credits import AsyncCredits, Credits
from swath.spaceknow._datacube import AsyncDatacube, Datacube
from swath.spaceknow._imagery import AsyncImagery, Imagery
from swath.spaceknow._kraken import AsyncKraken, Kraken
from swath.spaceknow._phoenix import AsyncPhoenix, Phoenix
from swath.spaceknow._tasking import AsyncTasking, Tasking
from swath.spaceknow._users import AsyncUsers, Users
from swath.spaceknow.permissions import allowed
from swath_api.spaceknow.operations import OPERATIONS


if TYPE_CHECKING:
    import httpx


__all__ = ["AsyncSpaceKnow", "SpaceKnow"]


class SpaceKnow(SyncClient):
    """SpaceKnow: imagery, analyses of it, and the indices made of them.

    Every setting comes from its argument, else from the environment
    (``SWATH_SPACEKNOW_USERNAME`` and so on), else from the profile file, else from a
    default; `swath config show` tells which. With the extra ``keyring``, a password
    that is set nowhere is looked up in the system's keyring, under
    ``swath.spaceknow`` and the username.

    Args:
        username: The account's e-mail address.
        password: The account's password. It goes to the token service only.
        token: A token in place of an account; nobody renews it.
        profile: The profile to read; ``"emulator"`` needs no account.
        base_url: The service's address.
        token_url: Where tokens are fetched; it follows a `base_url` of your own.
        paths: Paths by operation id, for the operations whose path the service does
            not publish and we guessed wrong, such as
            ``{"listProviders": "/imagery/providers/list"}``.
        timeout: The longest silence, in seconds.
        deadline: For a whole call with its retries, in seconds.
        max_retries: How often a failed request is tried again.
        http_client: Connections of your own (proxies, certificates); not closed here.

    Raises:
        ConfigError: There is neither an account nor a token, or a setting makes no
            sense.

    Examples:
        >>> import swath
        >>> with swath.SpaceKnow(profile="emulator") as sk:
        ...     sk.can("kraken.release")
        True
    """

    _service = "spaceknow"
    _known = SETTINGS

    def __init__(  # noqa: PLR0913 - each setting is an argument
        self,
        username: str | None = None,
        password: str | None = None,
        *,
        token: str | None = None,
        profile: str | None = None,
        base_url: str | None = None,
        token_url: str | None = None,
        paths: Mapping[str, str] | None = None,
        timeout: float | None = None,
        deadline: float | None = None,
        max_retries: int | None = None,
        http_client: httpx.Client | None = None,
    ) -> None:
        arguments = {
            "username": username,
            "password": Secret.of(password),
            "token": Secret.of(token),
            "base_url": base_url,
            "token_url": token_url,
            "paths": paths,
            "timeout": timeout,
            "deadline": deadline,
            "max_retries": max_retries,
        }
        del password, token  # out of tracebacks that show locals
        super().__init__(arguments, profile, http_client)

    @cached_property
    def auth(self) -> Auth:
        """The token service; the client asks it by itself, so this is seldom needed."""
        return Auth(TokenCaller(self._caller(), token_url(self._settings)))

    @cached_property
    def credits(self) -> Credits:
        """What areas cost, what was spent, who may spend how much."""
        return Credits(self._caller())

    @cached_property
    def datacube(self) -> Datacube:
        """Data points, and the ready-made products that are made of them."""
        return Datacube(self._caller())

    @cached_property
    def imagery(self) -> Imagery:
        """Scenes: finding them, and pictures cut out of them."""
        return Imagery(self._caller())

    @cached_property
    def kraken(self) -> Kraken:
        """Analyses of scenes, and the maps that they make."""
        return Kraken(self._caller())

    @cached_property
    def phoenix(self) -> Phoenix:
        """Scenes of one's own."""
        return Phoenix(self._caller())

    @cached_property
    def tasking(self) -> Tasking:
        """How far a pipeline is, by its id alone."""
        return Tasking(self._caller())

    @cached_property
    def users(self) -> Users:
        """Users: who they are, what they may do, and guardians."""
        return Users(self._caller())

    def can(self, permission: str) -> bool:
        """Whether the user holds a permission, or one above it; asks the service.

        Args:
            permission: What is required, such as ``"kraken.release"``.
        """
        return allowed(self.users.info().permissions, permission)

    def attach(self, token: str) -> Job[Any]:
        """The job that a token names, whoever started it.

        Args:
            token: What `swath.jobs.Job.token` gave, maybe in another process.

        Raises:
            InputError: The token is none, or belongs to another service.
        """
        job: Job[Any] = getattr(self, _tag_of(token)).attach(token)
        return job

    @staticmethod
    def _make_paths(settings: Settings) -> Mapping[str, str]:
        return checked_paths(settings.get("paths") or {}, OPERATIONS)

    @staticmethod
    def _make_credential(settings: Settings) -> Credential:
        return credential(settings)


class AsyncSpaceKnow(AsyncClient):
    """SpaceKnow: imagery, analyses of it, and the indices made of them.

    Every setting comes from its argument, else from the environment
    (``SWATH_SPACEKNOW_USERNAME`` and so on), else from the profile file, else from a
    default; `swath config show` tells which. With the extra ``keyring``, a password
    that is set nowhere is looked up in the system's keyring, under
    ``swath.spaceknow`` and the username.

    Args:
        username: The account's e-mail address.
        password: The account's password. It goes to the token service only.
        token: A token in place of an account; nobody renews it.
        profile: The profile to read; ``"emulator"`` needs no account.
        base_url: The service's address.
        token_url: Where tokens are fetched; it follows a `base_url` of your own.
        paths: Paths by operation id, for the operations whose path the service does
            not publish and we guessed wrong, such as
            ``{"listProviders": "/imagery/providers/list"}``.
        timeout: The longest silence, in seconds.
        deadline: For a whole call with its retries, in seconds.
        max_retries: How often a failed request is tried again.
        http_client: Connections of your own (proxies, certificates); not closed here.

    Raises:
        ConfigError: There is neither an account nor a token, or a setting makes no
            sense.

    Examples:
        >>> import asyncio, swath
        >>> async def can_release():
        ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
        ...         return await sk.can("kraken.release")
        >>> asyncio.run(can_release())
        True
    """

    _service = "spaceknow"
    _known = SETTINGS

    def __init__(  # noqa: PLR0913 - each setting is an argument
        self,
        username: str | None = None,
        password: str | None = None,
        *,
        token: str | None = None,
        profile: str | None = None,
        base_url: str | None = None,
        token_url: str | None = None,
        paths: Mapping[str, str] | None = None,
        timeout: float | None = None,
        deadline: float | None = None,
        max_retries: int | None = None,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        arguments = {
            "username": username,
            "password": Secret.of(password),
            "token": Secret.of(token),
            "base_url": base_url,
            "token_url": token_url,
            "paths": paths,
            "timeout": timeout,
            "deadline": deadline,
            "max_retries": max_retries,
        }
        del password, token  # out of tracebacks that show locals
        super().__init__(arguments, profile, http_client)

    @cached_property
    def auth(self) -> AsyncAuth:
        """The token service; the client asks it by itself, so this is seldom needed."""
        return AsyncAuth(AsyncTokenCaller(self._caller(), token_url(self._settings)))

    @cached_property
    def credits(self) -> AsyncCredits:
        """What areas cost, what was spent, who may spend how much."""
        return AsyncCredits(self._caller())

    @cached_property
    def datacube(self) -> AsyncDatacube:
        """Data points, and the ready-made products that are made of them."""
        return AsyncDatacube(self._caller())

    @cached_property
    def imagery(self) -> AsyncImagery:
        """Scenes: finding them, and pictures cut out of them."""
        return AsyncImagery(self._caller())

    @cached_property
    def kraken(self) -> AsyncKraken:
        """Analyses of scenes, and the maps that they make."""
        return AsyncKraken(self._caller())

    @cached_property
    def phoenix(self) -> AsyncPhoenix:
        """Scenes of one's own."""
        return AsyncPhoenix(self._caller())

    @cached_property
    def tasking(self) -> AsyncTasking:
        """How far a pipeline is, by its id alone."""
        return AsyncTasking(self._caller())

    @cached_property
    def users(self) -> AsyncUsers:
        """Users: who they are, what they may do, and guardians."""
        return AsyncUsers(self._caller())

    async def can(self, permission: str) -> bool:
        """Whether the user holds a permission, or one above it; asks the service.

        Args:
            permission: What is required, such as ``"kraken.release"``.
        """
        return allowed((await self.users.info()).permissions, permission)

    def attach(self, token: str) -> AsyncJob[Any]:
        """The job that a token names, whoever started it.

        Args:
            token: What `swath.jobs.AsyncJob.token` gave, maybe in another process.

        Raises:
            InputError: The token is none, or belongs to another service.
        """
        job: AsyncJob[Any] = getattr(self, _tag_of(token)).attach(token)
        return job

    @staticmethod
    def _make_paths(settings: Settings) -> Mapping[str, str]:
        return checked_paths(settings.get("paths") or {}, OPERATIONS)

    @staticmethod
    def _make_credential(settings: Settings) -> Credential:
        return credential(settings)


def _tag_of(token: str) -> str:
    """The API that a job belongs to."""
    operation = read_token(token, "spaceknow").operation
    info = OPERATIONS.get(operation)
    if info is None or info.polling is None:
        raise InputError(
            f"the token names a job of {operation!r}, which we do not know"
        )
    return info.tag
