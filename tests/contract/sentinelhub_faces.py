"""By which method users reach each operation of Sentinel Hub, and with what.

A path such as `batch.job.start` is walked from the client. Methods on the way take of
the arguments those that they have to have, the last one takes the rest.
"""

from __future__ import annotations

from .sentinelhub_calls import CALLS


def deliveries(kind):
    """The operations on deliveries, which orders and subscriptions have both."""
    whose, job = kind.title(), f"dataimport.{kind}s.job"
    return {
        f"get{whose}Deliveries": f"{job}.deliveries",
        f"get{whose}Delivery": f"{job}.delivery",
        f"get{whose}DeliveryFiles": f"{job}.delivery.files",
        f"get{whose}DeliveryFile": f"{job}.delivery.download",
        f"head{whose}DeliveryFile": f"{job}.delivery.download",
        f"post{whose}DeliveryArchiveCreate": f"{job}.delivery.archive",
        f"get{whose}DeliveryArchive": f"{job}.delivery.archive",
        f"head{whose}DeliveryArchive": f"{job}.delivery.archive",
        f"get{whose}DeliveryArchiveStatus": f"{job}.delivery.archive",
    }


FACADE = {
    "process": "process.render",
    "getCatalogLandingPage": "catalog.landing",
    "getCatalogConformanceDeclaration": "catalog.conformance",
    "getCatalogCollections": "catalog.collections",
    "getCatalogCollection": "catalog.collection",
    "getCatalogCollectionQueryables": "catalog.queryables",
    "getCatalogFeatures": "catalog.items",
    "getCatalogFeature": "catalog.item",
    "getCatalogItemSearch": "catalog.search",
    "postCatalogItemSearch": "catalog.search",
    "createNewAsyncProcessRequest": "async_process.submit",
    "getStatusAsyncRequest": "async_process.submit.status",
    "submitStatisticalRequest": "statistics.compute",
    "getLocations": "metadata.locations",
    "getLocation": "metadata.location",
    "getByocCollectionMetadata": "metadata.collection",
    "getBatchCollectionMetadata": "metadata.collection",
    "getZarrCollectionMetadata": "metadata.collection",
    "getAllBatchProcessRequests": "batch_v1.list",
    "createNewBatchProcessingRequest": "batch_v1.submit",
    "getSingleBatchProcessRequestById": "batch_v1.get",
    "updateBatchProcessRequest": "batch_v1.update",
    "deleteBatchProcessRequest": "batch_v1.delete",
    "batchAnalyse": "batch_v1.job.analyse",
    "batchStartProcessRequest": "batch_v1.job.start",
    "batchCancelProcessRequest": "batch_v1.job.cancel",
    "batchRestartPartialProcessRequest": "batch_v1.job.restart",
    "getAllBatchCollections": "batch_v1.collections",
    "createNewBatchCollection": "batch_v1.create_collection",
    "getSingleBatchCollectionById": "batch_v1.collection",
    "updateBatchCollection": "batch_v1.rename_collection",
    "deleteBatchCollection": "batch_v1.delete_collection",
    "getAllBatchProcessTiles": "batch_v1.tiles",
    "getBatchTileById": "batch_v1.tile",
    "getBatchTilingGridsProperties": "batch_v1.tiling_grids",
    "getBatchTilingGridProperties": "batch_v1.tiling_grid",
    "getAllBatchV2ProcessRequests": "batch.list",
    "createNewBatchV2ProcessingRequest": "batch.submit",
    "getSingleBatchV2ProcessTaskById": "batch.get",
    "updateBatchV2ProcessRequest": "batch.update",
    "batchV2Analyse": "batch.job.analyse",
    "batchV2StartProcessRequest": "batch.job.start",
    "batchV2StopProcessRequest": "batch.job.cancel",
    "getBatchV2TilingGridsProperties": "batch.tiling_grids",
    "getBatchV2TilingGridProperties": "batch.tiling_grid",
    "searchBatchStatisticsRequests": "batch_statistics.list",
    "createNewBatchStatisticsRequest": "batch_statistics.submit",
    "getSingleBatchStatisticalRequestById": "batch_statistics.get",
    "batchStatisticalAnalyse": "batch_statistics.job.analyse",
    "batchStartStatisticalRequest": "batch_statistics.job.start",
    "batchStopStatisticalRequest": "batch_statistics.job.cancel",
    "getByocCollections": "byoc.collections",
    "createByocCollection": "byoc.create_collection",
    "getByocCollectionById": "byoc.collection",
    "updateByocCollectionById": "byoc.update_collection",
    "deleteByocCollectionById": "byoc.delete_collection",
    "copyByocCollectionTiles": "byoc.copy_tiles",
    "getByocCollectionTiles": "byoc.tiles",
    "createByocCollectionTile": "byoc.create_tile",
    "getByocCollectionTileById": "byoc.tile",
    "updateByocCollectionTileById": "byoc.update_tile",
    "deleteByocCollectionTileById": "byoc.delete_tile",
    "reingestByocCollectionTileById": "byoc.reingest_tile",
    "getZarrCollections": "zarr.collections",
    "createZarrCollection": "zarr.create_collection",
    "getZarrCollection": "zarr.collection",
    "updateZarrCollectionById": "zarr.update_collection",
    "deleteZarrCollectionById": "zarr.delete_collection",
    "reingestZarrCollectionById": "zarr.reingest_collection",
    "getZarrArrays": "zarr.arrays",
    "getSingleZarrArray": "zarr.array",
    "searchData": "dataimport.search",
    "nativeSearch": "dataimport.search_native",
    "getProductThumbnail": "dataimport.thumbnail",
    "getOrders": "dataimport.orders.list",
    "createOrder": "dataimport.orders.quote",
    "getOrder": "dataimport.orders.quoted",
    "deleteOrder": "dataimport.orders.quoted.delete",
    "confirmOrder": "dataimport.orders.quoted.confirm",
    **deliveries("order"),
    "getTileDeliveries": "dataimport.orders.job.delivery.tiles",
    "getTileDelivery": "dataimport.orders.job.delivery.tile",
    "getSubscriptions": "dataimport.subscriptions.list",
    "createSubscription": "dataimport.subscriptions.quote",
    "getSubscription": "dataimport.subscriptions.quoted",
    "deleteSubscription": "dataimport.subscriptions.quoted.delete",
    "confirmSubscription": "dataimport.subscriptions.quoted.confirm",
    "cancelSubscription": "dataimport.subscriptions.job.cancel",
    **deliveries("subscription"),
    "getSubscriptionTileDeliveries": "dataimport.subscriptions.job.delivery.tiles",
    "getSubscriptionTileDelivery": "dataimport.subscriptions.job.delivery.tile",
    "getQuotas": "dataimport.quotas",
    "getQuota": "dataimport.quota",
}
"""The method of ours that uses an operation."""
BEHIND = {"requestToken"}
"""What is called for the user, by the account."""
GENERATED_ONLY = {
    "batchStatisticalGetStatus": "batch_statistics.get tells the status and the rest",
}
"""Operations that the generated client alone has, and why."""
BESIDE = {
    "attach": "goes on with a job of any kind",
    "async_process.attach": "goes on with a job",
    "async_process.estimate": "asks nobody",
    "batch.attach": "goes on with a job",
    "batch_v1.attach": "goes on with a job",
    "batch_statistics.attach": "goes on with a job",
    "byoc.attach": "goes on with a job",
    "zarr.attach": "goes on with a job",
    "dataimport.orders.attach": "goes on with a job",
    "dataimport.subscriptions.attach": "goes on with a job",
    "byoc.ingest": "creates many tiles and follows them",
    "process.render_large": "renders by parts",
    "process.to_xarray": "renders by parts when they are looked at",
    "process.estimate": "asks nobody but the account",
    "process.budget": "asks nobody",
    "statistics.estimate": "asks nobody",
}
"""Methods of ours that stand for no operation, or for several."""


