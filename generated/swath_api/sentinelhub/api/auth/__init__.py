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
        """Exchange the id and secret of a client for a token.

        Tokens are to be used until they expire. The Copernicus Data Space has them at
        `https://identity.dataspace.copernicus.eu`, in its realm `CDSE`.

        Args:
            body: The credentials.

        Returns:
            The token.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 429, 500.
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
        """Exchange the id and secret of a client for a token.

        Tokens are to be used until they expire. The Copernicus Data Space has them at
        `https://identity.dataspace.copernicus.eu`, in its realm `CDSE`.

        Args:
            body: The credentials.

        Returns:
            The token.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 429, 500.
        """
        return await self._caller.call(
            _request_token.OPERATION,
            _request_token.build(
                body=body,
            ),
        )
