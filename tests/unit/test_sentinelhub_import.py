"""Searches and orders of commercial data: what is sent, and what is refused before."""

from __future__ import annotations

import datetime as dt
import io
import json
import types
import uuid

import pytest

import swath
from swath._core.polling import Timer
from swath._errors import (
    BudgetError,
    ConflictError,
    DownloadError,
    InputError,
    JobInDoubtError,
    JobTimeoutError,
    NotFoundError,
    PermissionDeniedError,
    TransportError,
)
from swath.sentinelhub import Airbus, Maxar, Planet, PlanetVariable, Product
from swath.sentinelhub._deliveries_flow import (
    Place,
    archive_source,
    file_names,
    file_sources,
)
from swath.sentinelhub._import_products import identity, ids_of, product, thumbnail_of
from swath.sentinelhub._import_query import (
    Query,
    key_of,
    native_body,
    order_body,
    search_body,
    subscription_body,
)
from swath.sentinelhub._orders_flow import deleted, quoted, stepped
from swath.sentinelhub._orders_job import Confirmed, attached
from swath.sentinelhub._orders_kinds import CREATED, ORDER, RUNNING, SUBSCRIPTION
from swath.sentinelhub._orders_quote import confirmed
from swath.sentinelhub._quotas import area_quota
from swath_api.sentinelhub.models import (
    AirbusOrder,
    AirbusSearchQuery,
    MaxarOrder,
    MaxarSearchQuery,
    Order,
    PlanetOrder,
    PlanetSearchQuery,
    PlanetSubscription,
    Quota,
    SearchFeature,
)

from .stepping import Answer, World, context, cut


np = pytest.importorskip("numpy")

BOX = (14.45, 46.00, 14.47, 46.02)
ID = "a54f8b4e-8a3c-4f2f-a2fb-9b8c8d0b6b01"
DELIVERY = "0d9b5a34-6a0d-4c0b-8f33-2c5b1e2f7d10"
PSSCENE = Planet("PSScene", "analytic_8b_sr_udm2")
WATER = PlanetVariable("soil_water_content", "SWC-AMSR2-C_V2.0_100")
KEY = "key-of-planets"


def searched(data, key=None, **conditions):
    query = Query(data=data, **({"bbox": BOX} | conditions))
    return search_body(query, key_of(key)).body


def ordered(data, key=KEY, name=None, collection_id=None, **conditions):
    query = Query(data=data, **({"bbox": BOX} | conditions))
    return order_body(query, key_of(key), name, collection_id).sent


def subscribed(data, key=KEY, **conditions):
    usual = {"bbox": BOX, "time": ("2026-06-01", None)}
    query = Query(data=data, **(usual | conditions))
    return subscription_body(query, key_of(key), None, None).sent["input"]


# what is sent


def test_a_search_at_airbus():
    data = Airbus("PHR", "SENSOR", 10, np.float64(20.5), ("2030", None))
    body = searched(data, time="2026-06-01", max_cloud_cover=np.int64(5))
    assert body["provider"] == "AIRBUS"
    assert body["bounds"]["bbox"] == [*BOX]
    (entry,) = body["data"]
    assert entry == {
        "constellation": "PHR",
        "dataFilter": {
            "timeRange": {
                "from": "2026-06-01T00:00:00Z",
                "to": "2026-06-01T23:59:59.999Z",
            },
            "maxCloudCoverage": 5,
            "processingLevel": "SENSOR",
            "maxSnowCoverage": 10,
            "maxIncidenceAngle": 20.5,
            "expirationDate": {"from": "2030-01-01T00:00:00Z"},
        },
    }
    AirbusSearchQuery.from_dict(body)


def test_a_search_at_planet():
    native = {"type": "PermissionFilter", "config": ["assets:download"]}
    data = Planet("PSScene", "analytic_udm2", native)
    asked = search_body(Query(data=data, bbox=BOX), key_of(KEY))
    assert asked.body["data"] == [
        {
            "type": "catalog",
            "itemType": "PSScene",
            "productBundle": "analytic_udm2",
            "dataFilter": {"nativeFilter": native},
        }
    ]
    assert KEY not in f"{asked}"
    PlanetSearchQuery.from_dict(asked.body)


