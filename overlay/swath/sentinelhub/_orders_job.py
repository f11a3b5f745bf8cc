"""Orders and subscriptions that were confirmed, as jobs ask for them."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
from msgspec import UnsetType

from swath._core.effects import Flow
from swath._core.job import JobSource, JobStatus, JobToken, read_token, state_of
from swath._errors import InputError, SwathError
from swath.sentinelhub._lists import ListPage, view_walk
from swath.sentinelhub._orders_flow import collected, stepped
from swath.sentinelhub._orders_kinds import (
    CREATED,
    PARTIAL,
    RUNNING,
    SERVICE,
    Brought,
    Kind,
    Placed,
    Sender,
    answered,
)
from swath_api._runtime import Operation, Reply, Request
from swath_api.sentinelhub import models
from swath_api.sentinelhub.models.delivery_state import DELIVERY_STATE_VALUES


D = TypeVar("D")

FAILURES = frozenset({"DELIVERY_FAILED", "NON_INGESTIBLE", "IMPORT_FAILED"})
"""States of deliveries that will never have files."""


class Confirmed(JobSource[list[D]], Generic[D]):
    """One order or subscription.

    Args:
        kind: Which of the two.
        name: Its id.
        caller: Sends.
        wrap: Makes what users hold of a delivery.
        sure: Whether it is known to have been confirmed.
    """

    def __init__(
        self,
        kind: Kind,
        name: str,
        caller: Sender,
        wrap: Callable[[Brought], D],
        *,
        sure: bool = True,
    ) -> None:
        self.kind = kind
        self._id = name
        self._caller = caller
        self._wrap = wrap
        self._sure = sure

    @property
    def token(self) -> JobToken:
        """Names it."""
        operation = self.kind.confirm.OPERATION.info.id
        return JobToken(service=SERVICE, operation=operation, id=self._id)

    def check(self) -> Flow[JobStatus]:
        """Asks how far it is.

        Raises:
            InputError: It is a quote that nobody confirmed.
        """
        kind, get = self.kind, self.kind.get
        told = yield from answered(get, get.build(self._id), self._caller)
        if told.status == CREATED and not self._sure:
            raise InputError(
                f"{kind.name} {self._id} is a quote, for which nothing comes: confirm "
                f"it by {kind.name}s.quoted(id).confirm()"
            )
        return status_of(kind, told)

    def fetch(self) -> Flow[list[D]]:
        """The deliveries."""
        told = yield from self.told()
        return [self._wrap(one) for one in told]

    def told(self) -> Flow[list[Brought]]:
        """The deliveries as the service tells of them."""
        given = listed(self.kind, self._id, None)
        walk = view_walk(self._caller, self.kind.deliveries, given)
        return (yield from collected(walk))

    def cancel(self) -> Flow[None]:
        """Ends a subscription before its time.

        Raises:
            InputError: It is an order.
            ConflictError: It does not run.
        """
        step = self.kind.cancel
        if step is None:
            raise InputError(
                "an order that was confirmed is bought, and the service takes none "
                "back; a quote is deleted instead"
            ).at(SERVICE, self.token.operation)
        yield from stepped(self.kind, step, self._id, RUNNING, self._caller)

    def explain(self) -> Flow[SwathError | None]:
        """Why it failed: what its deliveries say."""
        told = yield from self.told()
        reasons = [reason(one) for one in told if one.status in FAILURES]
        return SwathError("; ".join(dict.fromkeys(reasons))) if reasons else None


def status_of(kind: Kind, told: Placed) -> JobStatus:
    """How an order or subscription stands."""
    word = str(told.status)
    message = "some of its deliveries failed" if word == PARTIAL else ""
    state = state_of(word, kind.states)
    return JobStatus(state=state, detail=word, message=message, raw=told)


class Deliveries(msgspec.Struct, Generic[D], frozen=True):
    """The operation that lists deliveries, as users hold them."""

    OPERATION: Operation[Any]
    build: Callable[..., Request]
    parse: Callable[[Reply], ListPage[D]]


class _Page(NamedTuple, Generic[D]):
    data: list[D]
    links: models.View | UnsetType


def deliveries_of(kind: Kind, wrap: Callable[[Brought], D]) -> Deliveries[D]:
    """The operation that lists deliveries, each wrapped."""
    call = kind.deliveries

    def parse(answer: Reply) -> _Page[D]:
        page: Any = call.parse(answer)
        return _Page([wrap(one) for one in page.data], page.links)

    return Deliveries(call.OPERATION, call.build, parse)


def listed(kind: Kind, name: str, status: Any) -> dict[str, Any]:
    """The arguments of the operation that lists deliveries.

    Raises:
        InputError: There is no such status.
    """
    if status is not None and status not in DELIVERY_STATE_VALUES:
        known = ", ".join(DELIVERY_STATE_VALUES)
        raise InputError(f"{status=} is none of {known}")
    return {f"{kind.name}_id": name, "status": status}


def reason(told: Brought) -> str:
    """Why a delivery failed."""
    return f"{told.status}: {told.error_message or 'the service says no more'}"


def attached(text: str, kind: Kind) -> str:
    """The id of the order or subscription that a token names.

    Raises:
        InputError: The token is none, or names another kind of job.
    """
    token = read_token(text, SERVICE, kind.confirm.OPERATION.info.id)
    return identifier(token.id, kind.name)


def identifier(given: Any, what: str) -> str:
    """The id of an order, a subscription, or what belongs to one.

    Args:
        given: As the user gave it.
        what: What it names, for messages.

    Raises:
        InputError: It is none.
    """
    if isinstance(given, models.Order | models.Subscription):
        given = given.id
    try:
        return str(given if isinstance(given, uuid.UUID) else uuid.UUID(given))
    except (ValueError, AttributeError, TypeError):
        raise InputError(f"{given!r} names no {what}: its id is a UUID") from None
