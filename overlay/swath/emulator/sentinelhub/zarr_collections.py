"""The operations on collections of Zarr groups."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec
from starlette.responses import Response

from swath_api.sentinelhub import structs
from swath_api.sentinelhub.structs import (
    Polygon,
    ZarrArrayReply,
    ZarrCollectionFacts,
    ZarrCollectionReply,
    ZarrCollectionRequest,
    ZarrCollectionUpdate,
)

from .byoc import CHANGE_UNITS, created
from .byoc_places import polygon
from .crs_names import epsg_of
from .listing import page, searched
from .refusals import not_found


if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from swath.emulator._service import HttpHandler

    from .gate import Answer, Gate, Visit
    from .service import SentinelHub
    from .zarr_store import Array, ZarrCollection


COARSEST = 3.0
"""How many times coarser than the data a picture can be."""


class Zarr:
    """The handlers, over the state of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub) -> None:
        self._hub = hub
        self._store = hub.zarr

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        reading = {
            "getZarrCollections": self.collections,
            "getZarrCollection": self.collection,
            "deleteZarrCollectionById": self.delete,
            "reingestZarrCollectionById": self.reingest,
            "getZarrArrays": self.arrays,
            "getSingleZarrArray": self.array,
        }
        made = {
            name: gate.reading(name, make, heavy=True) for name, make in reading.items()
        }
        return made | {
            "createZarrCollection": gate.plain(
                "createZarrCollection", ZarrCollectionRequest, self.create
            ),
            "updateZarrCollectionById": gate.plain(
                "updateZarrCollectionById", ZarrCollectionUpdate, self.update
            ),
        }

    def create(self, visit: Visit, order: ZarrCollectionRequest) -> Answer:
        """A new collection; its ingestion begins."""
        hub, now = self._hub, self._hub.clock.now()
        epsg_of(order.crs)
        hub.objects.check(f"s3://{order.s3_bucket}")
        place = hub.objects.path(f"s3://{order.s3_bucket}/{order.path}")
        if not (place / ".zgroup").is_file():
            raise not_found(f"A group at {order.path} in {order.s3_bucket}")
        made = self._store.make(visit.known.id, order, now)
        hub.charge(visit.known, CHANGE_UNITS)
        return created(ZarrCollectionReply(data=_told(made, now)))

    def collections(self, visit: Visit) -> dict[str, Any]:
        """The collections of the account; asking moves an automatic clock on."""
        now, account = self._settle(), visit.known.id
        mine = [one for one in self._store if one.account == account]
        found = searched(visit, mine, attrgetter("name"))
        return page(visit, found, lambda one: _told(one, now))

    def collection(self, visit: Visit) -> ZarrCollectionReply:
        """A collection; asking moves an automatic clock on."""
        now = self._settle()
        return ZarrCollectionReply(data=_told(self._own(visit), now))

    def update(self, visit: Visit, order: ZarrCollectionUpdate) -> Response:
        """Gives a collection another name."""
        self._own(visit).name = order.name
        self._hub.charge(visit.known, CHANGE_UNITS)
        return Response(status_code=204)

    def delete(self, visit: Visit) -> Response:
        """Removes a collection; the group stays."""
        own = self._own(visit)
        self._store.remove(own)
        self._hub.own_collections.pop(f"zarr-{own.id}", None)
        self._hub.charge(visit.known, CHANGE_UNITS)
        return Response(status_code=204)

    def reingest(self, visit: Visit) -> ZarrCollectionReply:
        """Begins the ingestion again."""
        now, own = self._hub.clock.now(), self._own(visit)
        self._store.settle(now)
        self._store.reingest(own, now)
        self._hub.charge(visit.known, CHANGE_UNITS)
        return ZarrCollectionReply(data=_told(own, now))

    def arrays(self, visit: Visit) -> dict[str, Any]:
        """The arrays of a group; none until it is ingested."""
        self._settle()
        own = self._own(visit)
        found = searched(visit, _arrays(own), attrgetter("name"))
        return page(visit, found, lambda array: _told_array(own, array))

    def array(self, visit: Visit) -> ZarrArrayReply:
        """One of these arrays."""
        self._settle()
        own, name = self._own(visit), visit.path["arrayName"]
        for array in _arrays(own):
            if array.name == name:
                return ZarrArrayReply(data=_told_array(own, array))
        raise not_found(f"Array {name}")

    def _own(self, visit: Visit) -> ZarrCollection:
        return self._store.of(visit.known.id, visit.path["collectionId"])

    def _settle(self) -> datetime:
        """Ends the ingestions that are due by now, and tells what now is."""
        now = self._hub.clock.poll()
        self._hub.settle_groups()
        return now


def _arrays(own: ZarrCollection) -> list[Array]:
    return list(own.group.arrays.values()) if own.group is not None else []


def _told_array(own: ZarrCollection, array: Array) -> structs.ZarrArray:
    return structs.ZarrArray(
        name=array.name,
        s3_bucket=own.bucket,
        path=f"{own.path}{array.name}/",
        zarray=array.zarray,
        zattrs=array.zattrs,
    )


def _told(own: ZarrCollection, now: datetime) -> structs.ZarrCollection:
    """A collection."""
    told = structs.ZarrCollection(
        id=UUID(own.id),
        account_id=UUID(own.account),
        name=own.name,
        created=own.created,
        s3_bucket=own.bucket,
        path=own.path,
        crs=own.crs,
        status=own.status(now),
        ingestion_errors=None,
        envelope=None,
        width=None,
        height=None,
        zattrs=None,
    )
    group = own.group
    if group is None:
        return told
    told.ingestion_errors = group.failure
    if not group.failure:
        envelope = polygon(group.box, epsg_of(own.crs))
        told.envelope = msgspec.convert(envelope, Polygon)
        told.width, told.height = group.size
        told.zattrs = group.zattrs
        told.additional_data = ZarrCollectionFacts(
            bands=group.bands, max_meters_per_pixel=COARSEST * group.metres
        )
    return told
