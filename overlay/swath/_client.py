"""What every client of a service is made of: settings, a connection, a caller."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

import msgspec

from swath._callers import AsyncCaller, SyncCaller
from swath._config import Resolved, Setting, Settings, check_url, resolve
from swath._core.exchange import Context, Pace
from swath._core.numbers import seconds, whole_number
from swath._core.retry import Policy
from swath._core.secret import Secret
from swath._errors import ConfigError, InputError


if TYPE_CHECKING:
    import httpx

    from swath._core.auth import Credential


__all__ = ["AsyncClient", "SyncClient"]

Unset = msgspec.UnsetType


class _Client:
    """Settings and patience; a subclass brings the connection.

    Args:
        arguments: Settings as the caller passed them; None counts as not passed.
        profile: The profile to read; see `swath._config.resolve`.
    """

    _service: ClassVar[str]
    _known: ClassVar[tuple[Setting, ...]]
    _retry_after_unit: ClassVar[Literal["s", "ms"]] = "s"

    def __init__(self, arguments: Mapping[str, Any], profile: str | None) -> None:
        self._settings = resolve(self._service, self._known, arguments, profile)
        self._base_url = check_url("base_url", self._make_address(self._settings))
        self._check()
        self._paths = self._make_paths(self._settings)
        self._credential = self._make_credential(self._settings)
        self._pace = self._make_pace(self._settings)
        self._owner = True

    @property
    def base_url(self) -> str:
        """Where the service is."""
        return self._base_url

    def with_options(
        self,
        *,
        timeout: float | Unset = msgspec.UNSET,
        deadline: float | Unset | None = msgspec.UNSET,
        max_retries: int | Unset = msgspec.UNSET,
    ) -> Self:
        """This client with other patience: a view over the same connections.

        Args:
            timeout: The longest silence, in seconds.
            deadline: For a whole call with its retries, in seconds; None for none.
            max_retries: How often a failed request is tried again.

        Raises:
            InputError: A value is negative, or no number.
        """
        given = {"timeout": timeout, "deadline": deadline, "max_retries": max_retries}
        changed = {name: to for name, to in given.items() if to is not msgspec.UNSET}
        view = object.__new__(type(self))
        view._look_at(self, _changed(self._settings, changed))
        return view

    def __repr__(self) -> str:
        if "_base_url" not in vars(self):  # in the traceback of its own making
            return f"{type(self).__name__}(...)"
        profile = self._settings.profile
        return f"{type(self).__name__}(base_url={self._base_url!r}, {profile=})"

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return _again, (type(self), self._settings.profile, _portable(self._settings))

    @property
    def context(self) -> Context:
        """Credentials and patience, as the calls of this client use them."""
        return Context(
            credential=self._credential,
            policy=self._policy(),
            paths=self._paths,
            pace=self._pace,
        )

    def _policy(self) -> Policy:
        timeout = seconds("timeout", self._settings.get("timeout"))
        retries = whole_number("max_retries", self._settings.get("max_retries"), 0)
        deadline = self._settings.get("deadline")
        if deadline is not None:
            deadline = seconds("deadline", deadline)
        return Policy(
            timeout=timeout,
            max_retries=retries,
            deadline=deadline,
            retry_after_unit=self._retry_after_unit,
        )

    def _check(self) -> None:
        try:
            self._policy()
        except InputError as error:
            raise ConfigError(str(error)) from None

    def _look_at(self, owner: Self, settings: Settings) -> None:
        """Shares all of another client but its settings and what was made for them."""
        shared = {key: it for key, it in vars(owner).items() if key.startswith("_")}
        vars(self).update(shared, _settings=settings, _owner=False)
        self._policy()  # refuses what makes no sense before anything is sent

    @staticmethod
    def _make_address(settings: Settings) -> str:
        """Where the service is."""
        address: str = settings.get("base_url")
        return address

    @staticmethod
    def _make_pace(settings: Settings) -> Pace | None:  # noqa: ARG004 - as a hook
        """What says when requests may go."""
        return None

    @staticmethod
    def _make_paths(settings: Settings) -> Mapping[str, str]:  # noqa: ARG004 - as a hook
        """Paths of operations that are elsewhere than their document says."""
        return {}

    @staticmethod
    def _make_credential(settings: Settings) -> Credential:
        raise NotImplementedError


class SyncClient(_Client):
    """A client of one service; use it with ``with``, or close it."""

    def __init__(
        self,
        arguments: Mapping[str, Any],
        profile: str | None,
        http_client: httpx.Client | None,
    ) -> None:
        from swath._io.sync import SyncDriver  # noqa: PLC0415 - loads the HTTP library

        super().__init__(arguments, profile)
        self._driver = SyncDriver(self._base_url, http_client)

    def close(self) -> None:
        """Closes the connections; views made by `with_options` leave them open."""
        if self._owner:
            self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def _caller(self) -> SyncCaller:
        return SyncCaller(self._driver, self.context, self._base_url)


class AsyncClient(_Client):
    """A client of one service; use it with ``async with``, or close it."""

    def __init__(
        self,
        arguments: Mapping[str, Any],
        profile: str | None,
        http_client: httpx.AsyncClient | None,
    ) -> None:
        from swath._io.aio import AsyncDriver  # noqa: PLC0415 - loads the HTTP library

        super().__init__(arguments, profile)
        self._driver = AsyncDriver(self._base_url, http_client)

    async def close(self) -> None:
        """Closes the connections; views made by `with_options` leave them open."""
        if self._owner:
            await self._driver.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.close()

    def _caller(self) -> AsyncCaller:
        return AsyncCaller(self._driver, self.context, self._base_url)


def _changed(settings: Settings, changed: Mapping[str, Any]) -> Settings:
    values = {
        name: Resolved(value=value, source="argument")
        for name, value in changed.items()
    }
    return msgspec.structs.replace(settings, values={**settings.values, **values})


def _portable(settings: Settings) -> dict[str, Any]:
    """The settings that may leave the process: what was passed, and is no secret."""
    return {
        name: found.value
        for name, found in settings.values.items()
        if found.source == "argument" and not isinstance(found.value, Secret)
    }


def _again(cls: type[Any], profile: str, arguments: dict[str, Any]) -> Any:
    return cls(profile=None if profile == "default" else profile, **arguments)
