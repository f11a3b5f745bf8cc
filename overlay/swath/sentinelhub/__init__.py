"""Sentinel Hub: a catalogue of scenes, pictures and statistics made of them.

What an API needs is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    from swath.sentinelhub._allowance import Allowance
    from swath.sentinelhub._async_process import AsyncProcessJobs, ProcessJobs
    from swath.sentinelhub._batch import AsyncBatch, Batch
    from swath.sentinelhub._batch_flow import BatchEstimate
    from swath.sentinelhub._batch_job import AsyncBatchJob, BatchJob
    from swath.sentinelhub._batch_output import Zarr
    from swath.sentinelhub._batch_result import BatchFile, BatchResult, FailedTile
    from swath.sentinelhub._batch_statistics import (
        AsyncBatchStatistics,
        BatchStatistics,
    )
    from swath.sentinelhub._batch_statistics_price import SurveyEstimate
    from swath.sentinelhub._batch_statistics_result import (
        FailedFeature,
        FeatureRow,
        FeatureStatistics,
        FeatureTable,
    )
    from swath.sentinelhub._batch_v1 import AsyncBatchV1, BatchV1
    from swath.sentinelhub._byoc import AsyncByoc, Byoc
    from swath.sentinelhub._byoc_order import NewTile
    from swath.sentinelhub._byoc_report import (
        AsyncIngest,
        IncompleteIngestError,
        Ingest,
        IngestProgress,
        TileOutcome,
    )
    from swath.sentinelhub._catalog import AsyncCatalog, Catalog
    from swath.sentinelhub._client import AsyncSentinelHub, SentinelHub
    from swath.sentinelhub._crs import CRS84, Crs
    from swath.sentinelhub._deliveries import AsyncImportDelivery, ImportDelivery
    from swath.sentinelhub._delivery import Bucket, Delivered
    from swath.sentinelhub._estimate import Estimate, Share
    from swath.sentinelhub._grid import Grid
    from swath.sentinelhub._image import Image, Images
    from swath.sentinelhub._import import AsyncDataImport, DataImport
    from swath.sentinelhub._import_data import Airbus, Maxar, Planet
    from swath.sentinelhub._import_products import Product
    from swath.sentinelhub._large_report import (
        FailedChunk,
        IncompleteError,
        LargeProgress,
    )
    from swath.sentinelhub._metadata import AsyncMetadata, Metadata
    from swath.sentinelhub._mosaic import Mosaic, Mosaics
    from swath.sentinelhub._order import RenderOptions
    from swath.sentinelhub._orders import AsyncOrders, Orders
    from swath.sentinelhub._orders_confirmed import AsyncImportJob, ImportJob
    from swath.sentinelhub._orders_quote import AsyncQuote, Quote
    from swath.sentinelhub._process import AsyncProcess, Process
    from swath.sentinelhub._quotas import AreaQuota
    from swath.sentinelhub._sources import Source
    from swath.sentinelhub._statistics import AsyncStatistics, Statistics
    from swath.sentinelhub._statistics_table import (
        FailedInterval,
        Histogram,
        Row,
        StatisticsTable,
    )
    from swath.sentinelhub._subscriptions import AsyncSubscriptions, Subscriptions
    from swath.sentinelhub._subscriptions_data import PlanetVariable
    from swath.sentinelhub._usage import Usage
    from swath.sentinelhub._zarr import AsyncZarrCollections, ZarrCollections


_MODULES = {
    "_allowance": ("Allowance",),
    "_batch": ("AsyncBatch", "Batch"),
    "_batch_flow": ("BatchEstimate",),
    "_batch_job": ("AsyncBatchJob", "BatchJob"),
    "_batch_output": ("Zarr",),
    "_batch_result": ("BatchFile", "BatchResult", "FailedTile"),
    "_batch_v1": ("AsyncBatchV1", "BatchV1"),
    "_batch_statistics": (
        "AsyncBatchStatistics",
        "BatchStatistics",
    ),
    "_batch_statistics_price": ("SurveyEstimate",),
    "_batch_statistics_result": (
        "FailedFeature",
        "FeatureRow",
        "FeatureStatistics",
        "FeatureTable",
    ),
    "_byoc": (
        "AsyncByoc",
        "Byoc",
    ),
    "_byoc_order": ("NewTile",),
    "_byoc_report": (
        "AsyncIngest",
        "IncompleteIngestError",
        "Ingest",
        "IngestProgress",
        "TileOutcome",
    ),
    "_zarr": (
        "AsyncZarrCollections",
        "ZarrCollections",
    ),
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
    "_deliveries": ("AsyncImportDelivery", "ImportDelivery"),
    "_import": ("AsyncDataImport", "DataImport"),
    "_import_data": ("Airbus", "Maxar", "Planet"),
    "_import_products": ("Product",),
    "_orders": ("AsyncOrders", "Orders"),
    "_orders_confirmed": ("AsyncImportJob", "ImportJob"),
    "_orders_quote": ("AsyncQuote", "Quote"),
    "_quotas": ("AreaQuota",),
    "_subscriptions": ("AsyncSubscriptions", "Subscriptions"),
    "_subscriptions_data": ("PlanetVariable",),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "CRS84",
    "Airbus",
    "Allowance",
    "AreaQuota",
    "AsyncBatch",
    "AsyncBatchJob",
    "AsyncBatchStatistics",
    "AsyncBatchV1",
    "AsyncByoc",
    "AsyncCatalog",
    "AsyncDataImport",
    "AsyncImportDelivery",
    "AsyncImportJob",
    "AsyncIngest",
    "AsyncMetadata",
    "AsyncOrders",
    "AsyncProcess",
    "AsyncProcessJobs",
    "AsyncQuote",
    "AsyncSentinelHub",
    "AsyncStatistics",
    "AsyncSubscriptions",
    "AsyncZarrCollections",
    "Batch",
    "BatchEstimate",
    "BatchFile",
    "BatchJob",
    "BatchResult",
    "BatchStatistics",
    "BatchV1",
    "Bucket",
    "Byoc",
    "Catalog",
    "Crs",
    "DataImport",
    "Delivered",
    "Estimate",
    "FailedChunk",
    "FailedFeature",
    "FailedInterval",
    "FailedTile",
    "FeatureRow",
    "FeatureStatistics",
    "FeatureTable",
    "Grid",
    "Histogram",
    "Image",
    "Images",
    "ImportDelivery",
    "ImportJob",
    "IncompleteError",
    "IncompleteIngestError",
    "Ingest",
    "IngestProgress",
    "LargeProgress",
    "Maxar",
    "Metadata",
    "Mosaic",
    "Mosaics",
    "NewTile",
    "Orders",
    "Planet",
    "PlanetVariable",
    "Process",
    "ProcessJobs",
    "Product",
    "Quote",
    "RenderOptions",
    "Row",
    "SentinelHub",
    "Share",
    "Source",
    "Statistics",
    "StatisticsTable",
    "Subscriptions",
    "SurveyEstimate",
    "TileOutcome",
    "Usage",
    "Zarr",
    "ZarrCollections",
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
