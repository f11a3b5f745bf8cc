"""Pictures as files: PNG, JPEG, GeoTIFF, and several of them as one; needs numpy."""

from __future__ import annotations

import io
import struct
import tarfile
import zlib
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
import numpy as np
import tifffile
from PIL import Image

from .crs_names import DEGREES
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .evalscript_setup import OutputSpec, SampleType
    from .grid import Grid


PNG, JPEG, TIFF, JSON = "image/png", "image/jpeg", "image/tiff", "application/json"
EXTENSIONS: Final = {PNG: "png", JPEG: "jpg", TIFF: "tif", JSON: "json"}
_MODES: Final = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}
_COLOR_TYPES: Final = {1: 0, 2: 4, 3: 2, 4: 6}
_DTYPES: Final[dict[str, type[np.generic]]] = {
    "AUTO": np.uint8,
    "UINT8": np.uint8,
    "INT8": np.int8,
    "UINT16": np.uint16,
    "INT16": np.int16,
    "FLOAT32": np.float32,
}


def stored(values: NDArray[np.float64], kind: SampleType) -> NDArray[Any]:
    """Numbers of a script as its output keeps them.

    Args:
        values: The numbers.
        kind: AUTO spreads 0 to 1 over 0 to 255; integers are rounded to the nearest
            and held within their limits; what is no number becomes 0 there.
    """
    dtype = _DTYPES[kind]
    if kind == "FLOAT32":
        with np.errstate(over="ignore"):
            return values.astype(dtype)
    limits = np.iinfo(dtype)  # type: ignore[type-var]  # an integer type it is
    scaled = values * (255 if kind == "AUTO" else 1)
    scaled += 0.5
    np.floor(scaled, out=scaled)
    scaled[np.isnan(scaled)] = 0
    return np.clip(scaled, limits.min, limits.max, out=scaled).astype(dtype)


class Picture(NamedTuple):
    """An output to be encoded: pixels of shape (rows, columns, bands)."""

    spec: OutputSpec
    pixels: NDArray[Any]
    grid: Grid


def encoded(picture: Picture, media_type: str, quality: int) -> bytes:
    """A picture as a file.

    Raises:
        ServiceError: The format cannot hold it.
    """
    if media_type == PNG:
        return _png(picture)
    if media_type == JPEG:
        return _jpeg(picture, quality)
    if media_type == TIFF:
        return _tiff(picture)
    raise bad_payload(f"Output {picture.spec.id} cannot be given as {media_type}")


def check_format(spec: OutputSpec, media_type: str) -> None:
    """Refuses a format that cannot hold an output.

    Raises:
        ServiceError: It cannot.
    """
    allowed = {
        PNG: (("AUTO", "UINT8", "UINT16"), (1, 2, 3, 4)),
        JPEG: (("AUTO", "UINT8"), (1, 3)),
    }
    if spec.bands < 1:
        raise bad_payload(f"Output {spec.id} has no bands: ask for userdata alone")
    if media_type not in allowed:
        return
    kinds, counts = allowed[media_type]
    if spec.sample_type not in kinds:
        message = (
            f"Output {spec.id} has sampleType {spec.sample_type}, which {media_type} "
            f"cannot hold: take {', '.join(kinds)}, or image/tiff"
        )
        raise bad_payload(message)
    if spec.bands not in counts:
        numbers = ", ".join(map(str, counts))
        message = (
            f"Output {spec.id} has {spec.bands} bands, but {media_type} can have "
            f"{numbers}: change it, or take image/tiff"
        )
        raise bad_payload(message)


