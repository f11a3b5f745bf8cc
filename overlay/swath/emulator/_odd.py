"""What the journal finds odd about a request before anybody answers it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from swath_api._runtime import OperationInfo


def oddities(
    method: str,
    info: OperationInfo | None,
    query: Sequence[str],
    headers: Mapping[str, str],
    own: frozenset[str],
) -> Iterator[str]:
    """Remarks about a request.

    Args:
        method: The HTTP method, or `WEBSOCKET`.
        info: The operation, if there is one.
        query: Names of the query parameters as they came.
        headers: Request headers by lower-case name.
        own: Parameters that the emulator has beside the documented ones.
    """
    if info is not None:
        documented = {one.name for one in info.parameters if one.location == "query"}
        for name in dict.fromkeys(query):
            if name not in documented | own:
                yield f"unknown query parameter {name!r}"
    for name, count in Counter(query).items():
        if count > 1:
            yield f"query parameter {name!r} is given {count} times"
    if method in ("GET", "HEAD") and _has_body(headers):
        yield f"a {method} request with a body"
    if "host" not in headers:
        yield "no Host header"


def _has_body(headers: Mapping[str, str]) -> bool:
    chunked = "transfer-encoding" in headers
    return chunked or headers.get("content-length", "0") != "0"
