"""Sentinel Hub, asynchronously: never run, only looked at by type checkers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, assert_type

from swath import AsyncPager, AsyncSentinelHub
from swath.download import AsyncBatch as Downloads
from swath.download import Downloaded
from swath.jobs import AsyncJob
from swath.sentinelhub import (
    Airbus,
    AreaQuota,
    AsyncBatch,
    AsyncBatchJob,
    AsyncBatchStatistics,
    AsyncBatchV1,
    AsyncByoc,
    AsyncDataImport,
    AsyncImportDelivery,
    AsyncImportJob,
    AsyncIngest,
    AsyncOrders,
    AsyncQuote,
    AsyncSubscriptions,
    AsyncZarrCollections,
    BatchEstimate,
    BatchFile,
    BatchResult,
    Bucket,
    Delivered,
    Estimate,
    FailedFeature,
    FailedTile,
    FeatureRow,
    FeatureStatistics,
    FeatureTable,
    Image,
    NewTile,
    Planet,
    Product,
    StatisticsTable,
    TileOutcome,
    Zarr,
    evalscript,
)
from swath_api.sentinelhub import models, structs


BOX = (14.0, 45.9, 14.1, 46.0)
KEYS = Bucket(url="s3://harbours/b", access_key="AKIADEMO", secret_access_key="...")


def parts(sh: AsyncSentinelHub) -> None:
    assert_type(sh.batch, AsyncBatch)
    assert_type(sh.batch_v1, AsyncBatchV1)
    assert_type(sh.batch_statistics, AsyncBatchStatistics)
    assert_type(sh.byoc, AsyncByoc)
    assert_type(sh.zarr, AsyncZarrCollections)
    assert_type(sh.dataimport, AsyncDataImport)
    assert_type(sh.dataimport.orders, AsyncOrders)
    assert_type(sh.dataimport.subscriptions, AsyncSubscriptions)
    assert_type(sh.attach("token", store="folder"), AsyncJob[Any])


async def prices(sh: AsyncSentinelHub) -> None:
    ndvi = evalscript.ndvi()
    table = await sh.statistics.compute(
        data="dem", bbox=BOX, time="2026-06", evalscript=ndvi, max_pu=5
    )
    assert_type(table, StatisticsTable)
    cost = sh.statistics.estimate(
        data="dem", bbox=BOX, time="2026-06", evalscript=ndvi, interval="P1D", samples=4
    )
    assert_type(cost, Estimate)
    job = await sh.async_process.submit(
        delivery=KEYS, data="dem", bbox=BOX, evalscript=ndvi, max_pu=20
    )
    assert_type(job, AsyncJob[Delivered])
    later = sh.async_process.estimate(
        delivery=KEYS, data="dem", bbox=BOX, evalscript=ndvi, bands=1
    )
    assert_type(later, Estimate)
    assert_type(later.discount, float)


async def batches(sh: AsyncSentinelHub) -> None:
    job = await sh.batch.submit(
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
    assert_type(job, AsyncBatchJob[BatchResult])
    assert_type(job.estimate, BatchEstimate | None)
    assert_type(await job.analyse(timeout=60), BatchEstimate)
    assert_type(job.token, str)
    assert_type(sh.batch.attach(job.token, Path("store")), AsyncBatchJob[BatchResult])
    assert_type(sh.batch.job(job.id), AsyncBatchJob[BatchResult])
    assert_type(
        sh.batch.list(sort="created:desc"), AsyncPager[models.BatchV2ProcessTask]
    )
    assert_type(await sh.batch.get(job.id), models.BatchV2ProcessTask)


async def results(job: AsyncBatchJob[BatchResult]) -> None:
    result = await job.result(timeout=600)
    assert_type(result, BatchResult)
    assert_type(result.failed, tuple[FailedTile, ...])
    assert_type(result.cost, float | None)
    assert_type(result.files(), list[BatchFile])
    assert_type(result.read(result.files()[0]), bytes)
    assert_type(result.image("s3://harbours/b/a.tif"), Image)


async def older_batches(sh: AsyncSentinelHub) -> None:
    job = await sh.batch_v1.submit(
        delivery="s3://harbours/v1", grid=6, zarr=Zarr(dtype="<f4", chunks=(250, 250))
    )
    assert_type(job, AsyncBatchJob[BatchResult])
    assert_type(sh.batch_v1.attach(job.token), AsyncBatchJob[BatchResult])
    assert_type(sh.batch_v1.list(), AsyncPager[models.BatchProcessTask])
    assert_type(
        sh.batch_v1.tiles(job.id, status="FAILED"), AsyncPager[structs.BatchTile]
    )
    assert_type(sh.batch_v1.collections(), AsyncPager[models.BatchCollection])


async def statistics(sh: AsyncSentinelHub) -> None:
    job = await sh.batch_statistics.submit(
        delivery=KEYS,
        features="s3://harbours/fields.gpkg",
        data="sentinel-2-l2a",
        time=("2026-05-01", "2026-05-20"),
        interval="P10D",
        evalscript=evalscript.ndvi(),
        resolution=10,
        percentiles=[50],
    )
    assert_type(job, AsyncBatchJob[FeatureStatistics])
    attached = sh.batch_statistics.attach(job.token, store="folder")
    assert_type(attached, AsyncBatchJob[FeatureStatistics])
    rows = await job.result()
    for row in rows:
        assert_type(row, FeatureRow)
        assert_type(row.identifier, str)
    for table in rows.tables():
        assert_type(table, FeatureTable)
    assert_type(rows.failures(), list[FailedFeature])


async def own_files(sh: AsyncSentinelHub) -> None:
    photos = await sh.byoc.create_collection("photos", "bucket", bands={"Red": "UINT8"})
    assert_type(photos, models.ByocCollection)
    assert_type(sh.byoc.collections(search="x"), AsyncPager[models.ByocCollection])
    job = await sh.byoc.create_tile(photos, "2026/field_(BAND).tif")
    assert_type(job, AsyncJob[structs.ByocTile])
    assert_type(await job.result(), structs.ByocTile)
    assert_type(sh.byoc.attach(job.token), AsyncJob[structs.ByocTile])
    assert_type(sh.byoc.tiles(photos, status="FAILED"), AsyncPager[structs.ByocTile])
    report = await sh.byoc.ingest(
        photos, ["a_(BAND).tif", NewTile(path="b_(BAND).tif")]
    )
    assert_type(report, AsyncIngest)
    assert_type(report[0], TileOutcome)
    assert_type(await report.retry_failed(), AsyncIngest)


async def own_groups(sh: AsyncSentinelHub) -> None:
    job = await sh.zarr.create_collection("sea", "ocean", "sst.zarr", crs="EPSG:4326")
    assert_type(job, AsyncJob[models.ZarrCollection])
    sea = await job.result()
    assert_type(sea, models.ZarrCollection)
    assert_type(sh.zarr.attach(job.token), AsyncJob[models.ZarrCollection])
    assert_type(sh.zarr.collections(), AsyncPager[models.ZarrCollection])
    assert_type(sh.zarr.arrays(sea), AsyncPager[models.ZarrArray])


async def imports(sh: AsyncSentinelHub) -> None:
    found = sh.dataimport.search(Airbus("PHR"), bbox=BOX, max_cloud_cover=10)
    assert_type(found, AsyncPager[Product])
    product = await anext(found)
    assert_type(product, Product)
    assert_type(
        await sh.dataimport.search_native({"provider": "PLANET"}), list[Product]
    )
    assert_type(await sh.dataimport.thumbnail(product), bytes)
    assert_type(await sh.dataimport.quotas(), list[AreaQuota])
    quote = await sh.dataimport.orders.quote(Airbus("PHR"), products=product, bbox=BOX)
    assert_type(quote, AsyncQuote)
    assert_type(quote.sqkm, float | None)
    order = await quote.confirm(max_sqkm=10)
    assert_type(order, AsyncImportJob)
    assert_type(sh.dataimport.orders.attach(order.token), AsyncImportJob)
    assert_type(sh.dataimport.orders.list(status="DONE"), AsyncPager[models.Order])


async def deliveries(order: AsyncImportJob) -> None:
    assert_type(await order.result(timeout=600), list[AsyncImportDelivery])
    assert_type(await order.download("folder", on_progress=print), Downloads)
    async for delivery in order.deliveries():
        assert_type(delivery, AsyncImportDelivery)
        assert_type(await delivery.files(), list[str])
        assert_type(await delivery.download("folder"), Downloads)
        assert_type(await delivery.archive("all.zip"), Downloaded)


async def subscriptions(sh: AsyncSentinelHub) -> None:
    desk = sh.dataimport.subscriptions
    quote = await desk.quote(
        Planet("PSScene", "analytic_sr_udm2"),
        bbox=BOX,
        time=("2026-05-31", None),
        planet_api_key="key",
    )
    assert_type(quote, AsyncQuote)
    assert_type(await quote.confirm(), AsyncImportJob)
    assert_type(desk.list(), AsyncPager[models.Subscription])
