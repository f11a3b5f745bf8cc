"""Data of commercial providers at the emulated Sentinel Hub."""

from __future__ import annotations

import io
import zipfile

import httpx
import pytest
import tifffile
from PIL import Image

from swath.emulator import Fault
from swath.emulator.sentinelhub.imports_store import AT_ONCE


BASE = "/api/v1/dataimport"
NOWHERE = "00000000-0000-4000-8000-000000000000"
BOX = [14.45, 46.00, 14.47, 46.02]
YEAR = {"from": "2025-06-01T00:00:00Z", "to": "2026-05-31T00:00:00Z"}


def query(provider, data=None, bbox=BOX, rule=None, **more):
    """A search of a provider, or what is ordered of it."""
    kinds = {
        "AIRBUS": {"constellation": "PHR"},
        "PLANET": {"itemType": "PSScene", "productBundle": "analytic_udm2"},
        "MAXAR": {"productBands": "4BB"},
    }
    entry = kinds[provider] | (data or {})
    if rule is not None:
        entry["dataFilter"] = rule
    return {"provider": provider, "bounds": {"bbox": bbox}, "data": [entry]} | more


def found(desk, asked, **params):
    reply = desk.post(f"{BASE}/search", asked, params=params)
    assert reply.status_code == 200, reply.text
    return reply.json()


def ids(desk, count, provider="AIRBUS"):
    read = {
        "AIRBUS": lambda one: one["properties"]["id"],
        "PLANET": lambda one: one["id"],
        "MAXAR": lambda one: one["catalogID"],
    }
    rule = {"timeRange": {"from": "2026-01-01T00:00:00Z"}}
    features = found(desk, query(provider, rule=rule))["features"]
    return [read[provider](one) for one in features[:count]]


def ordered(desk, count=1, **more):
    data = {"products": [{"id": name} for name in ids(desk, count)]}
    order = {"name": "town", "input": query("AIRBUS", data)} | more
    reply = desk.post(f"{BASE}/orders", order)
    assert reply.status_code == 200, reply.text
    return reply.json()


def confirmed(desk, order, kind="orders"):
    reply = desk.post(f"{BASE}/{kind}/{order['id']}/confirm")
    assert reply.status_code == 200, reply.text
    return reply.json()


def ended(desk, order):
    told = order
    while told["status"] in {"CREATED", "RUNNING"}:
        told = desk.get(f"{BASE}/orders/{order['id']}").json()
    return told


@pytest.fixture
def delivered(hub_desk):
    """The path of a delivery that has come."""
    order = ordered(hub_desk)
    confirmed(hub_desk, order)
    assert ended(hub_desk, order)["status"] == "DONE"
    path = f"{BASE}/orders/{order['id']}/deliveries"
    (one,) = hub_desk.get(path).json()["data"]
    return f"{path}/{one['id']}"


def complaint(reply, status):
    assert reply.status_code == status, reply.text
    return reply.json()["error"]["message"]


@pytest.mark.parametrize(
    ("provider", "time"),
    [
        ("AIRBUS", lambda one: one["properties"]["acquisitionDate"]),
        ("PLANET", lambda one: one["properties"]["acquired"]),
        ("MAXAR", lambda one: one["acquisitionDateStart"]),
    ],
)
def test_products_are_found_newest_first(hub_desk, provider, time):
    features = found(hub_desk, query(provider, rule={"timeRange": YEAR}))["features"]
    times = [time(one) for one in features]
    assert len(times) > 10
    assert times == sorted(times, reverse=True)
    assert all("2025-06-01" <= one < "2026-05-31" for one in times)


def test_a_filter_keeps_out_what_does_not_fit(hub_desk):
    every = found(hub_desk, query("AIRBUS"))
    clear = found(hub_desk, query("AIRBUS", rule={"maxCloudCoverage": 10}))
    assert 0 < clear["totalResults"] < every["totalResults"]
    assert all(one["properties"]["cloudCover"] <= 10 for one in clear["features"])
    seen = found(hub_desk, query("MAXAR", rule={"sensor": "GE01", "maxOffNadir": 20}))
    assert {one["sensor"] for one in seen["features"]} == {"GE01"}
    assert max(one["offNadirAngle"] for one in seen["features"]) <= 20


