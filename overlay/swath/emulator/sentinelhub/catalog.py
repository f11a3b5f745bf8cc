"""The operations of the catalog: collections, Items, search.

Links lead to where the client sees the catalog: under the family of paths, and on the
host, that it asked for.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

import msgspec
from starlette.responses import Response

from swath_api.sentinelhub.operations import OPERATIONS
from swath_api.sentinelhub.structs import (
    CatalogCollections,
    CatalogContext,
    CatalogItemCollection,
    CatalogLink,
    CatalogSearchPage,
)

from .catalog_documents import (
    GEOJSON,
    HTML,
    JSON,
    OPENAPI,
    SCHEMA,
    api_document,
    collection_document,
    conformance,
    landing_page,
    queryables_document,
    shared_queryables,
)
from .catalog_fields import trimmed
from .catalog_pages import Page, Pages
from .catalog_paths import DESCRIPTION, DOCUMENTATION, HOMES, QUERYABLES
from .catalog_query import Query, body_of, read_body
from .gate import Answer, Gate, Visit
from .refusals import not_found


if TYPE_CHECKING:
    from collections.abc import Mapping

    from swath.emulator._service import HttpCall, HttpHandler

    from .collections import Collection
    from .scenes import Scene
    from .service import SentinelHub


class Catalog:
    """The handlers, over the state of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub) -> None:
        self._store = hub.catalog
        self._store.pictures = partial(_pictures, hub)
        self._pages = Pages(hub.catalog)

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        read = {
            "getCatalogLandingPage": self.landing,
            "getCatalogConformanceDeclaration": self.conformance,
            "getCatalogCollections": self.collections,
            "getCatalogCollection": self.collection,
            "getCatalogCollectionQueryables": self.queryables,
        }
        searching = {
            "getCatalogFeature": self.item,
            "getCatalogFeatures": self.items,
            "getCatalogItemSearch": self.search_get,
        }
        found: dict[str, HttpHandler] = {
            name: gate.reading(name, make) for name, make in read.items()
        }
        for name, make in searching.items():
            found[name] = gate.reading(name, make, heavy=True)
        post, kind = "postCatalogItemSearch", dict[str, Any]
        found[post] = gate.plain(post, kind, self.search_post, heavy=True)
        found[DESCRIPTION.id] = self.description
        found[DOCUMENTATION.id] = self.documentation
        found[QUERYABLES.id] = self.all_queryables
        return found

    def landing(self, visit: Visit) -> Answer:
        """The root of the catalog."""
        home, here = _home(visit.call), _here(visit.call)
        return _document(landing_page(home, here, self._store.collections.values()))

    def conformance(self, visit: Visit) -> Answer:
        """The specifications that the catalog keeps to."""
        del visit
        return _document(conformance())

    def collections(self, visit: Visit) -> Answer:
        """All collections."""
        home = _home(visit.call)
        told = CatalogCollections(
            collections=[
                collection_document(home, one)
                for one in self._store.collections.values()
            ],
            links=[
                CatalogLink(rel="root", href=f"{home}/", type=JSON),
                CatalogLink(rel="self", href=_here(visit.call), type=JSON),
                CatalogLink(rel="parent", href=f"{home}/", type=JSON),
            ],
        )
        return _document(told)

    def collection(self, visit: Visit) -> Answer:
        """One collection."""
        return _document(collection_document(_home(visit.call), self._known(visit)))

    def queryables(self, visit: Visit) -> Answer:
        """What filters may name in a collection."""
        schemas = self._known(visit).queryables
        return _document(queryables_document(_here(visit.call), schemas), SCHEMA)

    def item(self, visit: Visit) -> Answer:
        """One Item."""
        shown, name = self._known(visit), visit.path["featureId"]
        entry = self._store.find(shown.id, name)
        if entry is None:
            raise not_found(f"The item {name!r} of {shown.id}")
        content = self._store.contents.of(entry, _home(visit.call))
        return Answer(content=bytes(content), media_type=GEOJSON)

    def items(self, visit: Visit) -> Answer:
        """A page of the Items of a collection."""
        shown, call = self._known(visit), visit.call
        asked = {
            name: text
            for name, text in call.request.query_params.items()
            if name in ("limit", "bbox", "datetime", "next")
        }
        order = {"datetime": None, **body_of(asked), "collections": [shown.id]}
        if order["datetime"] is None:
            order |= {"datetime": "../9999-12-31T23:59:59Z"}
        page = self._pages.page(self._read(order, visit))
        home = _home(call)
        place = f"{home}/collections/{shown.id}"
        told = CatalogItemCollection(
            type="FeatureCollection",
            features=[self._store.contents.of(one, home) for one in page.found],
            links=[
                CatalogLink(rel="root", href=f"{home}/", type=JSON),
                CatalogLink(rel="self", href=_url(call), type=GEOJSON),
                CatalogLink(rel="parent", href=place, type=JSON),
                *_next_by_url(call, page),
            ],
            time_stamp=visit.entry.clock,
            number_returned=len(page.found),
        )
        return _document(told, GEOJSON)

    def search_get(self, visit: Visit) -> Answer:
        """A page of a search that a query string asks for."""
        order = body_of(visit.call.request.query_params)
        query, page = self._searched(order, visit)
        links = [
            CatalogLink(rel="self", href=_url(visit.call), type=GEOJSON),
            *_next_by_url(visit.call, page),
        ]
        return self._told(visit, query, page, links)

    def search_post(self, visit: Visit, order: dict[str, Any]) -> Answer:
        """A page of a search that a body asks for."""
        query, page = self._searched(order, visit)
        here = f"{_home(visit.call)}/search"
        links = [CatalogLink(rel="self", href=here, type=GEOJSON)]
        if page.next is not None:
            links.append(
                CatalogLink(
                    rel="next",
                    href=here,
                    type=GEOJSON,
                    method="POST",
                    body={"next": page.next},
                    merge=True,
                )
            )
        return self._told(visit, query, page, links)

    async def description(self, call: HttpCall) -> Response:
        """The catalog's operations as an OpenAPI document."""
        told = api_document(_home(call), OPERATIONS)
        return Response(msgspec.json.encode(told), headers={"content-type": OPENAPI})

    async def documentation(self, call: HttpCall) -> Response:
        """A page for people."""
        home = _home(call)
        page = (
            f"<!doctype html><title>Catalog</title><p>See <a href='{home}/api'>api</a>."
        )
        return Response(page, media_type=HTML)

    async def all_queryables(self, call: HttpCall) -> Response:
        """What filters may name wherever they look."""
        schemas = shared_queryables(self._store.collections.values())
        told = queryables_document(_here(call), schemas)
        return Response(msgspec.json.encode(told), media_type=SCHEMA)

    def _known(self, visit: Visit) -> Collection:
        name = visit.path["collectionId"]
        found = self._store.collections.get(name)
        if found is None:
            raise not_found(f"The collection {name!r}")
        return found

    def _read(self, order: Mapping[str, Any], visit: Visit) -> Query:
        return read_body(order, tuple(self._store.collections), visit.entry)

    def _searched(self, order: Mapping[str, Any], visit: Visit) -> tuple[Query, Page]:
        query = self._read(order, visit)
        return query, self._pages.page(query)

    def _told(
        self, visit: Visit, query: Query, page: Page, links: list[CatalogLink]
    ) -> Answer:
        context = CatalogContext(returned=len(page.found), limit=query.limit)
        if page.next is not None:
            context.next = page.next
        told = CatalogSearchPage(
            type="FeatureCollection",
            features=self._features(visit, query, page),
            links=links,
            context=context,
        )
        return _document(told, GEOJSON)

    def _features(self, visit: Visit, query: Query, page: Page) -> list[msgspec.Raw]:
        if query.distinct is not None:
            return [msgspec.Raw(msgspec.json.encode(value)) for value in page.found]
        home = _home(visit.call)
        whole = [self._store.contents.of(one, home) for one in page.found]
        if query.fields is None:
            return whole
        return [_trimmed(one, query) for one in whole]


