"""What a batch is to render, checked: the one form of all the ways to say it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypedDict, cast

import msgspec

from swath import geo
from swath._errors import InputError
from swath.sentinelhub._area import area
from swath.sentinelhub._batch_grids import buffers, tiling
from swath.sentinelhub._batch_output import (
    Zarr,
    check_chunks,
    check_place,
    cog_members,
    responses,
    wanted_of,
    zarr_members,
)
from swath.sentinelhub._crs import CrsLike
from swath.sentinelhub._delivery import Bucket, bucket_dict, url_of
from swath.sentinelhub._grid import BBox
from swath.sentinelhub._order import Script, script
from swath.sentinelhub._plain import plain
from swath.sentinelhub._sources import DataLike, Source, check_entries, sources
from swath.sentinelhub._times import Times
from swath.sentinelhub._whole import whole
from swath.sentinelhub.evalscript._lint import check_body


MOST_FEATURE_PIXELS = 3500
"""Of a side of the picture of a feature."""

_SIZES = ("normal", "large")
_NEEDED = {
    "BatchProcessRequest": ("processRequest",),
    "BatchV2ProcessRequest": ("processRequest", "input", "output"),
}
_V1_TILES, _V2_TILES = ("tileName", "tileId"), ("tileName",)


class ImageryOptions(TypedDict, total=False):
    """What a batch renders: arguments as those of `process.render`."""

    evalscript: str | Script
    data: DataLike | Sequence[DataLike]
    bbox: BBox | Sequence[float]
    geometry: geo.ExtentLike
    crs: CrsLike
    time: Times
    mosaicking_order: str
    max_cloud_cover: float
    upsampling: str
    downsampling: str


class BatchOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The arguments of `batch.submit` and `batch_v1.submit`, as they were given."""

    delivery: Any = None
    grid: Any = None
    resolution: Any = None
    buffer: Any = 0
    features: Any = None
    width: Any = None
    height: Any = None
    outputs: Any = None
    zarr: Any = None
    cog: Any = False
    overwrite: bool = False
    skip_existing: bool = False
    collection: Any = None
    description: str | None = None
    instance_type: str | None = None
    request: Any = None
    imagery: ImageryOptions = {}

    def __post_init__(self) -> None:
        """Refuses arguments that there are not, as Python does.

        Raises:
            TypeError: There are some.
        """
        unknown = sorted(set(self.imagery) - set(ImageryOptions.__annotations__))
        if unknown:
            raise TypeError(
                f"submit() got an unexpected keyword argument {unknown[0]!r}"
            )


class _Written(NamedTuple):
    """The part of a request that both interfaces have in common."""

    process: dict[str, Any]
    files: dict[str, Any]
    group: dict[str, Any] | None


def v2_body(given: BatchOptions, *, lint: bool) -> dict[str, Any]:
    """A request for batch processing.

    Args:
        given: The arguments.
        lint: Whether a script is refused that the service is going to refuse.

    Raises:
        InputError: An argument makes no sense, or one is missing.
    """
    if given.request is not None:
        return _whole(given, "BatchV2ProcessRequest", lint=lint)
    _check_needed(given)
    place = bucket_dict(given.delivery, "delivery")
    pieces = _features(given) if given.features is not None else _tiles(given)
    made = _written(given, url_of(place), _V2_TILES, lint=lint)
    kind = "raster" if made.group is None else "zarr"
    output = {"type": kind, "delivery": place, **(made.group or made.files)}
    body: dict[str, Any] = {
        "processRequest": made.process,
        "input": pieces,
        "output": output,
    }
    if given.instance_type is not None:
        _check_word("instance_type", given.instance_type, _SIZES)
        body["instanceType"] = given.instance_type
    return _described(body, given)


