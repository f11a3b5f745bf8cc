"""The operations on credits and users."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, TypeVar

from swath.emulator._service import Refusal
from swath_api.spaceknow.structs import (
    AllocationPage,
    AreaPrice,
    AreaRequest,
    CreditLimitRequest,
    GroupPageRequest,
    GuardianUser,
    GuardianUserRequest,
    TransactionPage,
    UserCredits,
    UserInfo,
    UserRequest,
)

from .extents import CREDIT_LIMIT, extent_of
from .gate import Gate, Visit
from .refusals import invalid
from .users import User


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from swath.emulator._service import HttpHandler

    from .space import SpaceKnow
    from .users import Group


T = TypeVar("T")

OTHER_USERS = "admin.users.manage"
"""What looking at others needs; inferred for credits, where the name is unpublished."""
GUARDIAN = ("imagery.availability", "datacube.get", "kraken")
"""What guardian users may do; inferred."""


class Accounts:
    """The handlers, over the state of a SpaceKnow."""

    def __init__(self, space: SpaceKnow) -> None:
        self._space = space

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        plain = gate.plain
        return {
            "checkArea": plain("checkArea", AreaRequest, self.check_area, heavy=True),
            "listTransactions": plain(
                "listTransactions", GroupPageRequest, self.transactions
            ),
            "listAllocations": plain(
                "listAllocations", GroupPageRequest, self.allocations
            ),
            "setCreditLimit": plain(
                "setCreditLimit", CreditLimitRequest, self.set_limit
            ),
            "getUserCredits": plain("getUserCredits", UserRequest, self.credits),
            "getUserInfo": plain("getUserInfo", UserRequest, self.info),
            "createGuardianUser": plain(
                "createGuardianUser", GuardianUser, self.create_guardian
            ),
            "deleteGuardianUser": plain(
                "deleteGuardianUser", GuardianUserRequest, self.delete_guardian
            ),
        }

    def check_area(self, visit: Visit, order: AreaRequest) -> AreaPrice:
        """What an area costs that the group does not have yet."""
        user = self._asked_for(visit, order.user_id)
        extent = extent_of(order.geojson, "geojson", CREDIT_LIMIT)
        scenes = [self._space.scene(name) for name in dict.fromkeys(order.scene_ids)]
        group = self._space.licensed_group(user)
        if order.cost_free_allocation:
            visit.entry.note("costFreeAllocation has no effect here")
        prices = self._space.ledger.prices(group, scenes, extent)
        return AreaPrice(
            cost=round(sum(one.cost for one in prices), 6),
            km2=round(sum(one.km2 for one in prices), 6),
        )

    def transactions(self, visit: Visit, order: GroupPageRequest) -> TransactionPage:
        """A page of what a group booked, oldest first."""
        group = self._group(visit, order, "list-group-transactions")
        rows = self._space.ledger.transactions(group.id)
        results, cursor = self._page(rows, order.cursor or None)
        return TransactionPage(results=results, cursor=cursor)

    def allocations(self, visit: Visit, order: GroupPageRequest) -> AllocationPage:
        """A page of what a group has paid for, oldest first."""
        group = self._group(visit, order, "list-group-allocations")
        rows = self._space.ledger.allocations(group.id)
        results, cursor = self._page(rows, order.cursor or None)
        page = AllocationPage(results=[one.described() for one in results])
        if cursor is not None:
            page.cursor = cursor
        return page

    def set_limit(self, visit: Visit, order: CreditLimitRequest) -> dict[str, str]:
        """Sets or takes away what a user may spend at most."""
        user = self._space.users.get(order.user_id)
        if user is None:
            raise unknown_user(order.user_id)
        if user.group != visit.user.group:
            visit.need(OTHER_USERS)
        limit = order.credit_limit
        if isinstance(limit, float) and limit < 0:
            raise invalid("creditLimit", "a limit is not negative")
        user.limit = limit if isinstance(limit, float) else None
        return {}

    def credits(self, visit: Visit, order: UserRequest) -> UserCredits:
        """What a user has spent and may spend."""
        user = self._asked_for(visit, order.user_id)
        group = self._space.ledger.group_of(user)
        return UserCredits(
            id=user.id,
            email=user.email,
            name=user.name,
            group_id=group.id,
            credits_tier=group.tier,
            remaining_credit=self._space.ledger.remaining(user),
            used_credit=self._space.ledger.used(group.id, user.id),
        )

    def info(self, visit: Visit, order: UserRequest) -> UserInfo:
        """Who a user is and what that user may do."""
        user = self._asked_for(visit, order.user_id)
        return UserInfo(
            id=user.id,
            email=user.email,
            name=user.name,
            accounting=user.accounting,
            permissions=list(user.permissions),
        )

    def create_guardian(self, visit: Visit, order: GuardianUser) -> dict[str, str]:
        """Creates an account in the caller's group."""
        if self._space.users.by_email(order.email) is not None:
            detail = f"There is a user {order.email!r} already."
            raise Refusal(409, detail, code="USER-ALREADY-EXISTS")
        self._space.users.add(
            User(
                id=f"auth0|guardian-{order.email}",
                email=order.email,
                password=order.password,
                name=order.name,
                permissions=GUARDIAN,
                group=visit.user.group,
                guardian=True,
            )
        )
        return {}

    def delete_guardian(
        self, visit: Visit, order: GuardianUserRequest
    ) -> dict[str, str]:
        """Deletes such an account of the caller's group."""
        user = self._space.users.by_email(order.email)
        if user is None or user.group != visit.user.group:
            raise unknown_user(order.email)
        if not user.guardian:
            raise Refusal(403, f"{order.email!r} is no guardian user.")
        self._space.users.remove(user)
        return {}

    def _asked_for(self, visit: Visit, name: object) -> User:
        """The caller, or another user whom the caller may ask about."""
        if not isinstance(name, str) or name == visit.user.id:
            return visit.user
        visit.need(OTHER_USERS)
        user = self._space.users.get(name)
        if user is None:
            raise unknown_user(name)
        return user

    def _group(self, visit: Visit, order: GroupPageRequest, right: str) -> Group:
        named = order.group_id or None
        visit.need(f"admin.credits.{right}" if named else f"credits.{right}")
        if named is None:
            return self._space.ledger.group_of(visit.user)
        return self._space.ledger.group(named)

    def _page(
        self, rows: Sequence[T], cursor: str | None
    ) -> tuple[list[T], str | None]:
        """The rows of a page, and the cursor of the next: its number in base64."""
        size = self._space.switches.page
        number = 0 if cursor is None else _page_number(cursor)
        rest = len(rows) - (number + 1) * size
        following = b64encode(str(number + 1).encode()).decode() if rest > 0 else None
        return list(rows[number * size : (number + 1) * size]), following


def unknown_user(name: str) -> Refusal:
    """There is no such user, or none that the caller may know of."""
    return Refusal(404, f"There is no user {name!r}.", code="NON-EXISTENT-USER")


def _page_number(cursor: str) -> int:
    try:
        return int(b64decode(cursor, validate=True).decode("ascii")[:9])
    except ValueError:
        raise invalid("cursor", "it is none that was given out") from None
