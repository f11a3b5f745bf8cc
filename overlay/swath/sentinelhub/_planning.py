"""What rendering costs, before and while it happens; the same for both clients."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Any, Generic, NamedTuple, Unpack, cast

from swath._errors import InputError
from swath.sentinelhub._affordable import (
    OR_TELL_BANDS,
    as_told,
    keeping,
    processing_units,
    reworded,
)
from swath.sentinelhub._allowance import Allowance, Allowances, Reservation
from swath.sentinelhub._estimate import CallerT, Estimate, estimate
from swath.sentinelhub._image import Image, Images, made
from swath.sentinelhub._limits import Pace
from swath.sentinelhub._order import EstimateOptions, Order, order
from swath_api._runtime import Operation, Request
from swath_api.sentinelhub.api.process import process


class Plan(NamedTuple):
    """A request for pictures, and what it is going to cost.

    Attributes:
        operation: The operation, read as pictures.
        request: What is sent.
        units: Processing units, None if that cannot be told.
    """

    operation: Operation[Image | Images]
    request: Request
    units: float | None


class Planning(Generic[CallerT]):
    """Estimates and budgets of a client."""

    _sender: CallerT

    def estimate(
        self,
        *,
        bands: int | None = None,
        samples: float | None = None,
        **options: Unpack[EstimateOptions],
    ) -> Estimate:
        """What a picture is going to cost, by the service's formula; sends nothing.

        Args:
            bands: How many bands of each collection the script reads, where its text
                does not tell, as `setup()` computes them.
            samples: How many samples a pixel has, where scripts with mosaicking ORBIT
                or TILE get one for each day or scene. Without it, as many are assumed
                as satellites pass in the span of time.
            options: The arguments of `render`. The picture may be larger than `render`
                makes it.

        Raises:
            InputError: An argument makes no sense, or the script's text does not tell
                what it reads.

        Examples:
            >>> import swath
            >>> ndvi = '''//VERSION=3
            ... function setup() {
            ...   return {input: ["B04", "B08"], output: {bands: 1}};
            ... }
            ... function evaluatePixel(s) { return [index(s.B08, s.B04)]; }'''
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     estimate = sh.process.estimate(
            ...         data="sentinel-2-l2a", bbox=(14.4, 46.0, 14.5, 46.1),
            ...         evalscript=ndvi, width=512, height=512)
            >>> print(estimate)
            0.6667 PU
        """
        bands, samples = as_told(bands, samples)
        wanted = order(**options)
        base_url = self._sender.base_url
        with reworded(OR_TELL_BANDS):
            return estimate(wanted, bands=bands, samples=samples, base_url=base_url)

    def budget(self, units: float) -> AbstractContextManager[Allowance]:
        """Refuses what would cost more than so much, while a ``with`` block runs.

        All that this client and its views render counts, in whichever thread or task.
        Requests on their way count as estimated, answered ones as the service charged
        them. Budgets may stand inside of each other: each of them holds.

        Args:
            units: Processing units that may be spent.

        Raises:
            InputError: It is no amount.
            BudgetError: In the block: a picture would cost more than is left.

        Examples:
            >>> import swath
            >>> ndvi = '''//VERSION=3
            ... function setup() {
            ...   return {input: ["B04", "B08"], output: {bands: 1}};
            ... }
            ... function evaluatePixel(s) { return [index(s.B08, s.B04)]; }'''
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     with sh.process.budget(1) as budget:
            ...         image = sh.process.render(
            ...             data="sentinel-2-l2a", bbox=(14.4, 46.0, 14.5, 46.1),
            ...             time="2026-06", evalscript=ndvi, width=256, height=256)
            >>> round(budget.spent, 3)
            0.167
        """
        return self._allowances().opened(processing_units(units, "budget({!r})"))

    def _plan(self, wanted: Order) -> Plan:
        body, accept = wanted.body, cast("Any", wanted.accept)
        return Plan(
            process.OPERATION.returning(partial(made, wanted)),
            process.build(body=body, accept=accept),
            self._units(wanted),
        )

    def _units(self, wanted: Order) -> float | None:
        """What a request costs; None if nobody needs to know and it is not plain.

        Raises:
            InputError: A budget needs it, and the script does not tell.
        """
        try:
            with keeping("the budget"):
                return estimate(wanted, base_url=self._sender.base_url).units
        except InputError:
            if self._allowances().any_open:
                raise
            return None

    def _reserved(self, units: float | None) -> AbstractContextManager[Reservation]:
        if units is None:
            return nullcontext(Reservation())
        return self._allowances().reserved(units)

    def _allowances(self) -> Allowances:
        pace = self._sender.context.pace
        return pace.allowances if isinstance(pace, Pace) else Allowances()
