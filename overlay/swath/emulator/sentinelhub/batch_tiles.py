"""The tiles of requests of batch processing, version 1."""

from __future__ import annotations

import uuid
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, get_args

import msgspec

from swath_api.sentinelhub.structs import BatchTile

from .batch_model import TileStatus
from .listing import chosen, page
from .refusals import not_found


if TYPE_CHECKING:
    from collections.abc import Iterator

    from .batch_job import Job
    from .batch_model import Piece
    from .gate import Visit


_AHEAD: Final[tuple[tuple[TileStatus, int], ...]] = (
    ("PROCESSING", 1),
    ("QUEUED", 2),
    ("SCHEDULED", 4),
)
"""How many of the tiles that wait are how far while a request is processed."""


def tiles(visit: Visit, job: Job) -> dict[str, Any]:
    """A page of the tiles, or of those in a status.

    Raises:
        ServiceError: There is no such status.
    """
    wanted = chosen(visit, "status", get_args(TileStatus))
    ahead = _ahead(job)
    found = [one for one in job.pieces if wanted in {None, _status(one, ahead)}]
    return page(visit, found, lambda one: _told(job, one, ahead))


def tile(visit: Visit, job: Job) -> BatchTile:
    """A tile.

    Raises:
        ServiceError: There is none of its number.
    """
    number = visit.path["tileId"]
    for piece in job.pieces:
        if str(piece.id) == number:
            return _told(job, piece, _ahead(job))
    raise not_found(f"Tile {number}")


def _status(piece: Piece, ahead: dict[int, TileStatus]) -> TileStatus:
    return ahead.get(piece.id, piece.status)


def _ahead(job: Job) -> dict[int, TileStatus]:
    """The statuses of the tiles that are next."""
    if job.status != "PROCESSING":
        return {}
    waiting = (piece.id for piece in job.pieces if piece.status == "PENDING")
    return dict(_named(waiting))


def _named(waiting: Iterator[int]) -> Iterator[tuple[int, TileStatus]]:
    for status, count in _AHEAD:
        for number in islice(waiting, count):
            yield number, status


def _told(job: Job, piece: Piece, ahead: dict[int, TileStatus]) -> BatchTile:
    place = piece.shape.tile
    west, south, _, _ = place.box
    crs = {
        "type": "name",
        "properties": {"name": f"urn:ogc:def:crs:EPSG::{place.epsg}"},
    }
    origin = {"type": "Point", "coordinates": [west, south], "crs": crs}
    geometry = {"type": "Polygon", "coordinates": [place.ring]}
    return BatchTile(
        id=piece.id,
        request_id=uuid.UUID(job.id),
        geometry=msgspec.Raw(msgspec.json.encode(geometry)),
        origin=msgspec.Raw(msgspec.json.encode(origin)),
        status=_status(piece, ahead),
        cost=round(piece.cost, 6),
    )
