"""Searches, quotes and orders of commercial data at the emulator, with both clients."""

from __future__ import annotations

import datetime as dt
import functools
import json
import pickle
import traceback
import uuid

import msgspec
import pytest

import swath
from swath.emulator import Fault
from swath.jobs import Run, gather
from swath.sentinelhub import (
    Airbus,
    Maxar,
    Planet,
    PlanetVariable,
    _deliveries_flow,
    _orders_confirmed,
)

from .errands import done
from .hubs import AsyncHub, SyncHub, fresh


pytest.importorskip("numpy")
pytest.importorskip("tifffile")

FIELD = (14.45, 46.00, 14.47, 46.02)
PHR = Airbus("PHR")
KEY = "key-of-planets"


@pytest.fixture
def client(emulator):
    """A client of an account without orders; those of accounts are named by UUIDs."""
    return fresh(emulator, id=str(uuid.uuid4()))


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def hub(request, emulator, client):
    return functools.partial(request.param, emulator, client)


@pytest.fixture(autouse=True)
def _asked_often(monkeypatch):
    quick = msgspec.structs.replace(
        _orders_confirmed.POLLING, first=0.0, shortest=0.0, longest=0.0
    )
    for module in (_orders_confirmed, _deliveries_flow):
        monkeypatch.setattr(module, "POLLING", quick)


def taken(here, pager, count=1_000):
    """The next entries of a pager of either client."""

    async def several():
        return [one async for one in pager.take(count)]

    runner = getattr(here, "_runner", None)
    return [*pager.take(count)] if runner is None else runner.run(several())


def found(here, data=PHR, count=1, **conditions):
    asked = {"bbox": FIELD} | conditions
    return taken(here, here.client.dataimport.search(data, **asked), count)


def quoted(here, count=1, **more):
    asked = {"products": found(here, count=count), "bbox": FIELD, "name": "town"} | more
    return done(here, here.client.dataimport.orders.quote, PHR, **asked)


def sent(emulator, operation):
    return emulator.journal.find(operation=operation)


def used(here, collection="AIRBUS_PLEIADES"):
    return done(here, here.client.dataimport.quota, collection).used


# searches


@pytest.mark.parametrize(
    ("data", "provider", "collection"),
    [
        (PHR, "AIRBUS", "AIRBUS_PLEIADES"),
        (Airbus("SPOT", max_incidence_angle=30), "AIRBUS", "AIRBUS_SPOT"),
        (Planet("PSScene", "analytic_udm2"), "PLANET", "PLANET_SCOPE"),
        (Planet("SkySatCollect", "panchromatic"), "PLANET", "PLANET_SKYSAT"),
        (Maxar(max_off_nadir=40), "MAXAR", "MAXAR_WORLDVIEW"),
    ],
)
def test_products_of_all_providers_read_alike(hub, data, provider, collection):
    with hub() as here:
        products = found(here, data, 5, time="2025", max_cloud_cover=40)
        assert products
        picture = done(here, here.client.dataimport.thumbnail, products[0])
    assert picture.startswith(b"\x89PNG")
    for one in products:
        assert (one.provider, one.collection) == (provider, collection)
        assert one.datetime.year == 2025
        assert one.datetime.tzinfo is not None
        assert 0 <= one.cloud_cover <= 40
        assert one.id
        assert swath.geo.extent(one).bbox[0] <= FIELD[0]
        assert one.raw.to_dict()["geometry"] == one.geometry


def test_a_product_is_a_place_and_can_be_kept(hub):
    with hub() as here:
        (one,) = found(here)
        again = pickle.loads(pickle.dumps(one))
        near = found(here, bbox=None, geometry=again, count=20)
    assert again == one
    assert one.id in {other.id for other in near}


def test_what_only_a_provider_knows_is_asked_for(hub):
    good = Airbus("PHR", processing_level="SENSOR", max_snow_cover=1)
    with hub() as here:
        products = found(here, good, 20)
        images = found(here, Maxar(sensor="GE01", min_sun_elevation=30), 20)
    assert products
    assert {one.properties["processingLevel"] for one in products} == {"SENSOR"}
    assert {one.raw.to_dict()["sensor"] for one in images} == {"GE01"}


