"""The services that the command line knows, and where their parts are."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from swath.cli._exits import Failure
from swath.cli._lazy import closest


if TYPE_CHECKING:
    from swath import DataSphere, SentinelHub, SpaceKnow
    from swath._config import Setting
    from swath.cli._options import ClientOptions
    from swath_api._runtime import OperationInfo


__all__ = [
    "SERVICES",
    "Service",
    "datasphere",
    "sentinelhub",
    "service_named",
    "spaceknow",
]


class Service(NamedTuple):
    """One service.

    Attributes:
        name: Its name in commands, profiles and variables.
        title: Its name in prose.
        client: The name of its client in `swath`.
    """

    name: str
    title: str
    client: str

    @property
    def operations(self) -> Mapping[str, OperationInfo]:
        """The operation table, by operation id."""
        table: Mapping[str, OperationInfo]
        table = import_module(f"swath_api.{self.name}.operations").OPERATIONS
        return table

    @property
    def settings(self) -> tuple[Setting, ...]:
        """What there is to set, beside what every service has."""
        found: tuple[Setting, ...]
        found = import_module(f"swath.{self.name}._client").SETTINGS
        return found

    def connect(self, options: ClientOptions) -> Any:
        """A client; use it with ``with``."""
        import swath  # noqa: PLC0415 - help has to be quick

        return getattr(swath, self.client)(**options._asdict())

    def part(self, client: Any, name: str) -> Any:
        """The methods of one family of operations.

        Those that a client has no words of its own for are as generated.
        """
        found = getattr(client, name, None)
        if found is not None:
            return found
        generated = import_module(f"swath_api.{self.name}.api.{name}")
        kind = f"{name.title().replace('_', '')}Api"
        return getattr(generated, kind)(client._caller())


SERVICES = {
    "datasphere": Service("datasphere", "Data Sphere", "DataSphere"),
    "spaceknow": Service("spaceknow", "SpaceKnow", "SpaceKnow"),
    "sentinelhub": Service("sentinelhub", "Sentinel Hub", "SentinelHub"),
}


def datasphere(options: ClientOptions) -> DataSphere:
    """A client of Data Sphere; use it with ``with``."""
    found: DataSphere = SERVICES["datasphere"].connect(options)
    return found


def sentinelhub(options: ClientOptions) -> SentinelHub:
    """A client of Sentinel Hub; use it with ``with``."""
    found: SentinelHub = SERVICES["sentinelhub"].connect(options)
    return found


def spaceknow(options: ClientOptions) -> SpaceKnow:
    """A client of SpaceKnow; use it with ``with``."""
    found: SpaceKnow = SERVICES["spaceknow"].connect(options)
    return found


def service_named(name: str) -> Service:
    """A service by its name.

    Raises:
        Failure: There is none of this name.
    """
    if name not in SERVICES:
        raise Failure(f"no service {name!r}{closest(name, SERVICES)}")
    return SERVICES[name]
