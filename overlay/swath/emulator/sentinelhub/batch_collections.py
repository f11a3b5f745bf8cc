"""Batch collections: what the requests of batch processing, version 1, write into."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from msgspec import UNSET

from swath_api.sentinelhub.structs import (
    BatchCollection,
    BatchCollectionRequest,
    BatchCollectionUpdate,
    BatchData,
    CollectionFacts,
)

from .batch_desk import CONFLICT, NOTHING, as_uuid, created
from .batch_model import Pool
from .listing import page, searched
from .refusals import ServiceError, bad_payload, not_found


if TYPE_CHECKING:
    from collections.abc import Mapping

    from swath.emulator._service import HttpHandler

    from .gate import Answer, Gate, Visit
    from .service import SentinelHub


_UNUSED = frozenset({"FAILED", "CANCELED"})
"""Statuses of requests that do not keep their collection."""


class BatchCollections:
    """The handlers, over the state of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub) -> None:
        self._hub = hub

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        return {
            "createNewBatchCollection": gate.plain(
                "createNewBatchCollection", BatchCollectionRequest, self.create
            ),
            "getAllBatchCollections": gate.reading(
                "getAllBatchCollections", self.collections
            ),
            "getSingleBatchCollectionById": gate.reading(
                "getSingleBatchCollectionById", self.collection
            ),
            "updateBatchCollection": gate.plain(
                "updateBatchCollection", BatchCollectionUpdate, self.update
            ),
            "deleteBatchCollection": gate.reading("deleteBatchCollection", self.delete),
        }

    def create(self, visit: Visit, order: BatchCollectionRequest) -> Answer:
        """Makes an empty collection."""
        made = make(self._hub, visit.known.id, order.name, order.s3_bucket)
        return created(told(made))

    def collections(self, visit: Visit) -> dict[str, Any]:
        """A page of the account's collections."""
        mine = [one for one in self._pools if one.account == visit.known.id]
        found = searched(visit, mine, lambda one: f"{one.name} {one.id}")
        return page(visit, found, told)

    def collection(self, visit: Visit) -> BatchCollection:
        """A collection."""
        return told(self._found(visit))

    def update(self, visit: Visit, change: BatchCollectionUpdate) -> Answer:
        """Changes the name of a collection."""
        found = self._found(visit)
        found.name = change.name or found.name
        return NOTHING

    def delete(self, visit: Visit) -> Answer:
        """Removes a collection that no request uses."""
        found = self._found(visit)
        users = [
            job
            for job in self._hub.batches.of("v1", found.account)
            if linked(job.request) == found.id and job.status not in _UNUSED
        ]
        if users:
            message = f"The collection is used by {len(users)} requests"
            raise ServiceError(CONFLICT, "COMMON_EXCEPTION", message)
        del self._hub.batches.pools[found.id]
        return NOTHING

    @property
    def _pools(self) -> list[Pool]:
        return list(self._hub.batches.pools.values())

    def _found(self, visit: Visit) -> Pool:
        return pool_of(self._hub, visit.known.id, visit.path["collectionId"])


def make(hub: SentinelHub, account: str, name: str, bucket: str) -> Pool:
    """Puts an empty collection in place.

    Raises:
        ServiceError: The bucket is denied, or no name of a bucket.
    """
    hub.objects.check(f"s3://{bucket}/")
    made = Pool(
        id=str(uuid.uuid4()),
        account=account,
        name=name,
        bucket=bucket,
        created=hub.clock.now(),
    )
    hub.batches.pools[made.id] = made
    return made


def pool_of(hub: SentinelHub, account: str, name: str) -> Pool:
    """The collection of an id.

    Raises:
        ServiceError: The account has none.
    """
    found = hub.batches.pools.get(name.lower())
    if found is None or found.account != account:
        raise not_found(f"Collection {name}")
    return found


def joined(pool: Pool, grid: int, bucket: str) -> str:
    """The id of a collection that a request may write into.

    Raises:
        ServiceError: The collection has other tiles, or lies in another bucket.
    """
    if pool.grid not in {None, grid}:
        message = f"collection {pool.id} has tiles of grid {pool.grid}, not of {grid}"
        raise bad_payload(message)
    if pool.bucket != bucket:
        message = f"collection {pool.id} lies in the bucket {pool.bucket}"
        raise bad_payload(f"{message}, the output goes to {bucket}")
    pool.grid = grid
    return pool.id


def linked(request: Any) -> str | None:
    """The collection that a request writes into."""
    output = request.output
    return (output.collection_id or None) if output else None


def told(pool: Pool) -> BatchCollection:
    """A collection as the service tells it."""
    grid = UNSET if pool.grid is None else pool.grid
    return BatchCollection(
        id=uuid.UUID(pool.id),
        account_id=as_uuid(pool.account),
        name=pool.name,
        s3_bucket=pool.bucket,
        batch_data=BatchData(tiling_grid_id=grid),
        additional_data=CollectionFacts(),
        created=pool.created,
    )