def test_products_come_page_by_page_but_not_those_of_maxar(hub_desk):
    first = found(hub_desk, query("PLANET"), count=3)
    token = first["links"]["nextToken"]
    second = found(hub_desk, query("PLANET"), count=3, viewtoken=token)
    names = [one["id"] for page in (first, second) for one in page["features"]]
    assert len(set(names)) == 6
    assert "links" not in found(hub_desk, query("MAXAR"), count=3)


def test_bounds_in_metres_find_the_same(hub_desk):
    # 14.46 E, 46.01 N in UTM zone 33.
    metres = query("AIRBUS", bbox=[458000, 5095000, 458400, 5095400])
    crs = "http://www.opengis.net/def/crs/EPSG/0/32633"
    metres["bounds"]["properties"] = {"crs": crs}
    assert found(hub_desk, metres) == found(hub_desk, query("AIRBUS"))


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (query("AIRBUS", {"constellation": "LANDSAT"}), 400),
        (query("AIRBUS") | {"provider": "UNKNOWN"}, 400),
        (query("AIRBUS") | {"bounds": {}}, 400),
        (query("AIRBUS", bbox=[1, 1, 1, 2]), 400),
        (query("PLANET", {"productBundle": "panchromatic"}), 400),
        (query("PLANET", planetApiKey="invalid"), 403),
        (
            query(
                "AIRBUS", rule={"timeRange": {"from": YEAR["to"], "to": YEAR["from"]}}
            ),
            400,
        ),
        (query("PLANET", rule={"nativeFilter": {"type": "NoFilter"}}), 400),
    ],
)
def test_a_wrong_search_is_refused(hub_desk, asked, status):
    complaint(hub_desk.post(f"{BASE}/search", asked), status)


RING = [[14.45, 46], [14.47, 46], [14.47, 46.02], [14.45, 46.02], [14.45, 46]]
PLACE = {"type": "Polygon", "coordinates": [RING]}


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (
            {
                "provider": "AIRBUS",
                "geometry": PLACE,
                "constellation": "PHR",
                "acquisitionDate": "[2025-06-01T00:00:00Z,2026-05-31T00:00:00Z]",
                "cloudCover": "[0,30]",
            },
            lambda one: one["properties"]["cloudCover"] <= 30,
        ),
        (
            {
                "provider": "PLANET",
                "item_types": ["PSScene"],
                "filter": {
                    "type": "AndFilter",
                    "config": [
                        {
                            "type": "GeometryFilter",
                            "field_name": "geometry",
                            "config": PLACE,
                        },
                        {
                            "type": "RangeFilter",
                            "field_name": "cloud_cover",
                            "config": {"lte": 0.1},
                        },
                    ],
                },
            },
            lambda one: one["properties"]["cloud_cover"] <= 0.1,
        ),
        (
            {
                "provider": "MAXAR",
                "startDate": "2026-01-01",
                "sensor": "WV02",
                "aoiInGeoJson": PLACE,
                "geometry": "true",
            },
            lambda one: one["sensor"] == "WV02",
        ),
    ],
)
def test_providers_are_asked_in_their_own_language(hub_desk, asked, kept):
    reply = hub_desk.post(f"{BASE}/nativesearch", asked)
    assert reply.status_code == 200, reply.text
    features = reply.json()["features"]
    assert features
    assert all(map(kept, features))


@pytest.mark.parametrize(
    "asked", [{"provider": "OTHER"}, {"provider": "PLANET"}, {"provider": "MAXAR"}]
)
def test_a_native_search_that_is_not_understood_is_refused(hub_desk, asked):
    complaint(hub_desk.post(f"{BASE}/nativesearch", asked), 400)


def test_a_product_has_a_thumbnail(hub_desk):
    (name,) = ids(hub_desk, 1)
    path = f"{BASE}/collections/AIRBUS_PLEIADES/products/{name}/thumbnail"
    assert Image.open(io.BytesIO(hub_desk.get(path).content)).format == "PNG"
    reply = hub_desk.get(path, headers={"accept": "image/jpeg"})
    assert reply.headers["content-type"] == "image/jpeg"
    assert Image.open(io.BytesIO(reply.content)).format == "JPEG"
    assert hub_desk.get(path.replace(name, NOWHERE)).status_code == 404


