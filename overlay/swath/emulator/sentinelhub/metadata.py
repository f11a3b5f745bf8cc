"""The operations on deployments, and on collections of one's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from swath_api.sentinelhub.structs import BandMetadata, CollectionMetadata, Location

from .refusals import not_found


if TYPE_CHECKING:
    from collections.abc import Mapping

    from swath.emulator._service import HttpHandler

    from .gate import Gate, Visit
    from .service import SentinelHub


LOCATIONS = ("aws-eu-central-1", "aws-us-west-2", "gcp-us-central1", "creo")
"""The deployments by the names that this interface has for them. Here all are one."""

_KINDS = {
    "byoc": "getByocCollectionMetadata",
    "batch": "getBatchCollectionMetadata",
    "zarr": "getZarrCollectionMetadata",
}


class Metadata:
    """The handlers, over the state of a Sentinel Hub."""

    def __init__(self, hub: SentinelHub) -> None:
        self._hub = hub

    def handlers(self, gate: Gate) -> Mapping[str, HttpHandler]:
        """The handlers by operation id."""
        return {
            "getLocations": gate.reading("getLocations", self.locations),
            "getLocation": gate.reading("getLocation", self.location),
        } | {
            operation: gate.reading(operation, partial(self.collection, kind))
            for kind, operation in _KINDS.items()
        }

    def locations(self, visit: Visit) -> list[Location]:
        """All deployments."""
        return [_located(visit.call.root, name) for name in LOCATIONS]

    def location(self, visit: Visit) -> Location:
        """A deployment."""
        name = visit.path["locationId"]
        if name not in LOCATIONS:
            raise not_found(f"Location {name}")
        return _located(visit.call.root, name)

    def collection(self, kind: str, visit: Visit) -> CollectionMetadata:
        """A collection of one's own."""
        name = visit.path["collectionId"]
        bands = self._hub.bands_of(f"{kind}-{name}")
        if bands is None:
            raise not_found(f"Collection {kind}-{name}")
        root = visit.call.root
        return CollectionMetadata(
            field_id=f"{root}/api/v1/metadata/collection/{kind}-{name}",
            id=name,
            location=_located(root, LOCATIONS[0]),
            dataset_type="custom",
            bands=[
                BandMetadata(name=band, sample_type=kind)
                for band, kind in bands.items()
            ],
        )


def _located(root: str, name: str) -> Location:
    return Location(
        field_id=f"{root}/api/v1/metadata/location/{name}",
        id=name,
        url=root,
        wms_url=f"{root}/ogc/wms",
        process_url=f"{root}/api/v1/process",
        catalog_url=f"{root}/api/v1/catalog/1.0.0",
    )