def test_a_search_at_maxar():
    body = searched(Maxar(max_off_nadir=20, min_sun_elevation=np.int32(30)))
    (entry,) = body["data"]
    assert entry == {
        "productBands": "4BB",
        "dataFilter": {"maxOffNadir": 20, "minSunElevation": 30},
    }
    MaxarSearchQuery.from_dict(body)


def test_an_area_in_metres():
    corners = ((458e3, 5095e3), (459e3, 5095e3), (459e3, 5096e3), (458e3, 5095e3))
    square = [[*one] for one in corners]
    polygon = {"type": "Polygon", "coordinates": [square]}
    body = searched(Airbus("SPOT"), bbox=None, geometry=polygon, crs=32633)
    assert body["bounds"] == {
        "geometry": polygon,
        "properties": {"crs": "http://www.opengis.net/def/crs/EPSG/0/32633"},
    }


def test_an_order_of_named_products():
    names = [str(uuid.uuid4()), str(uuid.uuid4())]
    body = ordered(
        Airbus("PHR"), None, "town", uuid.UUID(ID), products=[*names, names[0]]
    )
    assert (body["name"], body["collectionId"]) == ("town", ID)
    (entry,) = body["input"]["data"]
    products = [{"id": name} for name in names]
    assert entry == {"constellation": "PHR", "products": products}
    AirbusOrder.from_dict(body["input"])


def test_an_order_of_whatever_fits():
    body = ordered(PSSCENE, time="2026-06", max_cloud_cover=0)
    (entry,) = body["input"]["data"]
    assert entry["dataFilter"]["maxCloudCoverage"] == 0
    assert entry["harmonizeTo"] == "NONE"
    assert body["input"]["planetApiKey"] == KEY
    PlanetOrder.from_dict(body["input"])


def test_an_order_of_images():
    body = ordered(Maxar(kernel="NN"), None, products="10300100A1")
    (entry,) = body["input"]["data"]
    assert entry["selectedImages"] == ["10300100A1"]
    assert entry["productKernel"] == "NN"
    assert "planetApiKey" not in body["input"]
    MaxarOrder.from_dict(body["input"])


def test_subscriptions_to_scenes_and_to_variables():
    scenes = subscribed(PSSCENE, max_cloud_cover=50)
    assert scenes["data"][0]["dataFilter"] == {
        "timeRange": {"from": "2026-06-01T00:00:00Z"},
        "maxCloudCoverage": 50,
    }
    assert scenes["data"][0]["harmonizeTo"] == "NONE"
    water = subscribed(WATER)
    assert water["data"][0]["type"] == "soil_water_content"
    for body in (scenes, water):
        PlanetSubscription.from_dict(body)


def test_an_order_as_the_service_has_it_keeps_its_key_apart():
    members = {"provider": "PLANET", "planetApiKey": KEY, "bounds": {}, "data": []}
    query = Query(request={"name": "whole", "input": members, "more": 1})
    asked = order_body(query, None, None, None)
    assert asked.sent == {"name": "whole", "input": members, "more": 1}
    assert "planetApiKey" not in asked.body["input"]
    assert KEY not in f"{asked}"


def test_a_native_search_is_handed_on():
    query = {"provider": "AIRBUS", "constellation": "PHR", "cloudCover": "[0,30]"}
    assert native_body(query, None) == (query, None)
    own = native_body(query | {"planetApiKey": KEY}, None)
    assert own == native_body(query, key_of(KEY)) == (query, key_of(KEY))


# what is refused


