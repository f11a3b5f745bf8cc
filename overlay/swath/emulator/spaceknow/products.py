"""The ready-made products of Datacube and their tables."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from swath_api.spaceknow.structs import Product as ProductStruct
from swath_api.spaceknow.structs import ProductMetadata, SalesInfo

from .scenes import share


if TYPE_CHECKING:
    from collections.abc import Iterator


_MISSING = 0.06
"""The share of cells that are empty."""


class Column(NamedTuple):
    """A column of a product, and what the data dictionary says of it."""

    name: str
    topic: str
    type_of_index: str
    rolling: str
    value_type: str
    units: str


class Product(NamedTuple):
    """A product: a table with a row every `step` days."""

    id: str
    title: str
    region: str
    frequency: str
    step: int
    first: date
    last: date
    columns: tuple[Column, ...]
    active: bool = True
    sold: bool = True

    def described(self) -> ProductStruct:
        """The product as the service tells it."""
        return ProductStruct(
            product_id=self.id,
            active=self.active,
            downloadable=self.sold,
            metadata=ProductMetadata(product_name=self.title),
            sales_info={one.name: self._sales(one) for one in self.columns},
        )

    def _sales(self, column: Column) -> SalesInfo:
        return SalesInfo(
            frequency=self.frequency,
            region=self.region,
            rolling=column.rolling,
            topic=column.topic,
            type_of_index=column.type_of_index,
            units=column.units,
            value_type=column.value_type,
        )

    def table(self, form: Literal["simple", "rich"], known: datetime) -> str:
        """The table as CSV; as in the service, all lines but the first are indented.

        Args:
            form: `rich` has more columns than `simple`, behind them.
            known: Only what was delivered by then.
        """
        names = ["value_dt", "delivery_dt", *(one.name for one in self.columns)]
        if form == "rich":
            names += ["product_id", "region", "frequency", "version"]
        return "\n ".join([",".join(names), *self._lines(form, known)])

    def _lines(self, form: str, known: datetime) -> Iterator[str]:
        for number in range((self.last - self.first).days // self.step + 1):
            day = self.first + timedelta(days=number * self.step)
            at = datetime(day.year, day.month, day.day, tzinfo=UTC)
            delivered = at + timedelta(days=1, hours=6)
            if delivered > known:
                return
            cells = [_text(at), _text(delivered), *self._values(number)]
            if form == "rich":
                cells += [self.id, self.region, self.frequency, "1"]
            yield ",".join(cells)

    def _values(self, number: int) -> Iterator[str]:
        """The cells of a row; a few of them are empty."""
        for one in self.columns:
            chance = share(self.id, one.name, number)
            wave = math.sin(number * self.step / 58)
            missing = share(self.id, one.name, number, "gap") < _MISSING
            yield "" if missing else f"{50 + 20 * wave + 8 * chance:.3f}"

    def dictionary(self) -> str:
        """What its columns mean, as CSV: quoted, with the blanks of the service."""
        head = "column_id topic type_of_index region frequency rolling value_type units"
        rows = [head.split(), *(self._meaning(one) for one in self.columns)]
        lines = [", ".join(f'"{cell}"' for cell in row) for row in rows]
        return "".join(f"\n {line}" for line in lines) + "\n "

    def _meaning(self, one: Column) -> list[str]:
        return [
            f"{self.id}_{one.name}",
            one.topic,
            one.type_of_index,
            self.region,
            self.frequency,
            one.rolling,
            one.value_type,
            one.units,
        ]


def _text(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"


def _levels(topic: str) -> tuple[Column, ...]:
    return tuple(
        Column(
            f"30d_{level}_activity_level",
            topic,
            f"ASI - {level}",
            "30d",
            "activity",
            "%",
        )
        for level in ("normal", "high", "low")
    )


PRODUCTS = {
    one.id: one
    for one in (
        Product(
            "SK_DEMO_TRA_ASI_CZ_W",
            "Demo transport activity, Czech Republic",
            "Czech Republic",
            "weekly",
            7,
            date(2021, 1, 4),
            date(2025, 12, 29),
            _levels("Transport"),
        ),
        Product(
            "SK_DEMO_STEEL_DE_D",
            "Demo steel index, Germany",
            "Germany",
            "daily",
            1,
            date(2024, 1, 1),
            date(2025, 12, 31),
            (
                Column("index", "Steel", "production index", "1d", "index", "points"),
                Column("stock", "Steel", "stock", "7d", "area", "m2"),
            ),
        ),
        Product(
            "SK_DEMO_OLD_US_M",
            "Demo retail index, United States, discontinued",
            "United States",
            "monthly",
            30,
            date(2019, 1, 1),
            date(2021, 12, 31),
            _levels("Retail"),
            active=False,
        ),
        Product(
            "SK_DEMO_LOCKED_CN_W",
            "Demo index that nobody here has bought",
            "China",
            "weekly",
            7,
            date(2022, 1, 3),
            date(2025, 12, 29),
            _levels("Industry"),
            sold=False,
        ),
    )
}
