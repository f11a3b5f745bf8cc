"""Sentinel Hub as users write it: never run, only looked at by type checkers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, assert_type

from swath import Pager, SentinelHub
from swath.download import Batch as Downloads
from swath.download import Downloaded
from swath.jobs import Job
from swath.sentinelhub import (
    Airbus,
    AreaQuota,
    Batch,
    BatchEstimate,
    BatchFile,
    BatchJob,
    BatchResult,
    BatchStatistics,
    BatchV1,
    Bucket,
    Byoc,
    DataImport,
    Delivered,
    Estimate,
    FailedFeature,
    FailedTile,
    FeatureRow,
    FeatureStatistics,
    FeatureTable,
    Image,
    ImportDelivery,
    ImportJob,
    Ingest,
    NewTile,
    Orders,
    Planet,
    Product,
    Quote,
    StatisticsTable,
    Subscriptions,
    TileOutcome,
    Zarr,
    ZarrCollections,
    evalscript,
)
from swath_api.sentinelhub import models, structs


BOX = (14.0, 45.9, 14.1, 46.0)
KEYS = Bucket(url="s3://harbours/b", access_key="AKIADEMO", secret_access_key="...")


def parts(sh: SentinelHub) -> None:
    assert_type(sh.batch, Batch)
    assert_type(sh.batch_v1, BatchV1)
    assert_type(sh.batch_statistics, BatchStatistics)
    assert_type(sh.byoc, Byoc)
    assert_type(sh.zarr, ZarrCollections)
    assert_type(sh.dataimport, DataImport)
    assert_type(sh.dataimport.orders, Orders)
    assert_type(sh.dataimport.subscriptions, Subscriptions)
    assert_type(sh.attach("token", store="folder"), Job[Any])


def prices(sh: SentinelHub) -> None:
    ndvi = evalscript.ndvi()
    table = sh.statistics.compute(
        data="dem", bbox=BOX, time="2026-06", evalscript=ndvi, max_pu=5
    )
    assert_type(table, StatisticsTable)
    cost = sh.statistics.estimate(
        data="dem", bbox=BOX, time="2026-06", evalscript=ndvi, interval="P1D", samples=4
    )
    assert_type(cost, Estimate)
    job = sh.async_process.submit(
        delivery=KEYS, data="dem", bbox=BOX, evalscript=ndvi, max_pu=20
    )
    assert_type(job, Job[Delivered])
    later = sh.async_process.estimate(
        delivery=KEYS, data="dem", bbox=BOX, evalscript=ndvi, bands=1
    )
    assert_type(later, Estimate)
    assert_type(later.discount, float)


def batches(sh: SentinelHub) -> None:
    job = sh.batch.submit(
        delivery=KEYS,
        grid=2,
        resolution=360,
        data="sentinel-2-l2a",
        bbox=BOX,
        time="2026-06",
        evalscript=evalscript.ndvi(),
        max_pu=500,
        on_progress=print,
    )
    assert_type(job, BatchJob[BatchResult])
    assert_type(job.estimate, BatchEstimate | None)
    assert_type(job.analyse(timeout=60), BatchEstimate)
    assert_type(job.token, str)
    assert_type(sh.batch.attach(job.token, Path("store")), BatchJob[BatchResult])
    assert_type(sh.batch.job(job.id), BatchJob[BatchResult])
    assert_type(sh.batch.list(sort="created:desc"), Pager[models.BatchV2ProcessTask])
    assert_type(sh.batch.get(job.id), models.BatchV2ProcessTask)


def results(job: BatchJob[BatchResult]) -> None:
    result = job.result(timeout=600)
    assert_type(result, BatchResult)
    assert_type(result.failed, tuple[FailedTile, ...])
    assert_type(result.cost, float | None)
    assert_type(result.files(), list[BatchFile])
    assert_type(result.read(result.files()[0]), bytes)
    assert_type(result.image("s3://harbours/b/a.tif"), Image)


def older_batches(sh: SentinelHub) -> None:
    job = sh.batch_v1.submit(
        delivery="s3://harbours/v1", grid=6, zarr=Zarr(dtype="<f4", chunks=(250, 250))
    )
    assert_type(job, BatchJob[BatchResult])
    assert_type(sh.batch_v1.attach(job.token), BatchJob[BatchResult])
    assert_type(sh.batch_v1.list(), Pager[models.BatchProcessTask])
    assert_type(sh.batch_v1.tiles(job.id, status="FAILED"), Pager[structs.BatchTile])
    assert_type(sh.batch_v1.collections(), Pager[models.BatchCollection])


def statistics(sh: SentinelHub) -> None:
    job = sh.batch_statistics.submit(
        delivery=KEYS,
        features="s3://harbours/fields.gpkg",
        data="sentinel-2-l2a",
        time=("2026-05-01", "2026-05-20"),
        interval="P10D",
        evalscript=evalscript.ndvi(),
        resolution=10,
        percentiles=[50],
    )
    assert_type(job, BatchJob[FeatureStatistics])
    attached = sh.batch_statistics.attach(job.token, store="folder")
    assert_type(attached, BatchJob[FeatureStatistics])
    rows = job.result()
    for row in rows:
        assert_type(row, FeatureRow)
        assert_type(row.identifier, str)
    for table in rows.tables():
        assert_type(table, FeatureTable)
    assert_type(rows.failures(), list[FailedFeature])


def own_files(sh: SentinelHub) -> None:
    photos = sh.byoc.create_collection("photos", "bucket", bands={"Red": "UINT8"})
    assert_type(photos, models.ByocCollection)
    assert_type(sh.byoc.collections(search="x"), Pager[models.ByocCollection])
    job = sh.byoc.create_tile(photos, "2026/field_(BAND).tif")
    assert_type(job, Job[structs.ByocTile])
    assert_type(job.result(), structs.ByocTile)
    assert_type(sh.byoc.attach(job.token), Job[structs.ByocTile])
    assert_type(sh.byoc.tiles(photos, status="FAILED"), Pager[structs.ByocTile])
    report = sh.byoc.ingest(photos, ["a_(BAND).tif", NewTile(path="b_(BAND).tif")])
    assert_type(report, Ingest)
    assert_type(report[0], TileOutcome)
    assert_type(report.retry_failed(), Ingest)


def own_groups(sh: SentinelHub) -> None:
    job = sh.zarr.create_collection("sea", "ocean", "sst.zarr", crs="EPSG:4326")
    assert_type(job, Job[models.ZarrCollection])
    sea = job.result()
    assert_type(sea, models.ZarrCollection)
    assert_type(sh.zarr.attach(job.token), Job[models.ZarrCollection])
    assert_type(sh.zarr.collections(), Pager[models.ZarrCollection])
    assert_type(sh.zarr.arrays(sea), Pager[models.ZarrArray])


def imports(sh: SentinelHub) -> None:
    found = sh.dataimport.search(Airbus("PHR"), bbox=BOX, max_cloud_cover=10)
    assert_type(found, Pager[Product])
    product = next(found)
    assert_type(product, Product)
    assert_type(sh.dataimport.search_native({"provider": "PLANET"}), list[Product])
    assert_type(sh.dataimport.thumbnail(product), bytes)
    assert_type(sh.dataimport.quotas(), list[AreaQuota])
    quote = sh.dataimport.orders.quote(Airbus("PHR"), products=product, bbox=BOX)
    assert_type(quote, Quote)
    assert_type(quote.sqkm, float | None)
    order = quote.confirm(max_sqkm=10)
    assert_type(order, ImportJob)
    assert_type(sh.dataimport.orders.attach(order.token), ImportJob)
    assert_type(sh.dataimport.orders.list(status="DONE"), Pager[models.Order])


def deliveries(order: ImportJob) -> None:
    assert_type(order.result(timeout=600), list[ImportDelivery])
    assert_type(order.download("folder", on_progress=print), Downloads)
    for delivery in order.deliveries():
        assert_type(delivery, ImportDelivery)
        assert_type(delivery.files(), list[str])
        assert_type(delivery.download("folder"), Downloads)
        assert_type(delivery.archive("all.zip"), Downloaded)


def subscriptions(sh: SentinelHub) -> None:
    desk = sh.dataimport.subscriptions
    quote = desk.quote(
        Planet("PSScene", "analytic_sr_udm2"),
        bbox=BOX,
        time=("2026-05-31", None),
        planet_api_key="key",
    )
    assert_type(quote, Quote)
    assert_type(quote.confirm(), ImportJob)
    assert_type(desk.list(), Pager[models.Subscription])
