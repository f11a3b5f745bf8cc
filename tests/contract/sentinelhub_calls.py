"""How to call each operation of Sentinel Hub; many need others before."""

from __future__ import annotations

import importlib
import json
import ssl
import struct
from contextlib import contextmanager

import httpx

from swath.emulator.sentinelhub import batch_seed
from swath_api.sentinelhub import client as plain
from swath_api.sentinelhub.operations import OPERATIONS


MISSING = frozenset[str]()
"""Operations that the emulator does not have yet; it answers them with 501."""

SCRIPT = """//VERSION=3
function setup() {
  return {input: ["B04", "dataMask"], output: [
    {id: "default", bands: 1}, {id: "dataMask", bands: 1}]}
}
function evaluatePixel(s) { return {default: [s.B04], dataMask: [s.dataMask]} }
"""
SPAN = {"from": "2026-05-01T00:00:00Z", "to": "2026-05-11T00:00:00Z"}
TIME = "/".join(SPAN.values())
DATA = [{"type": "sentinel-2-l2a", "dataFilter": {"timeRange": SPAN}}]
BBOX = [14.0, 45.9, 14.01, 45.91]
SEARCH = {
    "collections": ["sentinel-2-l2a"],
    "datetime": TIME,
    "bbox": BBOX,
    "limit": 2,
}
INPUT = {"bounds": {"bbox": BBOX}, "data": DATA}
TIFF = [{"identifier": "default", "format": {"type": "image/tiff"}}]
RENDERING = {"input": INPUT, "output": {"responses": TIFF}, "evalscript": SCRIPT}
PICTURE = {
    "input": INPUT,
    "output": {"width": 8, "height": 8},
    "evalscript": SCRIPT,
}
STATISTICS = {
    "input": INPUT,
    "aggregation": {
        "timeRange": SPAN,
        "aggregationInterval": {"of": "P10D"},
        "width": 8,
        "height": 8,
        "evalscript": SCRIPT,
    },
}
BATCH = {
    "processRequest": RENDERING,
    "tilingGrid": {"id": 2, "resolution": 360.0},
    "output": {"defaultTilePath": "s3://fields/v1"},
}
BATCH_V2 = {
    "processRequest": RENDERING,
    "input": {"type": "tiling-grid", "id": 2, "resolution": 360.0},
    "output": {"type": "raster", "delivery": {"s3": {"url": "s3://fields/v2"}}},
}
BATCH_STATISTICS = {
    "input": {"features": {"s3": {"url": batch_seed.FEATURES}}, "data": DATA},
    "aggregation": {
        "timeRange": SPAN,
        "aggregationInterval": {"of": "P10D"},
        "resx": 20.0,
        "resy": 20.0,
        "evalscript": SCRIPT,
    },
    "output": {"s3": {"url": "s3://fields/statistics"}},
}
TOWN = {"bbox": [14.45, 46.00, 14.47, 46.02]}
AIRBUS = {"provider": "AIRBUS", "bounds": TOWN, "data": [{"constellation": "PHR"}]}
RING = [[14.45, 46], [14.47, 46], [14.47, 46.02], [14.45, 46.02], [14.45, 46]]
NATIVE = {
    "provider": "AIRBUS",
    "constellation": "PHR",
    "geometry": {"type": "Polygon", "coordinates": [RING]},
}
SUBSCRIPTION = {
    "name": "fields",
    "input": {
        "provider": "PLANET",
        "planetApiKey": "key",
        "bounds": TOWN,
        "data": [
            {
                "type": "catalog",
                "itemType": "PSScene",
                "productBundle": "analytic_8b_sr_udm2",
                "harmonizeTo": "NONE",
                "dataFilter": {"timeRange": {"from": "2026-05-28T00:00:00Z"}},
            }
        ],
    },
}
HOUR = 3600
TLS = ssl.create_default_context()
"""Made once: reading its certificates takes longer than most operations do."""


def group(operation, prefix=""):
    """The generated class of an operation's tag."""
    tag = OPERATIONS[operation].module.partition(".")[0]
    module = importlib.import_module(f"swath_api.sentinelhub.api.{tag}")
    return getattr(module, f"{prefix}{OPERATIONS[operation].tag}Api")


