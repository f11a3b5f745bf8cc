"""Products that commercial providers offer: a pure function of maker, place and day."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from .product_names import shares
from .scenes import SEED


if TYPE_CHECKING:
    from collections.abc import Iterator

    from .byoc_places import Box


Provider = Literal["AIRBUS", "PLANET", "MAXAR"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MAX_TRIED = 40_000
"""Places and days that a search looks at, newest days first."""


class Maker(NamedTuple):
    """Who makes products of a kind.

    Attributes:
        collection: What quotas and thumbnails call them.
        provider: Who sells them.
        kind: What queries call them: constellation, item type or bands.
        side: Degrees that a product is long and wide.
        chance: The share of days on which a place has one.
        metres: Of a pixel.
        since: Year of the first.
        sensors: Whose pictures they are.
    """

    collection: str
    provider: Provider
    kind: str
    side: float
    chance: float
    metres: float
    since: int
    sensors: tuple[str, ...]


MAKERS: Final = (
    Maker("AIRBUS_PLEIADES", "AIRBUS", "PHR", 0.2, 0.12, 2.0, 2012, ("PHR1A", "PHR1B")),
    Maker("AIRBUS_SPOT", "AIRBUS", "SPOT", 0.5, 0.15, 6.0, 2013, ("SPOT6", "SPOT7")),
    Maker("PLANET_SCOPE", "PLANET", "PSScene", 0.25, 0.8, 3.0, 2017, ("PSB.SD",)),
    Maker("PLANET_SKYSAT", "PLANET", "SkySatCollect", 0.1, 0.05, 0.5, 2016, ("ssc",)),
    Maker(
        "MAXAR_WORLDVIEW",
        "MAXAR",
        "4BB",
        0.15,
        0.1,
        2.0,
        2010,
        ("WV02", "WV03", "GE01"),
    ),
)
BY_COLLECTION: Final = {maker.collection: maker for maker in MAKERS}
_CODES: Final = {"WV01": "102", "WV02": "103", "WV03": "104", "GE01": "105"}


class Product(NamedTuple):
    """A product.

    Attributes:
        id: As its provider writes it.
        maker: Who made it.
        moment: When it was seen.
        box: West, south, east, north in degrees.
        sensor: What saw it.
        cloud: Percent under clouds.
        snow: Percent under snow.
        off_nadir: Degrees that the view leans.
        sun: Degrees of the sun above the horizon.
    """

    id: str
    maker: Maker
    moment: datetime
    box: Box
    sensor: str
    cloud: float
    snow: float
    off_nadir: float
    sun: float


def maker_of(kind: str) -> Maker:
    """Who makes what a query names."""
    return next(maker for maker in MAKERS if maker.kind == kind)


def products(
    maker: Maker, box: Box, start: datetime | None, end: datetime
) -> Iterator[Product]:
    """The products that meet a box, newest first.

    Args:
        maker: Whose.
        box: West, south, east, north in degrees.
        start: The first moment; without it the first that there is.
        end: The last moment.
    """
    start = max(start or _EPOCH, datetime(maker.since, 1, 1, tzinfo=UTC))
    cells = list(_cells(maker, box))
    days = range((end - _EPOCH).days, (start - _EPOCH).days - 1, -1)
    for day in days[: MAX_TRIED // max(1, len(cells)) + 1]:
        found = [
            made for i, j in cells if (made := _made(maker, i, j, day)) is not None
        ]
        for product in sorted(found, key=lambda one: one.moment, reverse=True):
            if start <= product.moment <= end:
                yield product


def product_of(collection: str, name: str) -> Product | None:
    """The product of an id, if there is one."""
    maker = BY_COLLECTION.get(collection)
    place = _place(maker, name) if maker is not None else None
    made = _made(maker, *place) if maker is not None and place is not None else None
    return made if made is not None and made.id == name else None


def _cells(maker: Maker, box: Box) -> Iterator[tuple[int, int]]:
    west, south, east, north = box
    columns, rows = round(360 / maker.side), round(180 / maker.side)
    first, last = (max(0, math.floor((y + 90) / maker.side)) for y in (south, north))
    left, right = (math.floor((x + 180) / maker.side) for x in (west, east))
    most = MAX_TRIED // (min(last, rows - 1) - first + 1)
    for i in range(left, min(right, left + most) + 1):
        for j in range(first, min(last, rows - 1) + 1):
            yield i % columns, j


def _made(maker: Maker, i: int, j: int, day: int) -> Product | None:
    """What a maker has of a place and a day."""
    luck, hour, cloud, sensor = shares(SEED, maker.collection, i, j, day)
    if luck >= maker.chance:
        return None
    snow, lean, sun, _ = shares(SEED, maker.collection, i, j, day, "more")
    west, south = round(i * maker.side - 180, 6), round(j * maker.side - 90, 6)
    east, north = round(west + maker.side, 6), round(south + maker.side, 6)
    noon = 12 - (west + maker.side / 2) / 15
    seconds = round((noon - 1.5 + hour) * 3600) % 86_400
    moment = _EPOCH + timedelta(days=day, seconds=seconds)
    seen_by = maker.sensors[int(sensor * len(maker.sensors))]
    return Product(
        id=_name(maker, i, j, day, moment, seen_by),
        maker=maker,
        moment=moment,
        box=(west, south, east, north),
        sensor=seen_by,
        cloud=round(100 * cloud**2, 1),
        snow=round(max(0.0, 100 * (snow - 0.9)), 1),
        off_nadir=round(35 * lean, 1),
        sun=round(25 + 40 * sun, 1),
    )


def _name(maker: Maker, i: int, j: int, day: int, moment: datetime, sensor: str) -> str:
    place = f"{i:04x}{j:04x}"
    if maker.provider == "AIRBUS":
        return f"{place}-{day:04x}-4{maker.kind.encode().hex()[:3]}-8000-{i * j:012x}"
    if maker.provider == "MAXAR":
        return f"{_CODES[sensor]}0{place}{day:04x}".upper()
    number = "" if maker.kind == "PSScene" else "ssc1_"
    return f"{moment:%Y%m%d_%H%M%S}_{number}{place[:4]}_{place[4:]}"


_NAMES: Final = {
    "AIRBUS": re.compile(r"(\w{4})(\w{4})-(\w{4})-4\w{3}-8000-\w{12}"),
    "MAXAR": re.compile(r"10\d0(\w{4})(\w{4})(\w{4})"),
    "PLANET": re.compile(r"(\d{8})_\d{6}_(?:ssc1_)?(\w{4})_(\w{4})"),
}


def _place(maker: Maker, name: str) -> tuple[int, int, int] | None:
    """Column, row and day that an id tells."""
    found = _NAMES[maker.provider].fullmatch(name)
    if found is None:
        return None
    try:
        if maker.provider != "PLANET":
            return int(found[1], 16), int(found[2], 16), int(found[3], 16)
        seen = datetime.strptime(found[1], "%Y%m%d").replace(tzinfo=UTC)
        return int(found[2], 16), int(found[3], 16), (seen - _EPOCH).days
    except ValueError:
        return None