def first(known, operation):
    """The arguments of an operation, but the body, as those of the method."""
    given = CALLS[operation](known)
    return [given[name] for name in given if name != "body"]


def request(operation, **more):
    return lambda known: ([], {"request": CALLS[operation](known)["body"], **more})


def named(operation, **more):
    """The ids of an operation; what else its method takes."""
    return lambda known: (first(known, operation), more)


def kind(name, operation):
    return lambda known: ([name, *first(known, operation)], {})


def saved(kind, name):
    """A delivery, and where what the method fetches of it goes."""
    return lambda known: ([*known.delivery(kind).values(), known.folder / name], {})


def fetches(kind):
    """The operations behind downloads of deliveries."""
    whose = kind.title()
    return {
        f"get{whose}DeliveryFile": saved(kind, "files"),
        f"head{whose}DeliveryFile": saved(kind, "files"),
        f"post{whose}DeliveryArchiveCreate": saved(kind, "all.zip"),
        f"get{whose}DeliveryArchive": saved(kind, "all.zip"),
        f"head{whose}DeliveryArchive": saved(kind, "all.zip"),
        f"get{whose}DeliveryArchiveStatus": saved(kind, "all.zip"),
    }


SEARCHED = {
    "bbox": (14.0, 45.9, 14.01, 45.91),
    "datetime": "2026-05-01/2026-05-11",
    "page_size": 2,
}
ARGUMENTS = {
    "process": request("process"),
    "submitStatisticalRequest": request("submitStatisticalRequest"),
    "createNewAsyncProcessRequest": request("createNewAsyncProcessRequest"),
    "getStatusAsyncRequest": request("createNewAsyncProcessRequest"),
    "createNewBatchProcessingRequest": request(
        "createNewBatchProcessingRequest", start=False
    ),
    "createNewBatchV2ProcessingRequest": request(
        "createNewBatchV2ProcessingRequest", start=False
    ),
    "createNewBatchStatisticsRequest": request(
        "createNewBatchStatisticsRequest", start=False
    ),
    "createOrder": request("createOrder"),
    "createSubscription": request("createSubscription"),
    "searchData": request("searchData"),
    "nativeSearch": lambda known: ([CALLS["nativeSearch"](known)["body"]], {}),
    "getCatalogFeatures": lambda _: (["sentinel-2-l2a"], {"page_size": 3}),
    "getCatalogItemSearch": lambda _: (
        ["sentinel-2-l2a"],
        SEARCHED | {"method": "GET"},
    ),
    "postCatalogItemSearch": lambda _: (["sentinel-2-l2a"], SEARCHED),
    "getByocCollectionMetadata": kind("byoc", "getByocCollectionMetadata"),
    "getBatchCollectionMetadata": kind("batch", "getBatchCollectionMetadata"),
    "getZarrCollectionMetadata": kind("zarr", "getZarrCollectionMetadata"),
    "getAllBatchProcessRequests": lambda _: ([], {}),
    "getAllBatchV2ProcessRequests": lambda _: ([], {}),
    "searchBatchStatisticsRequests": lambda _: ([], {}),
    "getByocCollections": lambda _: ([], {}),
    "getOrders": lambda _: ([], {}),
    "updateBatchProcessRequest": named(
        "updateBatchProcessRequest", description="fields"
    ),
    "updateBatchV2ProcessRequest": named(
        "updateBatchV2ProcessRequest", description="fields"
    ),
    "createNewBatchCollection": lambda _: (["fields", "fields"], {}),
    "updateBatchCollection": named("updateBatchCollection", name="new"),
    "createByocCollection": lambda _: (["fields", "fields"], {}),
    "updateByocCollectionById": named("updateByocCollectionById", name="new"),
    "getByocCollectionTiles": lambda known: ([*known.orchards().values()], {}),
    **fetches("order"),
    **fetches("subscription"),
    "createByocCollectionTile": named("createByocCollectionTile", path="a/(BAND).tif"),
    "updateByocCollectionTileById": named(
        "updateByocCollectionTileById", time="2026-05-01T10:00:00Z"
    ),
    "createZarrCollection": lambda known: (
        [],
        {
            "name": "sea",
            "bucket": known.cube()["s3Bucket"],
            "path": "sst.zarr/",
            "crs": "EPSG:4326",
        },
    ),
    "updateZarrCollectionById": named("updateZarrCollectionById", name="new"),
    "getProductThumbnail": lambda known: (
        [known.product()],
        {"collection": "AIRBUS_PLEIADES"},
    ),
}
"""What methods take that is not what operations take."""


def arguments(known, operation):
    """What the first method of the path is called with; what has to be is done."""
    own = ARGUMENTS.get(operation)
    return own(known) if own else (first(known, operation), {})