def zarr_group():
    """The files of a group of three days, 20 rows and 40 columns."""
    axes = {
        "time": [0.0, 1.0, 2.0],
        "lat": [49.75 - row / 2 for row in range(20)],
        "lon": [0.125 + column / 4 for column in range(40)],
    }
    yield ".zgroup", json.dumps({"zarr_format": 2}).encode()
    for name, values in axes.items():
        units = {"units": "days since 2024-01-01"} if name == "time" else {}
        yield from zarr_array(name, [len(values)], "<f8", [name], **units)
        yield f"{name}/0", struct.pack(f"<{len(values)}d", *values)
    yield from zarr_array("sst", [3, 20, 40], "<f4", [*axes])


def zarr_array(name, shape, dtype, dimensions, **attributes):
    about = {
        "zarr_format": 2,
        "shape": shape,
        "chunks": [1, *shape[1:]] if shape[1:] else shape,
        "dtype": dtype,
        "compressor": None,
        "fill_value": "NaN",
        "order": "C",
        "filters": None,
    }
    yield f"{name}/.zarray", json.dumps(about).encode()
    told = {"_ARRAY_DIMENSIONS": dimensions} | attributes
    yield f"{name}/.zattrs", json.dumps(told).encode()


@contextmanager
def plain_client(token, url):
    """The plain client, which sends with a client of the HTTP library of ours."""
    with httpx.Client(verify=TLS, timeout=60) as http:
        yield plain.Client(token, base_url=url, http_client=http)


