"""The operations on collections of one's own files, and on their tiles."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET
from starlette.responses import Response

from swath_api.sentinelhub.structs import (
    ByocCollectionReply,
    ByocCollectionRequest,
    ByocCollectionUpdate,
    ByocTileReply,
    ByocTileRequest,
    ByocTileUpdate,
)

from .byoc_answers import told_collection, told_tile
from .byoc_places import check_cover
from .byoc_rules import check_bands, check_edit, same_bands, sample_types
from .byoc_store import STATES
from .gate import Answer
from .listing import chosen, ordered, page, searched
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Mapping

    from swath.emulator._service import HttpHandler
    from swath_api.sentinelhub.structs import CollectionBand, MultiPolygon, Polygon

    from .byoc_store import OwnCollection, Tile
    from .gate import Gate, Visit
    from .service import SentinelHub


CHANGE_UNITS = 1.0
"""Processing units that every change costs."""
_SORTS = {"created:asc": attrgetter("created"), "path:asc": attrgetter("path")}


class Byoc:
    """The handlers, over the state of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub) -> None:
        self._hub = hub
        self._store = hub.byoc

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        reading = {
            "getByocCollections": self.collections,
            "getByocCollectionById": self.collection,
            "deleteByocCollectionById": self.delete,
            "copyByocCollectionTiles": self.copy,
            "getByocCollectionTiles": self.tiles,
            "getByocCollectionTileById": self.tile,
            "deleteByocCollectionTileById": self.delete_tile,
            "reingestByocCollectionTileById": self.reingest,
        }
        made = {
            name: gate.reading(name, make, heavy=True) for name, make in reading.items()
        }
        return made | {
            "createByocCollection": gate.plain(
                "createByocCollection", ByocCollectionRequest, self.create
            ),
            "updateByocCollectionById": gate.plain(
                "updateByocCollectionById", ByocCollectionUpdate, self.update
            ),
            "createByocCollectionTile": gate.plain(
                "createByocCollectionTile",
                ByocTileRequest,
                self.create_tile,
                heavy=True,
            ),
            "updateByocCollectionTileById": gate.plain(
                "updateByocCollectionTileById",
                ByocTileUpdate,
                self.update_tile,
                heavy=True,
            ),
        }

    def create(self, visit: Visit, order: ByocCollectionRequest) -> Answer:
        """A new collection."""
        hub, account = self._hub, visit.known
        bands, no_data = _bands(order), _no_data(order)
        check_bands(bands, no_data)
        hub.objects.check(f"s3://{order.s3_bucket}")
        own = self._store.make(account.id, order.name, order.s3_bucket, hub.clock.now())
        own.no_data = no_data
        self._configure(own, bands)
        hub.charge(account, CHANGE_UNITS)
        return created(ByocCollectionReply(data=told_collection(own)))

    def collections(self, visit: Visit) -> dict[str, Any]:
        """The collections of the account."""
        account = visit.known.id
        mine = [one for one in self._store if one.account == account]
        found = searched(visit, mine, attrgetter("name"))
        return page(visit, found, told_collection)

    def collection(self, visit: Visit) -> ByocCollectionReply:
        """A collection; asking moves an automatic clock on."""
        self._settle()
        return ByocCollectionReply(data=told_collection(self._own(visit)))

    def update(self, visit: Visit, order: ByocCollectionUpdate) -> Response:
        """A collection as it shall be."""
        own = self._own(visit)
        if own.tiles and order.s3_bucket != own.bucket:
            raise bad_payload("s3Bucket can be changed only while there are no tiles")
        self._hub.objects.check(f"s3://{order.s3_bucket}")
        extra = order.additional_data
        kept = extra is UNSET or extra.bands is UNSET
        bands = own.bands if kept else _bands(order)
        check_bands(bands, _no_data(order))
        check_edit(own.bands, bands, empty=not own.tiles)
        own.name, own.bucket, own.no_data = order.name, order.s3_bucket, _no_data(order)
        self._configure(own, bands)
        return self._changed(visit)

    def delete(self, visit: Visit) -> Response:
        """Removes a collection; the files stay."""
        own = self._own(visit)
        self._store.remove(own)
        self._hub.own_collections.pop(f"byoc-{own.id}", None)
        return self._changed(visit)

    def copy(self, visit: Visit) -> Response:
        """Adds the ingested tiles of a collection to another one."""
        name = visit.call.request.query_params.get("toCollection")
        if not name:
            raise bad_payload("toCollection is missing: the id of a collection")
        source = self._own(visit)
        target = self._store.of(visit.known.id, name)
        if target.bucket != source.bucket:
            raise bad_payload("Both collections must have their files in one bucket")
        if target.bands and not same_bands(source.bands, target.bands):
            raise bad_payload("The bands of the two collections are not the same")
        self._settle()
        self._configure(target, target.bands or source.bands)
        self._store.copy(source, target, self._hub.clock.now())
        return self._changed(visit)

    def create_tile(self, visit: Visit, order: ByocTileRequest) -> Answer:
        """A new tile; its ingestion begins."""
        hub, own = self._hub, self._own(visit)
        cover = _cover(order.cover_geometry)
        hub.objects.path(f"s3://{own.bucket}/{order.path}")
        tile = self._store.tile(
            own,
            order.path,
            hub.clock.now(),
            cover=cover,
            sensed=order.sensing_time or None,
        )
        hub.charge(visit.known, CHANGE_UNITS)
        return created(ByocTileReply(data=told_tile(tile, hub.clock.now())))

    def tiles(self, visit: Visit) -> dict[str, Any]:
        """The tiles of a collection; asking moves an automatic clock on."""
        query = visit.call.request.query_params
        now, own = self._settle(), self._own(visit)
        path, status = query.get("path"), chosen(visit, "status", STATES)
        found = [
            one
            for one in own.tiles.values()
            if (path is None or path in _paths(one))
            and status in {None, one.status(now)}
        ]
        return page(
            visit, ordered(visit, found, _SORTS), lambda tile: told_tile(tile, now)
        )

    def tile(self, visit: Visit) -> ByocTileReply:
        """A tile; asking moves an automatic clock on."""
        now, tile = self._hub.clock.poll(), self._tile(visit)
        self._store.look(self._own(visit), tile, now)
        return ByocTileReply(data=told_tile(tile, now))

    def update_tile(self, visit: Visit, order: ByocTileUpdate) -> Response:
        """A tile as it shall be."""
        tile = self._tile(visit)
        cover = _cover(order.cover_geometry)
        tile.cover, tile.sensed = cover, order.sensing_time or None
        return self._changed(visit)

    def delete_tile(self, visit: Visit) -> Response:
        """Removes a tile; its files stay."""
        own = self._own(visit)
        self._store.drop(own, own.tile(visit.path["tileId"].lower()))
        return self._changed(visit)

    def reingest(self, visit: Visit) -> Response:
        """Begins the ingestion of a tile again."""
        tile, now = self._tile(visit), self._hub.clock.now()
        self._store.look(self._own(visit), tile, now)
        self._store.reingest(tile, now)
        return self._changed(visit)

    def _own(self, visit: Visit) -> OwnCollection:
        return self._store.of(visit.known.id, visit.path["collectionId"])

    def _tile(self, visit: Visit) -> Tile:
        return self._own(visit).tile(visit.path["tileId"].lower())

    def _settle(self) -> Any:
        """Ends the ingestions that are due by now, and tells what now is."""
        now = self._hub.clock.poll()
        self._store.settle(now)
        return now

    def _configure(self, own: OwnCollection, bands: dict[str, CollectionBand]) -> None:
        own.bands = bands
        self._hub.own_collections[f"byoc-{own.id}"] = sample_types(bands)

    def _changed(self, visit: Visit) -> Response:
        """Nothing to say of a change but that it cost something."""
        self._hub.charge(visit.known, CHANGE_UNITS)
        return Response(status_code=204)


def created(reply: msgspec.Struct) -> Answer:
    """The answer with what was made."""
    return Answer(content=msgspec.json.encode(reply), status=201)


def _bands(
    order: ByocCollectionRequest | ByocCollectionUpdate,
) -> dict[str, CollectionBand]:
    return (order.additional_data and order.additional_data.bands) or {}


def _no_data(order: ByocCollectionRequest | ByocCollectionUpdate) -> float | None:
    return order.no_data if isinstance(order.no_data, float) else None


def _cover(given: Polygon | MultiPolygon | Any) -> dict[str, Any] | None:
    """An area with data, if one is given.

    Raises:
        ServiceError: No tile can have it.
    """
    if not given:
        return None
    cover: dict[str, Any] = msgspec.to_builtins(given)
    check_cover(cover)
    return cover


def _paths(tile: Tile) -> tuple[str, ...]:
    return (tile.path, tile.found.path) if tile.found is not None else (tile.path,)
