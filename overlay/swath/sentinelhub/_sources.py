"""The data that a picture is made of: collections, and what is taken of them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeAlias, cast

import msgspec

from swath._errors import InputError
from swath.geo._rings import is_array
from swath.sentinelhub._plain import members_of, plain, shown
from swath.sentinelhub._sources_words import check_words
from swath.sentinelhub._times import span, time_range
from swath.sentinelhub.evalscript._bands import bands, collections


class Model(Protocol):
    """An object of the service as generated, such as `Sentinel2L2ADataset`."""

    def to_dict(self) -> dict[str, Any]:
        """Its JSON."""
        ...


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """A collection that a picture is made of, and what is taken of it.

    What is left out here is as the arguments of the call have it.

    Attributes:
        collection: Its id: ``"sentinel-2-l2a"``, ``"dem"``, ``"byoc-<uuid>"``.
        id: What the script calls it (`datasource`), where there are several.
        time: When its scenes were taken.
        mosaicking_order: Which scene comes first: ``"mostRecent"``, ``"leastRecent"``
            or ``"leastCC"``.
        max_cloud_cover: Percentage of clouds that a scene may have.
        upsampling: ``"NEAREST"``, ``"BILINEAR"`` or ``"BICUBIC"``, where pixels are
            smaller than those of the data.
        downsampling: The same where they are larger.
        data_filter: Other conditions in the service's own words, such as
            ``{"polarization": "DV"}``.
        processing: Other processing in its own words, such as
            ``{"orthorectify": True}``.
    """

    collection: str
    id: str | None = None
    time: Any = None
    mosaicking_order: str | None = None
    max_cloud_cover: float | None = None
    upsampling: str | None = None
    downsampling: str | None = None
    data_filter: Mapping[str, Any] = {}
    processing: Mapping[str, Any] = {}


DataLike: TypeAlias = "str | Source | Model | Mapping[str, Any]"
"""A collection's id, a `Source`, or an entry of `input.data` as the service has it."""

ORDERS = ("mostRecent", "leastRecent", "leastCC")
RESAMPLINGS = ("NEAREST", "BILINEAR", "BICUBIC")

_TIMELESS = frozenset({"dem"})
_CLOUDLESS = frozenset(
    {"sentinel-1-grd", "dem", "modis", "sentinel-3-olci", "sentinel-5p-l2"}
)
_OWN = ("byoc-", "batch-", "zarr-")


def sources(
    data: DataLike | Sequence[DataLike] | None, defaults: Source
) -> list[dict[str, Any]]:
    """The member `data` of a request.

    Args:
        data: One or several collections.
        defaults: What is taken of each, where it does not say otherwise itself.

    Raises:
        InputError: There is none, or one makes no sense, or none of them knows what
            an argument is about.
    """
    given = _listed(data)
    if not given:
        raise InputError(
            "the data is missing: pass data= with a collection, such as "
            "data='sentinel-2-l2a', or several"
        )
    known = [_source(one, index) for index, one in enumerate(given)]
    _check_use(known, defaults)
    entries = [_entry(one, defaults) for one in known]
    check_entries(entries)
    return entries


def check_entries(entries: Sequence[Mapping[str, Any]]) -> None:
    """Refuses what no collection takes.

    Raises:
        InputError: A cloud cover is no percentage, an order or a resampling none.
    """
    ids = [entry["id"] for entry in entries if entry.get("id") is not None]
    if len(set(ids)) < len(ids):
        raise InputError(f"data: two of the ids {', '.join(ids)} are the same")
    for index, entry in enumerate(entries):
        check_words(entry, f"data[{index}]")
        chosen, processing = (
            members_of(entry, "dataFilter"),
            members_of(entry, "processing"),
        )
        _check_cover(chosen.get("maxCloudCoverage"))
        _check_word("mosaicking_order", chosen.get("mosaickingOrder"), ORDERS)
        for name in ("upsampling", "downsampling"):
            _check_word(name, processing.get(name), RESAMPLINGS)


def _listed(data: Any) -> list[Any]:
    if is_array(data):
        return [*data]
    return [] if data is None else [data]


def _source(value: Any, index: int) -> Source | Mapping[str, Any]:
    """A source, or an entry that says all of itself."""
    if isinstance(value, str):
        value = Source(value)
    if isinstance(value, Source):
        _check_members(value, index)
        _check_spelling(value.collection, index)
        return value
    to_dict = getattr(value, "to_dict", None)
    entry: Any = to_dict() if callable(to_dict) else value
    if isinstance(entry, Mapping) and cast("Mapping[str, Any]", entry).get("type"):
        return cast("Mapping[str, Any]", entry)
    raise InputError(
        f"data[{index}]={shown(value)} is no data: pass a collection's id such as "
        "'sentinel-2-l2a', a Source, or an object with its 'type'"
    )


