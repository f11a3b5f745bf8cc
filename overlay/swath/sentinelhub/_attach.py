"""Which API a job belongs to, by its token."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Any

from swath._core.job import read_token
from swath._errors import InputError


HOMES: Mapping[str, str] = {
    "createNewAsyncProcessRequest": "async_process",
    "createNewBatchV2ProcessingRequest": "batch",
    "createNewBatchStatisticsRequest": "batch_statistics",
    "createNewBatchProcessingRequest": "batch_v1",
    "createByocCollectionTile": "byoc",
    "createZarrCollection": "zarr",
    "confirmOrder": "dataimport.orders",
    "confirmSubscription": "dataimport.subscriptions",
}
"""Where the jobs are at home that an operation starts."""

STORED = frozenset({"async_process", "batch", "batch_statistics", "batch_v1"})
"""Those whose results are in object storage."""


def attached(client: Any, token: str, store: Any) -> Any:
    """The job that a token names, of whichever API.

    Raises:
        InputError: The token is none, or belongs to another service; or there is a
            store for a job without one.
    """
    operation = read_token(token, "sentinelhub").operation
    home = HOMES.get(operation)
    if home is None:
        raise InputError(
            f"the token names a job of {operation!r}, which we do not know"
        )
    api = reduce(getattr, home.split("."), client)
    if store is None:
        return api.attach(token)
    if home not in STORED:
        raise InputError(f"store= is nothing for a job of {home}: leave it out")
    return api.attach(token, store)
