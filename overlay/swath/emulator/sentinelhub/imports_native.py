"""Queries in the providers' own languages."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from .byoc_places import box_of
from .imports_area import area_in, meeting
from .imports_makers import MAKERS
from .process_body import is_list, is_object
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Callable

    from .imports_area import Area
    from .imports_makers import Maker, Product

    Condition = Callable[[Product], bool]


MAX_FILTERS = 100
"""Parts of a filter of Planet's; the service's own limit is not documented."""
_INTERVAL = re.compile(r"[\[\]]([^,]*),([^,]*)[\[\]]")


def planet_filter(given: dict[str, Any]) -> Condition:
    """A filter of Planet's Data API as a condition.

    Raises:
        ServiceError: It is not understood.
    """
    try:
        _check_count(given)
        return _KINDS[given["type"]](given)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise bad_payload(f"nativeFilter is not understood: {error!r}") from None


def _check_count(rule: dict[str, Any]) -> None:
    """Refuses filters of so many parts that every product would take long."""
    count, rest = 0, [rule]
    while rest:
        config = rest.pop().get("config")
        count += 1
        if count > MAX_FILTERS:
            raise bad_payload(f"nativeFilter has more than {MAX_FILTERS} parts")
        inner = config if is_list(config) else [config]
        rest += [one for one in inner if is_object(one) and "type" in one]


def _all(given: dict[str, Any]) -> Condition:
    parts = [planet_filter(one) for one in given["config"]]
    return lambda product: all(part(product) for part in parts)


def _any(given: dict[str, Any]) -> Condition:
    parts = [planet_filter(one) for one in given["config"]]
    return lambda product: any(part(product) for part in parts)


def _not(given: dict[str, Any]) -> Condition:
    part = planet_filter(given["config"])
    return lambda product: not part(product)


def _range(given: dict[str, Any]) -> Condition:
    name, limits = given["field_name"], given["config"]
    low, high = limits.get("gte", limits.get("gt")), limits.get("lte", limits.get("lt"))

    def fits(product: Product) -> bool:
        value = _numbers(product).get(name)
        if value is None:
            return False
        return (low is None or value >= low) and (high is None or value <= high)

    return fits


def _dates(given: dict[str, Any]) -> Condition:
    limits = {name: moment(text) for name, text in given["config"].items()}
    low, high = limits.get("gte", limits.get("gt")), limits.get("lte", limits.get("lt"))
    return lambda product: (
        (low is None or product.moment >= low)
        and (high is None or product.moment <= high)
    )


def _place(given: dict[str, Any]) -> Condition:
    meets = meeting(area_in(given["config"]))
    return lambda product: meets(product.box)


def _texts(given: dict[str, Any]) -> Condition:
    name, texts = given["field_name"], given["config"]

    def fits(product: Product) -> bool:
        known = {"item_type": product.maker.kind, "id": product.id}
        return name not in known or known[name] in texts

    return fits


def _whatever(given: dict[str, Any]) -> Condition:  # noqa: ARG001 - one of several
    return lambda _: True


_KINDS: dict[str, Callable[[dict[str, Any]], Condition]] = {
    "AndFilter": _all,
    "OrFilter": _any,
    "NotFilter": _not,
    "RangeFilter": _range,
    "DateRangeFilter": _dates,
    "GeometryFilter": _place,
    "StringInFilter": _texts,
    "PermissionFilter": _whatever,
    "AssetFilter": _whatever,
}


def _numbers(product: Product) -> dict[str, float]:
    return {
        "cloud_cover": product.cloud / 100,
        "cloud_percent": product.cloud,
        "sun_elevation": product.sun,
        "view_angle": product.off_nadir,
    }


class Native:
    """A query in a provider's own words.

    Attributes:
        makers: Whose products are looked at.
        area: Where.
        start: The first moment, if one is named.
        end: The last moment, if one is named.
        fits: What else is asked for.
    """

    def __init__(
        self,
        makers: list[Maker],
        area: Area,
        span: tuple[datetime | None, datetime | None] = (None, None),
        fits: Condition = lambda _: True,
    ) -> None:
        self.makers = makers
        self.area = area
        self.start, self.end = span
        self.fits = fits


def native(query: dict[str, Any]) -> Native:
    """What a query asks for.

    Raises:
        ServiceError: The provider is unknown, or its query not understood.
    """
    provider = query.get("provider")
    read = _READERS.get(str(provider))
    if read is None:
        known = ", ".join(_READERS)
        raise bad_payload(f"The provider {provider} is not known: take {known}")
    try:
        return read(query)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise bad_payload(f"The query is not understood: {error!r}") from None


def _airbus(query: dict[str, Any]) -> Native:
    limits = {
        name: _interval(query[name])
        for name in ("cloudCover", "snowCover", "incidenceAngle")
        if name in query
    }
    span = _interval(query.get("acquisitionDate", "[,]"))
    kinds = _listed(query.get("constellation", "PHR,SPOT"))
    makers = [one for one in MAKERS if one.provider == "AIRBUS" and one.kind in kinds]

    def fits(product: Product) -> bool:
        known: dict[str, float] = {
            "cloudCover": product.cloud,
            "snowCover": product.snow,
            "incidenceAngle": product.off_nadir,
        }
        return all(
            float(low or 0) <= known[name] <= float(high or 100)
            for name, (low, high) in limits.items()
        )

    start, end = (moment(one) if one else None for one in span)
    return Native(makers, _somewhere(query.get("geometry")), (start, end), fits)


def _planet(query: dict[str, Any]) -> Native:
    kinds = query["item_types"]
    makers = [one for one in MAKERS if one.provider == "PLANET" and one.kind in kinds]
    rule = query.get("filter", {"type": "AndFilter", "config": []})
    return Native(makers, _somewhere(_first_place(rule)), fits=planet_filter(rule))


def _maxar(query: dict[str, Any]) -> Native:
    span = [moment(query[key]) if query.get(key) else None for key in _DATES]
    sensor = query.get("sensor")
    makers = [one for one in MAKERS if one.provider == "MAXAR"]
    place = _somewhere(query.get("aoiInGeoJson"))
    fits: Condition = lambda one: sensor in {None, one.sensor}  # noqa: E731 - short
    return Native(makers, place, (span[0], span[1]), fits)


_DATES = ("startDate", "endDate")
_READERS: dict[str, Callable[[dict[str, Any]], Native]] = {
    "AIRBUS": _airbus,
    "PLANET": _planet,
    "MAXAR": _maxar,
}


def _first_place(rule: dict[str, Any]) -> dict[str, Any] | None:
    """The geometry in a filter of Planet."""
    config = rule.get("config")
    if rule.get("type") == "GeometryFilter":
        return config
    parts = cast("list[dict[str, Any]]", config) if isinstance(config, list) else []
    return next((found for one in parts if (found := _first_place(one))), None)


def _somewhere(geometry: dict[str, Any] | None) -> Area:
    if geometry is None:
        raise bad_payload("The query names no area")
    box_of(geometry)
    return area_in(geometry)


def _listed(value: str | list[str]) -> list[str]:
    return value.split(",") if isinstance(value, str) else value


def _interval(text: str) -> tuple[str, str]:
    found = _INTERVAL.fullmatch(text.replace(" ", ""))
    if found is None:
        raise ValueError(f"{text} is no interval such as [0,30]")
    return found[1], found[2]


def moment(text: str) -> datetime:
    """A moment, in UTC where it names no offset."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