def v1_body(given: BatchOptions, *, lint: bool) -> dict[str, Any]:
    """A request for batch processing, version 1; as `v2_body`."""
    if given.request is not None:
        return _whole(given, "BatchProcessRequest", lint=lint)
    _check_needed(given)
    if not isinstance(given.delivery, str):
        raise InputError(
            "delivery has to be a URL: version 1 writes into buckets that are open to "
            "the service, and takes no keys"
        )
    url = url_of(bucket_dict(given.delivery, "delivery"))
    tiles = _tiles(given)
    made = _written(given, url, _V1_TILES, lint=lint)
    body: dict[str, Any] = {
        "processRequest": made.process,
        "tilingGrid": {name: one for name, one in tiles.items() if name != "type"},
    }
    if made.group is None:
        body["output"] = {"defaultTilePath": url, **made.files}
    else:
        body["zarrOutput"] = {"path": url, **made.group}
    return _described(body, given)


def _check_needed(given: BatchOptions) -> None:
    if given.delivery is None:
        raise InputError(
            "delivery= is missing: pass where the files go, such as "
            "'s3://bucket/prefix', or a Bucket with the keys that open it"
        )
    if (given.grid is None) == (given.features is None):
        raise InputError(
            "pass either grid=, the number of a tiling grid, or features=, a "
            "GeoPackage, and not both"
        )


def _tiles(given: BatchOptions) -> dict[str, Any]:
    if given.width is not None or given.height is not None:
        raise InputError("width= and height= are for features=: tiles have their own")
    tiles = tiling(given.grid, given.resolution, given.buffer)
    return {"type": "tiling-grid", **tiles}


def _features(given: BatchOptions) -> dict[str, Any]:
    """The features of a GeoPackage; a URL alone is opened by the keys of delivery."""
    place = given.features
    if isinstance(place, str) and isinstance(given.delivery, Bucket):
        place = msgspec.structs.replace(given.delivery, url=place)
    if buffers(given.buffer) != (0, 0):
        raise InputError("buffer= is for the tiles of a grid")
    if given.zarr is not None:
        raise InputError("zarr= is for the tiles of a grid: features are files")
    pieces = {"type": "geopackage", "features": bucket_dict(place, "features")}
    defaults = _feature_size(given)
    return {**pieces, "defaults": defaults} if defaults else pieces


def _feature_size(given: BatchOptions) -> dict[str, Any]:
    """The size of features that tell none."""
    sides = {"width": plain(given.width), "height": plain(given.height)}
    size = plain(given.resolution)
    if all(side is None for side in sides.values()):
        return {} if size is None else {"resolution": _above_zero(size)}
    if size is not None:
        raise InputError("pass either resolution=, or width= and height=, and not both")
    for name, side in sides.items():
        _check_side(name, side)
    return sides


def _check_side(name: str, side: Any) -> None:
    whole = isinstance(side, int) and not isinstance(side, bool)
    if not whole or not 1 <= side <= MOST_FEATURE_PIXELS:
        raise InputError(
            f"{name}={side!r} has to be a whole number of pixels from 1 to "
            f"{MOST_FEATURE_PIXELS}"
        )


def _above_zero(size: Any) -> float:
    number = isinstance(size, int | float) and not isinstance(size, bool)
    if number and 0 < size < math.inf:
        return float(size)
    raise InputError(
        f"resolution={size!r} has to be above 0, in units of the features' own crs"
    )


def _written(
    given: BatchOptions, url: str, names: Sequence[str], *, lint: bool
) -> _Written:
    """What is rendered, and how it is written."""
    is_zarr = given.zarr is not None
    output = {"responses": responses(given.outputs, zarr=is_zarr)}
    process = _process(output, bounded=given.features is None, **given.imagery)
    if lint:
        check_script(process)
    check_place(url, names, len(output["responses"]), zarr=is_zarr)
    if not is_zarr:
        return _Written(process, _files(given, output), None)
    return _Written(process, {}, _group(given, output))


