"""The token endpoint of every realm, and what older clients ask of a token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import msgspec
from starlette.responses import Response

from swath.emulator._jwt import valid_claims
from swath_api.sentinelhub.structs import TokenReply, TokenRequest

from .accounts import Claims
from .bodies import JSON, limited
from .refusals import oauth_error


if TYPE_CHECKING:
    from swath.emulator._service import HttpCall

    from .gate import Gate
    from .service import SentinelHub


_FORM = "application/x-www-form-urlencoded"
_NO_STORE = {"cache-control": "no-store", "pragma": "no-cache"}


class TokenEndpoint:
    """The handlers, over the state of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub, gate: Gate) -> None:
        self._hub = hub
        self._gate = gate

    async def token(self, call: HttpCall) -> Response:
        """Exchanges the credentials of a client for a token."""
        media = call.request.headers.get("content-type", "")
        if not media.startswith(_FORM):
            return _refusal(415, "invalid_request", f"The body is to be {_FORM}.")
        content = await limited(call)
        form = dict(parse_qsl(content.decode(errors="replace")))
        if form.get("grant_type") != "client_credentials":
            told = "Only the grant type client_credentials is supported."
            return _refusal(400, "unsupported_grant_type", told)
        try:
            order = msgspec.convert(form, TokenRequest)
        except msgspec.ValidationError as error:
            return _refusal(401, "invalid_client", str(error))
        client = self._hub.accounts.client(order.client_id)
        if client is None or client.secret != order.client_secret:
            told = "Invalid client or Invalid client credentials"
            return _refusal(401, "invalid_client", told)
        return _given(self._granted(self._hub.token_of(client)))

    async def info(self, call: HttpCall) -> Response:
        """What the token of a request says."""
        client = self._gate.known(call).client
        token = call.request.headers["authorization"].partition(" ")[2].strip()
        claims = valid_claims(token, Claims, self._hub.clock.now())
        told = {"active": True, "client_id": client.id if client else ""}
        return _given({**told, **msgspec.to_builtins(claims)})

    def _granted(self, token: str) -> TokenReply:
        return TokenReply(
            access_token=token,
            expires_in=self._hub.switches.token_lifetime,
            refresh_expires_in=0,
            token_type="Bearer",  # noqa: S106 - the name of a scheme
            not_before_policy=0,
            scope="SH",
        )


def _given(body: Any) -> Response:
    return Response(msgspec.json.encode(body), 200, _NO_STORE, JSON)


def _refusal(status: int, error: str, description: str) -> Response:
    return Response(oauth_error(error, description), status, _NO_STORE, JSON)
