"""Scenes that users upload: recognised by their bytes, put onto the map."""

from __future__ import annotations

import hashlib
import struct
from datetime import datetime
from typing import TYPE_CHECKING

from .extents import Box, Ring
from .jwt import packed
from .refusals import refused
from .scenes import Scene, share


if TYPE_CHECKING:
    from .datasets import Dataset


MAGICS = (b"PK\x03\x04", b"II*\x00", b"MM\x00*", b"\x00\x00\x00\x0cjP  ")
"""What ZIP, TIFF (either byte order) and JPEG 2000 files begin with."""
PLACE = (14.42, 50.08)
"""Longitude and latitude around which uploads lie that do not say where they are."""
_HEAD = 65_536
_SCALE, _TIEPOINT = 33550, 33922
_DOUBLES = 12


class Upload:
    """A file that comes in piece by piece; only its digest and its head are kept."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._digest = hashlib.sha256(dataset.provider.encode())
        self._head = bytearray()

    def take(self, piece: bytes) -> None:
        """Takes the next piece."""
        self._digest.update(piece)
        self._head += piece[: _HEAD - len(self._head)]

    @property
    def scene_id(self) -> str:
        """The id of its scene: the same for the same bytes.

        Raises:
            Refusal: It is no kind of file that can be taken in.
        """
        if not self._head.startswith(MAGICS):
            detail = "Upload a ZIP of the provider, a GeoTIFF or a JPEG 2000 file."
            raise refused("UNSUPPORTED-IMAGERY", detail)
        return packed(b"upload" + self._digest.digest()[:24])

    def scene(self, now: datetime) -> Scene:
        """Its scene, taken now, where the file says or somewhere about `PLACE`."""
        name = self.scene_id
        ring = geotiff_ring(bytes(self._head)) or _somewhere(name).ring
        return Scene(
            id=name,
            dataset=self._dataset,
            satellite=self._dataset.satellites[0],
            moment=now.replace(microsecond=0),
            footprint=tuple(ring),
            cloud_cover=0.0 if self._dataset.kind == "optical" else None,
            orbit=1,
            ingested=True,
        )


def _somewhere(name: str) -> Box:
    west = PLACE[0] + 0.4 * (share(name, "lon") - 0.5)
    south = PLACE[1] + 0.3 * (share(name, "lat") - 0.5)
    return Box(west, south, west + 0.06, south + 0.04)


def geotiff_ring(head: bytes) -> Ring | None:
    """Where a GeoTIFF in degrees or UTM lies, if its tags are at its beginning."""
    try:
        tags = _tags(head)
        scale, tiepoint = _doubles(head, tags, _SCALE), _doubles(head, tags, _TIEPOINT)
        keys = _keys(head, tags)
        width, height = (tags[code][2] for code in (256, 257))
    except (struct.error, KeyError, IndexError):
        return None
    west, north = tiepoint[3], tiepoint[4]
    east, south = west + width * scale[0], north - height * scale[1]
    return _in_degrees(Box(west, south, east, north), keys.get(3072) or keys.get(2048))


_Tag = tuple[int, int, int]


def _tags(head: bytes) -> dict[int, _Tag]:
    """The first directory of a TIFF: type, count and value (or place) by code."""
    order = "<" if head[:2] == b"II" else ">"
    if head[2:4] != struct.pack(f"{order}H", 42):
        return {}
    (start,) = struct.unpack_from(f"{order}I", head, 4)
    (number,) = struct.unpack_from(f"{order}H", head, start)
    found: dict[int, _Tag] = {0: (0, 0, int(order == "<"))}
    for index in range(number):
        at = start + 2 + 12 * index
        code, kind, count = struct.unpack_from(f"{order}HHI", head, at)
        short = kind == 3 and count == 1  # noqa: PLR2004 - SHORT of TIFF
        (value,) = struct.unpack_from(f"{order}{'H' if short else 'I'}", head, at + 8)
        found[code] = kind, count, value
    return found


def _doubles(head: bytes, tags: dict[int, _Tag], code: int) -> tuple[float, ...]:
    _, count, place = tags[code]
    order = "<" if tags[0][2] else ">"
    return struct.unpack_from(f"{order}{count}d", head, place)


def _keys(head: bytes, tags: dict[int, _Tag]) -> dict[int, int]:
    """The GeoKeys with a short value."""
    _, count, place = tags[34735]
    order = "<" if tags[0][2] else ">"
    values = struct.unpack_from(f"{order}{count}H", head, place)
    return {values[at]: values[at + 3] for at in range(4, count - 3, 4)}


def _in_degrees(box: Box, epsg: int | None) -> Ring | None:
    if epsg == 4326:  # noqa: PLR2004 - degrees
        return box.ring
    if epsg is None or epsg // 100 not in (326, 327):
        return None
    import numpy as np  # noqa: PLC0415 - when first needed

    from .utm import from_utm  # noqa: PLC0415 - as above

    x, y = np.array(box.ring).T
    lon, lat = from_utm(x, y, epsg)
    return list(zip(lon.tolist(), lat.tolist(), strict=True))
