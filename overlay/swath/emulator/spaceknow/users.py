"""Users and groups, their rights, and how they prove who they are."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

import msgspec

from swath.emulator._jwt import packed, signed

from .permissions import allowed


if TYPE_CHECKING:
    from collections.abc import Iterator


CLIENT_ID = "hmWJcfhRouDOaJK2L8asREMlMrv3jFE1"
ISSUER = "https://spaceknow.auth0.com/"
LIFETIME = 36_000
"""Seconds that an id token lives."""
PAUSE = timedelta(minutes=1)
"""How long a wrong password counts."""
API_KEY = "swath-emulator-key"
"""The API key that each emulator has; it acts for the analyst."""

ANALYST = (
    "algorithms",
    "credits",
    "datacube",
    "imagery",
    "ingest-scene",
    "kraken",
    "phoenix",
)


class Group(msgspec.Struct, kw_only=True):
    """A group that shares credits and allocations.

    `licence` is when its licence ends.
    """

    id: str
    credit: float
    tier: str = "basic"
    licence: datetime = datetime(2099, 1, 1, tzinfo=UTC)


class User(msgspec.Struct, kw_only=True):
    """An account.

    Attributes:
        id: As in `auth0|ana`.
        email: What it signs in with.
        password: The same.
        name: Of the person.
        permissions: What it holds; each grants all below it.
        group: Id of its group, whose credits it spends.
        accounting: Where its costs are booked.
        limit: Credits that it may spend at most.
        aois: Labels of the areas of interest it may use; all without it.
        guardian: Whether a user of its group created it, and may delete it.
    """

    id: str
    email: str
    password: str
    name: str
    permissions: tuple[str, ...] = ANALYST
    group: str | None = "grp-demo"
    accounting: str = "development"
    limit: float | None = None
    aois: tuple[str, ...] | None = None
    guardian: bool = False

    def may(self, permission: str) -> bool:
        """Whether it holds a permission, or one above it."""
        return allowed(self.permissions, permission)


class Claims(msgspec.Struct, kw_only=True):
    """What an id token says. `until` is its end on the emulator's clock."""

    iss: str
    sub: str
    aud: str
    iat: int
    exp: int
    until: int


TokenTime = Literal["emulated", "wall"]


def seed_groups() -> Iterator[Group]:
    """The groups that every emulator starts with; used credits come on top."""
    yield Group(id="grp-demo", credit=1000.0)
    yield Group(id="grp-broke", credit=0.0)
    ended = datetime(2025, 12, 31, tzinfo=UTC)
    yield Group(id="grp-lapsed", credit=50.0, licence=ended)


def seed_users() -> Iterator[User]:
    """The users that every emulator starts with."""
    yield _user("ada", "Ada Admin", (*ANALYST, "admin"))
    yield _user("ana", "Ana Analyst", ANALYST)
    few = ("imagery.availability", "imagery.images.ee", "datacube.get")
    yield _user("rita", "Rita Reader", few, aois=("cz",))
    yield _user("nora", "Nora Nothing", ANALYST, group="grp-broke")
    yield _user("leo", "Leo Lapsed", ANALYST, group="grp-lapsed")
    yield _user("solo", "Solo Single", ANALYST, group=None)


def _user(
    word: str,
    name: str,
    permissions: tuple[str, ...],
    *,
    group: str | None = "grp-demo",
    aois: tuple[str, ...] | None = None,
) -> User:
    return User(
        id=f"auth0|{word}",
        email=f"{word}@swath.example",
        password=f"{word}-password",
        name=name,
        permissions=permissions,
        group=group,
        aois=aois,
    )


class Users:
    """The accounts that the service knows, by id."""

    def __init__(self) -> None:
        self._users: dict[str, User] = {}
        self.reset()

    def __iter__(self) -> Iterator[User]:
        return iter(list(self._users.values()))

    def add(self, user: User) -> None:
        """Makes a user known, over one of the same id."""
        self._users[user.id] = user

    def remove(self, user: User) -> None:
        """Makes a user unknown; nothing if it is so already."""
        self._users.pop(user.id, None)

    def get(self, name: str) -> User | None:
        """The user of an id."""
        return self._users.get(name)

    def by_email(self, email: str) -> User | None:
        """The user who signs in with an address, in whatever case."""
        wanted = email.lower()
        return next((one for one in self if one.email.lower() == wanted), None)

    def reset(self) -> None:
        """Only the seed users are left."""
        self._users = {one.id: one for one in seed_users()}


class Attempts:
    """Wrong passwords by account, within the last minute."""

    def __init__(self) -> None:
        self._failed: dict[str, list[datetime]] = {}

    def recent(self, account: str, now: datetime) -> int:
        """How many there were."""
        return sum(now - one < PAUSE for one in self._failed.get(account, ()))

    def failed(self, account: str, now: datetime) -> None:
        """There was one more."""
        self._failed.setdefault(account, []).append(now)

    def reset(self) -> None:
        """Forgets all."""
        self._failed.clear()


def id_token(user: User, now: datetime, time: TokenTime = "emulated") -> str:
    """A token for a user.

    Args:
        user: Whom it stands for.
        now: The emulator's clock.
        time: Whose time `iat` and `exp` tell; the emulator judges by its own anyway.
    """
    here = int(now.timestamp())
    told = here if time == "emulated" else int(datetime.now(UTC).timestamp())
    claims = Claims(
        iss=ISSUER,
        sub=user.id,
        aud=CLIENT_ID,
        iat=told,
        exp=told + LIFETIME,
        until=here + LIFETIME,
    )
    return signed(claims, kid="swath")


def access_token(id_token: str) -> str:
    """The opaque second token that comes with an id token and is good for nothing."""
    return packed(hashlib.sha256(id_token.encode()).digest())[:32]