def test_a_search_goes_on_in_another_process(emulator, hub):
    data = Planet("PSScene", "analytic_udm2")
    with hub() as here:
        search = functools.partial(
            here.client.dataimport.search,
            data,
            bbox=FIELD,
            planet_api_key=KEY,
            page_size=4,
        )
        pager = search(prefetch=False)
        first = taken(here, pager, 6)
        rest = taken(here, search(cursor=pager.cursor), 6)
    assert len({one.id for one in (*first, *rest)}) == 12
    assert KEY not in pager.cursor
    assert {dict(one.query)["count"] for one in sent(emulator, "searchData")} == {"4"}


def test_maxar_gives_all_at_once(emulator, hub):
    with hub() as here:
        images = found(here, Maxar(), 1_000, page_size=3)
    assert len(images) > 3
    assert len(sent(emulator, "searchData")) == 1


def test_a_provider_is_asked_in_its_own_words(hub):
    query = {
        "provider": "PLANET",
        "item_types": ["PSScene"],
        "filter": {
            "type": "GeometryFilter",
            "field_name": "geometry",
            "config": swath.geo.extent(FIELD).to_dict(),
        },
    }
    with hub() as here:
        products = done(
            here, here.client.dataimport.search_native, query, planet_api_key=KEY
        )
    assert {one.collection for one in products} == {"PLANET_SCOPE"}
    assert products[0].cloud_cover == 100 * products[0].properties["cloud_cover"]


def test_a_provider_that_swath_does_not_know_is_asked_all_the_same(emulator, hub):
    told = {
        "features": [
            {"id": "one", "height": 3, "properties": {"acquired": "2026-01-01T00:00Z"}},
            {"height": 4},
            {"height": 5},
        ]
    }
    emulator.faults.add(
        Fault(operation="searchData", status=200, body=json.dumps(told), times=1)
    )
    with hub() as here:
        request = {"provider": "NEWCOMER", "anything": ["goes"]}
        products = taken(here, here.client.dataimport.search(request=request))
    assert [one.raw.to_dict()["height"] for one in products] == [3, 4, 5]
    assert [one.provider for one in products] == ["NEWCOMER"] * 3
    assert [one.id for one in products] == ["one", "", ""]
    assert products[0].datetime == dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def test_a_storm_of_too_many_requests_is_waited_out(emulator, hub):
    emulator.faults.add(
        Fault(
            operation="searchData",
            status=429,
            retry_after=0.01,
            retry_after_as="milliseconds",
            times=3,
        )
    )
    with hub() as here:
        assert found(here)
    assert len(sent(emulator, "searchData")) == 4


def test_what_the_service_does_not_have_is_told(hub):
    with hub() as here:
        thumbnail = here.client.dataimport.thumbnail
        with pytest.raises(swath.NotFoundError):
            done(here, thumbnail, str(uuid.uuid4()), collection="AIRBUS_SPOT")
        with pytest.raises(swath.PermissionDeniedError, match="planetApiKey"):
            found(here, Planet("PSScene", "analytic_udm2"), planet_api_key="invalid")


# quotes


def test_a_quote_costs_nothing_until_it_is_confirmed(hub):
    with hub() as here:
        quote = quoted(here)
        assert quote.sqkm == pytest.approx(3.44, abs=0.01)
        assert used(here) == 0
        order = done(here, quote.confirm, max_sqkm=4)
        assert used(here) == quote.sqkm
        assert order.progress.state == "running"
        assert order.id == quote.id
        deliveries = done(here, order.result)
    assert [one.status for one in deliveries] == ["DONE"]
    assert deliveries[0].sqkm == quote.sqkm


def test_an_order_beyond_max_sqkm_is_never_confirmed(emulator, hub):
    with hub() as here:
        quote = quoted(here, count=2)
        with pytest.raises(swath.BudgetError, match="max_sqkm allows 5 km²") as caught:
            done(here, quote.confirm, max_sqkm=5)
        done(here, quote.delete)
    assert (caught.value.cost, caught.value.limit) == (quote.sqkm, 5)
    assert sent(emulator, "confirmOrder") == []


def test_an_order_beyond_the_quota_is_never_confirmed(emulator, client, hub):
    emulator.sentinelhub.quotas.put(client.account, "AIRBUS_PLEIADES", 1.0)
    with hub() as here:
        quote = quoted(here)
        with pytest.raises(swath.BudgetError, match="1 km² of the quota") as caught:
            done(here, quote.confirm)
    assert caught.value.limit == 1
    assert sent(emulator, "confirmOrder") == []


