"""Orders and subscriptions of data, and their deliveries, on the emulator's clock."""

from __future__ import annotations

import threading
import uuid
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, get_args

import msgspec

from .refusals import ServiceError, not_found, own


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .imports_area import Area
    from .imports_makers import Maker, Product


STAGE = timedelta(seconds=1)
"""How long a delivery, or an archive, is in each of its stages."""
AT_ONCE = 10
"""Deliveries that are brought whenever somebody asks; others wait for the next time."""
STAGES = ("WAITING", "DELIVERED", "PREPARING", "INGESTING")
_DELIVERED_AFTER = 2 * STAGE
Failure = Literal["DELIVERY_FAILED", "NON_INGESTIBLE", "IMPORT_FAILED"]
Kind = Literal["order", "subscription"]
DELIVERY_STATES = (*STAGES, "DONE", *get_args(Failure))
STATES: dict[Kind, tuple[str, ...]] = {
    "order": ("CREATED", "CANCELLED", "RUNNING", "DONE", "PARTIAL", "FAILED"),
    "subscription": ("CREATED", "RUNNING", "CANCELLED", "COMPLETED", "FAILED"),
}


class Delivery(msgspec.Struct, kw_only=True):
    """The delivery of a product.

    Attributes:
        id: A UUID.
        product: The product.
        sqkm: How much of it is delivered.
        begun: When it began.
        tile: The tile that its picture became.
        files: The URLs of its files by name, in the emulator's buckets.
        done: Whether it has arrived.
        failure: How it failed, and why.
        archived: When an archive was asked for.
    """

    id: str
    product: Product
    sqkm: float
    begun: datetime
    tile: str | None = None
    files: dict[str, str] = {}
    done: bool = False
    failure: tuple[Failure, str] | None = None
    archived: datetime | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to it."""
        return self.done or self.failure is not None

    def status(self, now: datetime) -> str:
        """Where it is."""
        if self.failure is not None:
            return self.failure[0]
        if self.done:
            return "DONE"
        return STAGES[min(max(0, (now - self.begun) // STAGE), len(STAGES) - 1)]


class Order(msgspec.Struct, kw_only=True):
    """An order, or a subscription.

    Attributes:
        id: A UUID.
        kind: Which of the two.
        account: Whose it is.
        name: For people.
        created: When it was made.
        input: What was asked for, as it came.
        maker: Whose products.
        area: Where.
        sqkm: What it takes from the quota.
        products: Those that are ordered; a subscription's come later.
        collection: The id of the collection that gets the data.
        state: What its owner made of it.
        hidden: Whether it was deleted, and is listed only on demand.
        deliveries: Its deliveries by id, oldest first.
        coming: What a subscription has to deliver between two moments, newest first.
        until: When a subscription ends.
        watched: Up to which moment was looked for what a subscription delivers.
    """

    id: str
    kind: Kind
    account: str
    name: str
    created: datetime
    input: dict[str, Any]
    maker: Maker
    area: Area
    sqkm: float
    products: list[Product] = []
    collection: str | None = None
    state: Literal["CREATED", "RUNNING", "CANCELLED"] = "CREATED"
    hidden: bool = False
    deliveries: dict[str, Delivery] = {}
    coming: Callable[[datetime, datetime], Iterator[Product]] | None = None
    until: datetime | None = None
    watched: datetime = datetime.min.replace(tzinfo=UTC)

    def status(self, now: datetime) -> str:
        """Where it is."""
        if self.state != "RUNNING":
            return self.state
        all_ended = all(one.ended for one in self.deliveries.values())
        if self.kind == "subscription":
            over = self.until is not None and now >= self.until
            return "COMPLETED" if over and all_ended else "RUNNING"
        if not all_ended:
            return "RUNNING"
        done = sum(one.done for one in self.deliveries.values())
        if done == len(self.deliveries):
            return "DONE"
        return "PARTIAL" if done else "FAILED"

    def deliver(self, product: Product, begun: datetime) -> Delivery:
        """Begins a delivery."""
        made = Delivery(
            id=str(uuid.uuid4()),
            product=product,
            sqkm=round(self.area.shared(product.box), 4),
            begun=begun,
        )
        self.deliveries[made.id] = made
        return made

    def delivery(self, name: str) -> Delivery:
        """The delivery of an id.

        Raises:
            ServiceError: There is none.
        """
        found = self.deliveries.get(name.lower())
        if found is None:
            raise not_found(f"Delivery {name}")
        return found


class ImportStore:
    """All orders and subscriptions, oldest first.

    Args:
        bring: Writes the files of a delivery and makes its tile.
        arrived: Tells of a delivery that was brought whether its tile is ingested:
            None as long as it is not known, a text if it failed.
    """

    def __init__(
        self,
        bring: Callable[[Order, Delivery, datetime], None],
        arrived: Callable[[Order, Delivery, datetime], bool | str | None],
    ) -> None:
        self._bring = bring
        self._arrived = arrived
        self._lock = threading.RLock()
        self._all: dict[str, Order] = {}
        self._failing: dict[str, tuple[Failure, str]] = {}

    def __iter__(self) -> Iterator[Order]:
        return iter(list(self._all.values()))

    def add(self, order: Order) -> Order:
        """Puts an order in place."""
        self._all[order.id] = order
        return order

    def fail(
        self, product: str, failure: Failure, message: str = "It was told to fail."
    ) -> None:
        """Lets deliveries of a product fail from now on.

        Args:
            product: Its id.
            failure: How.
            message: Why.
        """
        self._failing[product] = failure, message

    def of(self, kind: Kind, account: str, name: str) -> Order:
        """The order or subscription of an id.

        Raises:
            ServiceError: The account has none.
        """
        found = self._all.get(name.lower())
        fitting = found if found and found.kind == kind else None
        return own(fitting, account, f"{kind} {name}")

    def mine(self, kind: Kind, account: str) -> list[Order]:
        """The orders or subscriptions of an account, newest first."""
        all_of_it = [o for o in self if o.kind == kind and o.account == account]
        return sorted(all_of_it, key=lambda one: one.created, reverse=True)

    def confirm(self, order: Order, now: datetime) -> None:
        """Begins the deliveries."""
        with self._lock:
            order.state = "RUNNING"
            for product in order.products:
                order.deliver(product, now)

    def delete(self, order: Order, now: datetime) -> None:
        """Removes an order that was not confirmed, and hides one that has ended.

        Raises:
            ServiceError: It goes on, or was delivered in part.
        """
        status = order.status(now)
        if status in {"RUNNING", "PARTIAL"}:
            raise conflict(f"A {order.kind} that is {status} cannot be deleted")
        if status == "CREATED":
            self._all.pop(order.id, None)
        order.hidden = True

    def settle(self, now: datetime) -> None:
        """Does what is due, if it is not too much and nobody is at it."""
        if not self._lock.acquire(blocking=False):
            return
        try:
            for order in islice(self._watched(now), AT_ONCE):
                self._watch(order, now)
            for order, delivery in islice(self._due(now), AT_ONCE):
                self._go_on(order, delivery, now)
        finally:
            self._lock.release()

    def force(self, name: str, failure: str | None, now: datetime) -> str | None:
        """Ends a delivery; its status, None if there is no such delivery."""
        for order in self:
            delivery = order.deliveries.get(name)
            if delivery is not None and failure is not None:
                delivery.failure, delivery.done = ("IMPORT_FAILED", failure), False
            if delivery is not None and not delivery.ended:
                self._go_on(order, delivery, now + len(STAGES) * STAGE)
            if delivery is not None:
                return delivery.status(now)
        return None

    def reset(self) -> None:
        """Forgets all."""
        self._all.clear()
        self._failing.clear()

    def _watched(self, now: datetime) -> Iterator[Order]:
        """The subscriptions at which nobody has looked for a while, longest first."""
        running = [one for one in self if one.coming and one.state == "RUNNING"]
        due = [one for one in running if _end(one, now) > one.watched]
        yield from sorted(due, key=lambda one: one.watched)

    def _watch(self, order: Order, now: datetime) -> None:
        """Begins the deliveries of what has appeared since."""
        if order.coming is None:
            return
        since, order.watched = order.watched, _end(order, now)
        known = {one.product.id for one in order.deliveries.values()}
        for product in reversed(list(order.coming(since, order.watched))):
            if product.id not in known:
                order.deliver(product, max(product.moment, order.created))

    def _due(self, now: datetime) -> Iterator[tuple[Order, Delivery]]:
        """What has been delivered, and not arrived."""
        for order in self:
            for delivery in list(order.deliveries.values()):
                if not delivery.ended and now - delivery.begun >= _DELIVERED_AFTER:
                    yield order, delivery

    def _go_on(self, order: Order, delivery: Delivery, now: datetime) -> None:
        delivery.failure = self._failing.get(delivery.product.id)
        if delivery.failure is not None:
            return
        if delivery.tile is None:
            self._bring(order, delivery, delivery.begun + _DELIVERED_AFTER)
        arrived = self._arrived(order, delivery, now)
        delivery.done = arrived is True
        if isinstance(arrived, str):
            delivery.failure = "IMPORT_FAILED", arrived


def _end(order: Order, now: datetime) -> datetime:
    """Up to which moment a subscription has something to deliver."""
    return now if order.until is None else min(now, order.until)


def conflict(message: str) -> ServiceError:
    """What is asked for is not possible in this state."""
    return ServiceError(409, "COMMON_BAD_PAYLOAD", message)
