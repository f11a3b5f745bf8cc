"""Credits: what areas cost, what was spent, who may spend how much."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import msgspec

from swath import geo
from swath._callers import AsyncCaller, SyncCaller
from swath._core.exchange import reply
from swath._core.paging import CursorPages, Listing, Walk, place_of
from swath._errors import InputError
from swath._pager import AsyncPager, Pager
from swath.spaceknow._bodies import area, given, text, texts
from swath_api._runtime import Operation, Reply, Request
from swath_api.spaceknow.api.credits import (
    AsyncCreditsApi,
    CreditsApi,
    check_area,
    get_user_credits,
    list_allocations,
    list_transactions,
    set_credit_limit,
)
from swath_api.spaceknow.models import (
    Allocation,
    AreaPrice,
    Transaction,
    UserCredits,
)


__all__ = ["AsyncCredits", "Credits"]

MAX_LAT = 85.0
"""How far from the equator an area may reach that is to be priced, in degrees."""


class Credits(CreditsApi):
    """Credits; beside its own methods, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def price(
        self,
        scene_ids: Sequence[str],
        extent: geo.ExtentLike,
        *,
        user_id: str | None = None,
        credits_tier: str | None = None,
        cost_free_allocation: bool | None = None,
    ) -> AreaPrice:
        """What an area costs that is to be analysed in some scenes; spends nothing.

        Args:
            scene_ids: The scenes.
            extent: The area, in any form that `swath.geo.extent` takes, between 85
                degrees north and south.
            user_id: Whose group is to pay; None for the caller's.
            credits_tier: Name of a price list.
            cost_free_allocation: Sent as it is; the service does not explain it.

        Returns:
            The price: `cost` in credits, `km2` in square kilometres.

        Raises:
            InputError: No scene is named, or the extent breaks a rule.
            NotFoundError: There is no such scene.
        """
        body = given(
            sceneIds=texts("scene_ids", scene_ids),
            geojson=area(extent, MAX_LAT),
            userId=user_id,
            creditsTier=credits_tier,
            costFreeAllocation=cost_free_allocation,
        )
        return self._sender.call(check_area.OPERATION, check_area.build(body=body))

    def transactions(
        self, group_id: str | None = None, *, cursor: str | None = None
    ) -> Pager[Transaction]:
        """What a group spent and received, since November 2022.

        Allocations that stem from one preallocation share its credits: do not add them
        up.

        Args:
            group_id: The group; None for the caller's.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: The cursor belongs to another list.

        Examples:
            >>> import swath
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     kinds = {entry.kind for entry in sk.credits.transactions()}
            >>> "credit.update" in kinds
            True
        """
        return Pager(self._sender, _transactions(self._sender, group_id, cursor))

    def allocations(
        self, group_id: str | None = None, *, cursor: str | None = None
    ) -> Pager[Allocation]:
        """The areas that a group has paid for: whole scenes, or tiles of them.

        Args:
            group_id: The group; None for the caller's.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: The cursor belongs to another list.

        Examples:
            >>> import swath
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     paid_for = {entry.scene_id for entry in sk.credits.allocations()}
            >>> "seeded-scene-0000" in paid_for
            True
        """
        return Pager(self._sender, _allocations(self._sender, group_id, cursor))

    def set_limit(self, user_id: str, limit: float | None) -> None:
        """Limits what a user may spend.

        Args:
            user_id: The user, as `users.info` names it in `id`.
            limit: The limit in credits; None lifts it.

        Raises:
            InputError: The user is not named, or the limit is negative.
            PermissionDeniedError: The caller may not set limits.

        Examples:
            >>> import swath
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     me = sk.users.info().id
            ...     sk.credits.set_limit(me, 200)
            ...     sk.credits.info().remaining_credit <= 200
            True
        """
        self._sender.call(set_credit_limit.OPERATION, _limit(user_id, limit))

    def info(self, user_id: str | None = None) -> UserCredits:
        """What a user has spent, and has left.

        Args:
            user_id: The user; None for the caller.

        Raises:
            NotFoundError: The user belongs to no group that has credits.

        Examples:
            >>> import swath
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     credits = sk.credits.info()
            >>> credits.remaining_credit > 0
            True
        """
        request = get_user_credits.build(body=given(userId=user_id))
        return self._sender.call(get_user_credits.OPERATION, request)


