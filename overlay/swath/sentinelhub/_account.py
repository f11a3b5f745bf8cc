"""Who calls Sentinel Hub, and where: deployments, OAuth clients, tokens.

The token service has an origin of its own. It gets the client's secret and nothing
else; the API gets the token and nothing else.
"""

from __future__ import annotations

import hmac
import threading
from collections import OrderedDict
from typing import NamedTuple

import msgspec

from swath._callers import opaque
from swath._config import EMULATOR, Setting, Settings, check_url, keyring_secret
from swath._core.auth import (
    Credential,
    Grant,
    RenewingToken,
    Slot,
    StaticToken,
    lifetime,
)
from swath._core.effects import Flow, now
from swath._core.exchange import Context, parsed, reply
from swath._core.retry import Policy
from swath._core.secret import Secret
from swath._errors import ConfigError, DecodeError
from swath._io.shared import SharedFile
from swath.sentinelhub._tokencache import TokenCache
from swath_api._runtime import Request
from swath_api.sentinelhub.api.auth import request_token


class Deployment(NamedTuple):
    """Where a deployment is, and where its tokens are."""

    base_url: str
    token_url: str


_REALM = "/auth/realms/main/protocol/openid-connect/token"
_MAIN = f"https://services.sentinel-hub.com{_REALM}"
_CDSE = (
    "https://identity.dataspace.copernicus.eu/auth/realms/CDSE"
    "/protocol/openid-connect/token"
)

DEPLOYMENTS = {
    "main": Deployment("https://services.sentinel-hub.com", _MAIN),
    "us-west": Deployment("https://services-uswest2.sentinel-hub.com", _MAIN),
    "creodias": Deployment("https://creodias.sentinel-hub.com", _MAIN),
    "gcp": Deployment("https://services-gcp-us-central1.sentinel-hub.com", _MAIN),
    "cdse": Deployment("https://sh.dataspace.copernicus.eu", _CDSE),
}
"""The deployments by name; all but the last take the tokens of one realm."""

KEYRING = "swath.sentinelhub"
"""The name under which the system's keyring has the secrets of OAuth clients."""

SETTINGS = (
    Setting(name="client_id", about="id of the OAuth client"),
    Setting(name="client_secret", about="secret of it", secret=True, in_body=True),
    Setting(name="token", about="a token in place of a client", secret=True),
    Setting(
        name="deployment", about=f"one of {', '.join(DEPLOYMENTS)}", default="main"
    ),
    Setting(name="base_url", about="address of another deployment"),
    Setting(name="token_url", about="address to get its tokens at"),
    Setting(name="token_cache", about="file in which processes share the token"),
    Setting(name="rate", about="what may go out, as in 600/min, 1000 PU/min"),
    Setting(name="budget_file", about="file in which processes share the rate"),
)
"""What there is to set for Sentinel Hub."""

_LIFETIME = 3600.0
"""Seconds that a token lives which does not tell: what the service's examples say."""

_LONGEST_MARGIN = 60.0
"""Seconds before its end at which a token is renewed, at most."""

_MARGIN = 0.1
"""The same as a share of a short life."""


class OAuthClient(msgspec.Struct, frozen=True, kw_only=True):
    """What one needs to fetch tokens.

    Attributes:
        client_id: The client's id.
        client_secret: The client's secret.
        token_url: Where tokens are fetched.
        context: The patience of whoever fetches.
    """

    client_id: str
    client_secret: Secret
    token_url: str
    context: Context

    def fetch(self) -> Flow[Grant]:
        """Exchanges the credentials for a token.

        Raises:
            AuthenticationError: The client is unknown, or its secret is wrong.
            DecodeError: The answer holds no token.
        """
        info = request_token.OPERATION.info
        answer = yield from reply(info, self._request(), self.context)
        try:
            read = parsed(request_token.OPERATION, answer)
            token, told = Secret(read.access_token), read.expires_in
        except DecodeError:
            token, told = None, None
        del answer  # out of tracebacks that show locals
        if token is None:
            raise DecodeError("the answer holds no access_token").at(
                info.service, info.id
            )
        seconds = told or lifetime(token) or _LIFETIME
        good = seconds - min(_LONGEST_MARGIN, seconds * _MARGIN)
        expires = (yield from now()).wall + good
        return Grant(Secret(f"Bearer {token.reveal()}"), expires)

    @property
    def digest(self) -> str:
        """What tells these credentials from others, and does not tell what they are."""
        said = f"{self.token_url}\0{self.client_id}".encode()
        return hmac.digest(self.client_secret.reveal().encode(), said, "sha256").hex()

    def _request(self) -> Request:
        form = {
            "grant_type": "client_credentials",
            "client_id": self.client_id,
            "client_secret": self.client_secret.reveal(),
        }
        built = request_token.build(body=form)
        del form
        return opaque(msgspec.structs.replace(built, url=self.token_url))