class Known:
    """An emulator, and what of it some operations need to be asked about."""

    def __init__(self, emulator):
        self.emulator = emulator
        self.hub = emulator.sentinelhub
        self.url = self.hub.url

    @property
    def token(self):
        """A token of the first account, valid from now on."""
        return self.hub.token

    def call(self, operation, **arguments):
        """Calls an operation by its id, through the plain client, as JSON."""
        with plain_client(self.token, self.url) as client:
            api = group(operation)(client)
            found = getattr(api, OPERATIONS[operation].function)(**arguments)
            return found if isinstance(found, list) else found.to_dict()

    def ask(self, method, path, body=None):
        """Sends a request that is about the state alone, without a model."""
        head = {"authorization": f"Bearer {self.token}"}
        url = f"{self.url}/api/v1/{path}"
        with httpx.Client(verify=TLS, timeout=30) as http:
            reply = http.request(method, url, json=body, headers=head)
        reply.raise_for_status()
        return reply.json() if reply.content else None

    def item(self):
        """An Item of the catalog."""
        found = self.ask("POST", "catalog/1.0.0/search", SEARCH)
        item = found["features"][0]
        return {"collection_id": "sentinel-2-l2a", "feature_id": item["id"]}

    def job(self, family):
        """A new job of batch processing, 1 or 2, or of statistics."""
        (job,) = batch_seed.seed(self.hub, self.hub.account("demo").id, {family: 1})
        return {"task_id" if family == "v2" else "request_id": job.id}

    def analysed(self, family):
        """Such a job whose tiles are known."""
        names = self.job(family)
        (name,) = names.values()
        path = {"v1": "batch/process", "statistics": "statistics/batch"}[family]
        self.ask("POST", f"{path}/{name}/analyse")
        self.emulator.clock.advance(30)
        return names

    def tile(self):
        """A tile of a batch request."""
        names = self.analysed("v1")
        (name,) = names.values()
        (tile, *_) = self.ask("GET", f"batch/process/{name}/tiles")["data"]
        return names | {"tile_id": tile["id"]}

    def broken(self):
        """A batch request of which a part failed."""
        names = self.analysed("v1")
        (name,) = names.values()
        self.hub.configure({"batch_failing": ["*"], "batch_seconds": 1})
        self.ask("POST", f"batch/process/{name}/start")
        self.ask("GET", f"batch/process/{name}")
        order = {"id": name, "status": "PARTIAL"}
        self.hub.force(json.dumps(order).encode())
        return names

    def pool(self):
        """A batch collection."""
        made = self.ask("POST", "batch/collections", {"name": "n", "s3Bucket": "b"})
        return {"collection_id": made.get("data", made)["id"]}

    def filled(self):
        """A batch collection that has bands, as if a request had written them."""
        names = self.pool()
        name = f"batch-{names['collection_id']}"
        self.hub.own_collections[name] = {"red": "UINT16"}
        return names

    def cube(self):
        """A Zarr group lies in the store; the body of a collection of it."""
        for key, content in zarr_group():
            self.hub.objects.put(f"s3://ocean/sst.zarr/{key}", content)
        crs = "http://www.opengis.net/def/crs/EPSG/0/4326"
        return {"name": "sea", "s3Bucket": "ocean", "path": "sst.zarr/", "crs": crs}

    def sea(self):
        """A Zarr collection that is ingested."""
        made = self.ask("POST", "zarr/collections", self.cube())["data"]
        self.emulator.clock.advance(HOUR)
        self.ask("GET", f"zarr/collections/{made['id']}")
        return {"collection_id": made["id"]}

    def orchards(self):
        """The seed's collection of one's own."""
        (own, *_) = self.hub.byoc
        return {"collection_id": own.id}

    def orchard(self):
        """One of its tiles."""
        (own, *_) = self.hub.byoc
        return {"collection_id": own.id, "tile_id": next(iter(own.tiles))}

    def own(self, bucket="fields"):
        """An empty collection of one's own."""
        order = {"name": "fields", "s3Bucket": bucket}
        made = self.ask("POST", "byoc/collections", order)
        return {"collection_id": made["data"]["id"]}

    def product(self):
        """A product of Airbus."""
        found = self.ask("POST", "dataimport/search", AIRBUS)["features"][0]
        return found["properties"]["id"]

    def ordered(self):
        """An order's body."""
        data = [{"constellation": "PHR", "products": [{"id": self.product()}]}]
        return {"name": "town", "input": AIRBUS | {"data": data}}

    def order(self):
        """An order that is not confirmed."""
        made = self.ask("POST", "dataimport/orders", self.ordered())
        return {"order_id": made["id"]}

    def subscription(self):
        """A subscription that is not confirmed."""
        made = self.ask("POST", "dataimport/subscriptions", SUBSCRIPTION)
        return {"subscription_id": made["id"]}

    def running(self):
        """A subscription that delivers."""
        names = self.subscription()
        self.ask("POST", f"dataimport/subscriptions/{names['subscription_id']}/confirm")
        return names

    def delivery(self, kind):
        """What came of an order or a subscription."""
        names = {"order": self.order, "subscription": self.subscription}[kind]()
        path = f"dataimport/{kind}s/{names[f'{kind}_id']}"
        self.ask("POST", f"{path}/confirm")
        self.emulator.clock.advance(HOUR)
        (one, *_) = self.ask("GET", f"{path}/deliveries?status=DONE")["data"]
        return names | {"delivery_id": one["id"]}

    def file(self, kind):
        """A file of a delivery."""
        names = self.delivery(kind)
        path = f"dataimport/{kind}s/{names[f'{kind}_id']}/deliveries"
        (file, *_) = self.ask("GET", f"{path}/{names['delivery_id']}/files")
        return names | {"file": file if isinstance(file, str) else file["name"]}

    def archive(self, kind):
        """An archive of a delivery that can be had."""
        names = self.delivery(kind)
        path = f"dataimport/{kind}s/{names[f'{kind}_id']}/deliveries"
        path = f"{path}/{names['delivery_id']}/archive"
        self.ask("POST", f"{path}/create")
        self.emulator.clock.advance(HOUR)
        return names

    def brought(self, kind):
        """A tile of a delivery."""
        names = self.delivery(kind)
        path = f"dataimport/{kind}s/{names[f'{kind}_id']}/deliveries"
        told = self.ask("GET", f"{path}/{names['delivery_id']}/tiles")
        return names | {"tile_id": told["data"][0]["id"]}


def nothing(_):
    return {}


def given(**arguments):
    return lambda _: arguments


def body(members):
    return lambda _: {"body": members}


def credentials(known):
    client = known.hub.client
    grant = {"grant_type": "client_credentials"}
    return {"body": grant | {"client_id": client.id, "client_secret": client.secret}}


