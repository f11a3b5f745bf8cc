"""Other paths of the documented operations: newer ones, older ones, other realms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from swath_api._runtime import OperationInfo
from swath_api.sentinelhub.operations import OPERATIONS


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


TOKEN = "/auth/realms/main/protocol/openid-connect/token"  # noqa: S105 - a path
TOKEN_INFO = OperationInfo(
    service="sentinelhub",
    id="tokenInfo",
    tag="auth",
    method="GET",
    path="/oauth/tokeninfo",
    module="",
    function="",
    idempotent=True,
)
"""What a token says; no document has this operation, older clients call it."""

CANCEL = msgspec.structs.replace(
    OPERATIONS["batchStopStatisticalRequest"],
    path="/api/v1/statistics/batch/{requestId}/cancel",
)
"""What older clients call to stop statistics of many features."""

_FAMILIES = (
    (TOKEN, "/oauth/token"),
    (TOKEN, "/auth/realms/CDSE/protocol/openid-connect/token"),
    ("/api/v1/process", "/process/v1"),
    ("/api/v1/catalog/1.0.0", "/catalog/v1"),
    ("/api/v1/catalog/1.0.0", "/api/v1/catalog"),
    ("/api/v1/async", "/async/v1"),
    ("/api/v2/batch", "/batch/v2"),
    ("/api/v1/statistics/batch", "/statistics/batch/v1"),
    ("/api/v1/statistics", "/statistics/v1"),
    ("/api/v1/byoc", "/byoc/v1"),
    ("/api/v1/zarr", "/zarr/v1"),
    ("/api/v1/dataimport/accountquotas", "/api/v1/dataimport/quotas"),
)
"""Where documented paths begin, and how they begin elsewhere."""


def aliases(operations: Mapping[str, OperationInfo]) -> dict[str, OperationInfo]:
    """The same operations at their other paths, by method and path."""
    return {
        f"{info.method} {path}": msgspec.structs.replace(info, path=path)
        for info in operations.values()
        for path in _others(info.path)
    }


_FILE = "/{file}"
"""The name of a file, whose slash clients write as it is."""


def _others(path: str) -> Iterator[str]:
    if path.endswith(_FILE):
        yield path.removesuffix(_FILE) + "/{folder}" + _FILE
    for documented, other in _FAMILIES:
        if path == documented or path.startswith(f"{documented}/"):
            yield other + path.removeprefix(documented)