def _check_members(source: Source, index: int) -> None:
    """Refuses a source whose members are of another kind."""
    name: Any = source.collection
    if not isinstance(name, str) or not name.strip():
        raise InputError(
            f"data[{index}]: {shown(name)} is no collection's id: pass one such as "
            "'sentinel-2-l2a'"
        )
    for member, example in (
        ("data_filter", {"polarization": "DV"}),
        ("processing", {"orthorectify": True}),
    ):
        given = getattr(source, member)
        if not isinstance(given, Mapping):
            raise InputError(
                f"data[{index}]: {member}={shown(given)} has to be a mapping, such as "
                f"{example}"
            )


def _check_spelling(collection: str, index: int) -> None:
    """Refuses ids that are those of known collections but for case and signs."""
    if bands(collection) is not None:
        return
    meant = [one for one in collections() if _letters(one) == _letters(collection)]
    if meant:
        raise InputError(f"data[{index}]: {collection!r} is written {meant[0]!r}")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _check_use(known: Sequence[Source | Mapping[str, Any]], defaults: Source) -> None:
    """Refuses an argument that none of the collections knows."""
    names = [one.collection for one in known if isinstance(one, Source)]
    if not names:
        return
    clouded = defaults.max_cloud_cover is not None
    if (clouded or defaults.mosaicking_order == "leastCC") and not any(
        map(_sees_clouds, names)
    ):
        what = "max_cloud_cover" if clouded else "mosaicking_order='leastCC'"
        raise InputError(
            f"{what}: {', '.join(names)} tells nothing of clouds: leave it out"
        )


def _sees_clouds(collection: str) -> bool:
    return collection not in _CLOUDLESS and not collection.startswith(_OWN)


def _entry(source: Source | Mapping[str, Any], defaults: Source) -> dict[str, Any]:
    if not isinstance(source, Source):
        return dict(source)
    entry: dict[str, Any] = {"type": source.collection}
    if source.id is not None:
        entry["id"] = source.id
    processing = {**_processing(source, defaults), **source.processing}
    members = {"dataFilter": _filter(source, defaults), "processing": processing}
    return entry | {name: one for name, one in members.items() if one}


def _filter(source: Source, defaults: Source) -> dict[str, Any]:
    _check_clouds(source)
    chosen: dict[str, Any] = {}
    timeless = source.collection in _TIMELESS
    bounds = time_range(span(_first(source.time, defaults.time)))
    if bounds and (not timeless or source.time is not None):
        chosen["timeRange"] = bounds
    clouds = _sees_clouds(source.collection)
    order = defaults.mosaicking_order if not timeless else None
    if order == "leastCC" and not clouds:
        order = None
    cover = defaults.max_cloud_cover if clouds else None
    own = {
        "mosaickingOrder": _first(source.mosaicking_order, order),
        "maxCloudCoverage": plain(_first(source.max_cloud_cover, cover)),
    }
    chosen |= {name: one for name, one in own.items() if one is not None}
    return {**chosen, **source.data_filter}


def _check_clouds(source: Source) -> None:
    """Refuses conditions on clouds of a collection that tells nothing of them."""
    if source.collection not in _CLOUDLESS:
        return
    told = f"{source.collection} tells nothing of clouds"
    if source.max_cloud_cover is not None:
        raise InputError(f"max_cloud_cover: {told}: leave it out")
    if source.mosaicking_order == "leastCC":
        raise InputError(
            f"mosaicking_order='leastCC': {told}: take 'mostRecent' or 'leastRecent'"
        )


def _processing(source: Source, defaults: Source) -> dict[str, Any]:
    words = {
        "upsampling": _first(source.upsampling, defaults.upsampling),
        "downsampling": _first(source.downsampling, defaults.downsampling),
    }
    return {
        name: word.upper() if isinstance(word, str) else word
        for name, word in words.items()
        if word is not None
    }


def _first(one: Any, other: Any) -> Any:
    return other if one is None else one


def _check_cover(cover: Any) -> None:
    if cover is None:
        return
    number = isinstance(cover, int | float) and not isinstance(cover, bool)
    if not number or not math.isfinite(cover) or not 0 <= cover <= 100:  # noqa: PLR2004 - percent
        raise InputError(
            f"max_cloud_cover={cover!r} has to be a percentage from 0 to 100"
        )


def _check_word(name: str, word: Any, words: Sequence[str]) -> None:
    if word is not None and word not in words:
        raise InputError(f"{name}={word!r} is none of {', '.join(words)}")