class _Slots:
    """The tokens of this process, by the credentials they were fetched with.

    They outlive the clients: whoever makes one client after the other does not ask
    for a token each time, which the service asks us not to do. The oldest ones go.
    """

    _MOST = 64

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._slots: OrderedDict[str, Slot] = OrderedDict()

    def of(self, digest: str) -> Slot:
        """The slot that all clients with these credentials share."""
        with self._lock:
            slot = self._slots.setdefault(digest, Slot())
            self._slots.move_to_end(digest)
            if len(self._slots) > self._MOST:
                self._slots.popitem(last=False)
            return slot


_slots = _Slots()


def credential(settings: Settings) -> Credential:
    """What authorizes the calls of a client.

    A token that was given wins, unless the OAuth client alone was passed as an
    argument, or is the emulator's. Without a secret, the token that another process
    left in the cache does.

    Raises:
        ConfigError: There is neither a token nor a whole OAuth client.
    """
    token, name = settings.get("token"), settings.get("client_id")
    if token is not None and not _prefers_client(settings):
        return StaticToken(settings.secret("token"), "Bearer")
    if name is None:
        raise ConfigError(
            "sentinelhub needs an OAuth client: pass client_id=... and "
            "client_secret=..., or token=..., or set SWATH_SENTINELHUB_CLIENT_ID and "
            "SWATH_SENTINELHUB_CLIENT_SECRET; a client that was unpickled looks for "
            "them in the environment, the profile and the token cache of its machine"
        )
    url = token_url(settings)
    kept = _kept_secret(settings)
    if kept is None:
        return _cached(settings, url)
    client = OAuthClient(
        client_id=name,
        client_secret=kept,
        token_url=url,
        context=Context(credential=None, policy=_policy(settings)),
    )
    return RenewingToken(
        client.fetch,
        margin=0.0,
        slot=_slots.of(client.digest),
        keep=_cache(settings, url, client.digest),
    )


def deployment(settings: Settings) -> Deployment:
    """The deployment that the settings name.

    Raises:
        ConfigError: There is none of this name.
    """
    name = settings.get("deployment")
    found = DEPLOYMENTS.get(name)
    if found is None:
        raise ConfigError(
            f"deployment={name!r} is none of {', '.join(DEPLOYMENTS)}: pass base_url= "
            "and token_url= for another one"
        )
    return found


def base_url(settings: Settings) -> str:
    """Where the service is: the address that was set, or that of the deployment."""
    url: str | None = settings.get("base_url")
    return url or deployment(settings).base_url


def token_url(settings: Settings) -> str:
    """Where the tokens are; that of another deployment follows its base_url."""
    url: str | None = settings.get("token_url")
    if url is None:
        known = {one.base_url: one.token_url for one in DEPLOYMENTS.values()}
        base = base_url(settings).rstrip("/")
        url = known.get(base) or base + request_token.OPERATION.info.path
    return check_url("token_url", url)


def _prefers_client(settings: Settings) -> bool:
    """Whether the client comes from a place that goes before that of the token."""
    name, token = (settings.values.get(it) for it in ("client_id", "token"))
    if name is None or token is None or token.source == "argument":
        return False
    # a real account's token is not for the emulator
    return name.source == "argument" or settings.profile == EMULATOR


def _kept_secret(settings: Settings) -> Secret | None:
    """The client's secret, from wherever it is; None if the cache has to do."""
    if settings.get("client_secret") is not None:
        return settings.secret("client_secret")
    try:
        found = keyring_secret(KEYRING, settings.get("client_id"))
    except ConfigError as error:
        raise ConfigError(
            f"client_secret is set nowhere, and {error}: pass client_secret=, or set "
            "SWATH_SENTINELHUB_CLIENT_SECRET"
        ) from None
    if found is None and settings.get("token_cache") is None:
        return settings.secret("client_secret")  # tells that it is missing
    return found


def _cache(settings: Settings, url: str, digest: str | None) -> TokenCache | None:
    path = settings.get("token_cache")
    if path is None:
        return None
    file = SharedFile(path, "token_cache")
    return TokenCache(file, f"{url} {settings.get('client_id')}", digest)


def _cached(settings: Settings, url: str) -> Credential:
    """The token that another process left in the cache."""
    cache = _cache(settings, url, None)
    missing = ConfigError(
        f"sentinelhub has no client_secret, and token_cache="
        f"{settings.get('token_cache')!r} has no token of the client "
        f"{settings.get('client_id')!r} that is still good: set "
        "SWATH_SENTINELHUB_CLIENT_SECRET, or write client_secret into the profile"
    )

    def none() -> Flow[Grant]:
        yield from ()
        raise missing

    if cache is None or cache.load() is None:
        raise missing
    return RenewingToken(none, margin=0.0, keep=cache)


def _policy(settings: Settings) -> Policy:
    return Policy(
        timeout=settings.get("timeout"),
        deadline=settings.get("deadline"),
        max_retries=settings.get("max_retries"),
    )