def _png(picture: Picture) -> bytes:
    pixels = picture.pixels
    height, width, bands = pixels.shape
    depth = 8 * pixels.itemsize
    raw = np.ascontiguousarray(
        pixels.astype(pixels.dtype.newbyteorder(">"), copy=False)
    )
    lines = np.zeros((height, 1 + width * bands * pixels.itemsize), np.uint8)
    lines[:, 1:] = raw.view(np.uint8).reshape(height, -1)
    header = struct.pack(">IIBBBBB", width, height, depth, _COLOR_TYPES[bands], 0, 0, 0)
    # Not compressed: who receives it is near, and would have to undo it.
    parts = (
        (b"IHDR", header),
        (b"IDAT", zlib.compress(lines.data, 0)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(content, zlib.crc32(kind))
    length = struct.pack(">I", len(content))
    return b"".join((length, kind, content, struct.pack(">I", check)))


def _jpeg(picture: Picture, quality: int) -> bytes:
    pixels = np.ascontiguousarray(picture.pixels)
    mode = _MODES[pixels.shape[2]]
    file = io.BytesIO()
    image = Image.frombytes(mode, pixels.shape[1::-1], pixels)
    image.save(file, "JPEG", quality=quality)
    return file.getvalue()


_SCALE, _TIEPOINT, _KEYS, _NODATA = 33550, 33922, 34735, 42113
_DOUBLE, _SHORT, _ASCII = 12, 3, 2


def _tiff(picture: Picture) -> bytes:
    """GeoTIFF without compression, bands of a pixel side by side."""
    grid, pixels = picture.grid, picture.pixels
    flat = pixels[:, :, 0] if pixels.shape[2] == 1 else pixels
    file = io.BytesIO()
    tifffile.imwrite(
        file,
        np.ascontiguousarray(flat),
        photometric="minisblack",
        planarconfig="contig" if flat.ndim > 2 else None,  # noqa: PLR2004 - bands
        metadata=None,
        extratags=geo_tags(grid, picture.spec.nodata),
    )
    return file.getvalue()


def geo_tags(grid: Grid, nodata: float | None) -> list[tuple[Any, ...]]:
    """What a TIFF tells of where it lies, as tifffile takes it."""
    model, code = (2, 2048) if grid.epsg == DEGREES else (1, 3072)
    keys = (1, 1, 0, 3, 1024, 0, 1, model, 1025, 0, 1, 1, code, 0, 1, grid.epsg)
    corner = (0.0, 0.0, 0.0, grid.west, grid.north, 0.0)
    tags: list[tuple[Any, ...]] = [
        (_SCALE, _DOUBLE, 3, (grid.resx, grid.resy, 0.0), True),
        (_TIEPOINT, _DOUBLE, 6, corner, True),
        (_KEYS, _SHORT, len(keys), keys, True),
    ]
    if nodata is not None:
        tags.append((_NODATA, _ASCII, 0, f"{nodata:g}", True))
    return tags


def raw(pictures: Sequence[Picture]) -> bytes:
    """Numbers without a header, row by row, little-endian; a layout of our own."""
    return b"".join(
        np.ascontiguousarray(
            one.pixels.astype(one.pixels.dtype.newbyteorder("<"))
        ).tobytes()
        for one in pictures
    )


class Part(NamedTuple):
    """One of several files."""

    name: str
    media_type: str
    content: bytes

    @property
    def filename(self) -> str:
        """Its name in an archive."""
        return f"{self.name}.{EXTENSIONS[self.media_type]}"


def tar(parts: Sequence[Part]) -> bytes:
    """Files as a tar archive."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for part in parts:
            member = tarfile.TarInfo(part.filename)
            member.size = len(part.content)
            archive.addfile(member, io.BytesIO(part.content))
    return file.getvalue()


BOUNDARY = "swath-9d1c6f0b7e"


def multipart(parts: Sequence[Part]) -> bytes:
    """Files as the parts of a MIME message, with `BOUNDARY` between them."""
    pieces: list[bytes] = []
    for part in parts:
        head = (
            f"--{BOUNDARY}\r\n"
            f"Content-Type: {part.media_type}\r\n"
            f'Content-Disposition: attachment; name="{part.name}"; '
            f'filename="{part.filename}"\r\n'
            f"Content-Length: {len(part.content)}\r\n\r\n"
        )
        pieces += [head.encode(), part.content, b"\r\n"]
    return b"".join([*pieces, f"--{BOUNDARY}--\r\n".encode()])


def json_of(value: Any) -> bytes:
    """Anything as JSON; nothing as an empty object."""
    return msgspec.json.encode({} if value is None else value)