def test_where_quotas_are_not_told_the_service_decides(emulator, client, hub):
    emulator.sentinelhub.quotas.put(client.account, "AIRBUS_PLEIADES", 1.0)
    emulator.faults.add(Fault(operation="getQuota", status=404))
    with hub() as here:
        quote = quoted(here)
        with pytest.raises(swath.PermissionDeniedError, match="Not enough quota"):
            done(here, quote.confirm)
        left = [one.left for one in done(here, here.client.dataimport.quotas)]
    assert left == [1.0, 500.0, 25.0]


def test_an_order_of_another_process_is_confirmed(hub):
    with hub() as here:
        name = quoted(here).id
    with hub() as here:
        orders = here.client.dataimport.orders
        again = done(here, orders.quoted, name)
        job = done(here, again.confirm, max_sqkm=4)
        with pytest.raises(swath.InputError, match="is no quote, it is"):
            done(here, orders.quoted, name)
        attached = done(here, orders.attach, job.token)
        assert done(here, attached.wait).detail == "DONE"
        assert done(here, orders.job, uuid.UUID(name)).id == name


def test_nobody_waits_for_a_quote(hub):
    with hub() as here:
        quote = quoted(here)
        job = done(here, here.client.dataimport.orders.job, quote.raw)
        with pytest.raises(swath.InputError, match="is a quote, for which nothing"):
            done(here, job.wait)


def test_an_order_as_the_service_has_it(hub):
    entry = {"constellation": "PHR", "dataFilter": {"maxCloudCoverage": 5}}
    bounds = {"bbox": [*FIELD]}
    members = {"provider": "AIRBUS", "bounds": bounds, "data": [entry]}
    with hub() as here:
        request = {"name": "whole", "input": members}
        with pytest.raises(swath.BadRequestError, match="more than 10 products"):
            done(here, here.client.dataimport.orders.quote, request=request)
        entry["dataFilter"]["timeRange"] = {"from": "2026-04-01T00:00:00Z"}
        quote = done(here, here.client.dataimport.orders.quote, request=request)
    assert quote.name == "whole"
    assert quote.raw.input_ == members


@pytest.mark.parametrize(
    ("data", "key"),
    [(Maxar(kernel="MTF"), None), (Planet("PSScene", "analytic_sr_udm2"), KEY)],
)
def test_images_and_items_are_ordered_by_name(emulator, hub, data, key):
    wide = (14.45, 46.00, 14.48, 46.03)
    with hub() as here:
        products = found(here, data, 2, bbox=wide)
        quote = done(
            here,
            here.client.dataimport.orders.quote,
            data,
            products=[one.id for one in products],
            bbox=wide,
            planet_api_key=key,
        )
        job = done(here, quote.confirm)
        deliveries = done(here, job.result)
        assert "key-of" not in f"{quote!r}{quote.raw}{job.token}"
    names = [name for one in deliveries for name in one.products]
    assert sorted(names) == sorted(one.id for one in products)


# what is cut


@pytest.mark.parametrize("trouble", [{"cut_after": 20}, {"drop": "reset"}])
@pytest.mark.parametrize("times", [1, 3])
def test_a_confirmation_that_is_cut_buys_once(emulator, hub, trouble, times):
    with hub() as here:
        quote = quoted(here)
        emulator.faults.add(Fault(operation="confirmOrder", times=times, **trouble))
        order = done(here, quote.confirm)
        assert done(here, order.wait).detail == "DONE"
        assert used(here) == quote.sqkm
    statuses = [one.status for one in sent(emulator, "confirmOrder")]
    assert statuses.count(200) == 1


def test_where_nobody_can_tell_an_order_is_in_doubt(emulator, hub, tmp_path):
    with hub() as here:
        quote = quoted(here)
        emulator.faults.add(Fault(operation="confirmOrder", cut_after=20, times=1))
        down = emulator.faults.add(Fault(operation="getOrder", status=503, times=6))
        with pytest.raises(swath.JobInDoubtError, match="nobody knows") as caught:
            done(here, quote.confirm)
        assert caught.value.key == quote.id
        assert down.struck == 6
        with pytest.raises(swath.ConflictError):
            done(here, quote.confirm)
        assert used(here) == quote.sqkm


