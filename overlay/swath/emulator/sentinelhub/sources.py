"""Which scenes a request is made of, and the layers of samples that they give."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .collection_bands import Band
from .evalscript import BandSamples, Layers, Mosaicking, ScriptInput
from .pixels import DTYPES, Samples, Sampling, footprint_mask, sample
from .refusals import ServiceError, bad_payload
from .scenes import Scene


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from .collections import Collection
    from .evalscript_setup import InputSpec
    from .grid import Grid
    from .process_body import DataFilter, Dataset, TimeRange
    from .world import World


DATA_MASK = "dataMask"
_NORMALIZATION = 1e-4


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
        bands=_units(shown, spec),
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
            raise ServiceError(
                404, "COMMON_NOT_FOUND", f"The collection {name} does not exist"
            )
        raise bad_payload(f"{name} is no dataset type")
    return shown


def check_filter(shown: Collection, dataset: Dataset) -> None:
    """Refuses what a dataset's filter and processing must not say.

    Raises:
        ServiceError: A value is out of its range.
    """
    wanted = dataset.data_filter
    span = wanted.time_range
    if span is not None and span.start > span.end:
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


def _moments(world: World, span: TimeRange | None) -> tuple[datetime, datetime]:
    if span is None:
        return datetime(1970, 1, 1, tzinfo=UTC), world.now()
    return tuple(  # type: ignore[return-value]  # there are two
        one if one.tzinfo else one.replace(tzinfo=UTC) for one in (span.start, span.end)
    )


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


def _units(shown: Collection, spec: InputSpec) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, unit in zip(spec.bands, spec.units, strict=True):
        band = shown.bands.get(name)
        if band is None:
            known = ", ".join(shown.bands)
            message = f"Band {name} does not exist in {shown.id}: it has {known}"
            raise bad_payload(message)
        wanted = (unit or band.default_unit).upper()
        if name == DATA_MASK or wanted == "DN":
            wanted = "DN" if "DN" in band.units else wanted
        if name != DATA_MASK and wanted not in band.units:
            allowed = ", ".join(band.units)
            message = f"Band {name} of {shown.id} has no unit {unit}: take {allowed}"
            raise bad_payload(message)
        found.append((name, wanted))
    return found


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
    }
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


def _polygon(ring: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def _text(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"


# Samples


def layers(
    world: World,
    source: Source,
    stacks: list[Iterable[Scene]],
    grid: Grid,
    shown: NDArray[np.bool_],
) -> Layers:
    """The samples of a source on some pixels.

    Args:
        world: Which world.
        source: Of what.
        stacks: The scenes of each sample of a pixel, the topmost first.
        grid: The pixels.
        shown: Which of them are wanted.
    """
    parts = [_mosaic(world, source, stack, grid, shown) for stack in stacks]
    masks = np.array([part.mask for part in parts]).reshape(len(parts), -1)
    bands: list[BandSamples] = []
    for name, unit in source.bands:
        band = source.shown.bands[name]
        if name == DATA_MASK:
            bands.append(BandSamples(name, masks.astype(np.uint8)))
            continue
        values = np.array([part.bands[name] for part in parts], DTYPES[band.dtype])
        values = values.reshape(len(parts), -1)
        bands.append(_scaled(source.shown, band, unit, values, masks))
    return Layers(len(parts), bands)


def _scaled(
    shown: Collection,
    band: Band,
    unit: str,
    values: NDArray[Any],
    masks: NDArray[np.bool_],
) -> BandSamples:
    factor = band.factor_of(unit)
    if shown.mission.startswith("landsat") and not masks.all():
        # Landsat has no number for nothing.
        empty = np.where(masks, values / round(1 / factor), np.nan)
        return BandSamples(band.name, empty)
    divisor = round(1 / factor)
    if factor < 1 and abs(divisor * factor - 1) < 1e-9:  # noqa: PLR2004 - rounding
        return BandSamples(band.name, values, float(divisor))
    return BandSamples(band.name, values, 1.0, factor)


def _mosaic(
    world: World,
    source: Source,
    stack: Iterable[Scene],
    grid: Grid,
    shown: NDArray[np.bool_],
) -> Samples:
    """Scenes upon each other: each pixel shows the topmost that has it."""
    wanted = source.sampling
    shape = (grid.height, grid.width)
    bands = {
        name: np.zeros(shape, DTYPES[source.shown.bands[name].dtype])
        for name in wanted.names
    }
    missing = shown.copy()
    for scene in stack:
        if not missing.any():
            break
        seen = footprint_mask(scene, grid) & missing
        if not seen.any():
            continue
        part = sample(world, source.shown, scene, grid, wanted)
        seen &= part.mask
        for name, values in part.bands.items():
            np.copyto(bands[name], values, where=seen)
        missing &= ~seen
    return Samples(bands, shown & ~missing)


def normalization(sources: list[Source]) -> float:
    """What turns digital numbers of the first source into reflectance."""
    for source in sources:
        for name, _ in source.bands:
            band = source.shown.bands[name]
            if band.default_unit == "REFLECTANCE":
                return band.factor
    return _NORMALIZATION
