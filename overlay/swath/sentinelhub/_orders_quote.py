"""Quotes of orders and subscriptions, and how they are confirmed."""

from __future__ import annotations

from swath._callers import AsyncCaller, SyncCaller
from swath._core.effects import Flow
from swath._errors import ConflictError
from swath.sentinelhub._orders_confirmed import AsyncImportJob, ImportJob
from swath.sentinelhub._orders_flow import deleted, stepped
from swath.sentinelhub._orders_kinds import CREATED, Kind, Placed, Sender
from swath.sentinelhub._quotas import check_area, check_quota


class _Quote:
    """What is known of a quote without asking."""

    def __init__(self, kind: Kind, told: Placed) -> None:
        self._kind = kind
        self._told = told

    @property
    def id(self) -> str:
        """The id that the order or subscription keeps when it is confirmed."""
        return str(self._told.id)

    @property
    def name(self) -> str:
        """Its name, for people."""
        return self._told.name or ""

    @property
    def sqkm(self) -> float | None:
        """What it would take, in square kilometres; None if the service is silent."""
        found = self._told.sqkm
        return found if isinstance(found, int | float) else None

    @property
    def raw(self) -> Placed:
        """All that the service told."""
        return self._told

    def __repr__(self) -> str:
        size = "unknown" if self.sqkm is None else f"{self.sqkm:g} km²"
        return f"<{type(self).__name__} of {self._kind.name} {self.id}: {size}>"


class Quote(_Quote):
    """What an order or a subscription would take; it costs nothing until confirmed.

    `id` names it for another process, or for whoever has to agree:
    ``sh.dataimport.orders.quoted(id)``.
    """

    def __init__(self, caller: SyncCaller, kind: Kind, told: Placed) -> None:
        super().__init__(kind, told)
        self._caller = caller

    def confirm(self, *, max_sqkm: float | None = None) -> ImportJob:
        """Buys what it says, if that is not too much and the quota suffices.

        It is bought once, also if the network breaks meanwhile: where an answer is
        lost, the service is asked how the quote stands.

        Args:
            max_sqkm: The most square kilometres that it may take.

        Raises:
            InputError: `max_sqkm` is no area; nothing was sent.
            BudgetError: It would take more than `max_sqkm`, or than is left of the
                quota; it was not confirmed.
            ConflictError: It was confirmed before.
            PermissionDeniedError: The service found the quota too small.
            JobInDoubtError: An answer was lost, and the service cannot be asked.

        Examples:
            >>> import swath
            >>> from swath.sentinelhub import Airbus
            >>> field = (14.45, 46.00, 14.47, 46.02)
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     quote = sh.dataimport.orders.quote(
            ...         Airbus("SPOT"), bbox=field, time="2026-05")
            ...     try:
            ...         order = quote.confirm(max_sqkm=1)
            ...     except swath.BudgetError as error:
            ...         print(error.cost > error.limit)
            ...     quote.delete()
            True
        """
        flow = confirmed(self._kind, self._told, max_sqkm, self._caller)
        told = self._caller.run(flow)
        return ImportJob(self._caller, self._kind, self.id, told)

    def delete(self) -> None:
        """Throws it away.

        Raises:
            ConflictError: It was confirmed.
            NotFoundError: There is no such quote any more.
        """
        self._caller.run(deleted(self._kind, self.id, self._caller))


class AsyncQuote(_Quote):
    """What an order or a subscription would take; it costs nothing until confirmed.

    `id` names it for another process, or for whoever has to agree:
    ``sh.dataimport.orders.quoted(id)``.
    """

    def __init__(self, caller: AsyncCaller, kind: Kind, told: Placed) -> None:
        super().__init__(kind, told)
        self._caller = caller

    async def confirm(self, *, max_sqkm: float | None = None) -> AsyncImportJob:
        """Buys what it says, if that is not too much and the quota suffices.

        It is bought once, also if the network breaks meanwhile: where an answer is
        lost, the service is asked how the quote stands.

        Args:
            max_sqkm: The most square kilometres that it may take.

        Raises:
            InputError: `max_sqkm` is no area; nothing was sent.
            BudgetError: It would take more than `max_sqkm`, or than is left of the
                quota; it was not confirmed.
            ConflictError: It was confirmed before.
            PermissionDeniedError: The service found the quota too small.
            JobInDoubtError: An answer was lost, and the service cannot be asked.

        Examples:
            >>> import asyncio, swath
            >>> from swath.sentinelhub import Airbus
            >>> async def confirmed(**where):
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         quote = await sh.dataimport.orders.quote(
            ...             Airbus("SPOT"), time="2026-05", **where)
            ...         return await quote.confirm(max_sqkm=1000)
            >>> order = asyncio.run(confirmed(bbox=(14.45, 46.00, 14.47, 46.02)))
            >>> order.progress.state
            'running'
        """
        flow = confirmed(self._kind, self._told, max_sqkm, self._caller)
        told = await self._caller.run(flow)
        return AsyncImportJob(self._caller, self._kind, self.id, told)

    async def delete(self) -> None:
        """Throws it away.

        Raises:
            ConflictError: It was confirmed.
            NotFoundError: There is no such quote any more.
        """
        await self._caller.run(deleted(self._kind, self.id, self._caller))


def confirmed(
    kind: Kind, told: Placed, max_sqkm: float | None, caller: Sender
) -> Flow[Placed]:
    """Confirms a quote once it is known not to be too much.

    Raises:
        SwathError: As for `Quote.confirm`.
    """
    check_area(kind, told, max_sqkm)
    yield from check_quota(kind, told, caller)
    name = str(told.id)
    try:
        return (yield from stepped(kind, kind.confirm, name, CREATED, caller))
    except ConflictError as error:
        where = f"sh.dataimport.{kind.name}s.job({name!r})"
        error.hint = f"What was confirmed before is not bought twice: {where} has it"
        raise
