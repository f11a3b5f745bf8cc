"""What every operation goes through: who asks, how often, whether they may, what."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec
from starlette.responses import Response

from swath.emulator._jwt import valid_claims
from swath_api.sentinelhub.operations import OPERATIONS

from .accounts import Claims
from .bodies import JSON, LARGE, decoded, json_in, limited
from .refusals import ServiceError, bad_payload, boom


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from swath.emulator._service import HttpCall, HttpHandler
    from swath.emulator.journal import Entry
    from swath_api._runtime import OperationInfo

    from .accounts import Account, Client
    from .service import SentinelHub


T = TypeVar("T")

_COSTLY = ("process", "statistic", "batch", "async")
"""How the tags begin whose operations need processing units to be left."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A successful answer.

    Attributes:
        content: Its body.
        media_type: Of the body.
        units: Processing units that it cost; None where the service does not tell.
        status: The HTTP status.
        headers: Beside the usual ones.
    """

    content: bytes
    media_type: str = JSON
    units: float | None = None
    status: int = 200
    headers: dict[str, str] = {}


class Visit(NamedTuple):
    """Who asks, and the request. Nobody has to be known where no token is needed."""

    call: HttpCall
    client: Client | None
    account: Account | None

    @property
    def entry(self) -> Entry:
        """The journal's entry."""
        return self.call.entry

    @property
    def path(self) -> Mapping[str, str]:
        """The path's parameters."""
        return self.call.path

    @property
    def known(self) -> Account:
        """The account, in an operation that needs a token."""
        assert self.account is not None  # noqa: S101 - the gate's own promise
        return self.account


class Gate:
    """Makes handlers of functions that know nothing of HTTP.

    Such a function gets the `Visit`, and the body if there is one to read. It returns
    an `Answer`, a response, or what becomes JSON, and raises `ServiceError`.
    """

    def __init__(self, hub: SentinelHub) -> None:
        self._hub = hub

    def reading(
        self, operation: str, make: Callable[[Visit], Any], *, heavy: bool = False
    ) -> HttpHandler:
        """A handler of an operation whose body, if any comes, is not looked at.

        Args:
            operation: Its id.
            make: Makes the answer.
            heavy: Whether that takes long enough for a thread of its own.
        """
        info = OPERATIONS[operation]

        async def handle(call: HttpCall) -> Response:
            visit = self._admitted(call, info)
            self._permit(visit, info)
            return await self._answered(visit, make, (visit,), heavy=heavy)

        return self._guarded(info, handle)

    def plain(
        self,
        operation: str,
        kind: type[T],
        make: Callable[[Visit, T], Any],
        *,
        heavy: bool = False,
        script: tuple[str, ...] = (),
    ) -> HttpHandler:
        """A handler of an operation that takes JSON.

        Args:
            operation: Its id.
            kind: What the body is read as.
            make: Makes the answer.
            heavy: Whether that takes long enough for a thread of its own.
            script: Where a form's part `evalscript` goes in the JSON of its part
                `request`; forms are refused without it.
        """
        info, decoder = OPERATIONS[operation], msgspec.json.Decoder(kind)

        async def handle(call: HttpCall) -> Response:
            visit = self._admitted(call, info)
            content = await limited(call)

            def order_in() -> T:
                return decoded(call.entry, json_in(call, content, script), decoder)

            large = len(content) >= LARGE
            order = await asyncio.to_thread(order_in) if large else order_in()
            self._permit(visit, info)
            return await self._answered(visit, make, (visit, order), heavy=heavy)

        return self._guarded(info, handle)

    def _admitted(self, call: HttpCall, info: OperationInfo) -> Visit:
        """Who asks, if the token is good and the account not too fast.

        Raises:
            ServiceError: It is not so.
        """
        if not info.secured:
            return Visit(call, None, None)
        visit = self.known(call)
        account = visit.known
        if account.ends <= self._hub.clock.now():
            code = "COMMON_SENTINEL_ACCOUNT_EXPIRED"
            raise ServiceError(403, code, "Your account has expired")
        policies = self._hub.policies(account)
        remaining = self._hub.limits.admit(account.id, policies)
        if remaining is not None:
            call.request.state.remaining = remaining
        return visit

    def known(self, call: HttpCall) -> Visit:
        """Who asks, by the token.

        Raises:
            ServiceError: There is no valid token.
        """
        word, _, token = call.request.headers.get("authorization", "").partition(" ")
        if word.lower() != "bearer" or not token.strip():
            raise _unauthorized("there is none")
        try:
            now = self._hub.clock.now()
            claims = valid_claims(token.strip(), Claims, now)
        except ValueError as error:
            raise _unauthorized(str(error)) from None
        client = self._hub.accounts.client(claims.azp)
        account = self._hub.accounts.get(claims.account)
        if client is None or account is None:
            raise _unauthorized("its account is gone")
        return Visit(call, client, account)

    def _permit(self, visit: Visit, info: OperationInfo) -> None:
        account = visit.account
        if account is None:
            return
        if not account.may(info.tag):
            code = "COMMON_INSUFFICIENT_PERMISSIONS"
            raise ServiceError(
                403, code, "You are not authorized! (action not in plan)"
            )
        costly = info.tag.lower().startswith(_COSTLY) and info.method == "POST"
        if costly and account.units <= 0:
            code = "ACCESS_INSUFFICIENT_PROCESSING_UNITS"
            message = "Your account has no processing units left for this period"
            raise ServiceError(403, code, message)

    async def _answered(
        self,
        visit: Visit,
        make: Callable[..., Any],
        arguments: tuple[Any, ...],
        *,
        heavy: bool,
    ) -> Response:
        made = await asyncio.to_thread(make, *arguments) if heavy else make(*arguments)
        response = response_of(made)
        if isinstance(made, Answer) and made.units is not None:
            self._hub.charge(visit.known, made.units)
            response.headers["x-processingunits-spent"] = _decimal(made.units)
        remaining = getattr(visit.call.request.state, "remaining", None)
        if remaining is not None:
            response.headers["x-ratelimit-remaining"] = str(remaining)
        return response

    def _guarded(self, info: OperationInfo, handle: HttpHandler) -> HttpHandler:
        """The handler, its refusals in the service's form with all that they tell."""

        async def guarded(call: HttpCall) -> Response:
            try:
                return await handle(call)
            except ServiceError as refusal:
                return self._refused(info, refusal)
            except RecursionError:
                return self._refused(info, bad_payload("The body is nested too deep"))

        return guarded

    def _refused(self, info: OperationInfo, refusal: ServiceError) -> Response:
        status, detail = refusal.status, refusal.detail
        body = self._hub.error(status, detail, refusal.code, info.id)
        if refusal.errors is not None and not info.tag.lower().startswith("catalog"):
            body = boom(status, refusal.code, detail, refusal.errors)
        return Response(body, status, refusal.headers, "application/json")


def response_of(made: Any) -> Response:
    """What a function made, as a response."""
    if isinstance(made, Response):
        return made
    if not isinstance(made, Answer):
        return Response(msgspec.json.encode(made), media_type=JSON)
    return Response(made.content, made.status, made.headers, made.media_type)


def _unauthorized(why: str) -> ServiceError:
    message = f"Send a valid access token in the header 'Authorization: Bearer': {why}"
    return ServiceError(401, "COMMON_UNAUTHORIZED", message)


def _decimal(units: float) -> str:
    """Processing units as decimal text, never with an exponent."""
    return f"{units:.10f}".rstrip("0").rstrip(".") or "0"
