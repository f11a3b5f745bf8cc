"""What every operation goes through: who asks, whether they may, what they send."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

import msgspec
from starlette.responses import Response

from swath.emulator._jwt import valid_claims
from swath.emulator._service import HttpCall, Refusal
from swath_api.spaceknow.operations import OPERATIONS
from swath_api.spaceknow.structs import InitiatedPipeline, PipelineRequest

from .pipelines import Work
from .refusals import forbidden, invalid
from .users import API_KEY, Claims


if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from swath.emulator._service import HttpHandler
    from swath.emulator.journal import Entry
    from swath_api._runtime import OperationInfo

    from .space import SpaceKnow
    from .users import User


T = TypeVar("T")
Empty: TypeAlias = dict[str, msgspec.Raw]
"""A body of which nothing is read."""

JSON = "application/json; charset=utf-8"
BODY_LIMIT = 65_536
"""Bytes of a JSON body."""


class Visit(NamedTuple):
    """A user who may, and the request."""

    user: User
    call: HttpCall

    @property
    def entry(self) -> Entry:
        """The journal's entry."""
        return self.call.entry

    def need(self, permission: str) -> None:
        """Goes on only if the user holds a permission.

        Raises:
            Refusal: It is not so.
        """
        if not self.user.may(permission):
            raise forbidden(permission)


class Gate:
    """Makes handlers of functions that know nothing of HTTP."""

    def __init__(self, space: SpaceKnow) -> None:
        self._space = space

    def plain(
        self,
        operation: str,
        kind: type[T],
        make: Callable[[Visit, T], Any],
        *,
        heavy: bool = False,
    ) -> HttpHandler:
        """A handler that answers at once.

        Args:
            operation: Its id.
            kind: What the body is read as.
            make: Makes the answer: a response, or what becomes JSON.
            heavy: Whether that takes long enough for a thread of its own.
        """
        info, decoder = OPERATIONS[operation], msgspec.json.Decoder(kind)

        async def handle(call: HttpCall) -> Response:
            visit = Visit(self.admit(call, info), call)
            order = await _order(call, decoder)
            if heavy:
                return await asyncio.to_thread(lambda: json_of(make(visit, order)))
            return json_of(make(visit, order))

        return handle

    def starting(
        self, operation: str, kind: type[T], make: Callable[[Visit, T], Work]
    ) -> HttpHandler:
        """A handler that starts a pipeline for the work that `make` returns."""
        polling = OPERATIONS[operation].polling
        operations = (operation, polling.result if polling else "")

        def start(visit: Visit, order: T) -> InitiatedPipeline:
            return self._space.start(operations, make(visit, order))

        return self.plain(operation, kind, start, heavy=True)

    def retrieving(self, operation: str) -> HttpHandler:
        """A handler that gives out the result of a pipeline."""
        info = OPERATIONS[operation]
        decoder = msgspec.json.Decoder(PipelineRequest)

        async def handle(call: HttpCall) -> Response:
            self.admit(call, info)
            order = await _order(call, decoder)
            pipeline = self._space.pipelines.retrievable(
                order.pipeline_id, operation, self._space.clock.now()
            )
            produce = partial(pipeline.work.produce, call.root)
            return await asyncio.to_thread(lambda: json_of(produce()))

        return handle

    def admit(self, call: HttpCall, info: OperationInfo) -> User:
        """The user of a request, if the operation is for that user.

        Raises:
            Refusal: There is no valid token, or a permission is missing.
        """
        header = call.request.headers.get("authorization")
        user = self.user_of(header, info)
        for permission in info.permissions:
            if not user.may(permission):
                raise forbidden(permission)
        return user

    def user_of(self, header: str | None, info: OperationInfo) -> User:
        """Whom an `Authorization` header stands for.

        Raises:
            Refusal: It is missing, malformed, invalid, or a key where only persons may.
        """
        word, _, token = (header or "").strip().partition(" ")
        if word.lower() != "bearer" or not token.strip():
            detail = "Send 'Authorization: Bearer <id token>'."
            raise Refusal(401, detail, code="INVALID-AUTHORIZATION-HEADER")
        if token.strip() != API_KEY:
            return self._bearer(token.strip())
        user = self._space.users.by_email("ana@swath.example")
        if info.user_only or user is None:
            detail = f"{info.id} is for persons: an API key cannot call it."
            raise Refusal(403, detail, code="API-KEY-AUTHORIZATION-NOT-PERMITTED")
        return user

    def _bearer(self, token: str) -> User:
        try:
            claims = valid_claims(token, Claims, self._space.clock.now())
        except ValueError as error:
            detail = f"The token is not valid: {error}."
            raise Refusal(401, detail, code="INVALID-JWT") from None
        user = self._space.users.get(claims.sub)
        if user is None:
            detail = "The token is not valid: its user is gone."
            raise Refusal(401, detail, code="INVALID-JWT")
        return user


async def _order(call: HttpCall, decoder: msgspec.json.Decoder[T]) -> T:
    """The body of a request.

    Raises:
        Refusal: It is too large, no JSON, or not what the operation takes.
    """
    media = call.request.headers.get("content-type", "application/json")
    if media.partition(";")[0].strip().lower() != "application/json":
        detail = f"The body is to be application/json, not {media}."
        raise Refusal(400, detail, code="BAD-CONTENT-TYPE")
    content = await limited(call.request)
    _note_unknown(call.entry, content, decoder)
    return decoded(content, decoder)


async def limited(request: Request) -> bytes:
    """The body of a request, all of which is read in any case.

    Raises:
        Refusal: It is too large.
    """
    content = bytearray()
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size <= BODY_LIMIT:
            content += piece
    if size > BODY_LIMIT:
        raise Refusal(413, f"The body has {size} bytes, {BODY_LIMIT} are allowed.")
    return bytes(content)


def decoded(content: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    """A body as what its operation takes.

    Raises:
        Refusal: 400 for no JSON, 422 with the place for what is not allowed.
    """
    try:
        return decoder.decode(content.decode())
    except msgspec.ValidationError as error:
        complaint, _, path = str(error).partition(" - at `$")
        raise invalid(path.strip("`.") or "body", complaint) from None
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise Refusal(400, f"The body is no JSON: {error}") from None


def _note_unknown(
    entry: Entry, content: bytes, decoder: msgspec.json.Decoder[Any]
) -> None:
    """Remarks on members that the operation does not know; they are let pass."""
    try:
        given = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, RecursionError):
        return
    kind: Any = decoder.type
    known = set[str]()
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        known = {one.encode_name for one in msgspec.structs.fields(kind)}
    for name in given:
        if name not in known:
            entry.note(f"unknown member {name[:80]!r} in the body")


def json_of(answer: Any) -> Response:
    """An answer as a response: as it is, or encoded as JSON."""
    if isinstance(answer, Response):
        return answer
    return Response(msgspec.json.encode(answer), media_type=JSON)