def test_a_run_keeps_an_order_in_doubt(emulator, client, tmp_path):
    with SyncHub(emulator, client) as here, Run(tmp_path, attach=str) as run:
        quote = quoted(here)
        emulator.faults.add(Fault(operation="confirmOrder", cut_after=20, times=1))
        emulator.faults.add(Fault(operation="getOrder", status=503))
        with pytest.raises(swath.JobInDoubtError):
            run.submit("town", quote.confirm)
        assert run.in_doubt == ("town",)


def test_a_second_confirmation_is_refused_by_the_service(hub):
    with hub() as here:
        quote = quoted(here)
        done(here, quote.confirm)
        with pytest.raises(swath.ConflictError, match="cannot be confirmed") as caught:
            done(here, quote.confirm)
        assert f"sh.dataimport.orders.job('{quote.id}') has it" in str(caught.value)


def test_a_quote_whose_answer_is_cut_is_found(emulator, hub):
    with hub() as here:
        emulator.faults.add(Fault(operation="createOrder", cut_after=20, times=1))
        quote = quoted(here, name="lost and found")
        orders = here.client.dataimport.orders
        made = taken(here, orders.list(status="CREATED", search="lost&found"))
    assert [str(one.id) for one in made] == [quote.id]
    assert len(sent(emulator, "createOrder")) == 1


def test_a_quote_that_never_arrived_is_asked_for_again(emulator, hub):
    with hub() as here:
        other = quoted(here, name="other")
        emulator.faults.add(Fault(operation="createOrder", drop="reset", times=2))
        quote = quoted(here, name="mine")
    assert quote.id != other.id
    assert quote.name == "mine"


def test_a_service_that_stays_away_is_not_asked_for_ever(emulator, hub):
    emulator.faults.add(Fault(operation="createOrder", status=502))
    with hub() as here, pytest.raises(swath.ServerError):
        quoted(here)
    assert len(sent(emulator, "createOrder")) == 6


def test_what_was_deleted_is_gone(hub):
    with hub() as here:
        quote = quoted(here)
        done(here, quote.delete)
        for lost in (quote.delete, quote.confirm):
            with pytest.raises(swath.NotFoundError):
                done(here, lost)


# orders that were confirmed


@pytest.mark.parametrize("face", [SyncHub, AsyncHub], ids=["sync", "async"])
def test_orders_come_page_by_page(emulator, face):
    with face(emulator, emulator.sentinelhub.client) as here:
        pager = here.client.dataimport.orders.list(search="season", page_size=50)
        first = taken(here, pager, 60)
        orders = here.client.dataimport.orders
        rest = taken(
            here, orders.list(search="season", page_size=50, cursor=pager.cursor)
        )
    assert len({one.id for one in (*first, *rest)}) == 120


def test_an_order_ends_as_its_deliveries_do(emulator, hub):
    with hub() as here:
        bad, good = found(here, count=2)
        emulator.sentinelhub.imports.fail(bad.id, "NON_INGESTIBLE", "no imagery")
        quote = quoted(here, products=[bad, good])
        order = done(here, quote.confirm)
        status = done(here, order.wait)
        assert (status.state, status.detail) == ("succeeded", "PARTIAL")
        broken, whole = done(here, order.result)
        assert "NON_INGESTIBLE: no imagery" in str(broken.error)
        assert whole.error is None
        failed = taken(here, order.deliveries(status="NON_INGESTIBLE"))
        assert [one.id for one in failed] == [broken.id]
        with pytest.raises(swath.ConflictError, match="PARTIAL"):
            done(here, order.delete)


def test_an_order_that_fails_tells_why(emulator, hub):
    with hub() as here:
        (bad,) = found(here)
        emulator.sentinelhub.imports.fail(bad.id, "DELIVERY_FAILED", "sold out")
        order = done(here, quoted(here, products=[bad]).confirm)
        with pytest.raises(swath.JobFailedError, match="sold out") as caught:
            done(here, order.result)
    assert caught.value.code == "FAILED"
    assert caught.value.job == order.id


def test_an_order_cannot_be_called_back(emulator, hub):
    with hub() as here:
        order = done(here, quoted(here).confirm)
        with pytest.raises(swath.InputError, match="takes none back"):
            done(here, order.cancel)
        with pytest.raises(swath.ConflictError, match="RUNNING"):
            done(here, order.delete)
        done(here, order.wait)
        done(here, order.delete)
        orders = here.client.dataimport.orders
        assert taken(here, orders.list()) == []
        hidden = taken(here, orders.list(deleted=True))
    assert [str(one.id) for one in hidden] == [order.id]