def test_an_order_is_a_quote_until_it_is_confirmed(hub_desk):
    order = ordered(hub_desk)
    assert (order["status"], order["sqkm"]) == (
        "CREATED",
        pytest.approx(3.44, abs=0.01),
    )
    assert "collectionId" not in order
    path = f"{BASE}/orders/{order['id']}"
    assert hub_desk.get(f"{path}/deliveries").json()["data"] == []
    quota = hub_desk.get(f"{BASE}/accountquotas/AIRBUS_PLEIADES").json()
    assert quota["quotaUsed"] == 0
    running = confirmed(hub_desk, order)
    assert running["status"] == "RUNNING"
    assert running["collectionId"]
    quota = hub_desk.get(f"{BASE}/quotas/AIRBUS_PLEIADES").json()
    assert quota["quotaUsed"] == order["sqkm"]
    assert "CREATED" in complaint(hub_desk.post(f"{path}/confirm"), 409)
    assert "RUNNING" in complaint(hub_desk.http.delete(path), 409)


def test_a_delivery_goes_through_its_stages_into_a_collection(hub_desk):
    order = ordered(hub_desk)
    running = confirmed(hub_desk, order)
    path, seen = f"{BASE}/orders/{order['id']}/deliveries", []
    while not seen or seen[-1] != "DONE":
        (told,) = hub_desk.get(path).json()["data"]
        seen.append(told["status"])
    stages = ["WAITING", "DELIVERED", "PREPARING", "INGESTING", "DONE"]
    assert list(dict.fromkeys(seen)) == stages[1:]
    (tile,) = hub_desk.get(f"{path}/{told['id']}/tiles").json()["data"]
    assert (tile["status"], tile["deliveryId"]) == ("INGESTED", told["id"])
    alone = hub_desk.get(f"{path}/{told['id']}/tiles/{tile['id']}").json()
    assert alone == tile
    own = f"/api/v1/byoc/collections/{running['collectionId']}"
    assert hub_desk.get(own).json()["data"]["name"] == "town"
    assert hub_desk.get(f"{own}/tiles/{tile['id']}").status_code == 200


def test_too_little_quota_is_told_with_numbers(emulator, hub_desk):
    hub = emulator.sentinelhub
    hub.quotas.put(hub.account("demo").id, "AIRBUS_PLEIADES", 1.0)
    order = ordered(hub_desk)
    reply = hub_desk.post(f"{BASE}/orders/{order['id']}/confirm")
    assert "quota" in complaint(reply, 403)
    errors = reply.json()["error"]["errors"]
    assert errors == {"availableQuota": 1.0, "requiredQuota": order["sqkm"]}
    assert hub_desk.get(f"{BASE}/orders/{order['id']}").json()["status"] == "CREATED"


@pytest.mark.parametrize(
    ("failing", "status"), [(1, "PARTIAL"), (2, "FAILED"), (0, "DONE")]
)
def test_an_order_ends_as_its_deliveries_do(emulator, hub_desk, failing, status):
    for name in ids(hub_desk, failing):
        emulator.sentinelhub.imports.fail(name, "NON_INGESTIBLE", "no imagery")
    order = ordered(hub_desk, count=2)
    confirmed(hub_desk, order)
    assert ended(hub_desk, order)["status"] == status
    path = f"{BASE}/orders/{order['id']}/deliveries"
    failed = hub_desk.get(path, params={"status": "NON_INGESTIBLE"}).json()["data"]
    assert [one["errorMessage"] for one in failed] == ["no imagery"] * failing
    reply = hub_desk.http.delete(f"{BASE}/orders/{order['id']}")
    assert reply.status_code == (409 if status == "PARTIAL" else 204)


def test_many_deliveries_come_by_and_by_in_small_pictures(emulator, hub_desk):
    """All at once would keep the one who asks waiting."""
    spring = {"from": "2026-05-20T00:00:00Z", "to": "2026-05-31T00:00:00Z"}
    data = {"harmonizeTo": "NONE", "dataFilter": {"timeRange": spring}}
    place = [14.2, 45.7, 14.6, 46.1]
    asked = query("PLANET", data, place, planetApiKey="PLAK-1")
    order = hub_desk.post(f"{BASE}/orders", {"name": "land", "input": asked}).json()
    confirmed(hub_desk, order)
    hub = emulator.sentinelhub
    own = hub.imports.of("order", hub.account("demo").id, order["id"])
    assert len(own.products) > 2 * AT_ONCE
    arrived = [0]
    while arrived[-1] < len(own.products):
        hub_desk.get(f"{BASE}/orders/{order['id']}")
        arrived.append(sum(one.done for one in own.deliveries.values()))
        assert arrived[-1] - arrived[-2] <= AT_ONCE
    pictures = [one.valid for one in hub.scenes]
    assert len(pictures) == len(own.products)
    assert sum(one.size for one in pictures) <= 20 * 320**2


