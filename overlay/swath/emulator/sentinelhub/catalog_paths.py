"""Where the catalog is, and what no document names but its landing page leads to."""

from __future__ import annotations

from swath_api._runtime import OperationInfo


CLASSIC = "/api/v1/catalog/1.0.0"
HOMES = (CLASSIC, "/api/v1/catalog", "/catalog/v1")
"""Where the catalog is, in each family of paths."""


def _own(name: str, path: str) -> OperationInfo:
    return OperationInfo(
        service="sentinelhub",
        id=name,
        tag="catalog",
        method="GET",
        path=f"{CLASSIC}{path}",
        module="",
        function="",
        secured=False,
        idempotent=True,
    )


DESCRIPTION = _own("catalogDescription", "/api")
DOCUMENTATION = _own("catalogDocumentation", "/api.html")
QUERYABLES = _own("catalogQueryables", "/queryables")
OWN_OPERATIONS: dict[str, OperationInfo] = {
    one.id: one for one in (DESCRIPTION, DOCUMENTATION, QUERYABLES)
}
"""The operations that only links lead to."""
