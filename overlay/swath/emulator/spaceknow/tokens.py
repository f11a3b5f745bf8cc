"""The token endpoint; its errors have the form of Auth0, not that of the service."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import msgspec
from starlette.responses import Response

from swath_api.spaceknow.structs import TokenReply, TokenRequest

from .gate import JSON, limited
from .refusals import auth0_error
from .users import access_token, id_token


if TYPE_CHECKING:
    from swath.emulator._service import HttpCall

    from .space import SpaceKnow


_NO_STORE = {"cache-control": "no-store"}


class TokenEndpoint:
    """The handler, over the state of a SpaceKnow."""

    def __init__(self, space: SpaceKnow) -> None:
        self._space = space
        self._decoder = msgspec.json.Decoder(TokenRequest)

    async def token(self, call: HttpCall) -> Response:
        """Exchanges a password for a token."""
        content = await limited(call.request)
        try:
            order = self._decoder.decode(_as_json(call, content).decode())
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            return _refusal(400, "invalid_request", str(error))
        return self._exchanged(order)

    def _exchanged(self, order: TokenRequest) -> Response:
        space, now = self._space, self._space.clock.now()
        account = order.username.lower()
        if space.attempts.recent(account, now) >= space.switches.attempts:
            text = "Your account has been blocked after multiple consecutive attempts."
            return _refusal(429, "too_many_attempts", text)
        user = space.users.by_email(account)
        if user is None or user.password != order.password:
            if user is not None:
                space.attempts.failed(account, now)
            return _refusal(401, "invalid_user_password", "Wrong email or password.")
        token = id_token(user, now, space.switches.token_time)
        reply = TokenReply(
            id_token=token,
            access_token=access_token(token),
            scope="openid",
            token_type="bearer",  # noqa: S106 - the name of a scheme
        )
        return Response(msgspec.json.encode(reply), 200, _NO_STORE, JSON)


def _as_json(call: HttpCall, content: bytes) -> bytes:
    """The body as JSON; forms are taken too, as public clients send them."""
    media = call.request.headers.get("content-type", "")
    if not media.startswith("application/x-www-form-urlencoded"):
        return content
    call.entry.note("the token was asked for with a form, the document says JSON")
    return msgspec.json.encode(dict(parse_qsl(content.decode(errors="replace"))))


def _refusal(status: int, error: str, description: str) -> Response:
    return Response(auth0_error(error, description), status, _NO_STORE, JSON)
