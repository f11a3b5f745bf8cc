"""Who calls SpaceKnow: an account that fetches its tokens, or a token that was given.

The token service has an origin of its own. It gets the password and nothing else; the
API gets the token and nothing else.
"""

from __future__ import annotations

import msgspec

from swath._callers import opaque
from swath._config import Setting, Settings, check_url, keyring_secret
from swath._core.auth import (
    Credential,
    Grant,
    RenewingToken,
    StaticToken,
    lifetime,
)
from swath._core.effects import Flow, now
from swath._core.exchange import Context, parsed, reply
from swath._core.retry import Policy
from swath._core.secret import Secret
from swath._errors import ConfigError, DecodeError
from swath_api._runtime import Request
from swath_api.spaceknow.api.auth import request_token


BASE_URL = "https://api.spaceknow.com"
TOKEN_URL = "https://spaceknow.auth0.com/oauth/ro"  # noqa: S105 - an address
KEYRING = "swath.spaceknow"
"""The name under which the system's keyring has the passwords."""

SETTINGS = (
    Setting(name="username", about="e-mail address of the account"),
    Setting(name="password", about="password of it", secret=True, in_body=True),
    Setting(name="token", about="a token in place of an account", secret=True),
    Setting(name="base_url", about="address of the service", default=BASE_URL),
    Setting(name="token_url", about="address to get tokens at", default=TOKEN_URL),
    Setting(name="paths", about="paths that we guessed wrong, by operation", kind=dict),
)
"""What there is to set for SpaceKnow."""

_CONSTANTS = {
    "client_id": "hmWJcfhRouDOaJK2L8asREMlMrv3jFE1",
    "connection": "Username-Password-Authentication",
    "grant_type": "password",
    "scope": "openid",
}
_MARGIN = 300.0
"""Seconds before its end at which a token is renewed."""

_LIFETIME = 36_000.0
"""Seconds that a token lives which does not tell: what the service documents."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one needs to fetch tokens.

    Attributes:
        username: The e-mail address.
        password: The password.
        token_url: Where tokens are fetched.
        context: The client's patience.
    """

    username: str
    password: Secret
    token_url: str
    context: Context

    def fetch(self) -> Flow[Grant]:
        """Exchanges the password for a token.

        Raises:
            AuthenticationError: The account is unknown, or the password is wrong.
            DecodeError: The answer holds no token.
        """
        info = request_token.OPERATION.info
        answer = yield from reply(info, self._request(), self.context)
        try:
            token = Secret(parsed(request_token.OPERATION, answer).id_token)
        except DecodeError:
            token = None
        del answer  # out of tracebacks that show locals
        if token is None:
            raise DecodeError("the answer holds no id_token").at(info.service, info.id)
        expires = (yield from now()).wall + (lifetime(token) or _LIFETIME)
        return Grant(Secret(f"Bearer {token.reveal()}"), expires)

    def _request(self) -> Request:
        who = {"username": self.username, "password": self.password.reveal()}
        built = request_token.build(body={**_CONSTANTS, **who})
        del who
        return opaque(msgspec.structs.replace(built, url=self.token_url))


def credential(settings: Settings) -> Credential:
    """What authorizes the calls of a client.

    A token that was given wins, unless the account alone was passed as an argument.

    Raises:
        ConfigError: There is neither a token nor a whole account.
    """
    token = settings.get("token")
    if token is not None and not _prefers_account(settings):
        return StaticToken(settings.secret("token"), "Bearer")
    if settings.get("username") is None:
        raise ConfigError(
            "spaceknow needs an account: pass username=... and password=..., or "
            "token=..., or set SWATH_SPACEKNOW_USERNAME and SWATH_SPACEKNOW_PASSWORD"
        )
    account = Account(
        username=settings.get("username"),
        password=_password(settings),
        token_url=token_url(settings),
        context=Context(credential=None, policy=_policy(settings)),
    )
    return RenewingToken(account.fetch, _MARGIN)


def _prefers_account(settings: Settings) -> bool:
    """Whether the account was passed as an argument, and the token was not."""
    username, token = (settings.values.get(name) for name in ("username", "token"))
    return (
        username is not None
        and token is not None
        and username.source == "argument" != token.source
    )


def _password(settings: Settings) -> Secret:
    if settings.get("password") is not None:
        return settings.secret("password")
    kept = keyring_secret(KEYRING, settings.get("username"))
    return settings.secret("password") if kept is None else kept


def token_url(settings: Settings) -> str:
    """Where the tokens are; that of another deployment follows its base_url."""
    url, base = settings.get("token_url"), settings.get("base_url").rstrip("/")
    if url == TOKEN_URL and base != BASE_URL:
        url = base + request_token.OPERATION.info.path
    return check_url("token_url", url)


def _policy(settings: Settings) -> Policy:
    return Policy(
        timeout=settings.get("timeout"),
        deadline=settings.get("deadline"),
        max_retries=settings.get("max_retries"),
    )
