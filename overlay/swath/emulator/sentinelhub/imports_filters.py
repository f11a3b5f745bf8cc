"""What queries of products ask for, as conditions on a product."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import UNSET

from swath_api.sentinelhub.structs import (
    AirbusOrder,
    AirbusSearchQuery,
    MaxarOrder,
    MaxarSearchQuery,
    PlanetOrder,
    PlanetSearchQuery,
)

from .imports_area import area_of, meeting
from .imports_makers import maker_of, products
from .imports_native import planet_filter
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from swath_api.sentinelhub.structs import (
        AirbusFilter,
        MaxarFilter,
        PlanetFilter,
        TimeRange,
    )

    from .imports_area import Area
    from .imports_makers import Maker, Product

    Condition = Callable[[Product], bool]
    Query = (
        AirbusSearchQuery
        | PlanetSearchQuery
        | MaxarSearchQuery
        | AirbusOrder
        | PlanetOrder
        | MaxarOrder
    )


MAX_FOUND = 1000
"""Products that a search finds at most."""
_BUNDLES = {
    "PSScene": (
        "analytic_udm2",
        "analytic_sr_udm2",
        "analytic_8b_udm2",
        "analytic_8b_sr_udm2",
    ),
    "SkySatCollect": ("analytic_udm2", "analytic_sr_udm2", "panchromatic"),
}


class Wanted(NamedTuple):
    """What a query asks for."""

    maker: Maker
    area: Area
    start: datetime | None
    end: datetime
    fits: Condition

    def found(self) -> Iterator[Product]:
        """The products, newest first."""
        meets = meeting(self.area)
        for product in products(self.maker, self.area.box, self.start, self.end):
            if self.fits(product) and meets(product.box):
                yield product


def wanted(query: Query, now: datetime) -> Wanted:
    """What a query asks for.

    Raises:
        ServiceError: Its parts do not go together, or the area is not understood.
    """
    area = area_of(query.bounds)
    if isinstance(query, AirbusSearchQuery | AirbusOrder):
        airbus = query.data[0]
        rule = airbus.data_filter
        return _wanted(airbus.constellation, area, now, rule, _airbus(rule or None))
    if isinstance(query, PlanetSearchQuery | PlanetOrder):
        planet = query.data[0]
        if planet.product_bundle not in _BUNDLES[planet.item_type]:
            known = ", ".join(_BUNDLES[planet.item_type])
            raise bad_payload(f"productBundle of {planet.item_type} is one of {known}")
        chosen = planet.data_filter
        return _wanted(planet.item_type, area, now, chosen, _planet(chosen or None))
    maxar = query.data[0]
    limits = maxar.data_filter
    return _wanted(maxar.product_bands, area, now, limits, _maxar(limits or None))


def _wanted(
    kind: str,
    area: Area,
    now: datetime,
    rule: AirbusFilter | PlanetFilter | MaxarFilter | object,
    fits: Condition,
) -> Wanted:
    span: TimeRange | None = getattr(rule, "time_range", None) or None
    start, end = _span(span)
    cover = getattr(rule, "max_cloud_coverage", UNSET)
    most = 100.0 if cover is UNSET else cover

    def clear(product: Product) -> bool:
        return product.cloud <= most and fits(product)

    return Wanted(maker_of(kind), area, start, min(end or now, now), clear)


def _span(span: TimeRange | None) -> tuple[datetime | None, datetime | None]:
    if span is None:
        return None, None
    start, end = span.from_ or None, span.to or None
    if start is not None and end is not None and start > end:
        raise bad_payload("timeRange ends before it begins")
    return start, end


def _airbus(rule: AirbusFilter | None) -> Condition:
    if rule is None:
        return lambda _: True
    snow, lean = rule.max_snow_coverage, rule.max_incidence_angle
    level = rule.processing_level

    def fits(product: Product) -> bool:
        return (
            (snow is UNSET or product.snow <= snow)
            and (lean is UNSET or product.off_nadir <= lean)
            and level in {UNSET, level_of(product)}
        )

    return fits


def _planet(rule: PlanetFilter | None) -> Condition:
    if rule is None or rule.native_filter is UNSET:
        return lambda _: True
    return planet_filter(rule.native_filter)


def _maxar(rule: MaxarFilter | None) -> Condition:
    if rule is None:
        return lambda _: True
    least, most = rule.min_off_nadir or 0, rule.max_off_nadir
    low, high = rule.min_sun_elevation or 0, rule.max_sun_elevation
    sensor = rule.sensor

    def fits(product: Product) -> bool:
        return (
            least <= product.off_nadir <= (45 if most is UNSET else most)
            and low <= product.sun <= (90 if high is UNSET else high)
            and sensor in {UNSET, product.sensor}
        )

    return fits


def level_of(product: Product) -> str:
    """The quality of a product of Airbus."""
    good = product.cloud <= 60 and product.off_nadir <= 30  # noqa: PLR2004 - its rule
    return "SENSOR" if good else "ALBUM"
