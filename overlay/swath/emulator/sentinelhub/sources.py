"""Which scenes a request is made of, and the layers of samples that they give."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from .collection_bands import Band
from .evalscript import Mosaicking, ScriptInput
from .pixels import Sampling
from .refusals import ServiceError, bad_payload
from .scenes import Scene


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .collections import Collection
    from .evalscript_setup import InputSpec
    from .grid import Grid
    from .process_body import DataFilter, Dataset, OpenRange, TimeRange
    from .world import World


DATA_MASK = "dataMask"


class Remembered:
    """Scenes that are made when they are first wanted, and kept."""

    def __init__(self, scenes: Iterator[Scene]) -> None:
        self._taken: list[Scene] = []
        self._rest = scenes

    def __iter__(self) -> Iterator[Scene]:
        yield from self._taken
        for scene in self._rest:
            self._taken.append(scene)
            yield scene


class Source(NamedTuple):
    """A dataset of a request and what the script wants of it.

    Attributes:
        dataset: The entry of the request.
        shown: Its collection.
        label: What the script calls it.
        mosaicking: How scenes become samples.
        bands: Names and units, `dataMask` among them if it is wanted.
        bounds: Whether scenes tell where they have data.
        scenes: In the order in which they lie upon each other.
        range: The moments that were asked for.
    """

    dataset: Dataset
    shown: Collection
    label: str
    mosaicking: Mosaicking
    bands: list[tuple[str, str]]
    bounds: bool
    scenes: Remembered
    range: tuple[datetime, datetime]

    @property
    def sampling(self) -> Sampling:
        """How its samples are taken."""
        names = tuple(name for name, _ in self.bands if name != DATA_MASK)
        processing = self.dataset.processing
        return Sampling(names, processing.upsampling, not processing.harmonize_values)

    def stacks(self) -> list[list[Scene]]:
        """The scenes of each sample that a pixel gets."""
        if self.mosaicking == "TILE":
            return [[scene] for scene in self.scenes]
        return [list(group) for _, group in groupby(self.scenes, lambda one: one.day)]


def source_of(
    world: World,
    dataset: Dataset,
    spec: InputSpec,
    label: str,
    grid: Grid,
    span: TimeRange | None = None,
) -> Source:
    """A dataset with the scenes that it shows.

    Args:
        world: Where they are.
        dataset: The entry of the request.
        spec: What the script wants of it.
        label: What the script calls it.
        grid: The pixels.
        span: Moments that take the place of those of the dataset's filter.

    Raises:
        ServiceError: The collection is unknown, or has not what is wanted.
    """
    shown = known_collection(world, dataset.type)
    check_filter(shown, dataset)
    _check_resolution(shown, dataset, grid)
    moments = _moments(world, span or dataset.data_filter.time_range)
    found = _chosen(world, shown, dataset.data_filter, grid, moments)
    return Source(
        dataset=dataset,
        shown=shown,
        label=label,
        mosaicking="SIMPLE" if shown.timeless else spec.mosaicking,
        bands=_units(shown, spec, strict=world.strict),
        bounds=spec.bounds,
        scenes=Remembered(found),
        range=moments,
    )


def known_collection(world: World, name: str) -> Collection:
    """The collection of a dataset.

    Raises:
        ServiceError: There is none.
    """
    shown = world.collection(name)
    if shown is None:
        prefixes = ("byoc-", "batch-", "zarr-")
        if name.startswith(prefixes):
            message = f"The collection {name} does not exist, or has no files here"
            raise ServiceError(404, "COMMON_NOT_FOUND", message)
        raise bad_payload(f"{name} is no dataset type")
    return shown


def check_filter(shown: Collection, dataset: Dataset) -> None:
    """Refuses what a dataset's filter and processing must not say.

    Raises:
        ServiceError: A value is out of its range.
    """
    wanted = dataset.data_filter
    if wanted.time_range is not None:
        start, end = wanted.time_range.start, wanted.time_range.end
        if start and end and _aware(start) > _aware(end):
            raise bad_payload("timeRange->from must not be after timeRange->to")
    if not 0 <= wanted.max_cloud_coverage <= 100:  # noqa: PLR2004 - percent
        raise bad_payload("maxCloudCoverage must be between 0 and 100")
    order = wanted.mosaicking_order
    if order and shown.orders and order not in shown.orders:
        message = f"mosaickingOrder {order} is not supported by {shown.id}"
        raise bad_payload(message)
    processing = dataset.processing
    if processing.back_coeff == "GAMMA0_TERRAIN" and not processing.orthorectify:
        raise bad_payload("backCoeff GAMMA0_TERRAIN needs orthorectify to be true")


def _check_resolution(shown: Collection, dataset: Dataset, grid: Grid) -> None:
    preview = dataset.data_filter.preview_mode
    limit = shown.max_metres
    if limit is None or preview not in {None, "DETAIL"}:
        return
    if grid.metres_per_pixel > limit:
        message = (
            f"Your request is for {grid.metres_per_pixel:.2f} meters per pixel, but "
            f"{shown.id} is limited to {limit:.2f}"
        )
        raise ServiceError(400, "COMMON_EXCEPTION", message)


def _moments(
    world: World, span: TimeRange | OpenRange | None
) -> tuple[datetime, datetime]:
    start, end = (span.start, span.end) if span is not None else (None, None)
    first, last = start or datetime(1970, 1, 1, tzinfo=UTC), end or world.now()
    return _aware(first), _aware(last)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _chosen(
    world: World,
    shown: Collection,
    wanted: DataFilter,
    grid: Grid,
    moments: tuple[datetime, datetime],
) -> Iterator[Scene]:
    """The scenes in the order in which they lie upon each other."""
    if shown.timeless:
        return iter([Scene(shown.id, shown.id, moments[1], (), 4326, None, {})])
    found = (
        scene
        for scene in world.scenes(shown, grid.bbox, *moments)
        if _fits(scene, wanted)
    )
    if wanted.mosaicking_order == "leastRecent":
        return iter(sorted(found, key=lambda one: one.datetime))
    if wanted.mosaicking_order == "leastCC":
        return iter(sorted(found, key=lambda one: one.cloud_cover or 0.0))
    return found


def _fits(scene: Scene, wanted: DataFilter) -> bool:
    told = scene.properties
    if scene.cloud_cover is not None and scene.cloud_cover > wanted.max_cloud_coverage:
        return False
    exact = {
        "sar:instrument_mode": wanted.acquisition_mode,
        "s1:polarization": wanted.polarization,
        "s1:resolution": wanted.resolution,
        "sat:orbit_state": wanted.orbit_direction and wanted.orbit_direction.lower(),
        "constellation": wanted.constellation and wanted.constellation.lower(),
    }
    if any(
        value and name in told and told[name].lower() != value.lower()
        for name, value in exact.items()
    ):
        return False
    return wanted.tiers != "TIER_1" or told.get("landsat:collection_category") in {
        "T1",
        None,
    }


def _units(
    shown: Collection, spec: InputSpec, *, strict: bool
) -> list[tuple[str, str]]:
    """The unit of each band; `dataMask` has but one."""
    bands = [_band(shown, name) for name in spec.bands]
    some = any(_has(band, spec.units[0], strict=strict) for band in bands)
    # One unit for all is taken where it fits, unless it fits nowhere.
    lenient = len(set(spec.units)) == 1 and some and not strict
    found: list[tuple[str, str]] = []
    for band, unit in zip(bands, spec.units, strict=True):
        if _has(band, unit, strict=strict):
            found.append((band.name, band.unit_of(unit)))
        elif lenient or band.name == DATA_MASK:
            found.append((band.name, band.default_unit))
        else:
            allowed = ", ".join(band.units)
            message = f"Band {band.name} of {shown.id} has no unit {unit}"
            raise bad_payload(f"{message}: take {allowed}")
    return found


def _has(band: Band, unit: str | None, *, strict: bool) -> bool:
    known = band.units if strict else (*band.units, *band.once)
    return unit is None or unit.upper() in known


def _band(shown: Collection, name: str) -> Band:
    band = shown.bands.get(name)
    if band is None:
        known = ", ".join(shown.bands)
        message = f"Band {name} does not exist in {shown.id}: it has {known}"
        raise bad_payload(message)
    return band


# Scenes as scripts see them


def told(source: Source) -> ScriptInput:
    """An input as the script may know it."""
    start, end = source.range
    scenes: list[dict[str, Any]] = []
    if source.mosaicking == "ORBIT":
        scenes = [_day(source, stack) for stack in source.stacks()]
    elif source.mosaicking == "TILE":
        scenes = [_tile(source, scene) for scene in source.scenes]
    else:
        scenes = [{"date": _text(one.datetime)} for one in _first(source.scenes)]
    return ScriptInput(
        source.label, source.mosaicking, scenes, (_text(start), _text(end))
    )


def _first(scenes: Iterable[Scene]) -> list[Scene]:
    return [scene for _, scene in zip(range(1), scenes, strict=False)]


def _day(source: Source, stack: list[Scene]) -> dict[str, Any]:
    start = datetime.combine(stack[0].datetime.date(), time(), UTC)
    end = start + timedelta(days=1, seconds=-1)
    return {
        "dateFrom": _text(start),
        "dateTo": _text(end),
        "tiles": [_tile(source, scene) for scene in stack],
    }


def _tile(source: Source, scene: Scene) -> dict[str, Any]:
    found: dict[str, Any] = {
        "date": _text(scene.datetime),
        "shId": zlib.crc32(scene.id.encode()),
        "dataPath": f"s3://{scene.collection}/{scene.id}",
        "tileOriginalId": _original(scene),
        "productId": scene.id,
    }
    if (mission := scene.collection[:10]).startswith("sentinel-"):
        found[f"{mission.replace('-', '')}ProductId"] = f"{scene.id}.SAFE"
    if scene.cloud_cover is not None:
        found["cloudCoverage"] = scene.cloud_cover
    if source.bounds:
        ring = [[lon, lat] for lon, lat in scene.footprint]
        lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
        west, south, east, north = min(lons), min(lats), max(lons), max(lats)
        box = [[west, south], [east, south], [east, north], [west, north]]
        found["dataGeometry"] = _polygon(ring)
        found["dataEnvelope"] = _polygon(box)
    return found


def _original(scene: Scene) -> str:
    """How the archive calls a scene: scripts cut satellite and hour out of it."""
    if not scene.collection.startswith("sentinel-3-"):
        return scene.id
    instrument, kind = scene.collection[len("sentinel-3-") :].upper(), scene.id[4:12]
    day = f"{scene.datetime:%Y/%m/%d}"
    return f"EODATA/Sentinel-3/{instrument}/{kind}/{day}/{scene.id}"


def _polygon(ring: list[list[float]]) -> dict[str, Any]:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC::CRS84"}}
    return {"type": "Polygon", "crs": crs, "coordinates": [[*ring, ring[0]]]}


def _text(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"
