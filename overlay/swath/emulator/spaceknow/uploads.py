"""Scenes that users upload: recognised by their bytes, put onto the map."""

from __future__ import annotations

import hashlib
import tempfile
import warnings
from datetime import datetime
from typing import IO, TYPE_CHECKING, Self

from swath.emulator._jwt import packed

from .extents import Box, Ring
from .refusals import refused
from .scenes import Scene, share


if TYPE_CHECKING:
    from .datasets import Dataset


TIFF = (b"II*\x00", b"MM\x00*")
MAGICS = (*TIFF, b"PK\x03\x04", b"\x00\x00\x00\x0cjP  ")
"""What TIFF (either byte order), ZIP and JPEG 2000 files begin with."""
PLACE = (14.42, 50.08)
"""Longitude and latitude around which uploads lie that do not say where they are."""
_IN_MEMORY = 2**20
_WIDTH, _HEIGHT, _SCALE, _TIEPOINT, _KEYS = 256, 257, 33550, 33922, 34735
_PROJECTED, _GEOGRAPHIC = 3072, 2048


class Upload:
    """A file that comes in piece by piece; on disk, if it is large, and then gone."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._digest = hashlib.sha256(dataset.provider.encode())
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._file.close()

    def take(self, piece: bytes) -> None:
        """Takes the next piece."""
        self._digest.update(piece)
        self._file.write(piece)

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

    @property
    def _head(self) -> bytes:
        self._file.seek(0)
        return self._file.read(max(map(len, MAGICS)))

    def scene(self, now: datetime) -> Scene:
        """Its scene, taken now, where the file says or somewhere about `PLACE`."""
        name = self.scene_id
        ring = geotiff_ring(self._file) if self._head.startswith(TIFF) else None
        return Scene(
            id=name,
            dataset=self._dataset,
            satellite=self._dataset.satellites[0],
            moment=now.replace(microsecond=0),
            footprint=tuple(ring or _somewhere(name).ring),
            cloud_cover=0.0 if self._dataset.kind == "optical" else None,
            orbit=1,
            ingested=True,
        )


def _somewhere(name: str) -> Box:
    west = PLACE[0] + 0.4 * (share(name, "lon") - 0.5)
    south = PLACE[1] + 0.3 * (share(name, "lat") - 0.5)
    return Box(west, south, west + 0.06, south + 0.04)


def geotiff_ring(file: IO[bytes]) -> Ring | None:
    """Where a GeoTIFF in degrees or UTM lies; None if it does not tell."""
    from PIL.TiffImagePlugin import (  # noqa: PLC0415 - when first needed
        ImageFileDirectory_v2,
    )

    file.seek(0)
    try:
        tags = ImageFileDirectory_v2(file.read(8))
        file.seek(tags.next)
        with warnings.catch_warnings(action="ignore"):
            tags.load(file)
        scale, tiepoint, keys = tags[_SCALE], tags[_TIEPOINT], tags[_KEYS]
        east = tiepoint[3] + tags[_WIDTH] * scale[0]
        south = tiepoint[4] - tags[_HEIGHT] * scale[1]
        box = Box(tiepoint[3], south, east, tiepoint[4])
    except (SyntaxError, OSError, ValueError, KeyError, IndexError, TypeError):
        return None
    codes = dict(zip(keys[4::4], keys[7::4], strict=False))
    if not (box.west < box.east and box.south < box.north):
        return None
    ring = _in_degrees(box, codes.get(_PROJECTED) or codes.get(_GEOGRAPHIC))
    on_earth = all(abs(lon) <= 180 and abs(lat) <= 85 for lon, lat in ring)  # noqa: PLR2004 - degrees
    return ring if on_earth and ring else None


def _in_degrees(box: Box, epsg: int | None) -> Ring:
    if epsg == 4326:  # noqa: PLR2004 - degrees
        return box.ring
    if epsg is None or epsg // 100 not in (326, 327):
        return []
    import numpy as np  # noqa: PLC0415 - when first needed

    from .utm import from_utm  # noqa: PLC0415 - as above

    x, y = np.array(box.ring).T
    lon, lat = from_utm(x, y, epsg)
    return list(zip(lon.tolist(), lat.tolist(), strict=True))
