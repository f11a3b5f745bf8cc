"""Accounts, the OAuth clients that act for them, and their tokens."""

from __future__ import annotations

import itertools
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

import msgspec

from swath.emulator._jwt import signed

from .limits import Policy


if TYPE_CHECKING:
    from collections.abc import Iterator


ISSUER = "https://services.sentinel-hub.com/auth/realms/main"
_numbers = itertools.count(1)
"""No two tokens are the same."""

TokenTime = Literal["emulated", "wall"]


class Account(msgspec.Struct, kw_only=True):
    """An account, and what its plan allows.

    Attributes:
        id: A UUID.
        name: For people.
        units: Processing units that are left of this month's.
        ends: When the account ends.
        rights: Tags of the operations it may call, such as `Process`; all without it.
        policies: How fast it may ask; the service's switch decides without it.
    """

    id: str
    name: str
    units: float = 1_000_000.0
    ends: datetime = datetime(2099, 1, 1, tzinfo=UTC)
    rights: tuple[str, ...] | None = None
    policies: tuple[Policy, ...] | None = None

    def may(self, tag: str) -> bool:
        """Whether its plan has the operations of a tag."""
        return self.rights is None or _plain(tag) in map(_plain, self.rights)


class Client(msgspec.Struct, kw_only=True):
    """An OAuth client of an account."""

    id: str
    secret: str
    account: str


class Claims(msgspec.Struct, kw_only=True):
    """What a token says. `until` is its end on the emulator's clock."""

    iss: str
    sub: str
    azp: str
    account: str
    iat: int
    exp: int
    until: int
    jti: int


def seed_accounts() -> Iterator[Account]:
    """The accounts that every emulator starts with."""
    yield Account(id=_uuid(1), name="demo")
    trial = (Policy(capacity=10), Policy(kind="PROCESSING_UNITS", capacity=10))
    few = ("Catalog", "Process", "Statistics", "Metadata")
    yield Account(id=_uuid(2), name="trial", rights=few, policies=trial, units=1000)
    yield Account(id=_uuid(3), name="spent", units=0.0)
    ended = datetime(2025, 12, 31, tzinfo=UTC)
    yield Account(id=_uuid(4), name="ended", ends=ended)


def seed_clients() -> Iterator[Client]:
    """One OAuth client for each of these accounts."""
    for account in seed_accounts():
        name = account.name
        yield Client(id=f"swath-{name}", secret=f"{name}-secret", account=account.id)


class Accounts:
    """The accounts and OAuth clients that the service knows."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._accounts: dict[str, Account] = {}
        self._clients: dict[str, Client] = {}
        self.reset()

    def __iter__(self) -> Iterator[Account]:
        return iter(list(self._accounts.values()))

    @property
    def clients(self) -> list[Client]:
        """All OAuth clients."""
        return list(self._clients.values())

    def add(self, account: Account, *clients: Client) -> None:
        """Makes an account known, over one of the same id, and clients of it."""
        self._accounts[account.id] = account
        for client in clients:
            self._clients[client.id] = client

    def get(self, name: str) -> Account | None:
        """The account of an id."""
        return self._accounts.get(name)

    def client(self, name: str) -> Client | None:
        """The OAuth client of an id."""
        return self._clients.get(name)

    def charge(self, account: Account, units: float) -> None:
        """Takes processing units away; what is left may be less than nothing."""
        with self._lock:
            account.units -= units

    def reset(self) -> None:
        """Only the seed accounts are left."""
        self._accounts = {one.id: one for one in seed_accounts()}
        self._clients = {one.id: one for one in seed_clients()}


def access_token(
    client: Client, now: datetime, lifetime: int, time: TokenTime = "emulated"
) -> str:
    """A token for a client.

    Public clients read the claims with the plain alphabet of base64. The URL-safe one
    writes ASCII text in the same way, as long as it has none of `>`, `?` and `~`.

    Args:
        client: Whom it stands for.
        now: The emulator's clock.
        lifetime: Seconds that it lives.
        time: Whose time `iat` and `exp` tell; the emulator judges by its own anyway.
    """
    here = int(now.timestamp())
    told = here if time == "emulated" else int(datetime.now(UTC).timestamp())
    claims = Claims(
        iss=ISSUER,
        sub=client.id,
        azp=client.id,
        account=client.account,
        iat=told,
        exp=told + lifetime,
        until=here + lifetime,
        jti=next(_numbers),
    )
    return signed(claims, kid="swath")


def _plain(tag: str) -> str:
    return tag.replace("_", "").replace("-", "").replace(" ", "").lower()


def _uuid(number: int) -> str:
    return f"5a7e11e0-0000-4000-8000-{number:012d}"
