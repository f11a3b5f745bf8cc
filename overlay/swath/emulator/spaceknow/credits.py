"""Credits: what areas cost, who paid for them, and what is left."""

from __future__ import annotations

import math
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from swath.emulator._service import Refusal
from swath_api.spaceknow.structs import Allocation as AllocationStruct
from swath_api.spaceknow.structs import Transaction

from .scenes import share


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .extents import Extent, Position
    from .scenes import Scene
    from .users import Group, User


GRID = 16
"""Tiles along each side of a scene: what is paid for is paid by tile."""
FREE_AREA = (153.0313110, -27.5107075, 153.2345581, -27.3278551)
"""West, south, east, north of the area that costs nothing (Brisbane)."""
_SEEDED_TRANSACTIONS = 250
_SEEDED_ALLOCATIONS = 130
_FIRST_SEED = datetime(2025, 1, 7, 9, tzinfo=UTC)


class Price(NamedTuple):
    """What of a scene has to be paid for: the tiles that nobody in the group has."""

    scene: Scene
    tiles: frozenset[tuple[int, int]]
    km2: float
    cost: float


class Allocation(msgspec.Struct, frozen=True, kw_only=True):
    """Tiles of a scene that a group has paid for; without tiles all of it."""

    id: str
    group: str
    scene: str
    tiles: frozenset[tuple[int, int]] | None

    def described(self) -> AllocationStruct:
        """The allocation as the service tells it."""
        told = AllocationStruct(id=self.id, group_id=self.group, scene_id=self.scene)
        if self.tiles is not None:
            told.tiles = [list(tile) for tile in sorted(self.tiles)]
        return told