def test_many_orders_are_waited_for_at_once(client, emulator):
    with SyncHub(emulator, client) as here:
        orders = [quoted(here).confirm() for _ in range(3)]
        outcomes = [*gather(orders, checks_per_second=1_000)]
    assert {one.job.id for one in outcomes} == {one.id for one in orders}
    assert all(one.unwrap()[0].done for one in outcomes)


def test_a_delivery_tells_of_its_tiles(hub):
    with hub() as here:
        order = done(here, quoted(here).confirm)
        (delivery,) = done(here, order.result)
        (tile,) = done(here, delivery.tiles)
        assert done(here, delivery.tile, tile.id) == tile
        assert done(here, delivery.refresh).status == "DONE"
        assert done(here, order.delivery, delivery.id).products == delivery.products
    assert str(tile.delivery_id) == delivery.id
    assert tile.status == "INGESTED"


# subscriptions


def subscribed(here, data=None, **more):
    asked = {"bbox": FIELD, "time": ("2026-05-31", None), "planet_api_key": KEY} | more
    wanted = data or Planet("PSScene", "analytic_8b_sr_udm2")
    return done(here, here.client.dataimport.subscriptions.quote, wanted, **asked)


def test_a_subscription_brings_what_appears_until_it_is_cancelled(emulator, hub):
    with hub() as here:
        quote = subscribed(here, max_cloud_cover=60)
        subscription = done(here, quote.confirm, max_sqkm=5)
        assert done(here, subscription.status).state == "running"
        emulator.clock.advance(3 * 86_400)
        done(here, subscription.status)
        emulator.clock.advance(60)
        deliveries = taken(here, subscription.deliveries(status="DONE"))
        assert len(deliveries) > 1
        done(here, subscription.cancel)
        assert done(here, subscription.status).state == "cancelled"
        with pytest.raises(swath.ConflictError, match="CANCELLED"):
            done(here, subscription.cancel)
        done(here, subscription.delete)
        subscriptions = here.client.dataimport.subscriptions
        assert taken(here, subscriptions.list()) == []


def test_a_subscription_that_is_over_has_succeeded(emulator, hub):
    variable = PlanetVariable("soil_water_content", "SWC-AMSR2-C_V2.0_100")
    with hub() as here:
        quote = subscribed(here, variable, time=("2026-05-28", "2026-06-02"))
        subscription = done(here, quote.confirm)
        emulator.clock.advance(3 * 86_400)
        assert done(here, subscription.wait).detail == "COMPLETED"
        again = done(
            here, here.client.dataimport.subscriptions.attach, subscription.token
        )
        assert done(here, again.result)


@pytest.mark.parametrize("trouble", [{"cut_after": 20}, {"drop": "reset"}])
def test_a_cancellation_that_is_cut_is_a_cancellation(emulator, hub, trouble):
    with hub() as here:
        subscription = done(here, subscribed(here).confirm)
        emulator.faults.add(Fault(operation="cancelSubscription", times=1, **trouble))
        done(here, subscription.cancel)
        assert done(here, subscription.status).state == "cancelled"


def told_of(error):
    """All that a traceback shows that looks at locals."""
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    own = [frame for frame in shown.stack if "/swath" in frame.filename]
    assert own
    return " ".join(
        [*(str(frame.locals) for frame in own), *shown.format_exception_only()]
    )


def test_the_key_of_planets_is_shown_nowhere(hub, caplog):
    caplog.set_level("DEBUG", "swath")
    errors = []
    with hub() as here:
        dataimport = here.client.dataimport
        quote = subscribed(here)
        job = done(here, quote.confirm)
        with pytest.raises(swath.NotFoundError) as caught:
            subscribed(here, collection_id=uuid.uuid4())
        errors.append(caught.value)
        whole = {"provider": "PLANET", "planetApiKey": KEY, "item_types": []}
        with pytest.raises(swath.BadRequestError) as caught:
            done(here, dataimport.search_native, whole)
        errors.append(caught.value)
        with pytest.raises(swath.BadRequestError) as caught:
            found(here, Planet("PSScene", "analytic_sr"), planet_api_key=KEY)
        errors.append(caught.value)
    shown = [quote, job, job.token, quote.raw, caplog.text, *map(told_of, errors)]
    assert KEY not in " ".join(map(str, shown))