@pytest.mark.parametrize(
    ("data", "conditions", "message"),
    [
        (None, {}, "names no provider: pass Airbus"),
        ("AIRBUS", {}, "names no provider"),
        (Airbus("PLEIADES"), {}, "constellation='PLEIADES' is none of PHR, SPOT"),
        (Airbus("PHR", "BEST"), {}, "processing_level='BEST' is none of SENSOR, ALBUM"),
        (
            Airbus("PHR", max_snow_cover=101),
            {},
            "max_snow_cover=101 has to be a number",
        ),
        (Airbus("PHR", max_incidence_angle=91), {}, "from 0 to 90"),
        (Airbus("PHR", expires="soon"), {}, "expires='soon'"),
        (Airbus("PHR"), {"bbox": None}, "the area is missing"),
        (Airbus("PHR"), {"bbox": (1, 2, 1, 3)}, "bbox"),
        (Airbus("PHR"), {"crs": "EPSG:1"}, "crs='EPSG:1' is not taken"),
        (Airbus("PHR"), {"time": ("2026", "2025")}, "time"),
        (Airbus("PHR"), {"max_cloud_cover": "few"}, "max_cloud_cover='few'"),
        (Airbus("PHR"), {"max_cloud_cover": True}, "max_cloud_cover=True"),
        (Airbus("PHR"), {"max_cloud_cover": float("nan")}, "max_cloud_cover=nan"),
        (Planet("PSScene4Band", "analytic"), {}, "is none of PSScene, SkySatCollect"),
        (Planet("PSScene", "all"), {}, "product_bundle='all' is none of analytic_udm2"),
        (Planet("PSScene", "panchromatic"), {}, "product_bundle of PSScene='panchrom"),
        (Planet("SkySatCollect", "analytic_8b_udm2"), {}, "of SkySatCollect"),
        (
            Planet("PSScene", "analytic_udm2", native_filter="x"),
            {},
            "native_filter='x' has to be a mapping",
        ),
        (Maxar("8BB"), {}, "bands='8BB' is none of 4BB"),
        (Maxar(sensor="WV9"), {}, "sensor='WV9' is none of WV01"),
        (Maxar(max_off_nadir=46), {}, "max_off_nadir=46 has to be a whole number"),
        (Maxar(min_sun_elevation=1.5), {}, "min_sun_elevation=1.5"),
        (Maxar(min_off_nadir=30, max_off_nadir=20), {}, "is above max_off_nadir=20"),
    ],
)
def test_a_search_that_makes_no_sense_is_refused(data, conditions, message):
    with pytest.raises(InputError, match=message):
        searched(data, **conditions)


