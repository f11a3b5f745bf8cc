"""The operations that look for data of commercial providers, and the quotas."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from swath_api.sentinelhub.structs import (
    AirbusSearchQuery,
    MaxarSearchQuery,
    PlanetSearchQuery,
    QuotaList,
)

from .gate import Answer
from .imports_area import meeting
from .imports_features import feature
from .imports_filters import MAX_FOUND, wanted
from .imports_makers import product_of, products
from .imports_native import native
from .listing import page
from .refusals import ServiceError, bad_payload, not_found


if TYPE_CHECKING:
    from collections.abc import Mapping

    from swath.emulator._service import HttpHandler
    from swath_api.sentinelhub.structs import Quota

    from .gate import Gate, Visit
    from .imports_makers import Product
    from .service import SentinelHub


BAD_KEY = "invalid"
"""A key of Planet's that Planet does not know."""
_WITHOUT_PAGES = "MAXAR"


class Imports:
    """The handlers, over the state of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub) -> None:
        self._hub = hub

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        queries: Any = AirbusSearchQuery | PlanetSearchQuery | MaxarSearchQuery
        return {
            "searchData": gate.plain("searchData", queries, self.search, heavy=True),
            "nativeSearch": gate.plain(
                "nativeSearch", dict[str, Any], self.native_search, heavy=True
            ),
            "getProductThumbnail": gate.reading(
                "getProductThumbnail", self.thumbnail, heavy=True
            ),
            "getQuotas": gate.reading("getQuotas", self.quotas),
            "getQuota": gate.reading("getQuota", self.quota),
        }

    def search(
        self,
        visit: Visit,
        query: AirbusSearchQuery | PlanetSearchQuery | MaxarSearchQuery,
    ) -> dict[str, Any]:
        """The products that a query of any provider finds."""
        if isinstance(query, PlanetSearchQuery):
            check_key(query.planet_api_key or None)
        found = wanted(query, self._hub.clock.now()).found()
        return _results(visit, list(islice(found, MAX_FOUND)))

    def native_search(self, visit: Visit, query: dict[str, Any]) -> dict[str, Any]:
        """The products that a query in a provider's own language finds."""
        asked, now = native(query), self._hub.clock.now()
        if query["provider"] == "PLANET":
            check_key(query.get("planetApiKey"))
        box, end = asked.area.box, min(asked.end or now, now)
        meets = meeting(asked.area)
        found = (
            product
            for maker in asked.makers
            for product in products(maker, box, asked.start, end)
            if asked.fits(product) and meets(product.box)
        )
        return _results(visit, list(islice(found, MAX_FOUND)), query["provider"])

    def thumbnail(self, visit: Visit) -> Answer:
        """A small picture of a product: JPEG if only that is accepted, else PNG."""
        from .imports_files import preview  # noqa: PLC0415 - needs the extra

        name, collection = visit.path["productId"], visit.path["collectionId"]
        product = product_of(collection, name)
        if product is None:
            raise not_found(f"Product {name} of {collection}")
        if product.maker.provider == "PLANET":
            check_key(visit.call.request.query_params.get("planetApiKey"))
        accept = visit.call.request.headers.get("accept", "*/*")
        jpeg = "image/jpeg" in accept and "image/png" not in accept
        kind = "image/jpeg" if jpeg else "image/png"
        return Answer(content=preview(product, jpeg=jpeg), media_type=kind)

    def quotas(self, visit: Visit) -> QuotaList:
        """What the account may import, by collection."""
        only = visit.call.request.query_params.get("collectionId")
        found = self._hub.quotas.of(visit.known.id)
        return QuotaList(data=[q for q in found if only in {None, q.collection_id}])

    def quota(self, visit: Visit) -> Quota:
        """What the account may import of one collection."""
        return self._hub.quotas.one(visit.known.id, visit.path["collectionId"])


def check_key(key: str | None) -> None:
    """Refuses a key of Planet's that Planet would not take.

    Raises:
        ServiceError: It is so.
    """
    if key == BAD_KEY:
        code = "COMMON_INSUFFICIENT_PERMISSIONS"
        raise ServiceError(403, code, "Planet does not accept the planetApiKey")
    if key is not None and not key.strip():
        raise bad_payload("planetApiKey is empty")


def _results(
    visit: Visit, found: list[Product], provider: str | None = None
) -> dict[str, Any]:
    """Products as an answer; Maxar gives all at once, and no links."""
    provider = provider or (found[0].maker.provider if found else None)
    if provider == _WITHOUT_PAGES:
        return {"type": "FeatureCollection", "features": [*map(feature, found)]}
    shown = page(visit, found, feature)
    told = {"features": shown["data"], "links": shown["links"]}
    if provider == "AIRBUS":
        told["totalResults"] = len(found)
    return {"type": "FeatureCollection"} | told
