"""Tokens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .... import _runtime
from . import request_token as _request_token

if TYPE_CHECKING:
    from ...models import TokenReply, TokenRequest


class AuthApi:
    """Tokens.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def request_token(
        self,
        *,
        body: TokenRequest | Mapping[str, Any],
    ) -> TokenReply:
        """Exchange an e-mail address and a password for a token.

        The `id_token` of the answer is the token of all other operations. It lives for
        ten hours and cannot be renewed but by another exchange.

        Args:
            body: The account.

        Returns:
            The token.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500, 503.
        """
        return self._caller.call(
            _request_token.OPERATION,
            _request_token.build(
                body=body,
            ),
        )


class AsyncAuthApi:
    """Tokens.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def request_token(
        self,
        *,
        body: TokenRequest | Mapping[str, Any],
    ) -> TokenReply:
        """Exchange an e-mail address and a password for a token.

        The `id_token` of the answer is the token of all other operations. It lives for
        ten hours and cannot be renewed but by another exchange.

        Args:
            body: The account.

        Returns:
            The token.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500, 503.
        """
        return await self._caller.call(
            _request_token.OPERATION,
            _request_token.build(
                body=body,
            ),
        )
