"""The ingestion of Zarr groups: their metadata is looked at as the service does."""

from __future__ import annotations

import gzip
import re
import struct
import zlib
from typing import TYPE_CHECKING, Any

import msgspec

from swath_api.sentinelhub.structs import CollectionBand

from .crs_names import epsg_of
from .zarr_store import Array, Group


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .byoc_places import Box
    from .objects import Objects
    from .zarr_store import ZarrCollection


AXES = (("lat", "y"), ("lon", "x"))
TIME = "time"
MAX_CHUNK, MAX_TIMES = 3072, 50
_FORMATS = {"u": "UINT", "i": "INT", "f": "FLOAT"}
_TYPES = frozenset({"u4", "i4", "i8", "f4", "f8"})
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*", re.ASCII)
_UNITS = re.compile(r"\w+ since \S.*")
_UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "zlib": zlib.decompress,
    "gzip": gzip.decompress,
}
_FLAT, _WITH_TIME = 2, 3
_LEAST_AXIS = 2


class UnfitError(Exception):
    """Why a group cannot be ingested."""


class ZarrIngestion:
    """Ingests groups from the buckets."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects

    def __call__(self, one: ZarrCollection) -> Group:
        """What is found."""
        try:
            return _looked_at(self._objects.path(f"s3://{one.bucket}/{one.path}"), one)
        except UnfitError as error:
            return Group(failure=str(error))


def _looked_at(folder: Path, one: ZarrCollection) -> Group:
    if _read(folder / ".zgroup").get("zarr_format") != _FLAT:
        raise UnfitError("The group is not of the format 2 of Zarr")
    arrays = {
        place.name: Array(
            name=place.name,
            zarray=_read(place / ".zarray"),
            zattrs=_read(place / ".zattrs") or None,
        )
        for place in sorted(folder.iterdir())
        if (place / ".zarray").is_file()
    }
    data = [array for array in arrays.values() if len(_shape(array)) > 1]
    if not data:
        raise UnfitError("The group has no array of data")
    for array in data:
        _check(array)
    _check_times(data, arrays.get(TIME))
    size = _shape(data[0])[-1], _shape(data[0])[-2]
    box = _box(folder, arrays, data[0])
    return Group(
        zattrs=_read(folder / ".zattrs") or None,
        arrays=arrays,
        bands={array.name: _band(array) for array in data},
        box=box,
        size=size,
        metres=_metres(box, size, one.crs),
    )


def _read(file: Path) -> dict[str, Any]:
    """A JSON object; an empty one if there is no such file."""
    if not file.is_file():
        return {}
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnfitError(f"{file.name} cannot be read: {error}") from None


def _shape(array: Array) -> list[int]:
    shape = array.zarray.get("shape")
    chunks = array.zarray.get("chunks")
    try:
        return msgspec.convert((shape, chunks), tuple[list[int], list[int]])[0]
    except msgspec.ValidationError:
        raise UnfitError(f"The array {array.name} has no shape or chunks") from None


def _check(array: Array) -> None:
    """Refuses an array of data that the service does not take.

    Raises:
        UnfitError: Name, dimensions, type, order or chunks are not supported.
    """
    name, shape, told = array.name, _shape(array), array.zarray
    if not _IDENTIFIER.fullmatch(name):
        raise UnfitError(f"The name {name} is no JavaScript identifier")
    if len(shape) not in {_FLAT, _WITH_TIME}:
        raise UnfitError(f"The array {name} has {len(shape)} dimensions, not 2 or 3")
    dims = (array.zattrs or {}).get("_ARRAY_DIMENSIONS", [])
    fits = [dim in known for dim, known in zip(dims[-2:], AXES, strict=False)]
    if fits != [True, True] or (len(shape) == _WITH_TIME and dims[0] != TIME):
        raise UnfitError(f"The array {name} has the dimensions {dims}")
    if str(told.get("dtype", ""))[1:] not in _TYPES:
        raise UnfitError(f"The array {name} has the type {told.get('dtype')}")
    if told.get("order") != "C":
        raise UnfitError(f"The array {name} is not in the order C")
    if max(told["chunks"][-2:]) > MAX_CHUNK:
        raise UnfitError(f"The array {name} has chunks of more than {MAX_CHUNK} pixels")


def _check_times(data: list[Array], time: Array | None) -> None:
    """Refuses data whose times do not go together.

    Raises:
        UnfitError: It is so.
    """
    shapes = {tuple(_shape(array)[-2:]) for array in data}
    if len(shapes) > 1:
        raise UnfitError("The arrays of data do not have the same width and height")
    parts = {a.zarray["chunks"][0] for a in data if len(_shape(a)) == _WITH_TIME}
    if len(parts) > 1 or any(part > MAX_TIMES for part in parts):
        raise UnfitError(f"Chunks must have the same {MAX_TIMES} times at most")
    units = (time.zattrs or {}).get("units", "") if time is not None else ""
    if time is not None and not _UNITS.fullmatch(str(units)):
        raise UnfitError("The units of time are not of the form '<unit> since <time>'")


def _box(folder: Path, arrays: dict[str, Array], data: Array) -> Box:
    """West, south, east, north of the pixels."""
    y, x = (data.zattrs or {})["_ARRAY_DIMENSIONS"][-2:]
    edges = [_edges(folder, arrays, name) for name in (x, y)]
    (west, east), (south, north) = (sorted(pair) for pair in edges)
    return west, south, east, north


def _edges(folder: Path, arrays: dict[str, Array], name: str) -> tuple[float, float]:
    """Where the pixels of an axis begin and end.

    Raises:
        UnfitError: The steps are not the same everywhere.
    """
    values = _axis(folder, arrays, name)
    if len(values) < _LEAST_AXIS:
        raise UnfitError(f"The axis {name} has less than {_LEAST_AXIS} places")
    step = (values[-1] - values[0]) / (len(values) - 1)
    room = abs(step) * 1e-3
    expected = (values[0] + step * i for i in range(len(values)))
    if any(abs(a - b) > room for a, b in zip(values, expected, strict=True)):
        raise UnfitError(f"The places of the axis {name} are not equally far apart")
    return values[0] - step / 2, values[-1] + step / 2


def _axis(folder: Path, arrays: dict[str, Array], name: str) -> list[float]:
    """The places of an axis."""
    array = arrays.get(name)
    if array is None:
        raise UnfitError(f"There is no array of the axis {name}")
    length, chunk = _shape(array)[0], array.zarray["chunks"][0]
    kind = str(array.zarray.get("dtype", ""))
    code = {"f8": "d", "f4": "f", "i8": "q", "i4": "i"}.get(kind[1:])
    if code is None:
        raise UnfitError(f"The axis {name} has the type {kind}")
    order = ">" if kind[0] == ">" else "<"
    values: list[float] = []
    for number in range(-(-length // chunk)):
        content = _chunk(folder / name / str(number), array)
        count = len(content) // struct.calcsize(code)
        values += struct.unpack(f"{order}{count}{code}", content)
    return values[:length]


def _chunk(file: Path, array: Array) -> bytes:
    compressor: dict[str, Any] = array.zarray.get("compressor") or {}
    packed = compressor.get("id")
    if packed is not None and packed not in _UNPACK:
        raise UnfitError(f"The emulator cannot unpack {packed} in an axis")
    try:
        content = file.read_bytes()
        return _UNPACK[packed](content) if packed else content
    except (OSError, zlib.error) as error:
        raise UnfitError(f"The axis {array.name} cannot be read: {error}") from None


def _band(array: Array) -> CollectionBand:
    kind = _FORMATS[str(array.zarray["dtype"])[1]]
    return msgspec.convert({"bitDepth": 32, "sampleFormat": kind}, CollectionBand)


def _metres(box: Box, size: tuple[int, int], crs: str) -> float:
    from .grid import Grid  # noqa: PLC0415 - numpy, when first needed

    west, south, east, north = box
    return Grid(epsg_of(crs), west, south, east, north, *size).metres_per_pixel
