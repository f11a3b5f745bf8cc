"""All handlers of the service, by operation id; importing it needs the extra.

A part is a class that is made of the `SentinelHub` and whose `handlers(gate)` gives
handlers by operation id; it is entered in `PARTS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from swath_api.sentinelhub.operations import OPERATIONS

from .archives import Archives
from .batch_collections import BatchCollections
from .batch_statistics import BatchStatistics
from .batch_v1 import BatchV1
from .batch_v2 import BatchV2
from .byoc import Byoc
from .catalog import Catalog
from .deliveries import Deliveries
from .gate import Gate
from .imports import Imports
from .metadata import Metadata
from .orders import Orders
from .paths import TOKEN, TOKEN_INFO
from .rendering import Rendering
from .tokens import TokenEndpoint
from .zarr_collections import Zarr


if TYPE_CHECKING:
    from collections.abc import Mapping

    from swath.emulator._service import HttpHandler

    from .service import SentinelHub


class Part(Protocol):
    """The handlers of some operations, over the state of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub) -> None: ...

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        ...


PARTS: tuple[type[Part], ...] = (
    Archives,
    BatchCollections,
    BatchStatistics,
    BatchV1,
    BatchV2,
    Byoc,
    Catalog,
    Deliveries,
    Imports,
    Metadata,
    Orders,
    Rendering,
    Zarr,
)
"""Everything but the tokens."""


def handlers(hub: SentinelHub) -> dict[str, HttpHandler]:
    """The handlers over the state of a Sentinel Hub."""
    gate = Gate(hub)
    tokens = TokenEndpoint(hub, gate)
    found: dict[str, HttpHandler] = {TOKEN_INFO.id: tokens.info}
    for info in OPERATIONS.values():
        if info.path == TOKEN:
            found[info.id] = tokens.token
    for part in PARTS:
        found |= part(hub).handlers(gate)
    return found