def _pictures(hub: SentinelHub) -> list[Scene]:
    """The scenes of pictures that were put in place, if there are any."""
    # Whoever has put some in place has looked at the world, which is made then.
    return [one.scene for one in hub.scenes] if "world" in vars(hub) else []


def _trimmed(content: msgspec.Raw, query: Query) -> msgspec.Raw:
    assert query.fields is not None  # noqa: S101 - asked before
    kept = trimmed(msgspec.json.decode(content), query.fields)
    return msgspec.Raw(msgspec.json.encode(kept))


def _document(told: Any, media_type: str = JSON) -> Answer:
    return Answer(content=msgspec.json.encode(told), media_type=media_type)


def _path(call: HttpCall) -> str:
    """The path below the service, as it was asked for."""
    path: str = call.request.scope["raw_path"].decode("ascii")
    return "/" + path.removeprefix("/").partition("/")[2]


def _home(call: HttpCall) -> str:
    """The catalog's URL, without a final slash, in the family of the request."""
    path = _path(call)
    home = next(one for one in HOMES if f"{path}/".startswith(f"{one}/"))
    return f"{call.root}{home}"


def _here(call: HttpCall) -> str:
    """The URL that was asked for, without its query."""
    return f"{call.root}{_path(call)}"


def _url(call: HttpCall) -> str:
    """The URL that was asked for."""
    query = call.request.url.query
    return f"{_here(call)}?{query}" if query else _here(call)


def _next_by_url(call: HttpCall, page: Page) -> list[CatalogLink]:
    """The link to the next page, if there is one: the same URL from its place on."""
    if page.next is None:
        return []
    pairs = parse_qsl(call.request.url.query, keep_blank_values=True)
    pairs = [pair for pair in pairs if pair[0] != "next"]
    query = urlencode([*pairs, ("next", str(page.next))])
    href = f"{_here(call)}?{query}"
    return [CatalogLink(rel="next", href=href, type=GEOJSON, method="GET")]
