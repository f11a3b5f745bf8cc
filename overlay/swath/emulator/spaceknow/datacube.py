"""The operations on Datacube."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from starlette.responses import Response

from swath.emulator._service import Refusal
from swath_api.spaceknow.structs import (
    Aoi,
    Catalogue,
    CatalogueRequest,
    DataDictionaryRequest,
    Datapoints,
    DatapointsRequest,
    ProductRequest,
    ProductsRequest,
)
from swath_api.spaceknow.structs import Product as ProductStruct

from .datapoints import Query, csv_of, query_of, rows_of
from .files import MEDIA_TYPES
from .gate import Empty, Gate, Visit
from .pipelines import Work
from .products import PRODUCTS, Product
from .refusals import forbidden, refused
from .series import AREAS, SERIES


if TYPE_CHECKING:
    from collections.abc import Mapping

    from swath.emulator._service import HttpHandler

    from .datapoints import Row
    from .space import SpaceKnow


class Datacube:
    """The handlers, over the state of a SpaceKnow."""

    def __init__(self, space: SpaceKnow) -> None:
        self._space = space

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        plain, starting = gate.plain, gate.starting
        return {
            "listAois": plain("listAois", Empty, self.aois),
            "getCatalogue": plain("getCatalogue", CatalogueRequest, self.catalogue),
            "getDatapoints": plain(
                "getDatapoints", DatapointsRequest, self.datapoints, heavy=True
            ),
            "initiateDatapoints": starting(
                "initiateDatapoints", DatapointsRequest, self.start_datapoints
            ),
            "retrieveDatapoints": gate.retrieving("retrieveDatapoints"),
            "listProducts": plain("listProducts", ProductsRequest, self.products),
            "getProduct": plain("getProduct", ProductRequest, self.product),
            "getDataDictionary": plain(
                "getDataDictionary", DataDictionaryRequest, self.dictionary
            ),
        }

    def aois(self, visit: Visit, _: Empty) -> list[Aoi]:
        """The areas that the user may use."""
        allowed = visit.user.aois
        return [
            one.described() for one in AREAS if allowed is None or one.label in allowed
        ]

    def catalogue(self, visit: Visit, order: CatalogueRequest) -> Catalogue:
        """The entries that match, by algorithm."""
        wanted = {
            "version": order.version,
            "project": order.project,
            "source": order.source,
            "algorithm": order.algorithm,
            "aoi_name": order.aoi_name,
            "aoi_label": order.aoi_label,
        }
        given = {k: v for k, v in wanted.items() if isinstance(v, str)}
        found: Catalogue = {}
        for series in SERIES:
            if visit.user.aois is not None and series.area.label not in visit.user.aois:
                continue
            for entry in series.described():
                if all(getattr(entry, name) == value for name, value in given.items()):
                    found.setdefault(entry.algorithm, []).append(entry)
        return found

    def datapoints(self, visit: Visit, order: DatapointsRequest) -> Datapoints:
        """The result of a query, if it is small enough to come at once."""
        query = self._query(visit, order)
        rows = rows_of(query)
        limit = self._space.switches.datapoints
        if len(rows) > limit:
            detail = (
                f"The query finds {len(rows)} data points, and {limit} can be had at "
                "once: use /datacube/datapoints/get/initiate."
            )
            raise refused("TOO-MANY-DATAPOINTS", detail)
        return self._result(query, rows, visit.call.root)

    def start_datapoints(self, visit: Visit, order: DatapointsRequest) -> Work:
        """Starts the same query as a pipeline."""
        query = self._query(visit, order)

        def produce(root: str) -> Datapoints:
            return self._result(query, rows_of(query), root)

        return Work(produce)

    def _query(self, visit: Visit, order: DatapointsRequest) -> Query:
        if order.show_aoi_positions:
            visit.need("datacube.get-aoi-positions")
        if order.show_aoi_tags:
            visit.need("datacube.get-aoi-tags")
        if order.postprocess:
            visit.entry.note("postprocess has no effect here")
        return query_of(order, visit.user.aois)

    def _result(self, query: Query, rows: list[Row], root: str) -> Datapoints:
        content = csv_of(rows, query.wanted)
        path = self._space.files.add(content, "csv", lambda: content)
        return Datapoints(total_rows=len(rows), csv_link=f"{root}{path}")

    def products(self, visit: Visit, order: ProductsRequest) -> list[ProductStruct]:
        """All products, one of them, or those that the user may download."""
        del visit
        if isinstance(order.product_id, str):
            found = [_product(order.product_id)]
        else:
            found = [*PRODUCTS.values()]
        if order.downloadable_only:
            found = [one for one in found if one.sold]
        return [one.described() for one in found]

    def product(self, visit: Visit, order: ProductRequest) -> Response:
        """The table of a product, as it is known now or was on a day."""
        del visit
        product = _sold(order.product_id)
        known = self._space.clock.now()
        if order.pit_dt:
            day = datetime.combine(order.pit_dt, time(), UTC)
            known = min(known, day + timedelta(days=1, seconds=-1))
        return _csv(product.table(order.csv_format or "simple", known))

    def dictionary(self, visit: Visit, order: DataDictionaryRequest) -> Response:
        """What the columns of a product mean."""
        del visit
        return _csv(_product(order.product_id).dictionary())


def _product(name: str) -> Product:
    if name not in PRODUCTS:
        detail = f"There is no product {name!r}."
        raise Refusal(404, detail, code="NON-EXISTENT-PRODUCT")
    return PRODUCTS[name]


def _sold(name: str) -> Product:
    product = _product(name)
    if not product.sold:
        raise forbidden(f"datacube.products.{name}")
    return product


def _csv(text: str) -> Response:
    return Response(text, media_type=MEDIA_TYPES["csv"])