def _group(given: BatchOptions, output: Mapping[str, Any]) -> dict[str, Any]:
    others = ("cog", "overwrite", "skip_existing", "collection")
    passed = [name for name in others if getattr(given, name)]
    if passed:
        raise InputError(f"{passed[0]}= is for files, and zarr= writes one group")
    names = [one.id for one in wanted_of(output)]
    members = zarr_members(given.zarr, names, given.grid)
    check_chunks(cast("Zarr", given.zarr), given.grid, given.resolution)
    return members


def _files(given: BatchOptions, output: Mapping[str, Any]) -> dict[str, Any]:
    members = cog_members(given.cog, wanted_of(output))
    flags = {"overwrite": given.overwrite, "skipExisting": given.skip_existing}
    if all(flags.values()):
        raise InputError("overwrite= and skip_existing= exclude each other")
    members |= {name: True for name, flag in flags.items() if flag}
    if given.collection is None or given.collection is False:
        return members
    if not members.get("cogOutput"):
        raise InputError("collection= needs cog=True: a collection shows such files")
    if given.collection is True:
        return members | {"createCollection": True}
    return members | {"collectionId": str(given.collection)}


def _process(  # noqa: PLR0913 - each condition is an argument
    output: Mapping[str, Any],
    *,
    bounded: bool,
    evalscript: str | Script | None = None,
    data: DataLike | Sequence[DataLike] | None = None,
    bbox: BBox | Sequence[float] | None = None,
    geometry: geo.ExtentLike | None = None,
    crs: CrsLike | None = None,
    time: Times | None = None,
    mosaicking_order: str | None = None,
    max_cloud_cover: float | None = None,
    upsampling: str | None = None,
    downsampling: str | None = None,
) -> dict[str, Any]:
    """What is rendered, without its size: that is up to the tiles."""
    defaults = Source(
        "",
        time=time,
        mosaicking_order=mosaicking_order,
        max_cloud_cover=max_cloud_cover,
        upsampling=upsampling,
        downsampling=downsampling,
    )
    asked: dict[str, Any] = {"data": sources(data, defaults)}
    if bounded or bbox is not None or geometry is not None:
        asked = {"bounds": area(bbox, geometry, crs).to_dict(), **asked}
    elif crs is not None:
        raise InputError("crs= is that of bbox= or geometry=: features have their own")
    return {"input": asked, "output": dict(output), "evalscript": script(evalscript)}


def check_script(process: Mapping[str, Any]) -> None:
    """Refuses a script that the service is going to refuse.

    Raises:
        InputError: It is; the message tells all reasons.
    """
    wanted = wanted_of(cast("Mapping[str, Any]", process.get("output") or {}))
    forms = [
        {"identifier": one.id, "format": {"type": one.media_type}} for one in wanted
    ]
    check_body({**process, "output": {"responses": forms}})


def _whole(given: BatchOptions, model: str, *, lint: bool) -> dict[str, Any]:
    """A request that says all of it."""
    unset = BatchOptions()
    fields = (name for name in given.__struct_fields__ if name != "request")
    others = [name for name in fields if getattr(given, name) != getattr(unset, name)]
    named = [*given.imagery] if others == ["imagery"] else others
    members = whole(given.request, named, model)
    missing = [name for name in _NEEDED[model] if not members.get(name)]
    if missing:
        raise InputError(f"request.{missing[0]} is missing")
    process = cast("Mapping[str, Any]", members["processRequest"])
    _check_process(process)
    if lint:
        check_script(process)
    return members


def _check_process(process: Mapping[str, Any]) -> None:
    script(process.get("evalscript"))
    asked = cast("Mapping[str, Any]", process.get("input") or {})
    entries = cast("list[dict[str, Any]]", asked.get("data") or [])
    if not entries:
        raise InputError(
            "request.processRequest.input.data is empty: name a collection"
        )
    check_entries(entries)


def _described(body: dict[str, Any], given: BatchOptions) -> dict[str, Any]:
    if given.description is None:
        return body
    return {**body, "description": given.description}


def _check_word(name: str, word: Any, words: Sequence[str]) -> None:
    if word not in words:
        raise InputError(f"{name}={word!r} is none of {', '.join(words)}")
