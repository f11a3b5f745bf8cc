"""The operations on orders and subscriptions of data."""

from __future__ import annotations

import uuid
from functools import partial
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec
from msgspec import UNSET
from starlette.responses import Response

from swath_api.sentinelhub import structs
from swath_api.sentinelhub.structs import OrderRequest, SubscriptionRequest

from .byoc_rules import same_bands
from .imports import check_key
from .imports_area import area_of, meeting
from .imports_filters import wanted
from .imports_makers import maker_of, product_of, products
from .imports_store import STATES, Order, conflict
from .listing import chosen, identified, page, searched
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from swath.emulator._service import HttpHandler

    from .gate import Gate, Visit
    from .imports_filters import Wanted
    from .imports_makers import Product
    from .imports_store import Kind
    from .service import SentinelHub


MOST = {"AIRBUS": 10, "PLANET": 500, "MAXAR": 10}
"""Products of an order."""
LEAST_SQKM = {"AIRBUS": 0.0, "PLANET": 0.0, "MAXAR": 5.0}
"""Square kilometres of a product within the bounds; what is below is refused."""
BACKLOG = 25
"""Products of the past that a subscription delivers at most."""


class Orders:
    """The handlers, over the state of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub) -> None:
        self._hub = hub
        self._store = hub.imports

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        found = {
            "createOrder": gate.plain(
                "createOrder", OrderRequest, self.order, heavy=True
            ),
            "createSubscription": gate.plain(
                "createSubscription", SubscriptionRequest, self.subscribe, heavy=True
            ),
            "cancelSubscription": gate.reading(
                "cancelSubscription", self.cancel, heavy=True
            ),
        }
        kinds: tuple[Kind, Kind] = ("order", "subscription")
        for kind in kinds:
            for operation, make in self._shared(kind).items():
                found[operation] = gate.reading(operation, make, heavy=True)
        return found

    def _shared(self, kind: Kind) -> dict[str, Callable[[Visit], Any]]:
        """What can be done with orders and with subscriptions alike."""
        name = kind.capitalize()
        return {
            f"get{name}s": partial(self.all, kind),
            f"get{name}": partial(self.one, kind),
            f"delete{name}": partial(self.delete, kind),
            f"confirm{name}": partial(self.confirm, kind),
        }

    def order(self, visit: Visit, asked: OrderRequest) -> structs.Order:
        """A new order, which costs nothing until it is confirmed."""
        if isinstance(asked.input, structs.PlanetOrder):
            check_key(asked.input.planet_api_key)
        now = self._hub.clock.now()
        query = wanted(asked.input, now)
        found = _chosen(asked, query)
        provider = query.maker.provider
        sizes = [query.area.shared(product.box) for product in found]
        if not found:
            raise bad_payload("There are no products within the bounds")
        if min(sizes) < LEAST_SQKM[provider]:
            least = LEAST_SQKM[provider]
            raise bad_payload(f"A product has less than {least} km2 within the bounds")
        made = self._made("order", visit, asked, query)
        made.products, made.sqkm = found, round(sum(sizes), 4)
        return _told(self._store.add(made), now)

    def subscribe(
        self, visit: Visit, asked: SubscriptionRequest
    ) -> structs.Subscription:
        """A new subscription, which delivers nothing until it is confirmed."""
        check_key(asked.input.planet_api_key)
        now, data = self._hub.clock.now(), asked.input.data[0]
        rule: Any = data.data_filter
        start, end = rule.time_range.from_, rule.time_range.to or None
        if end is not None and end <= start:
            raise bad_payload("timeRange ends before it begins")
        maker, area = maker_of("PSScene"), area_of(asked.input.bounds)
        cover, meets = getattr(rule, "max_cloud_coverage", UNSET), meeting(area)

        def coming(since: datetime, moment: datetime) -> Iterator[Product]:
            found = products(maker, area.box, max(start, since), moment)
            clear = (p for p in found if cover is UNSET or p.cloud <= cover)
            return islice((p for p in clear if meets(p.box)), BACKLOG)

        made = self._made("subscription", visit, asked, None)
        made.coming, made.until = coming, end
        return _told_subscription(self._store.add(made), now)

    def all(self, kind: Kind, visit: Visit) -> dict[str, Any]:
        """The orders or subscriptions; asking moves an automatic clock on."""
        now = self._settle()
        hidden = chosen(visit, "deleted", ("true", "false")) == "true"
        status = chosen(visit, "status", STATES[kind])
        collection = identified(visit, "collectionId")
        found = [
            one
            for one in self._store.mine(kind, visit.known.id)
            if one.hidden == hidden
            and status in {None, one.status(now)}
            and collection in {None, one.collection}
        ]
        named = searched(visit, found, attrgetter("name"))
        return page(visit, named, lambda one: _TOLD[kind](one, now))

    def one(self, kind: Kind, visit: Visit) -> Any:
        """An order or subscription; asking moves an automatic clock on."""
        now = self._settle()
        return _TOLD[kind](self._found(kind, visit), now)

    def delete(self, kind: Kind, visit: Visit) -> Response:
        """Removes or hides an order or subscription."""
        self._store.delete(self._found(kind, visit), self._hub.clock.now())
        return Response(status_code=204)

    def confirm(self, kind: Kind, visit: Visit) -> Any:
        """Takes from the quota, and begins to deliver."""
        from .imports_bringing import Bringing  # noqa: PLC0415 - it needs the store

        now, order = self._hub.clock.now(), self._found(kind, visit)
        if order.status(now) != "CREATED":
            message = f"A {kind} that is {order.status(now)} cannot be confirmed"
            raise conflict(f"{message}: only one that is CREATED")
        if order.collection is not None:
            self._hub.byoc.of(order.account, order.collection)
        self._hub.quotas.spend(order.account, order.maker.collection, order.sqkm)
        Bringing(self._hub).target(order, now)
        self._store.confirm(order, now)
        return _TOLD[kind](order, now)

    def cancel(self, visit: Visit) -> structs.Subscription:
        """Ends a subscription; what has come stays."""
        now, order = self._hub.clock.now(), self._found("subscription", visit)
        if order.status(now) != "RUNNING":
            message = f"A subscription that is {order.status(now)} cannot be cancelled"
            raise conflict(f"{message}: only one that is RUNNING")
        order.state = "CANCELLED"
        return _told_subscription(order, now)

    def _found(self, kind: Kind, visit: Visit) -> Order:
        return self._store.of(kind, visit.known.id, visit.path[f"{kind}Id"])

    def _settle(self) -> datetime:
        now = self._hub.clock.poll()
        self._store.settle(now)
        return now

    def _made(
        self,
        kind: Kind,
        visit: Visit,
        asked: OrderRequest | SubscriptionRequest,
        query: Wanted | None,
    ) -> Order:
        area = area_of(asked.input.bounds)
        return Order(
            id=str(uuid.uuid4()),
            kind=kind,
            account=visit.known.id,
            name=asked.name or f"Data import {kind}",
            created=self._hub.clock.now(),
            input=_input(asked),
            maker=maker_of("PSScene") if query is None else query.maker,
            area=area,
            sqkm=round(area.sqkm, 4),
            collection=self._collection(visit, asked),
        )

    def _collection(
        self, visit: Visit, asked: OrderRequest | SubscriptionRequest
    ) -> str | None:
        """The collection that is named.

        Raises:
            ServiceError: There is none, or it has other bands.
        """
        from .imports_files import bands  # noqa: PLC0415 - needs the extra

        if not asked.collection_id:
            return None
        own = self._hub.byoc.of(visit.known.id, str(asked.collection_id))
        if own.bands and not same_bands(own.bands, bands()):
            raise bad_payload(f"The collection {own.id} has other bands than the data")
        return own.id


def _input(asked: OrderRequest | SubscriptionRequest) -> dict[str, Any]:
    """What was asked for, without the key of the provider."""
    given: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(asked.input))
    given.pop("planetApiKey", None)
    return given


def _chosen(asked: OrderRequest, query: Wanted) -> list[Product]:
    """The products that an order names, or all that it would find.

    Raises:
        ServiceError: One does not exist or lies elsewhere, or there are too many.
    """
    data: Any = asked.input.data[0]
    names = [str(getattr(one, "id", one)) for one in _ids(data)]
    if names and data.data_filter is not UNSET:
        raise bad_payload("Either dataFilter or products can be given, not both")
    provider = query.maker.provider
    most = MOST[provider]
    if not names:
        found = list(islice(query.found(), most + 1))
        if len(found) > most:
            raise bad_payload(f"The query matches more than {most} products")
        return found
    return [_named(query, name) for name in dict.fromkeys(names)]


def _ids(data: Any) -> list[Any]:
    for name in ("products", "item_ids", "selected_images"):
        given = getattr(data, name, UNSET)
        if given is not UNSET:
            return list(given)
    return []


def _named(query: Wanted, name: str) -> Product:
    product = product_of(query.maker.collection, name)
    if product is None:
        raise bad_payload(f"There is no product {name} of {query.maker.collection}")
    if query.area.shared(product.box) <= 0:
        raise bad_payload(f"The product {name} lies outside of the bounds")
    return product


def _facts(order: Order, now: datetime) -> dict[str, Any]:
    return {
        "id": UUID(order.id),
        "name": order.name,
        "account_id": UUID(order.account),
        "collection_id": UUID(order.collection) if order.collection else UNSET,
        "status": order.status(now),
        "sqkm": order.sqkm,
        "provider": order.maker.provider,
        "created": order.created,
        "input": order.input,
    }


def _told(order: Order, now: datetime) -> structs.Order:
    return structs.Order(**_facts(order, now))


def _told_subscription(order: Order, now: datetime) -> structs.Subscription:
    return structs.Subscription(**_facts(order, now))


_TOLD: dict[str, Any] = {
    "order": _told,
    "subscription": _told_subscription,
}