def started(known):
    picture = PICTURE | {
        "output": {
            "width": 8,
            "height": 8,
            "responses": TIFF,
            "delivery": {"s3": {"url": "s3://fields/async"}},
        }
    }
    return {"body": picture}


def waiting(known):
    made = known.call("createNewAsyncProcessRequest", **started(known))
    return {"request_id": made["id"]}


def seeded(known):
    """Features to measure lie in the store."""
    known.job("statistics")
    return {"body": BATCH_STATISTICS}


def job(family):
    return lambda known: known.job(family)


def deliveries(kind):
    """The operations on deliveries, which orders and subscriptions have both."""
    whose = kind.title()
    return {
        f"get{whose}Delivery": lambda known: known.delivery(kind),
        f"get{whose}DeliveryFiles": lambda known: known.delivery(kind),
        f"get{whose}DeliveryFile": lambda known: known.file(kind),
        f"head{whose}DeliveryFile": lambda known: known.file(kind),
        f"post{whose}DeliveryArchiveCreate": lambda known: known.delivery(kind),
        f"get{whose}DeliveryArchive": lambda known: known.archive(kind),
        f"head{whose}DeliveryArchive": lambda known: known.archive(kind),
        f"get{whose}DeliveryArchiveStatus": lambda known: known.archive(kind),
    }