def test_deleted_orders_are_gone_or_hidden(hub_desk):
    fresh, old = ordered(hub_desk), ordered(hub_desk)
    confirmed(hub_desk, old)
    ended(hub_desk, old)
    for order in (fresh, old):
        reply = hub_desk.http.delete(f"{BASE}/orders/{order['id']}")
        assert reply.status_code == 204
    assert hub_desk.get(f"{BASE}/orders/{fresh['id']}").status_code == 404
    listed = hub_desk.get(f"{BASE}/orders").json()["data"]
    assert old["id"] not in {one["id"] for one in listed}
    hidden = hub_desk.get(f"{BASE}/orders", params={"deleted": "true"}).json()["data"]
    assert [one["id"] for one in hidden] == [old["id"]]


def test_the_orders_of_the_seed_come_page_by_page(hub_desk):
    path, seen = f"{BASE}/orders?count=50", []
    while path:
        answer = hub_desk.http.get(path).json()
        seen += [one["name"] for one in answer["data"]]
        path = answer["links"].get("next")
    assert len(seen) == len(set(seen)) == 120
    wanted = {"search": "season&2024", "status": "CANCELLED"}
    some = hub_desk.get(f"{BASE}/orders", params=wanted).json()["data"]
    assert len(some) == 40


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"input": query("AIRBUS", {"products": [{"id": NOWHERE}]})}, 400),
        ({"input": query("AIRBUS")}, 400),
        (
            {
                "input": query(
                    "AIRBUS", bbox=[200, 10, 201, 11], rule={"maxCloudCoverage": 0}
                )
            },
            400,
        ),
        ({"input": query("MAXAR", bbox=[14.45, 46.0, 14.46, 46.01])}, 400),
        ({"input": query("PLANET", {"harmonizeTo": "NONE"})}, 400),
        ({"collectionId": NOWHERE}, 404),
    ],
)
def test_a_wrong_order_is_refused(hub_desk, change, status):
    data = {"products": [{"id": name} for name in ids(hub_desk, 1)]}
    order = {"name": "town", "input": query("AIRBUS", data)} | change
    complaint(hub_desk.post(f"{BASE}/orders", order), status)


def test_products_are_ordered_by_a_query_or_by_name_not_both(hub_desk):
    data = {"products": [{"id": name} for name in ids(hub_desk, 1)]}
    both = {"input": query("AIRBUS", data, rule={"maxCloudCoverage": 10})}
    assert "both" in complaint(hub_desk.post(f"{BASE}/orders", both), 400)


def test_a_collection_with_other_bands_takes_no_data(hub_desk):
    bands = {"X": {"bitDepth": 8, "sampleFormat": "UINT"}}
    body = {"name": "n", "s3Bucket": "b", "additionalData": {"bands": bands}}
    own = hub_desk.post("/api/v1/byoc/collections", body).json()["data"]
    data = {"products": [{"id": name} for name in ids(hub_desk, 1)]}
    order = {"input": query("AIRBUS", data), "collectionId": own["id"]}
    assert "bands" in complaint(hub_desk.post(f"{BASE}/orders", order), 400)


def test_orders_of_others_are_closed(hub_desk):
    order = ordered(hub_desk)
    hub_desk.become("spent")
    assert hub_desk.get(f"{BASE}/orders/{order['id']}").status_code == 403
    assert hub_desk.get(f"{BASE}/orders").json()["data"] == []


@pytest.mark.parametrize("provider", ["PLANET", "MAXAR"])
def test_deliveries_name_products_as_the_provider_does(hub_desk, provider):
    names = ids(hub_desk, 1, provider)
    if provider == "PLANET":
        data, key = {"itemIds": names, "harmonizeTo": "NONE"}, "itemId"
        asked, told = query(provider, data, planetApiKey="key"), names[0]
    else:
        data, key, told = {"selectedImages": names}, "selectedImages", names
        asked = query(provider, data, bbox=[14.42, 46.0, 14.49, 46.04])
    order = hub_desk.post(f"{BASE}/orders", {"input": asked}).json()
    assert "planetApiKey" not in order["input"]
    confirmed(hub_desk, order)
    path = f"{BASE}/orders/{order['id']}/deliveries"
    (one,) = hub_desk.get(path).json()["data"]
    assert one[key] == told


