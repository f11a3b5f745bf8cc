"""The orders that every emulator starts with: enough of them to page."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from .byoc_places import polygon
from .imports_area import area_in
from .imports_makers import MAKERS
from .imports_store import Order


if TYPE_CHECKING:
    from collections.abc import Iterator

    from .accounts import Account


_BEGAN = datetime(2025, 9, 1, 8, tzinfo=UTC)
_ORDERS = 120
_BOX = (14.45, 46.00, 14.47, 46.02)
_INPUT: dict[str, Any] = {
    "provider": "AIRBUS",
    "bounds": {"bbox": list(_BOX)},
    "data": [{"constellation": "PHR"}],
}


def seed_orders(account: Account) -> Iterator[Order]:
    """Orders of last year that nobody went through with."""
    area = area_in(polygon(_BOX))
    sqkm = round(area.sqkm, 4)
    for number in range(_ORDERS):
        name = f"season {2025 - number // 40} part {number % 40 + 1}"
        yield Order(
            id=str(uuid.uuid5(uuid.UUID(account.id), name)),
            kind="order",
            account=account.id,
            name=name,
            created=_BEGAN + timedelta(days=number),
            input=_INPUT,
            maker=MAKERS[0],
            area=area,
            sqkm=sqkm,
            state="CANCELLED",
        )
