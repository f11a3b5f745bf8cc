"""What can be done with orders and subscriptions alike."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from swath._callers import AsyncCaller, SyncCaller
from swath._core.effects import Flow
from swath._core.paging import Walk
from swath._errors import InputError
from swath.sentinelhub._import_query import Asked
from swath.sentinelhub._lists import view_walk
from swath.sentinelhub._orders_confirmed import AsyncImportJob, ImportJob
from swath.sentinelhub._orders_flow import quoted as quote_of
from swath.sentinelhub._orders_job import attached, identifier
from swath.sentinelhub._orders_kinds import CREATED, Kind, Placed, Sender, answered
from swath.sentinelhub._orders_quote import AsyncQuote, Quote


Identified: TypeAlias = "str | UUID | Placed"
"""An id, or an order or subscription as a list gives it."""


class Chosen(NamedTuple):
    """Which orders or subscriptions are listed, as the arguments of a call say it."""

    status: Any = None
    search: Any = None
    collection_id: Any = None
    deleted: Any = False
    page_size: int | None = None
    cursor: str | None = None


class ImportDesk:
    """What orders and subscriptions have in common.

    Args:
        caller: Sends.
        kind: Which of the two.
    """

    def __init__(self, caller: SyncCaller, kind: Kind) -> None:
        self._caller = caller
        self._kind = kind

    def quoted(self, id: Identified) -> Quote:  # noqa: A002 - as the service calls it
        """A quote that was made before, maybe in another process.

        Args:
            id: Its id, or what a list gave.

        Raises:
            InputError: The id is none, or what it names was confirmed already.
            NotFoundError: There is no such quote.
        """
        name = identifier(id, self._kind.name)
        told = self._caller.run(told_of(self._kind, name, self._caller))
        return Quote(self._caller, self._kind, told)

    def job(self, id: Identified) -> ImportJob:  # noqa: A002 - as the service calls it
        """What was confirmed before, wherever that was.

        Args:
            id: Its id, or what a list gave.

        Raises:
            InputError: The id is none.
        """
        name = identifier(id, self._kind.name)
        return ImportJob(self._caller, self._kind, name, sure=False)

    def attach(self, token: str) -> ImportJob:
        """The job that a token names.

        Args:
            token: What `swath.jobs.Job.token` gave, maybe in another process.

        Raises:
            InputError: The token is none, or names another kind of job.
        """
        name = attached(token, self._kind)
        return ImportJob(self._caller, self._kind, name)

    def _quote(self, asked: Asked) -> Quote:
        told = self._caller.run(quote_of(self._kind, asked, self._caller))
        return Quote(self._caller, self._kind, told)

    def _walk(self, chosen: Chosen) -> Walk[Any]:
        return placed_walk(self._caller, self._kind, chosen)


class AsyncImportDesk:
    """What orders and subscriptions have in common.

    Args:
        caller: Sends.
        kind: Which of the two.
    """

    def __init__(self, caller: AsyncCaller, kind: Kind) -> None:
        self._caller = caller
        self._kind = kind

    async def quoted(self, id: Identified) -> AsyncQuote:  # noqa: A002 - as the service calls it
        """A quote that was made before, maybe in another process.

        Args:
            id: Its id, or what a list gave.

        Raises:
            InputError: The id is none, or what it names was confirmed already.
            NotFoundError: There is no such quote.
        """
        name = identifier(id, self._kind.name)
        told = await self._caller.run(told_of(self._kind, name, self._caller))
        return AsyncQuote(self._caller, self._kind, told)

    def job(self, id: Identified) -> AsyncImportJob:  # noqa: A002 - as the service calls it
        """What was confirmed before, wherever that was.

        Args:
            id: Its id, or what a list gave.

        Raises:
            InputError: The id is none.
        """
        name = identifier(id, self._kind.name)
        return AsyncImportJob(self._caller, self._kind, name, sure=False)

    def attach(self, token: str) -> AsyncImportJob:
        """The job that a token names.

        Args:
            token: What `swath.jobs.AsyncJob.token` gave, maybe in another process.

        Raises:
            InputError: The token is none, or names another kind of job.
        """
        name = attached(token, self._kind)
        return AsyncImportJob(self._caller, self._kind, name)

    async def _quote(self, asked: Asked) -> AsyncQuote:
        told = await self._caller.run(quote_of(self._kind, asked, self._caller))
        return AsyncQuote(self._caller, self._kind, told)

    def _walk(self, chosen: Chosen) -> Walk[Any]:
        return placed_walk(self._caller, self._kind, chosen)


def told_of(kind: Kind, name: str, caller: Sender) -> Flow[Placed]:
    """A quote as the service tells of it.

    Raises:
        InputError: It is none any more.
    """
    told = yield from answered(kind.get, kind.get.build(name), caller)
    if told.status != CREATED:
        raise InputError(
            f"{kind.name} {name} is no quote, it is {told.status}: use "
            f"{kind.name}s.job(id)"
        )
    return told


def placed_walk(caller: Sender, kind: Kind, chosen: Chosen) -> Walk[Any]:
    """A way through orders or subscriptions.

    Raises:
        InputError: An argument makes no sense.
    """
    if chosen.status is not None and chosen.status not in kind.states:
        raise InputError(
            f"status={chosen.status!r} is none of {', '.join(kind.states)}"
        )
    if not isinstance(chosen.deleted, bool):
        raise InputError(f"deleted={chosen.deleted!r} has to be True or False")
    if chosen.search is not None and not isinstance(chosen.search, str):
        raise InputError(f"search={chosen.search!r} has to be text")
    own = chosen.collection_id
    given = {
        "status": chosen.status,
        "search": chosen.search,
        "collection_id": None if own is None else identifier(own, "collection"),
        "deleted": True if chosen.deleted else None,
    }
    size, cursor = chosen.page_size, chosen.cursor
    return view_walk(caller, kind.all, given, page_size=size, cursor=cursor)