def test_files_wait_for_their_delivery(hub_desk):
    order = ordered(hub_desk)
    confirmed(hub_desk, order)
    path = f"{BASE}/orders/{order['id']}/deliveries"
    (one,) = hub_desk.get(path).json()["data"]
    for end in ("files", "files/a.tif"):
        assert "DONE" in complaint(hub_desk.get(f"{path}/{one['id']}/{end}"), 409)
    assert hub_desk.http.head(f"{path}/{one['id']}/files/a.tif").status_code == 409
    assert "DONE" in complaint(hub_desk.post(f"{path}/{one['id']}/archive/create"), 409)


def test_files_are_real_and_come_whole_or_in_part(hub_desk, delivered):
    names = hub_desk.get(f"{delivered}/files").json()
    picture = next(name for name in names if name.endswith(".tif"))
    path = f"{delivered}/files/{picture}"
    whole = hub_desk.get(path)
    assert tifffile.imread(io.BytesIO(whole.content)).shape[2] == 4
    head = hub_desk.http.head(path)
    assert int(head.headers["content-length"]) == len(whole.content)
    tag = head.headers["etag"]
    some = {"range": "bytes=10-19", "if-range": tag}
    part = hub_desk.get(path, headers=some)
    assert (part.status_code, part.content) == (206, whole.content[10:20])
    total = len(whole.content)
    assert part.headers["content-range"] == f"bytes 10-19/{total}"
    stale = hub_desk.get(path, headers=some | {"if-range": '"other"'})
    assert (stale.status_code, stale.content) == (200, whole.content)
    beyond = hub_desk.get(path, headers={"range": f"bytes={total}-"})
    assert beyond.status_code == 416
    encoded = hub_desk.get(f"{delivered}/files/{picture.replace('/', '%2F')}")
    assert encoded.content == whole.content
    assert hub_desk.get(f"{delivered}/files/other").status_code == 404


def test_downloads_meet_faults(emulator, hub_desk, delivered):
    name = hub_desk.get(f"{delivered}/files").json()[0]
    path, operation = f"{delivered}/files/{name}", "getOrderDeliveryFile"
    emulator.faults.add(Fault(operation=operation, cut_after=1000, times=1))
    with pytest.raises(httpx.RemoteProtocolError):
        hub_desk.get(path)
    changed = Fault(operation=operation, headers={"ETag": '"new"'}, times=1)
    emulator.faults.add(changed)
    assert hub_desk.get(path).headers["etag"] == '"new"'
    emulator.sentinelhub.configure({"import_ranges": False})
    whole = hub_desk.get(path, headers={"range": "bytes=5-9"})
    assert whole.status_code == 200
    assert "accept-ranges" not in whole.headers


def test_an_archive_is_made_once_and_has_all_files(hub_desk, delivered):
    path = f"{delivered}/archive"
    assert hub_desk.get(path).status_code == 404
    assert hub_desk.get(f"{path}/status").status_code == 404
    asked = hub_desk.post(f"{path}/create", params={"format": "zip"}).json()
    assert (asked["status"], "size" in asked) == ("WAITING", False)
    assert "already" in complaint(hub_desk.post(f"{path}/create"), 409)
    assert hub_desk.http.head(path).status_code == 404
    seen = [asked["status"]]
    while seen[-1] != "DONE":
        told = hub_desk.get(f"{path}/status").json()
        seen.append(told["status"])
    assert seen == ["WAITING", "PREPARING", "DONE"]
    whole = hub_desk.get(path)
    head = hub_desk.http.head(path)
    assert int(head.headers["content-length"]) == told["size"] == len(whole.content)
    with zipfile.ZipFile(io.BytesIO(whole.content)) as archive:
        assert archive.namelist() == hub_desk.get(f"{delivered}/files").json()
        assert archive.testzip() is None
    part = hub_desk.get(path, headers={"range": "bytes=-4"})
    assert (part.status_code, part.content) == (206, whole.content[-4:])
    assert hub_desk.get(path, params={"format": "tar"}).status_code == 404


