"""Collections of Zarr groups, ingested on the emulator's clock."""

from __future__ import annotations

import threading
import uuid
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from .refusals import bad_payload, own


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from swath_api.sentinelhub.structs import CollectionBand, ZarrCollectionRequest

    from .byoc_places import Box


STAGE_SECONDS = 1.0
"""How long a group waits, and how long it is ingested."""
AT_ONCE = 10
"""Groups that are looked at whenever somebody asks; others wait for the next time."""
STAGES = ("CREATED", "INGESTING")


class Array(msgspec.Struct, kw_only=True):
    """An array of a group: what its metadata and its attributes say."""

    name: str
    zarray: dict[str, Any]
    zattrs: dict[str, Any] | None = None


class Group(msgspec.Struct, kw_only=True):
    """What ingestion found.

    Attributes:
        failure: Why the group cannot be used, if so.
        zattrs: The attributes of the group.
        arrays: Its arrays by name.
        bands: The arrays that are data, as bands.
        box: West, south, east, north in its reference system.
        size: Columns and rows.
        metres: Of a pixel.
    """

    failure: str | None = None
    zattrs: dict[str, Any] | None = None
    arrays: dict[str, Array] = {}
    bands: dict[str, CollectionBand] = {}
    box: Box = (0.0, 0.0, 1.0, 1.0)
    size: tuple[int, int] = (1, 1)
    metres: float = 1.0


class ZarrCollection(msgspec.Struct, kw_only=True):
    """A collection.

    Attributes:
        id: A UUID.
        account: Whose it is.
        name: For people.
        bucket: Where the group is.
        path: Of the group in there, with a final slash.
        crs: URI of its reference system.
        created: When it was made.
        begun: When its ingestion began.
        first: How many stages the ingestion skips; one that is repeated starts later.
        group: What ingestion found, once it has ended.
    """

    id: str
    account: str
    name: str
    bucket: str
    path: str
    crs: str
    created: datetime
    begun: datetime
    first: int = 0
    group: Group | None = None

    def stage(self, now: datetime) -> int:
        """How many stages it has behind it."""
        passed = (now - self.begun).total_seconds() // STAGE_SECONDS
        return int(passed) + self.first

    def due(self, now: datetime) -> bool:
        """Whether its ingestion should have ended."""
        return self.group is None and self.stage(now) >= len(STAGES)

    def status(self, now: datetime) -> str:
        """Where it is."""
        if self.group is not None:
            return "FAILED" if self.group.failure else "INGESTED"
        return STAGES[min(self.stage(now), len(STAGES) - 1)]


class ZarrStore:
    """All collections, oldest first.

    Args:
        ingest: Looks at a group.
    """

    def __init__(self, ingest: Callable[[ZarrCollection], Group]) -> None:
        self._ingest = ingest
        self._lock = threading.RLock()
        self._all: dict[str, ZarrCollection] = {}

    def __iter__(self) -> Iterator[ZarrCollection]:
        return iter(list(self._all.values()))

    def make(
        self, account: str, order: ZarrCollectionRequest, now: datetime
    ) -> ZarrCollection:
        """Makes a collection; its ingestion begins."""
        made = ZarrCollection(
            id=str(uuid.uuid4()),
            account=account,
            name=order.name,
            bucket=order.s3_bucket,
            path=order.path,
            crs=order.crs,
            created=now,
            begun=now,
        )
        self._all[made.id] = made
        return made

    def of(self, account: str, name: str) -> ZarrCollection:
        """The collection of an id.

        Raises:
            ServiceError: The account has none.
        """
        return own(self._all.get(name.lower()), account, f"collection {name}")

    def settle(self, now: datetime) -> None:
        """Ends the ingestions that are due, if they are not too many."""
        with self._lock:
            due = (one for one in self if one.due(now))
            for one in islice(due, AT_ONCE):
                one.group = self._ingest(one)

    def reingest(self, one: ZarrCollection, now: datetime) -> None:
        """Begins the ingestion again.

        Raises:
            ServiceError: It has not ended yet.
        """
        with self._lock:
            if one.group is None:
                message = f"A collection that is {one.status(now)} cannot be ingested"
                raise bad_payload(f"{message} again: wait for its end")
            one.group, one.begun, one.first = None, now, 1

    def remove(self, one: ZarrCollection) -> None:
        """Forgets a collection."""
        self._all.pop(one.id, None)

    def force(self, name: str, failure: str | None, now: datetime) -> str | None:
        """Ends an ingestion; its status, None if there is no such collection."""
        found = self._all.get(name)
        if found is None:
            return None
        if failure is not None:
            found.group = Group(failure=failure)
        elif found.group is None:
            found.group = self._ingest(found)
        return found.status(now)

    def reset(self) -> None:
        """Forgets all."""
        self._all.clear()