class Ledger:
    """All allocations and transactions, oldest first.

    Attributes:
        lock: Held from a price on until it is paid, so that nobody pays twice.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._groups: dict[str, Group] = {}
        self._transactions: list[Transaction] = []
        self._allocations: dict[str, Allocation] = {}
        self._count = 0

    def reset(self, groups: Iterable[Group]) -> None:
        """Only what the seeds hold is left."""
        self._groups = {one.id: one for one in groups}
        self._transactions = list(_seeded_transactions())
        seeds = (_seeded_allocation(number) for number in range(_SEEDED_ALLOCATIONS))
        self._allocations = {one.id: one for one in seeds}
        self._count = 0
        for group in self._groups.values():
            group.credit = round(group.credit + self.used(group.id), 6)

    def group_of(self, user: User) -> Group:
        """The group whose credits a user spends.

        Raises:
            Refusal: The user has none.
        """
        return self.group(user.group or "")

    def group(self, name: str) -> Group:
        """The group of an id.

        Raises:
            Refusal: There is none.
        """
        if name not in self._groups:
            detail = "There is no such group to book credits on."
            raise Refusal(404, detail, code="NO-VALID-BINDING")
        return self._groups[name]

    def transactions(self, group: str) -> list[Transaction]:
        """The transactions of a group."""
        return [one for one in self._transactions if one.group_id == group]

    def allocations(self, group: str) -> list[Allocation]:
        """The allocations of a group."""
        return [one for one in list(self._allocations.values()) if one.group == group]

    def used(self, group: str, user: str | None = None) -> float:
        """The credits that a group has spent, or one of its users."""
        signs = {"credit.allocate": 1, "credit.preallocate": 1, "credit.return": -1}
        spent = sum(
            signs.get(one.kind, 0) * one.credit
            for one in self._transactions
            if one.group_id == group and user in (None, one.user_id)
        )
        return round(spent, 6)

    def remaining(self, user: User) -> float:
        """The credits that a user may still spend.

        Raises:
            Refusal: The user has no group.
        """
        group = self.group_of(user)
        left = group.credit - self.used(group.id)
        if user.limit is not None:
            left = min(left, user.limit - self.used(group.id, user.id))
        return round(max(0.0, left), 6)

    def prices(
        self, group: Group, scenes: Iterable[Scene], extent: Extent
    ) -> list[Price]:
        """What a group still has to pay to use an extent in each of some scenes."""
        held: dict[str, list[Allocation]] = {}
        for one in self.allocations(group.id):
            held.setdefault(one.scene, []).append(one)
        free = _is_free(extent)
        # Most scenes of a request show the same place at other times.
        touched: dict[tuple[Position, ...], dict[tuple[int, int], float]] = {}
        found: list[Price] = []
        for scene in scenes:
            place = scene.footprint
            if place not in touched:
                touched[place] = dict(_tiles(scene, extent))
            own = held.get(scene.id, [])
            found.append(_price(scene, touched[place], own, free=free))
        return found

    def allocate(
        self, user: User, prices: Sequence[Price], now: datetime
    ) -> list[Transaction]:
        """Books what has to be paid for.

        Raises:
            Refusal: The user has no group, or not enough credit.
        """
        group = self.group_of(user)
        cost, left = sum(one.cost for one in prices), self.remaining(user)
        if cost > left:
            detail = f"This costs {cost:.2f} credits and {left:.2f} are left."
            raise Refusal(401, detail, code="NOT-AUTHORIZED")
        booked = [self._book(user, group, one, now) for one in prices if one.tiles]
        self._transactions += booked
        return booked

    def _book(
        self, user: User, group: Group, price: Price, now: datetime
    ) -> Transaction:
        self._count += 1
        name = f"alloc-{self._count:06d}"
        self._allocations[name] = Allocation(
            id=name, group=group.id, scene=price.scene.id, tiles=price.tiles
        )
        return Transaction(
            id=name,
            kind="credit.allocate",
            group_id=group.id,
            user_id=user.id,
            time=text_of(now),
            credit=price.cost,
            area_km2=price.km2,
            provider=price.scene.dataset.provider,
            dataset=price.scene.dataset.name,
            scene_id=price.scene.id,
            tiles=[list(tile) for tile in sorted(price.tiles)],
        )

    def give_back(self, booked: Sequence[Transaction], now: datetime) -> None:
        """Returns the credits of work that failed, and takes its allocations away."""
        for one in booked:
            self._allocations.pop(one.id, None)
            self._transactions.append(
                Transaction(
                    id=f"{one.id}-return",
                    kind="credit.return",
                    group_id=one.group_id,
                    user_id=one.user_id,
                    time=text_of(now),
                    credit=one.credit,
                    area_km2=one.area_km2,
                    order_reference_id=one.id,
                )
            )

    def grant(self, group: str, credit: float, user: User, now: datetime) -> None:
        """Sets what a group has to spend in all, on top of what it has spent.

        Raises:
            Refusal: There is no such group.
        """
        self.group(group).credit = round(credit + self.used(group), 6)
        self._count += 1
        self._transactions.append(
            Transaction(
                id=f"update-{self._count:06d}",
                kind="credit.update",
                group_id=group,
                user_id=user.id,
                time=text_of(now),
                credit=credit,
                area_km2=0.0,
            )
        )


def text_of(moment: datetime) -> str:
    """A moment as the service writes it."""
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def _price(
    scene: Scene,
    touched: dict[tuple[int, int], float],
    held: Sequence[Allocation],
    *,
    free: bool,
) -> Price:
    """What of the tiles that are touched is not paid for yet."""
    whole = any(one.tiles is None for one in held)
    owned = {tile for one in held for tile in one.tiles or ()}
    wanted = {} if whole else touched
    new = {tile: km2 for tile, km2 in wanted.items() if tile not in owned}
    km2 = round(math.fsum(new.values()), 6)
    rate = 0.0 if free else scene.dataset.price
    return Price(scene, frozenset(new), km2, round(km2 * rate, 6))


def _tiles(scene: Scene, extent: Extent) -> Iterator[tuple[tuple[int, int], float]]:
    """The tiles of a scene that an extent touches, and its share in each in km2."""
    west, south, east, north = scene.box
    xs = [west + (east - west) * step / GRID for step in range(GRID + 1)]
    ys = [south + (north - south) * step / GRID for step in range(GRID + 1)]
    for column, row, km2 in extent.within(scene.footprint).cells(xs, ys):
        yield (column, row), km2


def _is_free(extent: Extent) -> bool:
    west, south, east, north = extent.box
    left, low, right, high = FREE_AREA
    return left <= west and low <= south and east <= right and north <= high


def _seeded_transactions() -> Iterator[Transaction]:
    """Two years of history of the demo group: one kind after the other."""
    for number in range(_SEEDED_TRANSACTIONS):
        moment = _FIRST_SEED + timedelta(hours=45 * number)
        km2 = round(2 + 40 * share("seed", number), 3)
        common = Transaction(
            id=f"seed-{number:04d}",
            kind="credit.allocate",
            group_id="grp-demo",
            user_id=("auth0|ana", "auth0|ada")[number % 3 == 0],
            time=text_of(moment),
            credit=round(km2 * 0.1, 4),
            area_km2=km2,
        )
        yield _as_kind(common, number)


def _as_kind(common: Transaction, number: int) -> Transaction:
    order = f"order-{number // 10:03d}"
    match number % 10:
        case 0:
            common.kind, common.credit, common.area_km2 = "credit.update", 500.0, 0.0
        case 4:
            common.kind, common.order_reference_id = "credit.preallocate", order
            common.allocations = [f"seed-alloc-{number // 10:03d}"]
        case 5:
            # What was set aside a moment ago comes back in part.
            common.kind, common.order_reference_id = "credit.return", order
            common.credit, common.area_km2 = 0.15, 1.5
        case _:
            common.provider, common.dataset = "pl", "SkySatCollect"
            common.scene_id = f"seeded-scene-{number:04d}"
            common.tiles = [[number % 7, 2], [number % 7, 3]]
    return common


def _seeded_allocation(number: int) -> Allocation:
    tiles = frozenset({(number % 5, 1), (number % 5, 2)}) if number % 3 else None
    return Allocation(
        id=f"seed-alloc-{number:03d}",
        group="grp-demo",
        scene=f"seeded-scene-{number:04d}",
        tiles=tiles,
    )
