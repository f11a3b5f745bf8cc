"""Quotes, and what is made of them: each step taken once, whatever the network does.

An answer that got lost leaves it open whether the service took the step. It can be
asked: an order's state tells whether it was confirmed, and the list of orders tells
whether a quote was made. Quotes cost nothing, so one that is not found is made again.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from swath._callers import opaque
from swath._core.effects import Flow, sleep
from swath._core.paging import Walk
from swath._core.retry import backoff
from swath._errors import (
    ConflictError,
    JobInDoubtError,
    NotFoundError,
    StatusError,
    SwathError,
    TransportError,
)
from swath.geo._rings import is_array
from swath.jobs._ledger import came_to_nothing
from swath.sentinelhub._import_query import Asked
from swath.sentinelhub._lists import view_walk
from swath.sentinelhub._orders_kinds import (
    CREATED,
    SERVICE,
    Call,
    Kind,
    Placed,
    Sender,
    answered,
)


T = TypeVar("T")


def quoted(kind: Kind, asked: Asked, caller: Sender) -> Flow[Placed]:
    """Asks for a quote, and again if the answer is lost and no quote is found.

    Raises:
        StatusError: The service refused.
        TransportError: It cannot be reached.
    """
    for attempt in itertools.count(1):
        try:
            request = opaque(kind.create.build(body=asked.sent))
            return (yield from answered(kind.create, request, caller))
        except (StatusError, TransportError) as error:
            yield from _lost(error, attempt, caller)
            found = yield from _found(kind, asked.body, caller)
            if found is not None:
                return found
            _check_patience(error, attempt, caller)
    raise AssertionError  # count() does not end


def stepped(
    kind: Kind, step: Call[Placed], name: str, state: str, caller: Sender
) -> Flow[Placed]:
    """Takes an order or subscription a step on, which can be done in one state only.

    Args:
        kind: Which of the two it is.
        step: The operation.
        name: Its id.
        state: The state in which the step can be taken.
        caller: Sends.

    Raises:
        ConflictError: It was in another state before.
        StatusError: The service refused.
        TransportError: It cannot be reached, and the step was surely not taken.
        JobInDoubtError: Nobody knows whether it was taken.
    """
    lost: SwathError | None = None
    for attempt in itertools.count(1):
        try:
            return (yield from answered(step, step.build(name), caller))
        except ConflictError:
            if lost is None:
                raise
            told = yield from _looked(kind, step, name, lost, caller)
            if str(told.status) == state:
                raise
            return told
        except (StatusError, TransportError) as error:
            yield from _lost(error, attempt, caller)
            lost = error
            told = yield from _looked(kind, step, name, lost, caller)
            if str(told.status) != state:
                return told
            _check_patience(error, attempt, caller)
    raise AssertionError  # count() does not end


def deleted(kind: Kind, name: str, caller: Sender) -> Flow[None]:
    """Deletes an order or subscription.

    Raises:
        ConflictError: It goes on, or was delivered in part.
        NotFoundError: There is none.
    """
    try:
        request = kind.delete.build(name)
        yield from answered(kind.delete, request, caller)
    except NotFoundError as error:
        if error.attempts == 1:
            raise
        # An attempt whose answer was lost has done it.


def collected(walk: Walk[T]) -> Flow[list[T]]:
    """All of a list."""
    found: list[T] = []
    while (yield from walk.advance()):
        page = walk.take_page()
        found += [] if page is None else page.items
    return found


def _lost(
    error: StatusError | TransportError, attempt: int, caller: Sender
) -> Flow[None]:
    """Gives the service a moment, if nobody knows whether a step was taken.

    Raises:
        SwathError: The error: it says that the step was not taken.
    """
    if came_to_nothing(error):
        raise error
    context = caller.context
    yield from sleep(backoff(attempt, context.policy, context.chance()))


def _check_patience(
    error: StatusError | TransportError, attempt: int, caller: Sender
) -> None:
    """Lets a step that was not taken be taken again, but not for ever.

    Raises:
        SwathError: The error: it was tried often enough.
    """
    if attempt > caller.context.policy.max_retries:
        raise error


def _looked(
    kind: Kind, step: Call[Placed], name: str, lost: SwathError, caller: Sender
) -> Flow[Placed]:
    """How it stands after an answer was lost."""
    try:
        request = kind.get.build(name)
        return (yield from answered(kind.get, request, caller))
    except (StatusError, TransportError) as error:
        info = step.OPERATION.info
        raise JobInDoubtError(
            f"nobody knows whether {kind.name} {name} took this step: the answer was "
            f"lost ({lost}), and the service does not tell how it stands ({error}). "
            "Ask again later: the same call takes the step once at most",
            key=name,
        ).at(SERVICE, info.id) from lost


def _found(kind: Kind, body: Mapping[str, Any], caller: Sender) -> Flow[Placed | None]:
    """A quote for just this, if there is one."""
    walk: Walk[Placed] = view_walk(caller, kind.all, {"status": CREATED})
    quotes: list[Placed] = yield from collected(walk)
    return next((one for one in quotes if _holds(one.to_dict(), body)), None)


def _holds(told: Any, sent: Any) -> bool:
    """Whether what the service tells has all that was sent, maybe among more."""
    if isinstance(sent, Mapping) and isinstance(told, Mapping):
        wanted = cast("Mapping[str, Any]", sent)
        members = cast("Mapping[str, Any]", told)
        return all(_holds(members.get(name), one) for name, one in wanted.items())
    if is_array(sent) and is_array(told):
        several: list[Any] = [*sent]
        found: list[Any] = [*told]
        return len(found) == len(several) and all(map(_holds, found, several))
    return bool(told == sent)
