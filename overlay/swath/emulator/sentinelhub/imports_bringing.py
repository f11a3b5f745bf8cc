"""How deliveries become files in a bucket, and tiles of a collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .byoc_rules import sample_types
from .refusals import ServiceError


if TYPE_CHECKING:
    from datetime import datetime

    from .byoc_store import OwnCollection
    from .imports_store import Delivery, Order
    from .service import SentinelHub


BUCKET = "swath-imports"
"""Where data go of which no collection is named."""


class Bringing:
    """Brings deliveries into the collections of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub) -> None:
        self._hub = hub

    def target(self, order: Order, now: datetime) -> OwnCollection:
        """The collection of an order, made if there is none yet."""
        from .imports_files import bands  # noqa: PLC0415 - needs the extra

        store = self._hub.byoc
        if order.collection is None:
            made = store.make(order.account, order.name, BUCKET, now)
            order.collection = made.id
        own = store.of(order.account, order.collection)
        if not own.bands:
            own.bands, own.no_data = bands(), 0
            self._hub.own_collections[f"byoc-{own.id}"] = sample_types(own.bands)
        return own

    def bring(self, order: Order, delivery: Delivery, now: datetime) -> None:
        """Writes the files, and makes the tile."""
        from .imports_files import FILE, delivered  # noqa: PLC0415 - as above

        own = self.target(order, now)
        folder = f"{order.id}/{delivery.id}"
        product = delivery.product
        files = delivered(product, order.area.box, len(order.deliveries))
        for name, content in files.items():
            url = f"s3://{own.bucket}/{folder}/{name}"
            self._hub.objects.put(url, content)
            delivery.files[name] = url
        tile = self._hub.byoc.tile(
            own, f"{folder}/{product.id}/{FILE}", now, sensed=product.moment
        )
        delivery.tile = tile.id

    def arrived(
        self, order: Order, delivery: Delivery, now: datetime
    ) -> bool | str | None:
        """Whether the tile is ingested; a text if it failed."""
        try:
            own = self._hub.byoc.of(order.account, order.collection or "")
            tile = own.tile(delivery.tile or "")
        except ServiceError as error:
            return str(error)
        self._hub.byoc.look(own, tile, now)
        if tile.found is None:
            return None
        return tile.found.failure or True
