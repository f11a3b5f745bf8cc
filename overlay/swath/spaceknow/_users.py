"""Users: who they are, what they may do, and guardians."""

from __future__ import annotations

import re

from swath._callers import AsyncCaller, SyncCaller, opaque
from swath._errors import InputError
from swath.spaceknow._bodies import given, text
from swath_api._runtime import Request
from swath_api.spaceknow.api.users import (
    AsyncUsersApi,
    UsersApi,
    create_guardian_user,
    delete_guardian_user,
    get_user_info,
)
from swath_api.spaceknow.models import UserInfo


__all__ = ["AsyncUsers", "Users"]

_EMAIL = re.compile(r"[^@ \t\r\n]+@[^@ \t\r\n]+\.[^@ \t\r\n]+")


class Users(UsersApi):
    """Users; beside its own methods, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def info(self, user_id: str | None = None) -> UserInfo:
        """Who a user is, and which permissions the user holds.

        Args:
            user_id: Another user, which takes ``admin.users.manage``; None for the
                caller.

        Raises:
            PermissionDeniedError: The caller may not ask for another user.
            NotFoundError: There is no such user.

        Examples:
            >>> import swath
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     me = sk.users.info()
            >>> "datacube" in me.permissions
            True
        """
        return self._sender.call(get_user_info.OPERATION, _who(user_id))

    def create_guardian(self, email: str, password: str, name: str) -> None:
        """Creates an account of Guardian within the caller's group.

        Args:
            email: What the account signs in with.
            password: Its password; nothing of swath shows or keeps it.
            name: Of the person.

        Raises:
            InputError: The address is none, or one of the others is empty.
            ConflictError: There is such an account already.

        Examples:
            >>> import swath
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     sk.users.create_guardian("eva@swath.example", "a long one", "Eva")
        """
        request = _newcomer(email, password, name)
        del password  # out of tracebacks that show locals
        self._sender.call(create_guardian_user.OPERATION, request)

    def delete_guardian(self, email: str) -> None:
        """Deletes an account of Guardian within the caller's group.

        Args:
            email: What the account signs in with.

        Raises:
            InputError: The address is none.
            NotFoundError: There is no such account in the group.

        Examples:
            >>> import swath
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     sk.users.create_guardian("jan@swath.example", "a long one", "Jan")
            ...     sk.users.delete_guardian("jan@swath.example")
        """
        request = delete_guardian_user.build(body={"email": _address(email)})
        self._sender.call(delete_guardian_user.OPERATION, request)


class AsyncUsers(AsyncUsersApi):
    """Users; beside its own methods, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    async def info(self, user_id: str | None = None) -> UserInfo:
        """Who a user is, and which permissions the user holds.

        Args:
            user_id: Another user, which takes ``admin.users.manage``; None for the
                caller.

        Raises:
            PermissionDeniedError: The caller may not ask for another user.
            NotFoundError: There is no such user.

        Examples:
            >>> import asyncio, swath
            >>> async def me():
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         return await sk.users.info()
            >>> "datacube" in asyncio.run(me()).permissions
            True
        """
        return await self._sender.call(get_user_info.OPERATION, _who(user_id))

    async def create_guardian(self, email: str, password: str, name: str) -> None:
        """Creates an account of Guardian within the caller's group.

        Args:
            email: What the account signs in with.
            password: Its password; nothing of swath shows or keeps it.
            name: Of the person.

        Raises:
            InputError: The address is none, or one of the others is empty.
            ConflictError: There is such an account already.

        Examples:
            >>> import asyncio, swath
            >>> async def create(email, name):
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         await sk.users.create_guardian(email, "a long one", name)
            >>> asyncio.run(create("ivo@swath.example", "Ivo"))
        """
        request = _newcomer(email, password, name)
        del password  # out of tracebacks that show locals
        await self._sender.call(create_guardian_user.OPERATION, request)

    async def delete_guardian(self, email: str) -> None:
        """Deletes an account of Guardian within the caller's group.

        Args:
            email: What the account signs in with.

        Raises:
            InputError: The address is none.
            NotFoundError: There is no such account in the group.

        Examples:
            >>> import asyncio, swath
            >>> async def come_and_go(email):
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         await sk.users.create_guardian(email, "a long one", "Mia")
            ...         await sk.users.delete_guardian(email)
            >>> asyncio.run(come_and_go("mia@swath.example"))
        """
        request = delete_guardian_user.build(body={"email": _address(email)})
        await self._sender.call(delete_guardian_user.OPERATION, request)


def _who(user_id: str | None) -> Request:
    return get_user_info.build(body=given(userId=user_id))


def _newcomer(email: str, password: str, name: str) -> Request:
    if not password:
        raise InputError("password has to be a text that is not empty")
    person = {"email": _address(email), "name": text("name", name)}
    built = create_guardian_user.build(body={**person, "password": password})
    return opaque(built)


def _address(email: str) -> str:
    if not _EMAIL.fullmatch(text("email", email)):
        raise InputError(f"{email=} is not an e-mail address")
    return email
