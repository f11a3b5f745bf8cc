"""Sentinel Hub: a catalogue of scenes, pictures and statistics made of them.

What an API needs is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    from swath.sentinelhub._allowance import Allowance
    from swath.sentinelhub._async_process import AsyncProcessJobs, ProcessJobs
    from swath.sentinelhub._catalog import AsyncCatalog, Catalog
    from swath.sentinelhub._client import AsyncSentinelHub, SentinelHub
    from swath.sentinelhub._crs import CRS84, Crs
    from swath.sentinelhub._delivery import Bucket, Delivered
    from swath.sentinelhub._estimate import Estimate, Share
    from swath.sentinelhub._grid import Grid
    from swath.sentinelhub._image import Image, Images
    from swath.sentinelhub._large_report import (
        FailedChunk,
        IncompleteError,
        LargeProgress,
    )
    from swath.sentinelhub._metadata import AsyncMetadata, Metadata
    from swath.sentinelhub._mosaic import Mosaic, Mosaics
    from swath.sentinelhub._order import RenderOptions
    from swath.sentinelhub._process import AsyncProcess, Process
    from swath.sentinelhub._sources import Source
    from swath.sentinelhub._statistics import AsyncStatistics, Statistics
    from swath.sentinelhub._statistics_table import (
        FailedInterval,
        Histogram,
        Row,
        StatisticsTable,
    )
    from swath.sentinelhub._usage import Usage


_MODULES = {
    "_allowance": ("Allowance",),
    "_catalog": ("AsyncCatalog", "Catalog"),
    "_client": ("AsyncSentinelHub", "SentinelHub"),
    "_crs": ("CRS84", "Crs"),
    "_estimate": ("Estimate", "Share"),
    "_grid": ("Grid",),
    "_image": ("Image", "Images"),
    "_mosaic": ("Mosaic", "Mosaics"),
    "_order": ("RenderOptions",),
    "_process": ("AsyncProcess", "Process"),
    "_sources": ("Source",),
    "_async_process": ("AsyncProcessJobs", "ProcessJobs"),
    "_delivery": ("Bucket", "Delivered"),
    "_large_report": ("FailedChunk", "IncompleteError", "LargeProgress"),
    "_metadata": ("AsyncMetadata", "Metadata"),
    "_statistics": ("AsyncStatistics", "Statistics"),
    "_statistics_table": ("FailedInterval", "Histogram", "Row", "StatisticsTable"),
    "_usage": ("Usage",),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "CRS84",
    "Allowance",
    "AsyncCatalog",
    "AsyncMetadata",
    "AsyncProcess",
    "AsyncProcessJobs",
    "AsyncSentinelHub",
    "AsyncStatistics",
    "Bucket",
    "Catalog",
    "Crs",
    "Delivered",
    "Estimate",
    "FailedChunk",
    "FailedInterval",
    "Grid",
    "Histogram",
    "Image",
    "Images",
    "IncompleteError",
    "LargeProgress",
    "Metadata",
    "Mosaic",
    "Mosaics",
    "Process",
    "ProcessJobs",
    "RenderOptions",
    "Row",
    "SentinelHub",
    "Share",
    "Source",
    "Statistics",
    "StatisticsTable",
    "Usage",
]


if not TYPE_CHECKING:  # checkers would take every misspelt name for Any

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