class AsyncCredits(AsyncCreditsApi):
    """Credits; beside its own methods, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    async def price(
        self,
        scene_ids: Sequence[str],
        extent: geo.ExtentLike,
        *,
        user_id: str | None = None,
        credits_tier: str | None = None,
        cost_free_allocation: bool | None = None,
    ) -> AreaPrice:
        """What an area costs that is to be analysed in some scenes; spends nothing.

        Args:
            scene_ids: The scenes.
            extent: The area, in any form that `swath.geo.extent` takes, between 85
                degrees north and south.
            user_id: Whose group is to pay; None for the caller's.
            credits_tier: Name of a price list.
            cost_free_allocation: Sent as it is; the service does not explain it.

        Returns:
            The price: `cost` in credits, `km2` in square kilometres.

        Raises:
            InputError: No scene is named, or the extent breaks a rule.
            NotFoundError: There is no such scene.
        """
        body = given(
            sceneIds=texts("scene_ids", scene_ids),
            geojson=area(extent, MAX_LAT),
            userId=user_id,
            creditsTier=credits_tier,
            costFreeAllocation=cost_free_allocation,
        )
        request = check_area.build(body=body)
        return await self._sender.call(check_area.OPERATION, request)

    def transactions(
        self, group_id: str | None = None, *, cursor: str | None = None
    ) -> AsyncPager[Transaction]:
        """What a group spent and received, since November 2022.

        Allocations that stem from one preallocation share its credits: do not add them
        up.

        Args:
            group_id: The group; None for the caller's.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: The cursor belongs to another list.

        Examples:
            >>> import asyncio, swath
            >>> async def kinds():
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         return {it.kind async for it in sk.credits.transactions()}
            >>> "credit.update" in asyncio.run(kinds())
            True
        """
        return AsyncPager(self._sender, _transactions(self._sender, group_id, cursor))

    def allocations(
        self, group_id: str | None = None, *, cursor: str | None = None
    ) -> AsyncPager[Allocation]:
        """The areas that a group has paid for: whole scenes, or tiles of them.

        Args:
            group_id: The group; None for the caller's.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: The cursor belongs to another list.

        Examples:
            >>> import asyncio, swath
            >>> async def paid_for():
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         return {it.scene_id async for it in sk.credits.allocations()}
            >>> "seeded-scene-0000" in asyncio.run(paid_for())
            True
        """
        return AsyncPager(self._sender, _allocations(self._sender, group_id, cursor))

    async def set_limit(self, user_id: str, limit: float | None) -> None:
        """Limits what a user may spend.

        Args:
            user_id: The user, as `users.info` names it in `id`.
            limit: The limit in credits; None lifts it.

        Raises:
            InputError: The user is not named, or the limit is negative.
            PermissionDeniedError: The caller may not set limits.

        Examples:
            >>> import asyncio, swath
            >>> async def limited(most):
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         await sk.credits.set_limit((await sk.users.info()).id, most)
            ...         return (await sk.credits.info()).remaining_credit
            >>> asyncio.run(limited(200)) <= 200
            True
        """
        await self._sender.call(set_credit_limit.OPERATION, _limit(user_id, limit))

    async def info(self, user_id: str | None = None) -> UserCredits:
        """What a user has spent, and has left.

        Args:
            user_id: The user; None for the caller.

        Raises:
            NotFoundError: The user belongs to no group that has credits.

        Examples:
            >>> import asyncio, swath
            >>> async def credits():
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         return await sk.credits.info()
            >>> asyncio.run(credits()).remaining_credit > 0
            True
        """
        request = get_user_credits.build(body=given(userId=user_id))
        return await self._sender.call(get_user_credits.OPERATION, request)


class _Entry(Protocol):
    def to_dict(self) -> dict[str, Any]: ...


def _transactions(
    caller: SyncCaller | AsyncCaller, group_id: str | None, cursor: str | None
) -> Walk[Transaction]:
    operation, build = list_transactions.OPERATION, list_transactions.build
    return _walk(caller, operation, build, group_id, cursor)


def _allocations(
    caller: SyncCaller | AsyncCaller, group_id: str | None, cursor: str | None
) -> Walk[Allocation]:
    operation, build = list_allocations.OPERATION, list_allocations.build
    return _walk(caller, operation, build, group_id, cursor)


def _walk(
    caller: SyncCaller | AsyncCaller,
    operation: Operation[Any],
    build: Callable[..., Request],
    group_id: str | None,
    cursor: str | None,
) -> Walk[Any]:
    context = caller.context

    def read(answer: Reply) -> Listing[Any]:
        page = operation.parse(answer)
        return Listing(page.results, place_of(page.cursor))

    pages = CursorPages(
        operation.info,
        given(groupId=group_id),
        send=lambda body: reply(operation.info, build(body=body), context),
        read=read,
    )
    return Walk(pages, identity=_digest, cursor=cursor)


def _digest(entry: _Entry) -> str:
    """What tells two entries apart: all of them, as ids repeat in these lists."""
    content = msgspec.json.encode(entry.to_dict(), order="sorted")
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _limit(user_id: str, limit: float | None) -> Request:
    if limit is not None and not limit >= 0:
        raise InputError(f"{limit=} has to be credits of 0 or more, or None")
    body = {"userId": text("user_id", user_id), "creditLimit": limit}
    return set_credit_limit.build(body=body)
