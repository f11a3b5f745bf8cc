"""The collections that every emulator starts with: one is long enough to page."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from swath_api.sentinelhub.structs import CollectionBand

from .byoc_store import Found, OwnCollection, Tile


if TYPE_CHECKING:
    from collections.abc import Iterator

    from .accounts import Account


BUCKET = "orchard-photos"
_BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)
_BANDS = {
    name: CollectionBand(bit_depth=8, sample_format="UINT", source="RGB", band_index=i)
    for i, name in enumerate(("Red", "Green", "Blue"), 1)
}
_TILES, _COLUMNS, _SIDE = 130, 13, 500.0
_CORNER = (370_000.0, 5_085_000.0)


def seed_collections(account: Account) -> Iterator[OwnCollection]:
    """An old collection of aerial pictures, 130 tiles in UTM zone 33."""
    own = OwnCollection(
        id=str(uuid.uuid5(uuid.UUID(account.id), "orchards")),
        account=account.id,
        name="orchards",
        bucket=BUCKET,
        created=_BEGAN,
        bands=_BANDS,
    )
    for number in range(_TILES):
        tile = _tile(own.id, number)
        own.tiles[tile.id] = tile
    yield own


def _tile(collection: str, number: int) -> Tile:
    row, column = divmod(number, _COLUMNS)
    west, south = _CORNER[0] + column * _SIDE, _CORNER[1] + row * _SIDE
    path = f"2025/tile_{row:02d}_{column:02d}_(BAND).tif"
    made = _BEGAN + timedelta(minutes=number)
    return Tile(
        id=str(uuid.uuid5(uuid.UUID(collection), path)),
        path=path,
        created=made,
        begun=made,
        sensed=_BEGAN - timedelta(days=200 - row),
        found=Found(
            path=path,
            epsg=32633,
            box=(west, south, west + _SIDE, south + _SIDE),
            bands=_BANDS,
            metres=(0.5, 0.5),
        ),
    )