IMAGERY = {
    "requestToken": credentials,
    "process": body(PICTURE),
    "getCatalogLandingPage": nothing,
    "getCatalogConformanceDeclaration": nothing,
    "getCatalogCollections": nothing,
    "getCatalogCollection": given(collection_id="sentinel-2-l2a"),
    "getCatalogCollectionQueryables": given(collection_id="sentinel-2-l2a"),
    "getCatalogFeatures": given(collection_id="sentinel-2-l2a", limit=3),
    "getCatalogFeature": lambda known: known.item(),
    "getCatalogItemSearch": given(
        collections=["sentinel-2-l2a"], datetime_=TIME, bbox=BBOX, limit=2
    ),
    "postCatalogItemSearch": body(SEARCH),
    "createNewAsyncProcessRequest": started,
    "getStatusAsyncRequest": waiting,
    "submitStatisticalRequest": body(STATISTICS),
    "getLocations": nothing,
    "getLocation": given(location_id="creo"),
    "getByocCollectionMetadata": lambda known: known.orchards(),
    "getBatchCollectionMetadata": lambda known: known.filled(),
    "getZarrCollectionMetadata": lambda known: known.sea(),
}
BATCHES = {
    "getAllBatchProcessRequests": given(count=5),
    "createNewBatchProcessingRequest": body(BATCH),
    "getSingleBatchProcessRequestById": job("v1"),
    "updateBatchProcessRequest": lambda known: (
        known.job("v1") | {"body": {"description": "fields"}}
    ),
    "deleteBatchProcessRequest": job("v1"),
    "batchAnalyse": job("v1"),
    "batchStartProcessRequest": lambda known: known.analysed("v1"),
    "batchCancelProcessRequest": lambda known: known.analysed("v1"),
    "batchRestartPartialProcessRequest": lambda known: known.broken(),
    "getAllBatchCollections": nothing,
    "createNewBatchCollection": body({"name": "fields", "s3Bucket": "fields"}),
    "getSingleBatchCollectionById": lambda known: known.pool(),
    "updateBatchCollection": lambda known: known.pool() | {"body": {"name": "new"}},
    "deleteBatchCollection": lambda known: known.pool(),
    "getAllBatchProcessTiles": lambda known: known.analysed("v1"),
    "getBatchTileById": lambda known: known.tile(),
    "getBatchTilingGridsProperties": nothing,
    "getBatchTilingGridProperties": given(id="2"),
    "getAllBatchV2ProcessRequests": given(count=5),
    "createNewBatchV2ProcessingRequest": body(BATCH_V2),
    "getSingleBatchV2ProcessTaskById": job("v2"),
    "updateBatchV2ProcessRequest": lambda known: (
        known.job("v2") | {"body": {"description": "fields"}}
    ),
    "batchV2Analyse": job("v2"),
    "batchV2StartProcessRequest": job("v2"),
    "batchV2StopProcessRequest": lambda known: running(known, "v2"),
    "getBatchV2TilingGridsProperties": nothing,
    "getBatchV2TilingGridProperties": given(id="2"),
    "searchBatchStatisticsRequests": given(count=5),
    "createNewBatchStatisticsRequest": seeded,
    "getSingleBatchStatisticalRequestById": job("statistics"),
    "batchStatisticalGetStatus": job("statistics"),
    "batchStatisticalAnalyse": job("statistics"),
    "batchStartStatisticalRequest": job("statistics"),
    "batchStopStatisticalRequest": lambda known: running(known, "statistics"),
}
BYOC = {
    "getByocCollections": given(count=5),
    "createByocCollection": body({"name": "fields", "s3Bucket": "fields"}),
    "getByocCollectionById": lambda known: known.orchards(),
    "updateByocCollectionById": lambda known: (
        known.own() | {"body": {"name": "new", "s3Bucket": "b"}}
    ),
    "deleteByocCollectionById": lambda known: known.own(),
    "copyByocCollectionTiles": lambda known: (
        known.orchards()
        | {"to_collection": known.own("orchard-photos")["collection_id"]}
    ),
    "getByocCollectionTiles": lambda known: known.orchards() | {"count": 3},
    "createByocCollectionTile": lambda known: (
        known.own() | {"body": {"path": "a/(BAND).tif"}}
    ),
    "getByocCollectionTileById": lambda known: known.orchard(),
    "updateByocCollectionTileById": lambda known: (
        known.orchard() | {"body": {"path": "2025/tile_00_00_(BAND).tif"}}
    ),
    "deleteByocCollectionTileById": lambda known: known.orchard(),
    "reingestByocCollectionTileById": lambda known: known.orchard(),
}
ZARR = {
    "getZarrCollections": nothing,
    "createZarrCollection": lambda known: {"body": known.cube()},
    "getZarrCollection": lambda known: known.sea(),
    "updateZarrCollectionById": lambda known: known.sea() | {"body": {"name": "new"}},
    "deleteZarrCollectionById": lambda known: known.sea(),
    "reingestZarrCollectionById": lambda known: known.sea(),
    "getZarrArrays": lambda known: known.sea(),
    "getSingleZarrArray": lambda known: known.sea() | {"array_name": "sst"},
}
IMPORTS = {
    "searchData": body(AIRBUS),
    "nativeSearch": body(NATIVE),
    "getProductThumbnail": lambda known: {
        "collection_id": "AIRBUS_PLEIADES",
        "product_id": known.product(),
    },
    "getOrders": given(count=5),
    "createOrder": lambda known: {"body": known.ordered()},
    "getOrder": lambda known: known.order(),
    "deleteOrder": lambda known: known.order(),
    "confirmOrder": lambda known: known.order(),
    "getOrderDeliveries": lambda known: known.order(),
    **deliveries("order"),
    "getTileDeliveries": lambda known: known.delivery("order"),
    "getTileDelivery": lambda known: known.brought("order"),
    "getSubscriptions": nothing,
    "createSubscription": body(SUBSCRIPTION),
    "getSubscription": lambda known: known.subscription(),
    "deleteSubscription": lambda known: known.subscription(),
    "confirmSubscription": lambda known: known.subscription(),
    "cancelSubscription": lambda known: known.running(),
    "getSubscriptionDeliveries": lambda known: known.running(),
    **deliveries("subscription"),
    "getSubscriptionTileDeliveries": lambda known: known.delivery("subscription"),
    "getSubscriptionTileDelivery": lambda known: known.brought("subscription"),
    "getQuotas": nothing,
    "getQuota": given(collection_id="AIRBUS_PLEIADES"),
}
CALLS = IMAGERY | BATCHES | BYOC | ZARR | IMPORTS
"""How to call each operation: its arguments, after what it needs was done."""


def running(known, family):
    """A job that was started."""
    names = known.job(family)
    (name,) = names.values()
    if family == "v2":
        head = {"authorization": f"Bearer {known.token}"}
        url = f"{known.url}/api/v2/batch/process/{name}/start"
        httpx.post(url, headers=head, verify=TLS).raise_for_status()
    else:
        known.ask("POST", f"statistics/batch/{name}/start")
    return names
