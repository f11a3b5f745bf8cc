"""What requests for pictures and statistics say, read from their JSON.

Members that are unknown or null are passed over, as the service does. Whoever wants to
know what a request could have said finds it in the service's document.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, TypeAlias, TypeGuard, TypeVar

import msgspec

from . import datasets
from .crs_names import CRS84
from .learnt import learn
from .refusals import bad_payload


Kernel: TypeAlias = Literal["NEAREST", "BILINEAR", "BICUBIC"]
Order: TypeAlias = Literal["mostRecent", "leastRecent", "leastCC"]

T = TypeVar("T")


class TimeRange(msgspec.Struct, rename={"start": "from", "end": "to"}):
    """First and last moment, both included."""

    start: datetime
    end: datetime


class OpenRange(msgspec.Struct, rename={"start": "from", "end": "to"}):
    """The same for scenes: where a moment is left out, it is open."""

    start: datetime | None = None
    end: datetime | None = None


class DataFilter(msgspec.Struct, rename="camel"):
    """Which scenes are wanted."""

    time_range: OpenRange | None = None
    mosaicking_order: Order | None = None
    max_cloud_coverage: float = 100.0
    resolution: Literal["HIGH", "MEDIUM", "FULL"] | None = None
    acquisition_mode: str | None = None
    polarization: str | None = None
    orbit_direction: Literal["ASCENDING", "DESCENDING"] | None = None
    timeliness: str | None = None
    tiers: Literal["TIER_1", "TIER_1_AND_RT", "ALL_TIERS"] | None = None
    constellation: Literal["SENTINEL", "LANDSAT"] | None = None
    preview_mode: str | None = None
    dem_instance: str | None = None


class Processing(msgspec.Struct, rename="camel"):
    """How sources become samples."""

    upsampling: Kernel = "NEAREST"
    downsampling: Kernel = "NEAREST"
    harmonize_values: bool = True
    speckle_filter: dict[str, Any] = {}
    back_coeff: Literal[
        "BETA0", "SIGMA0_ELLIPSOID", "GAMMA0_ELLIPSOID", "GAMMA0_TERRAIN"
    ] = "GAMMA0_ELLIPSOID"
    orthorectify: bool = False
    clamp_negative: bool = False


class Dataset(msgspec.Struct, rename="camel"):
    """An entry of `input.data`."""

    type: str
    id: str | None = None
    data_filter: DataFilter = msgspec.field(default_factory=DataFilter)
    processing: Processing = msgspec.field(default_factory=Processing)


class BoundsProperties(msgspec.Struct):
    """The reference system of bounds."""

    crs: str = CRS84


class Bounds(msgspec.Struct):
    """Where."""

    bbox: tuple[float, float, float, float] | None = None
    geometry: dict[str, Any] | None = None
    properties: BoundsProperties = msgspec.field(default_factory=BoundsProperties)


class Input(msgspec.Struct):
    """What and where."""

    bounds: Bounds
    data: list[Dataset]


class Format(msgspec.Struct):
    """The format of a response."""

    type: str = "image/png"
    quality: int = 90


class Response(msgspec.Struct):
    """An output that is wanted, and how."""

    identifier: str = "default"
    format: Format = msgspec.field(default_factory=Format)


class Output(msgspec.Struct):
    """The size of a picture, and its responses."""

    width: int | None = None
    height: int | None = None
    resx: float | None = None
    resy: float | None = None
    responses: list[Response] = []


class ProcessBody(msgspec.Struct):
    """A request for a picture."""

    input: Input
    evalscript: str
    output: Output = msgspec.field(default_factory=Output)


class Interval(msgspec.Struct, rename="camel"):
    """How long intervals are, and what becomes of the last one."""

    of: str
    last_interval_behavior: Literal["SKIP", "SHORTEN", "EXTEND"] = "SKIP"


class Aggregation(Output, rename="camel"):
    """What is summed up."""

    time_range: TimeRange = msgspec.UNSET  # type: ignore[assignment]  # required
    aggregation_interval: Interval = msgspec.UNSET  # type: ignore[assignment]
    evalscript: str = ""


class Histogram(msgspec.Struct, rename="camel"):
    """The bins of a histogram."""

    n_bins: float | None = None
    bin_width: float | None = None
    bins: list[float] | None = None
    low_edge: float | None = None
    high_edge: float | None = None


class Percentiles(msgspec.Struct):
    """The percentiles that are wanted, from 0 to 100."""

    k: list[float] = []


class Statistics(msgspec.Struct):
    """What is wanted beside the usual numbers."""

    percentiles: Percentiles = msgspec.field(default_factory=Percentiles)


class Calculation(msgspec.Struct):
    """What is wanted of an output, by the names of bands or `default`."""

    histograms: dict[str, Histogram] = {}
    statistics: dict[str, Statistics] = {}


class StatisticsBody(msgspec.Struct):
    """A request for statistics."""

    input: Input
    aggregation: Aggregation
    calculations: dict[str, Calculation] = {}


learn(ProcessBody, StatisticsBody)


def read(body: Any, kind: type[T]) -> T:
    """Reads a request.

    Args:
        body: Its JSON as mappings and lists, or a struct of the document.
        kind: One of the classes above.

    Raises:
        ServiceError: It is not understood.
    """
    given = without_nulls(msgspec.to_builtins(body))
    try:
        found = msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        raise bad_payload(_explained(str(error))) from None
    for number, entry in enumerate(given["input"]["data"]):
        _check_dataset(entry, f"input->data[{number}]")
    return found


def _check_dataset(entry: Any, place: str) -> None:
    try:
        datasets.check(entry["type"], entry)
    except msgspec.ValidationError as error:
        raise bad_payload(f"{place}->{_explained(str(error))}") from None


def without_nulls(value: Any) -> Any:
    """The same JSON without members that are null."""
    if is_object(value):
        return {
            name: without_nulls(one) for name, one in value.items() if one is not None
        }
    return [without_nulls(one) for one in value] if is_list(value) else value


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether a value of JSON is an object."""
    return isinstance(value, dict)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether a value of JSON is an array."""
    return isinstance(value, list)


def _explained(problem: str) -> str:
    """A message of msgspec with the place as the service writes it."""
    text, _, place = problem.partition(" - at `$")
    path = place.removesuffix("`").lstrip(".").replace(".", "->")
    return f"{path}: {text}" if path else text
