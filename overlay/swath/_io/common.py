"""What both drivers share: addresses, headers, and the names of failures."""

from __future__ import annotations

import platform
import ssl
import time
from collections.abc import AsyncIterable, Callable, Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Final, TypeVar

import httpx

from swath._core.effects import Head, Instant, Open
from swath._core.secret import HiddenText
from swath._errors import InputError, TransportError
from swath_api._runtime import Request


NOT_SENT: Final = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpx.ProxyError,
)
"""Failures before a byte of the request went out."""

LOCK_PAUSE: Final = 0.005
"""Seconds between two looks of a task at a lock that threads may hold."""

Clock = Callable[[], Instant]

PoolT = TypeVar("PoolT", httpx.Client, httpx.AsyncClient)


def system_clock() -> Instant:
    """The machine's own clocks."""
    return Instant(time.monotonic(), time.time())


@cache
def user_agent() -> str:
    """What swath calls itself to servers."""
    try:
        release = version("swath")
    except PackageNotFoundError:
        release = "unknown"
    return f"swath/{release} Python/{platform.python_version()}"


@cache
def tls() -> ssl.SSLContext:
    """The context of all pools that we make: reading the certificates is slow."""
    return httpx.create_ssl_context()


def still_open(http: PoolT | None) -> PoolT:
    """A pool that takes requests.

    Raises:
        InputError: There is none any more.
    """
    if http is None or http.is_closed:
        raise InputError(
            "the client is closed: open another one, or ask within its `with` block"
        )
    return http


class _Masked(httpx.URL):
    """An address that shows no query: the library logs those that it asks."""

    def __str__(self) -> str:
        return str(httpx.URL(self, query=b"***"))

    def __repr__(self) -> str:
        return f"URL({str(self)!r})"


def built(
    http: httpx.Client | httpx.AsyncClient,
    base_url: str,
    effect: Open,
    content: bytes | Iterable[bytes] | AsyncIterable[bytes] | None,
) -> httpx.Request:
    """A request in the library's terms, the credential included."""
    request = http.build_request(
        effect.request.method,
        _address(base_url, effect.request),
        headers=_headers(effect),
        content=content,
        timeout=effect.timeout,
    )
    if any(isinstance(value, HiddenText) for _, value in effect.request.query):
        request.url = _Masked(request.url)
    return request


def _address(base_url: str, request: Request) -> httpx.URL:
    """Where a request goes: below `base_url`, or to the address it names itself."""
    url = httpx.URL(request.url or base_url.rstrip("/") + request.path)
    return url.copy_with(params=request.query) if request.query else url


def _headers(effect: Open) -> list[tuple[str, str]]:
    """What goes with a request, the credential included."""
    sent = [("User-Agent", user_agent()), *effect.request.headers]
    if effect.authorization is not None:
        sent.append(("Authorization", effect.authorization.reveal()))
    return sent


def head(handle: int, response: httpx.Response) -> Head:
    """An answer's head in our own terms."""
    return Head(handle, response.status_code, dict(response.headers), str(response.url))


def failure(error: httpx.HTTPError | httpx.InvalidURL | httpx.StreamError) -> Exception:
    """A failure of the HTTP library in our own terms."""
    _forget_frames(error)
    kind = _KINDS.get(type(error).__name__, "")
    detail = str(error)
    told = ": ".join(part for part in (kind, detail) if part) or type(error).__name__
    return TransportError(told, sent=not isinstance(error, NOT_SENT))


def _forget_frames(error: BaseException | None) -> None:
    """Lets go of the library's frames: the locals of some hold the credential."""
    while error is not None:
        error.__traceback__ = None
        error = error.__cause__


_KINDS = {
    "ConnectError": "no connection",
    "ConnectTimeout": "no connection in time",
    "PoolTimeout": "no free connection in time",
    "ReadError": "the connection broke",
    "ReadTimeout": "silence for too long",
    "RemoteProtocolError": "the connection broke",
    "WriteError": "the connection broke while sending",
    "WriteTimeout": "sending took too long",
}
