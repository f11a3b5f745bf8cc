"""The operation table of the service."""

from __future__ import annotations

from swath_api._runtime import OperationInfo


_CATALOG = "/api/v1/catalog/1.0.0"
_ROWS = (
    ("requestToken", "Auth", "POST", "/auth/realms/main/protocol/openid-connect/token"),
    ("process", "Process", "POST", "/api/v1/process"),
    ("getCatalogLandingPage", "Catalog", "GET", _CATALOG),
    ("getCatalogConformanceDeclaration", "Catalog", "GET", f"{_CATALOG}/conformance"),
    ("getCatalogCollections", "Catalog", "GET", f"{_CATALOG}/collections"),
    (
        "getCatalogCollection",
        "Catalog",
        "GET",
        f"{_CATALOG}/collections/{{collectionId}}",
    ),
    (
        "getCatalogCollectionQueryables",
        "Catalog",
        "GET",
        f"{_CATALOG}/collections/{{collectionId}}/queryables",
    ),
    (
        "getCatalogFeatures",
        "Catalog",
        "GET",
        f"{_CATALOG}/collections/{{collectionId}}/items",
    ),
    (
        "getCatalogFeature",
        "Catalog",
        "GET",
        f"{_CATALOG}/collections/{{collectionId}}/items/{{featureId}}",
    ),
    ("getCatalogItemSearch", "Catalog", "GET", f"{_CATALOG}/search"),
    ("postCatalogItemSearch", "Catalog", "POST", f"{_CATALOG}/search"),
    ("createNewAsyncProcessRequest", "AsyncProcess", "POST", "/api/v1/async/process"),
    (
        "getStatusAsyncRequest",
        "AsyncProcess",
        "GET",
        "/api/v1/async/process/{requestId}",
    ),
    ("submitStatisticalRequest", "Statistics", "POST", "/api/v1/statistics"),
    ("metadata_locations", "Metadata", "GET", "/api/v1/metadata/location"),
    ("metadata_location", "Metadata", "GET", "/api/v1/metadata/location/{locationId}"),
    (
        "metadata_byoc_id",
        "Metadata",
        "GET",
        "/api/v1/metadata/collection/byoc-{collectionId}",
    ),
    (
        "metadata_batch_id",
        "Metadata",
        "GET",
        "/api/v1/metadata/collection/batch-{collectionId}",
    ),
    (
        "metadata_zarr_id",
        "Metadata",
        "GET",
        "/api/v1/metadata/collection/zarr-{collectionId}",
    ),
)
_OPEN = frozenset(
    {"requestToken", "getCatalogLandingPage", "getCatalogConformanceDeclaration"}
)

OPERATIONS = {
    name: OperationInfo(
        service="sentinelhub",
        id=name,
        tag=tag,
        method=method,
        path=path,
        module="",
        function="",
        secured=name not in _OPEN,
    )
    for name, tag, method, path in _ROWS
}
