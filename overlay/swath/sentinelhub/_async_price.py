"""What pictures in object storage are going to cost, by the documented formula.

https://docs.sentinel-hub.com/api/latest/api/overview/processing-unit/
"""

from __future__ import annotations

from typing import Any, Generic, Unpack

from swath._errors import InputError
from swath.sentinelhub._affordable import OR_TELL_BANDS, as_told, reworded
from swath.sentinelhub._async_order import AsyncOptions, is_elsewhere, picture
from swath.sentinelhub._delivery import BucketLike, shut
from swath.sentinelhub._estimate import CallerT, Estimate, Terms, estimate
from swath.sentinelhub._order import EstimateOptions, Order
from swath.sentinelhub._store import StoreLike


TERMS = Terms(least=10.0, discount=2 / 3)
"""A job costs less than the same picture at once, but has a price of its own."""


class Pricing(Generic[CallerT]):
    """Estimates of a client."""

    _sender: CallerT

    def estimate(
        self,
        *,
        bands: int | None = None,
        samples: float | None = None,
        evalscript_at: BucketLike | None = None,
        delivery: BucketLike | None = None,  # noqa: ARG002 - as for `submit`
        store: StoreLike | None = None,  # noqa: ARG002 - as for `submit`
        **options: Unpack[EstimateOptions],
    ) -> Estimate:
        """What a picture is going to cost, by the service's formula; sends nothing.

        From 10,000 pixels on it is two thirds of what `process.render` costs, but 10
        processing units at least. What the service asks for deliveries to a bucket of
        another region is not in it.

        Args:
            bands: How many bands of each collection the script reads, where its text
                does not tell, as `setup()` computes them, or lies in object storage.
            samples: How many samples a pixel has, where scripts with mosaicking ORBIT
                or TILE get one for each day or scene. Without it, as many are assumed
                as satellites pass in the span of time.
            evalscript_at: As for `submit`; nobody looks there.
            delivery: As for `submit`; it may be left out, and makes no difference.
            store: The same.
            options: All other arguments of `submit`.

        Raises:
            InputError: An argument makes no sense, or nobody can tell what the script
                reads.

        Examples:
            >>> import swath
            >>> from swath.sentinelhub import evalscript
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     estimate = sh.async_process.estimate(
            ...         data="sentinel-2-l2a", bbox=(14.0, 46.0, 15.0, 46.6),
            ...         time="2026-06", evalscript=evalscript.ndvi(), outputs="tiff",
            ...         width=7700, height=6700)
            >>> print(estimate)
            174.9 PU
        """
        bands, samples = as_told(bands, samples)
        if "request" in options:  # out of tracebacks that show locals
            options["request"] = shut(options["request"])
        given: dict[str, Any] = {**options, "evalscript_at": evalscript_at}
        lint = given.pop("lint", True)
        wanted = picture(AsyncOptions(**given), lint=lint)
        with reworded(OR_TELL_BANDS):
            return picture_price(
                wanted, bands=bands, samples=samples, base_url=self._sender.base_url
            )


def picture_price(
    wanted: Order,
    *,
    bands: int | None = None,
    samples: float | None = None,
    base_url: str = "",
) -> Estimate:
    """What a picture is going to cost.

    Args:
        wanted: What is rendered.
        bands: How many bands of each collection are read, where nobody can see it.
        samples: How many samples a pixel has, if that is known.
        base_url: The deployment that is asked.

    Raises:
        InputError: Nobody can tell what the script reads.
    """
    if bands is None and is_elsewhere(wanted):
        raise InputError(
            "what the script reads is not known here, as it lies in object storage: "
            "pass evalscript= with its text"
        )
    return estimate(
        wanted, bands=bands, samples=samples, base_url=base_url, terms=TERMS
    )
