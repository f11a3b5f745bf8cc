"""What areas cost, what was spent, who may spend how much."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, UnsetType

from .... import _runtime
from . import check_area as _check_area
from . import get_user_credits as _get_user_credits
from . import list_allocations as _list_allocations
from . import list_transactions as _list_transactions
from . import set_credit_limit as _set_credit_limit

if TYPE_CHECKING:
    from ...models import (
        AllocationPage,
        AreaPrice,
        AreaRequest,
        CreditLimitRequest,
        GroupPageRequest,
        TransactionPage,
        UserCredits,
        UserRequest,
    )


class CreditsApi:
    """What areas cost, what was spent, who may spend how much.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def check_area(
        self,
        *,
        body: AreaRequest | Mapping[str, Any],
    ) -> AreaPrice:
        """Ask what an area costs in some scenes.

        Tells whether the group of the user has the area allocated. The licence of the
        group must be valid.

        Args:
            body: The area and the scenes.

        Returns:
            The price.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _check_area.OPERATION,
            _check_area.build(
                body=body,
            ),
        )

    def list_transactions(
        self,
        *,
        body: GroupPageRequest | Mapping[str, Any] | UnsetType = UNSET,
    ) -> TransactionPage:
        """List what a group spent and received.

        Goes back to November 2022. Allocations that stem from one preallocation share
        its credits, so that the credits of their transactions must not be added up.

        Args:
            body: The group and the page. If left out, it is {}.

        Returns:
            A page of transactions.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _list_transactions.OPERATION,
            _list_transactions.build(
                body=body,
            ),
        )

    def list_allocations(
        self,
        *,
        body: GroupPageRequest | Mapping[str, Any] | UnsetType = UNSET,
    ) -> AllocationPage:
        """List the areas that a group has paid for.

        Args:
            body: The group and the page. If left out, it is {}.

        Returns:
            A page of allocations.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _list_allocations.OPERATION,
            _list_allocations.build(
                body=body,
            ),
        )

    def set_credit_limit(
        self,
        *,
        body: CreditLimitRequest | Mapping[str, Any],
    ) -> dict[str, Any]:
        """Limit what a user may spend, or lift the limit.

        Args:
            body: The user and the limit.

        Returns:
            It is done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _set_credit_limit.OPERATION,
            _set_credit_limit.build(
                body=body,
            ),
        )

    def get_user_credits(
        self,
        *,
        body: UserRequest | Mapping[str, Any] | UnsetType = UNSET,
    ) -> UserCredits:
        """Read what a user has spent and has left.

        Args:
            body: The user; another one's credits need a right of no published name.
                If left out, it is {}.

        Returns:
            The credits.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _get_user_credits.OPERATION,
            _get_user_credits.build(
                body=body,
            ),
        )


class AsyncCreditsApi:
    """What areas cost, what was spent, who may spend how much.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def check_area(
        self,
        *,
        body: AreaRequest | Mapping[str, Any],
    ) -> AreaPrice:
        """Ask what an area costs in some scenes.

        Tells whether the group of the user has the area allocated. The licence of the
        group must be valid.

        Args:
            body: The area and the scenes.

        Returns:
            The price.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _check_area.OPERATION,
            _check_area.build(
                body=body,
            ),
        )

    async def list_transactions(
        self,
        *,
        body: GroupPageRequest | Mapping[str, Any] | UnsetType = UNSET,
    ) -> TransactionPage:
        """List what a group spent and received.

        Goes back to November 2022. Allocations that stem from one preallocation share
        its credits, so that the credits of their transactions must not be added up.

        Args:
            body: The group and the page. If left out, it is {}.

        Returns:
            A page of transactions.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _list_transactions.OPERATION,
            _list_transactions.build(
                body=body,
            ),
        )

    async def list_allocations(
        self,
        *,
        body: GroupPageRequest | Mapping[str, Any] | UnsetType = UNSET,
    ) -> AllocationPage:
        """List the areas that a group has paid for.

        Args:
            body: The group and the page. If left out, it is {}.

        Returns:
            A page of allocations.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _list_allocations.OPERATION,
            _list_allocations.build(
                body=body,
            ),
        )

    async def set_credit_limit(
        self,
        *,
        body: CreditLimitRequest | Mapping[str, Any],
    ) -> dict[str, Any]:
        """Limit what a user may spend, or lift the limit.

        Args:
            body: The user and the limit.

        Returns:
            It is done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _set_credit_limit.OPERATION,
            _set_credit_limit.build(
                body=body,
            ),
        )

    async def get_user_credits(
        self,
        *,
        body: UserRequest | Mapping[str, Any] | UnsetType = UNSET,
    ) -> UserCredits:
        """Read what a user has spent and has left.

        Args:
            body: The user; another one's credits need a right of no published name.
                If left out, it is {}.

        Returns:
            The credits.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _get_user_credits.OPERATION,
            _get_user_credits.build(
                body=body,
            ),
        )
