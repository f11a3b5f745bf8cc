"""The operations on deliveries: their files and tiles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from msgspec import UNSET

from swath.emulator.files import StoredFile, answer, digest
from swath_api.sentinelhub.structs import (
    DeliveryTile,
    DeliveryTileList,
    OrderDelivery,
    SubscriptionDelivery,
)

from .imports_store import DELIVERY_STATES, conflict
from .listing import chosen, page
from .refusals import ServiceError, not_found


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from starlette.responses import Response

    from swath.emulator._service import HttpHandler

    from .gate import Gate, Visit
    from .imports_store import Delivery, Kind, Order
    from .service import SentinelHub


FILE_DEPTH = ("folder", "file")
"""Clients write the slashes of a file's name as they are."""


class Deliveries:
    """The handlers, over the state of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub) -> None:
        self._hub = hub
        self._store = hub.imports

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        kinds: tuple[Kind, Kind] = ("order", "subscription")
        return {
            operation: gate.reading(operation, make, heavy=True)
            for kind in kinds
            for operation, make in self._operations(kind).items()
        }

    def _operations(self, kind: Kind) -> dict[str, Callable[[Visit], Any]]:
        name = kind.capitalize()
        tiles = "getTileDeliver" if kind == "order" else "getSubscriptionTileDeliver"
        return {
            f"get{name}Deliveries": partial(self.all, kind),
            f"get{name}Delivery": partial(self.one, kind),
            f"get{name}DeliveryFiles": partial(self.files, kind),
            f"get{name}DeliveryFile": partial(self.file, kind),
            f"head{name}DeliveryFile": partial(self.file_head, kind),
            f"{tiles}ies": partial(self.tiles, kind),
            f"{tiles}y": partial(self.tile, kind),
        }

    def all(self, kind: Kind, visit: Visit) -> dict[str, Any]:
        """The deliveries; asking moves an automatic clock on."""
        now = self._settle()
        status = chosen(visit, "status", DELIVERY_STATES)
        found = [
            one
            for one in self._order(kind, visit).deliveries.values()
            if status in {None, one.status(now)}
        ]
        return page(visit, found, lambda one: _told(kind, one, now))

    def one(self, kind: Kind, visit: Visit) -> Any:
        """A delivery; asking moves an automatic clock on."""
        now = self._settle()
        return _told(kind, self._delivery(kind, visit), now)

    def files(self, kind: Kind, visit: Visit) -> list[str]:
        """The names of the files as the provider calls them."""
        return list(self._arrived(kind, visit).files)

    def file(self, kind: Kind, visit: Visit) -> Response:
        """A file, or a stretch of it."""
        return answer(self._stored(kind, visit), visit.call.request.headers)

    def file_head(self, kind: Kind, visit: Visit) -> Response:
        """How long a file is."""
        return answer(self._stored(kind, visit), {})

    def tiles(self, kind: Kind, visit: Visit) -> DeliveryTileList:
        """What was made of the files."""
        now = self._settle()
        order, delivery = self._order(kind, visit), self._delivery(kind, visit)
        return DeliveryTileList(data=self._tiles(order, delivery, now))

    def tile(self, kind: Kind, visit: Visit) -> DeliveryTile:
        """One of these tiles."""
        wanted = visit.path["tileId"].lower()
        for tile in self.tiles(kind, visit).data:
            if str(tile.id) == wanted:
                return tile
        raise not_found(f"Tile {wanted}")

    def _tiles(
        self, order: Order, delivery: Delivery, now: datetime
    ) -> list[DeliveryTile]:
        if delivery.tile is None or order.collection is None:
            return []
        try:
            tile = self._hub.byoc.of(order.account, order.collection).tile(
                delivery.tile
            )
        except ServiceError:
            return []
        return [
            DeliveryTile(
                id=UUID(tile.id),
                delivery_id=UUID(delivery.id),
                status=tile.status(now),
            )
        ]

    def _stored(self, kind: Kind, visit: Visit) -> StoredFile:
        delivery = self._arrived(kind, visit)
        name = "/".join(visit.path[part] for part in FILE_DEPTH if part in visit.path)
        url = delivery.files.get(name)
        if url is None:
            raise not_found(f"File {name}")
        return stored(self._hub, self._hub.objects.path(url))

    def _arrived(self, kind: Kind, visit: Visit) -> Delivery:
        """The delivery, if it is over.

        Raises:
            ServiceError: It is not.
        """
        self._store.settle(self._hub.clock.now())
        delivery = self._delivery(kind, visit)
        if not delivery.done:
            status = delivery.status(self._hub.clock.now())
            raise conflict(f"The delivery is {status}: its files come once it is DONE")
        return delivery

    def _order(self, kind: Kind, visit: Visit) -> Order:
        return self._store.of(kind, visit.known.id, visit.path[f"{kind}Id"])

    def _delivery(self, kind: Kind, visit: Visit) -> Delivery:
        return self._order(kind, visit).delivery(visit.path["deliveryId"])

    def _settle(self) -> datetime:
        now = self._hub.clock.poll()
        self._store.settle(now)
        return now


def stored(hub: SentinelHub, content: bytes | Path) -> StoredFile:
    """A file as it is given out.

    Raises:
        ServiceError: It was removed from its bucket.
    """
    if not isinstance(content, bytes) and not content.is_file():
        raise not_found(f"File {content.name}")
    ranges = hub.switches.import_ranges
    return StoredFile(content=content, etag=f'"{digest(content)}"', ranges=ranges)


def _told(
    kind: Kind, delivery: Delivery, now: datetime
) -> OrderDelivery | SubscriptionDelivery:
    product, failure = delivery.product, delivery.failure
    facts: dict[str, Any] = {
        "id": UUID(delivery.id),
        "provider": product.maker.provider,
        "status": delivery.status(now),
        "error_message": UNSET if failure is None else failure[1],
    }
    if kind == "subscription":
        return SubscriptionDelivery(**facts, item_id=product.id)
    told = OrderDelivery(**facts, sqkm=delivery.sqkm)
    if product.maker.provider == "AIRBUS":
        told.product_id = UUID(product.id)
    elif product.maker.provider == "PLANET":
        told.item_id = product.id
    else:
        told.selected_images = [product.id]
    return told
