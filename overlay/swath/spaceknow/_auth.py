"""The token service, for those who want a token in their own hands."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from swath._callers import AsyncCaller, SyncCaller, opaque
from swath_api._runtime import Operation, Request
from swath_api.spaceknow.api.auth import AsyncAuthApi, AuthApi


__all__ = ["AsyncAuth", "Auth"]

T = TypeVar("T")


class Auth(AuthApi):
    """Tokens; clients fetch their own, so this is for other programs than this one."""


class AsyncAuth(AsyncAuthApi):
    """Tokens; clients fetch their own, so this is for other programs than this one."""


class TokenCaller(SyncCaller):
    """Sends to the token service, which has an address of its own.

    Args:
        caller: Of the client.
        token_url: The address.
    """

    def __init__(self, caller: SyncCaller, token_url: str) -> None:
        vars(self).update(vars(caller))
        self._token_url = token_url

    def call(self, operation: Operation[T], request: Request) -> T:
        """Sends a request and returns what the operation makes of the answer."""
        return super().call(operation, _sent_to(self._token_url, request))


class AsyncTokenCaller(AsyncCaller):
    """The asynchronous twin of `TokenCaller`."""

    def __init__(self, caller: AsyncCaller, token_url: str) -> None:
        vars(self).update(vars(caller))
        self._token_url = token_url

    async def call(self, operation: Operation[T], request: Request) -> T:
        """Sends a request and returns what the operation makes of the answer."""
        return await super().call(operation, _sent_to(self._token_url, request))


def _sent_to(token_url: str, request: Request) -> Request:
    """The request, at its own address and without a password to be seen."""
    return opaque(msgspec.structs.replace(request, url=token_url))
