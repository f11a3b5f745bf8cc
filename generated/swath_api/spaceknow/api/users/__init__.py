"""Who one is, and the accounts of one's group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, UnsetType

from .... import _runtime
from . import create_guardian_user as _create_guardian_user
from . import delete_guardian_user as _delete_guardian_user
from . import get_user_info as _get_user_info

if TYPE_CHECKING:
    from ...models import GuardianUser, GuardianUserRequest, UserInfo, UserRequest


class UsersApi:
    """Who one is, and the accounts of one's group.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def get_user_info(
        self,
        *,
        body: UserRequest | Mapping[str, Any] | UnsetType = UNSET,
    ) -> UserInfo:
        """Read who a user is and what the user may do.

        Args:
            body: The user. If left out, it is {}.

        Returns:
            The user.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _get_user_info.OPERATION,
            _get_user_info.build(
                body=body,
            ),
        )

    def create_guardian_user(
        self,
        *,
        body: GuardianUser | Mapping[str, Any],
    ) -> dict[str, Any]:
        """Create an account of Guardian.

        Args:
            body: The account.

        Returns:
            It is done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                409, 413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _create_guardian_user.OPERATION,
            _create_guardian_user.build(
                body=body,
            ),
        )

    def delete_guardian_user(
        self,
        *,
        body: GuardianUserRequest | Mapping[str, Any],
    ) -> dict[str, Any]:
        """Delete an account of Guardian within one's group.

        Args:
            body: The account.

        Returns:
            It is done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                409, 413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _delete_guardian_user.OPERATION,
            _delete_guardian_user.build(
                body=body,
            ),
        )


class AsyncUsersApi:
    """Who one is, and the accounts of one's group.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def get_user_info(
        self,
        *,
        body: UserRequest | Mapping[str, Any] | UnsetType = UNSET,
    ) -> UserInfo:
        """Read who a user is and what the user may do.

        Args:
            body: The user. If left out, it is {}.

        Returns:
            The user.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _get_user_info.OPERATION,
            _get_user_info.build(
                body=body,
            ),
        )

    async def create_guardian_user(
        self,
        *,
        body: GuardianUser | Mapping[str, Any],
    ) -> dict[str, Any]:
        """Create an account of Guardian.

        Args:
            body: The account.

        Returns:
            It is done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                409, 413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _create_guardian_user.OPERATION,
            _create_guardian_user.build(
                body=body,
            ),
        )

    async def delete_guardian_user(
        self,
        *,
        body: GuardianUserRequest | Mapping[str, Any],
    ) -> dict[str, Any]:
        """Delete an account of Guardian within one's group.

        Args:
            body: The account.

        Returns:
            It is done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                409, 413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _delete_guardian_user.OPERATION,
            _delete_guardian_user.build(
                body=body,
            ),
        )