SUBSCRIPTION = {
    "name": "daily",
    "input": {
        "provider": "PLANET",
        "planetApiKey": "key",
        "bounds": {"bbox": BOX},
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


def subscribed(desk, **span):
    data = SUBSCRIPTION["input"]["data"][0]
    rule = {"timeRange": data["dataFilter"]["timeRange"] | span}
    asked = SUBSCRIPTION["input"] | {"data": [data | {"dataFilter": rule}]}
    reply = desk.post(f"{BASE}/subscriptions", SUBSCRIPTION | {"input": asked})
    assert reply.status_code == 200, reply.text
    return reply.json()


def pass_days(emulator, desk, days):
    """Lets time go by, after which every token is a new one."""
    emulator.clock.advance(days * 86_400)
    desk.become("demo")


def test_a_subscription_delivers_as_time_goes_by_until_it_is_cancelled(
    emulator, hub_desk
):
    made = subscribed(hub_desk)
    path = f"{BASE}/subscriptions/{made['id']}"
    assert made["status"] == "CREATED"
    assert "CREATED" in complaint(hub_desk.post(f"{path}/cancel"), 409)
    assert confirmed(hub_desk, made, "subscriptions")["status"] == "RUNNING"
    assert "RUNNING" in complaint(hub_desk.http.delete(path), 409)
    first = hub_desk.get(f"{path}/deliveries").json()["data"]
    pass_days(emulator, hub_desk, 5)
    later = hub_desk.get(f"{path}/deliveries").json()["data"]
    assert 0 < len(first) < len(later)
    assert len({one["itemId"] for one in later}) == len(later)
    hub_desk.get(path)
    (done, *_) = hub_desk.get(f"{path}/deliveries", params={"status": "DONE"}).json()[
        "data"
    ]
    one = f"{path}/deliveries/{done['id']}"
    assert hub_desk.get(one).json() == done
    name = hub_desk.get(f"{one}/files").json()[0]
    assert hub_desk.get(f"{one}/files/{name}").status_code == 200
    assert hub_desk.post(f"{one}/archive/create").json()["status"] == "WAITING"
    assert hub_desk.get(f"{one}/tiles").json()["data"][0]["status"] == "INGESTED"
    assert hub_desk.post(f"{path}/cancel").json()["status"] == "CANCELLED"
    pass_days(emulator, hub_desk, 5)
    assert len(hub_desk.get(f"{path}/deliveries").json()["data"]) == len(later)
    assert hub_desk.http.delete(path).status_code == 204


def test_a_subscription_is_completed_at_its_end(emulator, hub_desk):
    made = subscribed(hub_desk, to="2026-06-02T00:00:00Z")
    confirmed(hub_desk, made, "subscriptions")
    path = f"{BASE}/subscriptions/{made['id']}"
    assert hub_desk.get(path).json()["status"] == "RUNNING"
    pass_days(emulator, hub_desk, 2)
    seen = [hub_desk.get(path).json()["status"] for _ in range(6)]
    assert seen[-1] == "COMPLETED"
    assert hub_desk.http.delete(path).status_code == 204
    assert hub_desk.get(f"{BASE}/subscriptions").json()["data"] == []


def test_a_wrong_subscription_is_refused(hub_desk):
    asked = SUBSCRIPTION["input"] | {"planetApiKey": "invalid"}
    reply = hub_desk.post(f"{BASE}/subscriptions", {"input": asked})
    assert "planetApiKey" in complaint(reply, 403)
    data = {"type": "biomass_proxy", "id": "BIOMASS-PROXY_V9"}
    asked = SUBSCRIPTION["input"] | {"data": [data]}
    complaint(hub_desk.post(f"{BASE}/subscriptions", {"input": asked}), 400)


def test_an_unknown_quota_is_not_there(hub_desk):
    assert hub_desk.get(f"{BASE}/accountquotas/PLANET_SCOPE").status_code == 404
    wanted = {"collectionId": "AIRBUS_SPOT"}
    (one,) = hub_desk.get(f"{BASE}/quotas", params=wanted).json()["data"]
    assert one == {"collectionId": "AIRBUS_SPOT", "quotaSqkm": 500.0, "quotaUsed": 0.0}


def test_an_area_beyond_the_world_is_refused(hub_desk):
    asked = query("AIRBUS", bbox=[1e308, 46.0, 1.1e308, 46.02])
    assert "world" in complaint(hub_desk.post(f"{BASE}/search", asked), 400)