@pytest.mark.parametrize(
    ("data", "given", "message"),
    [
        (PSSCENE, {"key": None}, "planet_api_key is missing"),
        (PSSCENE, {"key": " "}, "planet_api_key is empty"),
        (Planet("PSScene", "analytic_udm2", None, "PS2"), {}, "harmonize_to='PS2'"),
        (Airbus("PHR"), {"products": []}, "products is empty"),
        (Airbus("PHR"), {"products": 5}, "has to be a list of products or ids"),
        (Airbus("PHR"), {"products": ["x"]}, "products='x' has to be a UUID"),
        (Maxar(), {"products": ["x", ""]}, r"products\[1\]='' is neither a product"),
        (Maxar(), {"products": [*"abcdefghijk"]}, "names 10 at most: divide them"),
        (PSSCENE, {"products": [*map(str, range(251))]}, "names 250 at most"),
        (Maxar(), {"products": ["x"], "time": "2026"}, "nothing is left for time="),
        (Maxar(kernel="XX"), {}, "kernel='XX' is none of CC"),
        (Maxar(), {"name": ""}, "name='' has to be text"),
        (Maxar(), {"collection_id": "mine"}, "collection_id='mine' has to be a UUID"),
        (None, {}, "names no provider"),
        (None, {"request": {"input": {}}}, "request= says all there is to say"),
        (None, {"request": {"input": {}}, "bbox": None}, "request.input has to be"),
        (None, {"request": {"input": {"a": 1}}, "bbox": None}, "names no provider"),
        (None, {"request": "all", "bbox": None}, "request has to be an object"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused(data, given, message):
    with pytest.raises(InputError, match=message):
        ordered(data, **given)


@pytest.mark.parametrize(
    ("data", "given", "message"),
    [
        (PSSCENE, {"key": None}, "planet_api_key is missing"),
        (PSSCENE, {"time": None}, "time has to have a begin"),
        (PSSCENE, {"time": (None, "2026")}, "time has to have a begin"),
        (Airbus("PHR"), {}, "cannot be subscribed to"),
        (Planet("SkySatCollect", "panchromatic"), {}, "subscriptions are of PSScene"),
        (WATER, {"max_cloud_cover": 5}, "tell nothing of clouds"),
        (PlanetVariable("rain", "x"), {}, "type='rain' is none of analysis_ready_ps"),
        (PlanetVariable("biomass_proxy", "x"), {}, "id='x' is none of biomass_proxy"),
    ],
)
def test_a_subscription_that_makes_no_sense_is_refused(data, given, message):
    with pytest.raises(InputError, match=message):
        subscribed(data, **given)


@pytest.mark.parametrize("query", [{}, {"provider": ""}, [], "AIRBUS", None])
def test_a_native_search_without_a_provider_is_refused(query):
    with pytest.raises(InputError, match=r"provider|has to be an object"):
        native_body(query, None)


@pytest.mark.parametrize("client", [swath.SentinelHub, swath.AsyncSentinelHub])
def test_refusals_need_no_connection(client):
    dataimport = client(token="t", base_url="http://127.0.0.1:9").dataimport
    with pytest.raises(InputError, match="names no provider"):
        dataimport.search()
    with pytest.raises(InputError, match="page_size=0"):
        dataimport.search(Maxar(), bbox=BOX, page_size=0)
    with pytest.raises(InputError, match="status='OPEN' is none of CREATED"):
        dataimport.orders.list(status="OPEN")
    with pytest.raises(InputError, match="deleted='no' has to be True or False"):
        dataimport.orders.list(deleted="no")
    with pytest.raises(InputError, match="search=2024 has to be text"):
        dataimport.orders.list(search=2024)
    with pytest.raises(InputError, match="names no collection"):
        dataimport.subscriptions.list(collection_id="mine")
    with pytest.raises(InputError, match="names no order: its id is a UUID"):
        dataimport.orders.job("../orders")
    with pytest.raises(InputError, match="this is no token of a job"):
        dataimport.orders.attach("?")


# products


def feature(**members):
    return SearchFeature.from_dict(members)


def test_products_are_read_as_their_providers_write_them():
    airbus = product(
        feature(
            properties={
                "id": "a",
                "acquisitionDate": "2026-01-02T03:04:05Z",
                "cloudCover": 1.5,
                "constellation": "SPOT",
            }
        ),
        "AIRBUS",
    )
    planet = product(
        feature(
            id="p",
            properties={
                "acquired": "2026-01-02T03:04:05Z",
                "cloud_cover": 0.25,
                "item_type": "PSScene",
            },
        ),
        "PLANET",
    )
    maxar = product(
        feature(
            catalogID="m", acquisitionDateStart="2026-01-02T03:04:05Z", cloudCover=7
        ),
        "MAXAR",
        "4BB",
    )
    moment = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    assert [one.id for one in (airbus, planet, maxar)] == ["a", "p", "m"]
    assert {one.datetime for one in (airbus, planet, maxar)} == {moment}
    assert [one.cloud_cover for one in (airbus, planet, maxar)] == [1.5, 25, 7]
    collections = [one.collection for one in (airbus, planet, maxar)]
    assert collections == ["AIRBUS_SPOT", "PLANET_SCOPE", "MAXAR_WORLDVIEW"]
    assert "2026-01-02" in repr(airbus)


def test_a_product_of_which_little_is_told():
    bare = product(
        feature(properties={"acquired": "soon", "cloud_cover": "few"}), "NEW"
    )
    assert (bare.id, bare.datetime, bare.cloud_cover) == ("", None, None)
    assert identity(bare) != identity(product(feature(other=1), "NEW"))
    with pytest.raises(InputError, match="tells no outline"):
        swath.geo.extent(bare)


def test_products_and_ids_name_the_same():
    one = product(feature(id="x"), "PLANET")
    assert ids_of([one, "y", "x"]) == ["x", "y"]
    assert ids_of(one) == ids_of(np.array(["x"])) == ["x"]


def test_products_of_another_collection_are_not_ordered():
    spot = product(feature(id=ID, properties={"constellation": "SPOT"}), "AIRBUS")
    assert ordered(Airbus("SPOT"), products=[spot])
    with pytest.raises(InputError, match="is of AIRBUS_SPOT, and data= orders of AIRB"):
        ordered(Airbus("PHR"), products=[spot])


def test_a_thumbnail_needs_to_know_its_collection():
    spot = product(feature(id="x", properties={"constellation": "SPOT"}), "AIRBUS")
    assert thumbnail_of(spot, None) == ("AIRBUS_SPOT", "x")
    with pytest.raises(InputError, match="an id alone does not tell where"):
        thumbnail_of("x", None)
    with pytest.raises(InputError, match="collection='SPOT' is none of AIRBUS_PLEIA"):
        thumbnail_of("x", "SPOT")


# quotas


def test_what_is_left_of_a_quota():
    full = Quota(collection_id="MAXAR_WORLDVIEW", quota_sqkm=0, quota_used=0)
    assert area_quota(full).left == 0
    assert area_quota(Quota(collection_id="X", quota_sqkm=None)).left is None
    assert area_quota(Quota(collection_id="X")).left is None


# steps, one at a time


def caller(**policy):
    return types.SimpleNamespace(context=context(**policy))


def told(code=200, /, **members):
    headers = {"content-type": "application/json"}
    content = json.dumps(members).encode()
    return Answer(status=code, headers=headers, chunks=(content, b""))


def placed(status, **members):
    return told(id=ID, status=status, sqkm=3.5, **members)


def refused(status, **error):
    return told(status, error={"status": status, "message": "no", **error})


def quote(**members):
    entry = {"constellation": "PHR"}
    inner = {"provider": "AIRBUS", "data": [entry]}
    return Order.from_dict({"id": ID, "status": CREATED, "input": inner} | members)


def confirm(world, order, max_sqkm=None, **policy):
    return world.run(confirmed(ORDER, order, max_sqkm, caller(**policy)))


@pytest.mark.parametrize("most", ["few", -1, float("nan"), True])
def test_a_limit_that_is_none_is_refused_unsent(most):
    with pytest.raises(InputError, match="max_sqkm="):
        confirm(World(), quote(sqkm=1), most)


def test_a_quote_of_unknown_size_is_not_confirmed_with_a_limit():
    with pytest.raises(InputError, match="does not tell how large the order"):
        confirm(World(), quote(), 5)


@pytest.mark.parametrize("answer", [refused(404), refused(403)])
def test_without_a_word_of_quotas_a_quote_is_confirmed(answer):
    world = World(answer, placed(RUNNING))
    assert confirm(world, quote(sqkm=3.5), np.float64(4)).status == RUNNING
    assert [one.request.method for one in world.sent] == ["GET", "POST"]


def test_the_quota_is_asked_for_before_a_quote_is_confirmed():
    world = World(told(collectionId="AIRBUS_PLEIADES", quotaSqkm=10, quotaUsed=9))
    with pytest.raises(BudgetError, match=r"takes 3\.5 km², and 1 km² of the quota"):
        confirm(world, quote(sqkm=3.5))
    assert len(world.sent) == 1


def test_data_of_planet_have_no_quota():
    world = World(placed(RUNNING))
    scenes = {"provider": "PLANET", "data": [{"itemType": "PSScene"}]}
    assert confirm(world, quote(sqkm=900, input=scenes)).status == RUNNING


def step(world, state=CREATED, **policy):
    flow = stepped(ORDER, ORDER.confirm, ID, state, caller(**policy))
    return world.run(flow)


def test_a_lost_answer_is_made_up_for_by_asking():
    world = World(cut(), placed(RUNNING))
    assert step(world).status == RUNNING
    assert [one.request.method for one in world.sent] == ["POST", "GET"]


def test_a_lost_request_is_sent_again():
    world = World(
        cut(), placed(CREATED), refused(502), placed(CREATED), placed(RUNNING)
    )
    assert step(world).status == RUNNING
    assert len(world.slept) == 2


def test_a_step_that_was_taken_meanwhile_is_no_conflict():
    world = World(cut(), placed(CREATED), refused(409), placed(RUNNING))
    assert step(world).status == RUNNING
    with pytest.raises(ConflictError):
        step(World(cut(), placed(CREATED), refused(409), placed(CREATED)))
    with pytest.raises(ConflictError):
        step(World(refused(409)))


def test_a_step_is_not_tried_for_ever():
    world = World(*(cut(), placed(CREATED)) * 3)
    with pytest.raises(TransportError, match="broke"):
        step(world, max_retries=2)


def test_also_the_last_try_is_made_up_for_by_asking():
    world = World(cut(), placed(RUNNING))
    assert step(world, max_retries=0).status == RUNNING


def test_a_step_of_which_nobody_knows_is_in_doubt():
    world = World(cut(), refused(404))
    with pytest.raises(JobInDoubtError, match="takes the step once at most") as caught:
        step(world)
    assert caught.value.key == ID
    assert caught.value.operation == "confirmOrder"
    assert isinstance(caught.value.__cause__, TransportError)


def test_a_refused_step_is_refused_at_once():
    with pytest.raises(PermissionDeniedError):
        step(World(refused(403)))


def test_a_deletion_whose_answer_was_lost_is_a_deletion():
    world = World(cut(), refused(404))
    assert world.run(deleted(ORDER, ID, caller())) is None
    with pytest.raises(NotFoundError):
        World(refused(404)).run(deleted(ORDER, ID, caller()))


def asked(world, name="town", **policy):
    query = Query(data=PSSCENE, bbox=BOX, time="2026")
    body = order_body(query, key_of(KEY), name, None)
    return world.run(quoted(ORDER, body, caller(**policy)))


def listing(*entries, **links):
    return told(data=[*entries], links=links)


def test_a_lost_quote_is_found_among_those_of_the_account():
    query = Query(data=PSSCENE, bbox=BOX, time="2026")
    body = order_body(query, key_of(KEY), "town", None).body
    entry = body["input"]["data"][0] | {"more": "of the service"}
    mine = {"id": ID, "input": body["input"] | {"data": [entry]}, "name": "town"}
    cheaper = {**mine, "id": DELIVERY, "name": "village"}
    other = {**mine, "id": DELIVERY, "input": body["input"] | {"data": [entry] * 2}}
    world = World(cut(), listing(cheaper, other, nextToken="2"), listing(mine))
    assert str(asked(world).id) == ID
    assert ("status", CREATED) in world.sent[1].request.query


def test_a_quote_that_is_not_found_is_asked_for_again():
    world = World(cut(), listing(), placed(CREATED))
    assert str(asked(world).id) == ID
    posts = [one.request for one in world.sent if one.request.method == "POST"]
    assert [json.loads(one.content.getvalue())["name"] for one in posts] == ["town"] * 2


def test_the_key_of_planets_is_in_the_request_and_in_no_representation():
    world = World(placed(CREATED))
    asked(world)
    request = world.sent[0].request
    assert isinstance(request.content, io.BytesIO)
    assert KEY in request.content.getvalue().decode()
    assert KEY not in repr(request)


# jobs


def job(kind=ORDER, *, sure=True, **policy):
    return Confirmed(kind, ID, caller(**policy), lambda one: one, sure=sure)


@pytest.mark.parametrize(
    ("kind", "word", "state"),
    [
        (ORDER, "RUNNING", "running"),
        (ORDER, "DONE", "succeeded"),
        (ORDER, "PARTIAL", "succeeded"),
        (ORDER, "FAILED", "failed"),
        (ORDER, "CANCELLED", "cancelled"),
        (ORDER, "ON_ITS_WAY", "running"),
        (SUBSCRIPTION, "COMPLETED", "succeeded"),
        (SUBSCRIPTION, "CANCELLED", "cancelled"),
    ],
)
def test_words_of_the_service_are_states(kind, word, state):
    status = World(placed(word)).run(job(kind).check())
    assert (status.state, status.detail) == (state, word)
    assert bool(status.message) == (word == "PARTIAL")


def test_what_was_confirmed_may_look_like_a_quote_for_a_moment():
    assert World(placed(CREATED)).run(job().check()).state == "waiting"


def test_a_failed_order_tells_of_each_reason_once():
    one = {"id": DELIVERY, "status": "NON_INGESTIBLE", "errorMessage": "torn"}
    world = World(listing(one, {**one, "id": ID}))
    assert str(World(listing()).run(job().explain())) == "None"
    assert str(world.run(job().explain())) == "NON_INGESTIBLE: torn"


def test_a_token_of_another_kind_is_refused():
    token = job(SUBSCRIPTION).token.encode()
    assert attached(token, SUBSCRIPTION) == ID
    with pytest.raises(InputError, match="of confirmSubscription, not of confirmOrder"):
        attached(token, ORDER)
    with pytest.raises(InputError, match="names no order"):
        attached(token.replace("Subscription", "Order").replace(ID, "../x"), ORDER)


# files of deliveries


def place(**policy):
    return Place(ORDER, ID, DELIVERY, caller(**policy))


def brought(status, **members):
    return told(id=DELIVERY, status=status, **members)


def names(*found):
    content = json.dumps(found).encode()
    headers = {"content-type": "application/json"}
    return Answer(headers=headers, chunks=(content, b""))


def test_files_are_waited_for_as_long_as_asked_for():
    late = (refused(409), brought("INGESTING"))
    world = World(*late * 3, names("a.tif"))
    assert world.run(file_names(place(), Timer(60))) == ["a.tif"]
    assert len(world.slept) == 3
    with pytest.raises(JobTimeoutError, match=r"within 1\.5 s \(it is INGESTING"):
        World(*late * 3).run(file_names(place(), Timer(1.5)))


def test_a_failed_delivery_is_not_waited_for():
    world = World(refused(409), brought("DELIVERY_FAILED", errorMessage="sold"))
    with pytest.raises(DownloadError, match="DELIVERY_FAILED: sold"):
        world.run(file_names(place(), Timer(None)))


def test_sizes_are_those_of_whole_files():
    sized = Answer(headers={"content-length": "5"}, chunks=(b"",))
    odd = Answer(headers={"content-length": "many"}, chunks=(b"",))
    world = World(names("a/b.tif", "c", "d"), sized, odd, refused(404))
    sources = world.run(file_sources(place(), Timer(None)))
    assert [one.size for one in sources] == [5, None, None]
    assert sources[0].name == f"{DELIVERY}/a/b.tif"
    assert sources[0].request.path.endswith("/files/a/b.tif")
    for one in world.sent[1:]:
        assert one.request.method == "HEAD"
        assert ("Accept-Encoding", "identity") in one.request.headers


def test_nothing_is_asked_of_a_name_that_leads_elsewhere():
    world = World(names("../../x", ".."))
    sources = world.run(file_sources(place(), Timer(None)))
    assert [one.name for one in sources] == [f"{DELIVERY}/../../x", f"{DELIVERY}/.."]
    assert len(world.sent) == 1


def archive(status):
    return told(deliveryId=DELIVERY, format="zip", status=status)


def test_an_archive_whose_asking_was_cut_is_asked_for_again():
    size = Answer(headers={"content-length": "9"}, chunks=(b"",))
    script = (cut(), refused(409), archive("PREPARING"), archive("PREPARING"))
    world = World(*script, archive("DONE"), size)
    source = world.run(archive_source(place(), Timer(None)))
    assert (source.size, source.name) == (9, f"{DELIVERY}.zip")
    assert source.request.query == (("format", "zip"),)


def test_an_archive_that_fails_is_not_waited_for():
    world = World(archive("WAITING"), archive("WAITING"), archive("FAILED"))
    with pytest.raises(DownloadError, match="the archive of the delivery"):
        world.run(archive_source(place(), Timer(None)))


def test_an_archive_of_a_delivery_that_failed_is_not_waited_for():
    gone = brought("IMPORT_FAILED")
    with pytest.raises(DownloadError, match="the service says no more"):
        World(refused(409), refused(404), gone).run(
            archive_source(place(), Timer(None))
        )


def test_a_product_shows_what_it_is():
    assert repr(Product(id="x", provider="NEW", raw=feature())) == "<Product NEW x>"
