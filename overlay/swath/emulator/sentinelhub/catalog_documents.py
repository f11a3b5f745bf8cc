"""The documents that lead through the catalog: what there is, and where."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from swath_api.sentinelhub.structs import (
    CatalogCollection,
    CatalogConformance,
    CatalogExtent,
    CatalogLandingPage,
    CatalogLink,
    CatalogProvider,
    CatalogQueryables,
    CatalogSpatialExtent,
    CatalogTemporalExtent,
)

from .cql2_filter import BASE
from .queryables import Schemas


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from swath_api._runtime import OperationInfo

    from .collections import Collection


JSON = "application/json"
GEOJSON = "application/geo+json"
SCHEMA = "application/schema+json"
OPENAPI = "application/vnd.oai.openapi+json;version=3.1"
HTML = "text/html"
STAC_VERSION = "1.0.0"
_QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
_STAC = "https://api.stacspec.org/v1.0.0/"
_OGC = "http://www.opengis.net/spec/"
CONFORMANCE = (
    *(
        f"{_OGC}ogcapi-features-1/1.0/conf/{name}"
        for name in ("core", "oas30", "geojson")
    ),
    *(f"{_STAC}{name}" for name in ("core", "collections")),
    *(
        f"{_STAC}{name}{part}"
        for name in ("ogcapi-features", "item-search")
        for part in ("", "#fields", "#context", "#filter")
    ),
    *(f"{_OGC}ogcapi-features-3/1.0/conf/{n}" for n in ("filter", "features-filter")),
    *(f"{_OGC}cql2/1.0/conf/{n}" for n in ("cql2-text", "cql2-json", "basic-cql2")),
)
"""The specifications that the catalog keeps to."""


def landing_page(
    home: str, here: str, collections: Iterable[Collection]
) -> CatalogLandingPage:
    """The root of the catalog.

    Args:
        home: URL of the catalog, without a final slash.
        here: The URL that was asked for.
        collections: Those to link to.
    """
    return CatalogLandingPage(
        type="Catalog",
        stac_version=STAC_VERSION,
        stac_extensions=[],
        id="sentinel-hub",
        title="Emulated Sentinel Hub catalog",
        description="Scenes of an emulated world, and what was added to them",
        conforms_to=list(CONFORMANCE),
        links=[
            CatalogLink(rel="root", href=f"{home}/", type=JSON),
            CatalogLink(rel="self", href=here, type=JSON),
            CatalogLink(rel="data", href=f"{home}/collections", type=JSON),
            CatalogLink(rel="conformance", href=f"{home}/conformance", type=JSON),
            *(
                CatalogLink(
                    rel="search", href=f"{home}/search", type=GEOJSON, method=method
                )
                for method in ("GET", "POST")
            ),
            CatalogLink(rel=_QUERYABLES, href=f"{home}/queryables", type=SCHEMA),
            CatalogLink(rel="service-desc", href=f"{home}/api", type=OPENAPI),
            CatalogLink(rel="service-doc", href=f"{home}/api.html", type=HTML),
            *(
                CatalogLink(
                    rel="child", href=_place(home, one), type=JSON, title=one.title
                )
                for one in collections
            ),
        ],
    )


def conformance() -> CatalogConformance:
    """The specifications that the catalog keeps to."""
    return CatalogConformance(conforms_to=list(CONFORMANCE))


def collection_document(home: str, shown: Collection) -> CatalogCollection:
    """A collection as STAC tells it."""
    place = _place(home, shown)
    return CatalogCollection(
        type="Collection",
        stac_version=STAC_VERSION,
        stac_extensions=[],
        id=shown.id,
        title=shown.title,
        description=shown.description,
        keywords=[one for one in (shown.constellation, shown.kind) if one],
        license=shown.license,
        providers=[
            CatalogProvider(name=shown.provider, roles=["producer"]),
            CatalogProvider(name="swath emulator", roles=["host"]),
        ],
        extent=CatalogExtent(
            spatial=CatalogSpatialExtent(bbox=[list(shown.bbox)]),
            temporal=CatalogTemporalExtent(interval=[_interval(shown)]),
        ),
        summaries=_summaries(shown),
        links=[
            CatalogLink(rel="root", href=f"{home}/", type=JSON),
            CatalogLink(rel="self", href=place, type=JSON),
            CatalogLink(rel="parent", href=f"{home}/", type=JSON),
            CatalogLink(rel="items", href=f"{place}/items", type=GEOJSON),
            CatalogLink(rel=_QUERYABLES, href=f"{place}/queryables", type=SCHEMA),
        ],
    )


def _interval(shown: Collection) -> list[datetime | None]:
    return [datetime.fromisoformat(text) if text else None for text in shown.interval]


def _summaries(shown: Collection) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if shown.constellation:
        told["constellation"] = [shown.constellation]
    if shown.instruments:
        told["instruments"] = list(shown.instruments)
    if shown.gsd:
        told["gsd"] = [shown.gsd]
    for name, schema in shown.queryables.items():
        if "enum" in schema:
            told[name] = schema["enum"]
        elif "maximum" in schema:
            told[name] = {"minimum": schema["minimum"], "maximum": schema["maximum"]}
    return told


def _place(home: str, shown: Collection) -> str:
    return f"{home}/collections/{shown.id}"


def queryables_document(here: str, schemas: Schemas) -> CatalogQueryables:
    """What filters may name, as a JSON Schema."""
    return CatalogQueryables(
        field_schema="https://json-schema.org/draft/2019-09/schema",
        field_id=here,
        type="object",
        title="What filters may name",
        properties=schemas,
    )


def shared_queryables(collections: Iterable[Collection]) -> Schemas:
    """What filters may name wherever they look."""
    return {**BASE, **{n: s for one in collections for n, s in one.queryables.items()}}


def api_document(home: str, operations: Mapping[str, OperationInfo]) -> dict[str, Any]:
    """The catalog's operations as a small OpenAPI document."""
    paths: dict[str, dict[str, Any]] = {}
    root = ""
    for info in operations.values():
        if info.tag.lower() != "catalog":
            continue
        root = root or info.path
        place = paths.setdefault(info.path.removeprefix(root) or "/", {})
        place[info.method.lower()] = {
            "operationId": info.id,
            "parameters": [
                {
                    "name": one.name,
                    "in": one.location,
                    "required": one.required,
                    "schema": {},
                }
                for one in info.parameters
            ],
            "responses": {"default": {"description": "See the documentation."}},
        }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Emulated Sentinel Hub catalog", "version": "1.0.0"},
        "servers": [{"url": home}],
        "paths": paths,
    }
