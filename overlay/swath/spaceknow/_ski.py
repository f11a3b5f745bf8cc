"""SKI files: the bands of a scene as SpaceKnow exports them; needs ``raster``.

A SKI is a gzipped tar of ``info.json``, ``meta.json`` and a file for each band: a type
code (its bits, one more if signed), the columns and the rows, and then row by row the
difference to the row above, modulo the depth. Files found in use are little-endian;
the documents show big-endian, which is read as well.
"""

from __future__ import annotations

import io
import tarfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from swath._errors import DecodeError
from swath._extra import needed


with needed("reading SKI files", "raster"):
    import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


Array: TypeAlias = "NDArray[Any]"

_CODES = {
    bits + signed: f"{kind}{bits // 8}"
    for bits in (8, 16, 32, 64)
    for signed, kind in enumerate("ui")
}
_HEADER = 10
_LARGEST = 1 << 30
"""Bytes that a file within a SKI may have when unpacked; images have 3 megapixels."""


@dataclass(frozen=True, eq=False)
class Ski:
    """What a SKI file holds.

    Attributes:
        bands: An array of shape (rows, columns) for each band, by its first name; the
            names of masks are like ``__MASK__red__green__``.
        info: Its ``info.json``, with all names of each band.
        meta: Its ``meta.json``.
    """

    bands: Mapping[str, Array]
    info: Mapping[str, Any]
    meta: Mapping[str, Any]


def read_ski(source: bytes | str | Path) -> Ski:
    """Reads a SKI file.

    Args:
        source: A path, or the content.

    Raises:
        DecodeError: It is no SKI file.
        OSError: The file cannot be opened.
    """
    content = source if isinstance(source, bytes) else Path(source).read_bytes()
    try:
        return _read(content)
    except (tarfile.TarError, OSError, EOFError, KeyError, ValueError, zlib.error) as e:
        raise DecodeError(f"this is no SKI file: {e}") from e


def _read(content: bytes) -> Ski:
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:gz") as tar:
        info = _info.decode(_member(tar, "info.json"))
        meta = msgspec.json.decode(_member(tar, "meta.json"), type=dict[str, Any])
        bands = {
            _first(band.names, number): _band(_member(tar, f"{number:05}.skb"))
            for number, band in enumerate(info.bands)
        }
    return Ski(bands, msgspec.to_builtins(info), meta)


class _Band(msgspec.Struct, frozen=True):
    """A band, as ``info.json`` lists it."""

    names: list[str] = []


class _Info(msgspec.Struct, frozen=True):
    """What ``info.json`` says."""

    bands: list[_Band]
    version: Any = None


_info = msgspec.json.Decoder(_Info)


def _first(names: list[str], number: int) -> str:
    return names[0] if names else f"{number:05}"


def _member(tar: tarfile.TarFile, name: str) -> bytes:
    member = tar.getmember(name)
    file = tar.extractfile(member)
    if file is None or member.size > _LARGEST:
        raise ValueError(f"{name} is no file, or larger than {_LARGEST} bytes")
    return file.read()


def _band(content: bytes) -> Array:
    order = "<" if int.from_bytes(content[:2], "little") in _CODES else ">"
    code = int(np.frombuffer(content, f"{order}u2", 1)[0])
    if code not in _CODES:
        raise ValueError(f"a band has the unknown type code {code}")
    columns, rows = (int(n) for n in np.frombuffer(content, f"{order}u4", 2, 2))
    kind = np.dtype(f"{order}{_CODES[code]}")
    if len(content) != _HEADER + rows * columns * kind.itemsize:
        raise ValueError(f"a band of {columns} x {rows} has {len(content)} bytes")
    # Sums wrap as the differences did: that is unsigned arithmetic of this depth.
    steps = np.frombuffer(content, f"{order}u{kind.itemsize}", offset=_HEADER)
    native = steps.reshape(rows, columns).astype(f"u{kind.itemsize}")
    return native.cumsum(axis=0, dtype=native.dtype).view(_CODES[code])
