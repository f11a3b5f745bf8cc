"""Collections of one's own files: what is sent about them and their tiles, checked."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, cast

import msgspec

from swath import geo
from swath._core.times import When, first_instant
from swath._errors import InputError
from swath.sentinelhub._byoc_cover import cover_geometry
from swath.sentinelhub._byoc_names import bucket_name, label
from swath.sentinelhub._crs import CrsLike
from swath.sentinelhub._plain import plain


if TYPE_CHECKING:
    from swath_api.sentinelhub.models import ByocCollection


BAND = "(BAND)"
"""What stands in a path for the part in which the files of the bands differ."""

MAX_BANDS = 100

_BIT_DEPTHS, _SAMPLE_FORMATS = (8, 16, 32), ("UINT", "INT", "FLOAT")
_SAMPLE_TYPE = re.compile(r"(UINT|INT|FLOAT)(8|16|32)", re.IGNORECASE)
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*", re.ASCII)
_MISSPELT = re.compile(r"[(<{\[%]band[)>}\]%]", re.IGNORECASE)
_FILE = re.compile(r"\.\w{1,5}$", re.ASCII)


class Model(Protocol):
    """An object of the generated models."""

    def to_dict(self) -> dict[str, Any]:
        """As decoded JSON."""
        ...


BandLike: TypeAlias = "str | Model | Mapping[str, Any]"
"""A type of samples such as ``"UINT16"``, or a band as the service has it."""

Bands: TypeAlias = Mapping[str, BandLike]
"""Bands by name."""


class NewTile(msgspec.Struct, frozen=True, kw_only=True):
    """A tile to be added to a collection.

    Attributes:
        path: Key of its files in the bucket, with ``(BAND)`` for the part in which they
            differ; or the folder of ``(BAND).tiff``.
        cover: The area with data, up to 100 points: GeoJSON, WKT, what has
            ``__geo_interface__``, or a bbox; the box of the files by default.
        crs: The reference system of `cover`; longitude and latitude by default.
        time: When the data were taken, to the millisecond.
    """

    path: str
    cover: geo.ExtentLike | None = None
    crs: CrsLike | None = None
    time: When | None = None


TileLike: TypeAlias = "NewTile | str"
"""A tile to be added, or its path alone."""


def collection_body(
    name: Any, bucket: Any, bands: Bands | None, no_data: float | None
) -> dict[str, Any]:
    """A collection as it shall be.

    Raises:
        InputError: A name is empty, or a band is none.
    """
    body: dict[str, Any] = {"name": label(name), "s3Bucket": bucket_name(bucket)}
    if no_data is not None:
        body["noData"] = _number("no_data", no_data)
    if bands is not None:
        body["additionalData"] = {"bands": _bands(bands, common=no_data is not None)}
    return body


def check_path(path: Any) -> str:
    """The path of a tile.

    Raises:
        InputError: It is no key within a bucket, or has a placeholder that is none.
    """
    if not isinstance(path, str) or not path.strip():
        raise InputError(f"{path=} has to be the key of files in the bucket")
    wrong = _mistake(path)
    if wrong:
        raise InputError(f"{path=} {wrong}, such as '2026/06/tile_1_{BAND}.tif'")
    return path


def is_file(path: str) -> bool:
    """Whether a path names files, and not the folder that they are in."""
    return _FILE.search(path.rpartition("/")[2]) is not None


def tile_body(tile: NewTile) -> dict[str, Any]:
    """A new tile.

    Raises:
        InputError: Its path, its cover or its time makes no sense.
    """
    body: dict[str, Any] = {"path": check_path(tile.path)}
    if tile.cover is not None:
        body["coverGeometry"] = cover_geometry(tile.cover, tile.crs)
    elif tile.crs is not None:
        raise InputError(
            f"crs={tile.crs!r} is that of a cover, and there is none: leave it out"
        )
    if tile.time is not None:
        body["sensingTime"] = sensed(tile.time)
    return body


def sensed(time: When) -> str:
    """When data were taken, as the service has it.

    Raises:
        InputError: It is no time.
    """
    when = first_instant(time, "time").astimezone(dt.UTC)
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def tile_bodies(tiles: Iterable[TileLike]) -> list[dict[str, Any]]:
    """New tiles; all of them are looked at before any is sent.

    Raises:
        InputError: One of them makes no sense, or a path comes twice.
    """
    if isinstance(tiles, str):
        raise InputError(f"tiles={tiles!r} has to be a list of paths: pass [{tiles!r}]")
    bodies = [_numbered(number, one) for number, one in enumerate(tiles)]
    seen: dict[str, int] = {}
    for number, body in enumerate(bodies):
        first = seen.setdefault(body["path"], number)
        if first != number:
            raise InputError(
                f"tiles[{number}]: the path {body['path']!r} is that of "
                f"tiles[{first}], and a collection has a path once"
            )
    return bodies


def bands_of(told: ByocCollection) -> Bands:
    """The bands of a collection, none if it is not configured yet."""
    facts = told.additional_data or None
    return (facts.bands if facts else None) or {}


def check_placeholders(bodies: Iterable[Mapping[str, Any]], known: Bands) -> None:
    """Refuses files that could be those of one band only, where there are several.

    Args:
        bodies: New tiles.
        known: The bands of their collection.

    Raises:
        InputError: A path lacks the placeholder.
    """
    sources = {_source(name, band) for name, band in known.items()}
    if len(sources) < 2:  # noqa: PLR2004 - files that could be taken for each other
        return
    for body in bodies:
        path = body["path"]
        if is_file(path) and BAND not in path:
            raise InputError(
                f"path={path!r} is one file, and the bands of the collection are in "
                f"{len(sources)}, {', '.join(sorted(sources))}: write {BAND} where "
                "these words stand"
            )


def _source(name: str, band: BandLike) -> str:
    members = _members(band)
    return str(members.get("source") or name)


def _mistake(path: str) -> str:
    """What is wrong with a path; empty if nothing is."""
    if "://" in path:
        return "has to be a key within the bucket: leave out the bucket's address"
    if path.startswith("/") or path.endswith("/") or "//" in path:
        return "has an empty part: it neither begins nor ends with a slash"
    if path != path.strip() or not path.isprintable():
        return "has blanks at its ends, or signs that cannot be seen"
    spelt = _MISSPELT.search(path)
    if spelt is not None and spelt[0] != BAND:
        return f"has {spelt[0]} in it: what stands for a band is {BAND}"
    return ""


def _numbered(number: int, given: TileLike) -> dict[str, Any]:
    tile: Any = NewTile(path=given) if isinstance(given, str) else given
    if not isinstance(tile, NewTile):
        raise InputError(
            f"tiles[{number}] has to be a path or a NewTile, not {type(tile).__name__}"
        )
    try:
        return tile_body(tile)
    except InputError as error:
        raise InputError(f"tiles[{number}]: {error}") from None


def _bands(bands: Any, *, common: bool) -> dict[str, Any]:
    if not isinstance(bands, Mapping):
        raise InputError(
            f"{bands=} has to be bands by their names, such as {{'Red': 'UINT16'}}"
        )
    found = cast("Bands", bands)
    if len(found) > MAX_BANDS:
        raise InputError(f"bands: there are {len(found)}, {MAX_BANDS} at most can be")
    return {name: _band(name, one, common=common) for name, one in found.items()}


def _band(name: Any, given: BandLike, *, common: bool) -> dict[str, Any]:
    where = f"bands[{name!r}]"
    if not isinstance(name, str) or not _IDENTIFIER.fullmatch(name):
        raise InputError(
            f"{where}: scripts have to be able to name it: letters, digits, _ and $, "
            "no digit first"
        )
    band = _members(given)
    depth, form = band.get("bitDepth"), band.get("sampleFormat")
    if depth not in _BIT_DEPTHS or form not in _SAMPLE_FORMATS:
        raise InputError(
            f"{where}={given!r} has to be a type of samples such as 'UINT16', or a "
            f"band with bitDepth {_BIT_DEPTHS} and sampleFormat {_SAMPLE_FORMATS}"
        )
    if band.get("noData") is not None:
        _number(f"{where}.noData", band["noData"])
        if common:
            raise InputError(
                f"{where} has its own noData, and no_data= is for all bands: leave "
                "out one of them"
            )
    return band


def _members(given: Any) -> dict[str, Any]:
    """A band as the service has it; no members if it is none."""
    if isinstance(given, str):
        found = _SAMPLE_TYPE.fullmatch(given)
        if found is None:
            return {}
        return {"bitDepth": int(found[2]), "sampleFormat": found[1].upper()}
    to_dict = getattr(given, "to_dict", None)
    members: Any = to_dict() if callable(to_dict) else given
    if not isinstance(members, Mapping):
        return {}
    return dict(cast("Mapping[str, Any]", members))


def _number(name: str, value: Any) -> float:
    number: Any = plain(value)
    real = isinstance(number, int | float) and not isinstance(number, bool)
    if not real or not math.isfinite(number):
        raise InputError(
            f"{name}={value!r} has to be a number that samples can have; NaN counts "
            "as no data by itself"
        )
    checked: float = number
    return checked
