"""The catalog at the emulator, with both clients."""

from __future__ import annotations

import asyncio
import functools
import subprocess
import sys
import threading
import time

import pytest

import swath
from swath.emulator import Fault
from swath.sentinelhub.cql2 import p

from .errands import done
from .hubs import AsyncHub, SyncHub


PRAGUE = (14.40, 50.05, 14.45, 50.10)
WHERE = {"collections": "sentinel-2-l2a", "bbox": PRAGUE, "datetime": "2026-05"}
SEARCHES = "postCatalogItemSearch"


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def hub(request, emulator):
    return functools.partial(request.param, emulator)


def begun(here, part, **arguments):
    """A list of the catalog."""
    return done(here, getattr(here.client.catalog, part), **arguments)


def taken(here, pager, count=None):
    """What is left of a list, or so many of it."""

    async def gathered():
        return [one async for one in (pager if count is None else pager.take(count))]

    if isinstance(here, SyncHub):
        return list(pager if count is None else pager.take(count))
    return here._runner.run(gathered())


def paged(here, pager):
    """What is left of a list, page by page."""

    async def gathered():
        return [one async for one in pager.pages()]

    return (
        list(pager.pages())
        if isinstance(here, SyncHub)
        else here._runner.run(gathered())
    )


def found(here, part="search", **arguments):
    """All of a list."""
    return taken(here, begun(here, part, **arguments))


def ids(items):
    return [item.id for item in items]


def searches(emulator, operation=SEARCHES):
    return emulator.journal.find(operation=operation)


def eventually(true):
    until = time.monotonic() + 60
    while not true():
        assert time.monotonic() < until
        time.sleep(0.002)
    return True


def odd(emulator):
    """What the emulated service did not like of how it was asked."""
    return [remark for entry in emulator.journal.entries for remark in entry.odd]


def test_the_catalog_tells_of_itself(hub):
    with hub() as here:
        catalog = here.client.catalog
        assert done(here, catalog.landing).stac_version == "1.0.0"
        assert any(one.endswith("cql2-json") for one in done(here, catalog.conformance))
        names = {one.id for one in done(here, catalog.collections)}
        assert {"sentinel-1-grd", "sentinel-2-l2a", "hls"} <= names
        one = done(here, catalog.collection, "sentinel-1-grd")
        assert one.id == "sentinel-1-grd"
        assert "sat:orbit_state" in done(here, catalog.queryables, "sentinel-1-grd")
        assert done(here, catalog.queryables, "sentinel-3-olci") == {}


def test_an_item_is_exactly_what_was_sent(hub, emulator):
    with hub() as here:
        (newest,) = taken(here, begun(here, "search", **WHERE), 1)
        alone = done(here, here.client.catalog.item, "sentinel-2-l2a", newest.id)
        answer = done(here, swath.raw(here.client.catalog.item), "hls", here_hls(here))
    assert isinstance(newest, swath.Item)
    assert alone.properties == newest.properties
    assert answer.value.raw == answer.content
    assert odd(emulator) == []


def here_hls(here):
    return taken(here, begun(here, "items", collection="hls"), 1)[0].id


def test_what_is_not_there_is_not_found(hub):
    with hub() as here:
        catalog = here.client.catalog
        for method, arguments in (
            (catalog.item, ("hls", "none")),
            (catalog.collection, ("none",)),
            (catalog.queryables, ("none",)),
        ):
            with pytest.raises(swath.NotFoundError):
                done(here, method, *arguments)
        with pytest.raises(swath.BadRequestError, match="none"):
            found(here, **WHERE | {"collections": "none"})


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_a_search_gives_every_item_once_whatever_the_pages(hub, emulator, method):
    with hub() as here:
        whole = ids(found(here, **WHERE))
        assert len(whole) == len(set(whole)) > 10
        for size in (1, 5, len(whole)):
            assert ids(found(here, **WHERE, page_size=size, method=method)) == whole
    assert odd(emulator) == []


def test_the_items_of_a_collection_are_those_of_a_search(hub, emulator):
    where = {"bbox": PRAGUE, "datetime": "2026-05", "page_size": 5}
    with hub() as here:
        listed = ids(found(here, "items", collection="sentinel-2-l2a", **where))
        assert listed == ids(found(here, **WHERE))
    assert odd(emulator) == []


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_filters_let_pass_what_they_say(hub, method):
    clear = p("eo:cloud_cover").between(20, 60) & ~(p("eo:cloud_cover") > 50)
    with hub() as here:
        covers = [one.properties["eo:cloud_cover"] for one in found(here, **WHERE)]
        wanted = [cover for cover in covers if 20 <= cover <= 50]
        assert 0 < len(wanted) < len(covers)
        forms = [clear, str(clear), *([clear.to_dict()] if method == "POST" else [])]
        for form in forms:
            passed = found(here, **WHERE, filter=form, method=method)
            assert [one.properties["eo:cloud_cover"] for one in passed] == wanted


def test_a_filter_on_what_is_not_queryable_is_the_services_refusal(hub):
    with hub() as here, pytest.raises(swath.BadRequestError, match="nothing"):
        found(here, **WHERE, filter=p("nothing") < 1)


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_a_box_across_the_antimeridian_gives_each_item_once(hub, method):
    across = {"collections": "sentinel-2-l2a", "datetime": ("2026-05-01", "2026-05-10")}
    with hub() as here:

        def at(*bbox):
            return ids(found(here, **across, bbox=bbox, page_size=7, method=method))

        west, east = at(179, -18, 180, -16), at(-180, -18, -179, -16)
        both = at(179, -18, -179, -16)
        high = at(179, -18, 0, -179, -16, 9)
    assert west
    assert east
    assert len(both) == len(set(both))
    assert set(both) == {*west, *east}
    assert high == both


@pytest.mark.parametrize(
    "place",
    [
        {"type": "Point", "coordinates": [14.42, 50.07]},
        {"type": "LineString", "coordinates": [[14.41, 50.06], [14.44, 50.09]]},
        "POINT (14.42 50.07)",
        "POLYGON ((14.4 50.05, 14.45 50.05, 14.45 50.1, 14.4 50.05))",
        PRAGUE,
        swath.geo.extent(PRAGUE),
        {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Point", "coordinates": [14.42, 50.07]},
                swath.geo.extent(PRAGUE).to_dict(),
            ],
        },
    ],
    ids=["point", "line", "wkt-point", "wkt", "bbox", "extent", "collection"],
)
def test_a_place_may_be_said_in_many_ways(hub, emulator, place):
    pytest.importorskip("shapely")
    with hub() as here:
        wanted = ids(found(here, **WHERE))
        asked = {**WHERE, "bbox": None, "intersects": place}
        assert ids(found(here, **asked)) == wanted
        assert ids(found(here, **asked, method="GET")) == wanted
    assert odd(emulator) == []


def test_a_search_without_a_time_finds_all_that_there_ever_was(hub, emulator):
    item = {
        "type": "Feature",
        "stac_version": "1.0.0",
        "id": "old",
        "geometry": {"type": "Point", "coordinates": [14.4, 50.0]},
        "bbox": [14.4, 50.0, 14.4, 50.0],
        "properties": {"datetime": "1972-07-23T00:00:00Z"},
        "links": [],
        "assets": {},
    }
    emulator.sentinelhub.catalog.add([item], collection="mine")
    with hub() as here:
        assert ids(found(here, collections="mine")) == ["old"]
        assert ids(found(here, collections=["mine"], ids=["old", "new"])) == ["old"]
        assert found(here, collections="mine", ids="new") == []
    assert odd(emulator) == []


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_fields_choose_members(hub, method):
    with hub() as here:

        def members(fields):
            asked = begun(here, "search", **WHERE, fields=fields, method=method)
            (item,) = taken(here, asked, 1)
            assert item.id
            return item.to_dict()

        usual = members(["id"])
        assert "assets" in usual
        assert set(usual["properties"]) == {"datetime"}
        more = members("properties.eo:cloud_cover")
        assert set(more["properties"]) == {"datetime", "eo:cloud_cover"}
        assert not {"assets", "links"} & members(["-assets", "-links"]).keys()
        alone = members(["properties.gsd", "-links"])
        assert alone.keys() == {"id", "type", "properties"}
        assert alone["properties"].keys() == {"gsd"}
        if method == "POST":
            assert members({"include": ["bbox"], "exclude": []}).keys() == {
                *("id", "type", "bbox")
            }


def test_distinct_gives_values(hub, emulator):
    with hub() as here:
        days = found(here, **WHERE, distinct="date", page_size=4)
        dates = [f"{one.datetime:%Y-%m-%d}" for one in found(here, **WHERE)]
        assert days == list(dict.fromkeys(dates))
        assert found(here, **WHERE, distinct="date", method="GET") == days
        with pytest.raises(swath.BadRequestError, match="distinct"):
            found(here, **WHERE, distinct="platform")
    assert odd(emulator) == []


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_a_cursor_leads_on_in_another_client(hub, method):
    options = {**WHERE, "page_size": 4, "method": method}
    with hub() as here:
        whole = ids(found(here, **options))
        pager = begun(here, "search", **options)
        first = ids(taken(here, pager, 6))
        cursor = pager.cursor
    with hub() as here:
        assert first + ids(found(here, **options, cursor=cursor)) == whole
        with pytest.raises(swath.InputError, match="cursor"):
            begun(here, "search", **options | {"bbox": None}, cursor=cursor)


def test_a_cursor_leads_on_in_another_process(emulator):
    with swath.SentinelHub(profile="emulator") as sh:
        whole = ids(sh.catalog.search(**WHERE, page_size=5))
        pager = sh.catalog.search(**WHERE, page_size=5)
        first = ids(pager.take(7))
        cursor = pager.cursor
    code = (
        "import sys, swath\n"
        "with swath.SentinelHub(profile='emulator') as sh:\n"
        f"    rest = sh.catalog.search(**{WHERE!r}, page_size=5, cursor=sys.argv[1])\n"
        "    print(*[item.id for item in rest])"
    )
    command = [sys.executable, "-c", code, cursor]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert first + told.split() == whole


def test_trouble_loses_and_doubles_nothing(hub, emulator):
    with hub() as here:
        whole = ids(found(here, **WHERE))
        emulator.faults.extend(
            [
                Fault(operation=SEARCHES, probability=0.2, seed=1, status=503),
                Fault(operation=SEARCHES, probability=0.2, seed=2, cut_after=900),
                Fault(operation=SEARCHES, probability=0.2, seed=3, status=429),
                Fault(operation=SEARCHES, probability=0.2, seed=4, drop="reset"),
            ]
        )
    with hub(max_retries=30) as here:
        for _ in range(3):
            assert ids(found(here, **WHERE, page_size=2)) == whole


def test_an_error_comes_when_its_page_is_due_and_loses_nothing(hub, emulator):
    emulator.faults.add(Fault(operation=SEARCHES, nth=2, status=403, times=1))
    with hub() as here:
        pager = begun(here, "search", **WHERE, page_size=5)
        first = taken(here, pager, 5)
        with pytest.raises(swath.PermissionDeniedError):
            taken(here, pager, 1)
        rest = taken(here, pager)
        assert ids([*first, *rest]) == ids(found(here, **WHERE))


def test_an_error_of_a_page_fetched_ahead_comes_after_the_page_at_hand(hub, emulator):
    fault = emulator.faults.add(Fault(operation=SEARCHES, nth=2, status=403, times=1))
    with hub() as here:
        pager = begun(here, "search", **WHERE, page_size=5)
        got = []

        def read():
            for item in pager:
                got.append(item.id)
                if len(got) == 2:
                    eventually(lambda: fault.struck == 1)

        async def aread():
            got.extend([item.id async for item in pager.take(5)])
            await anext(pager)

        with pytest.raises(swath.PermissionDeniedError):
            read() if isinstance(here, SyncHub) else here._runner.run(aread())
        assert len(got) == 5
        rest = taken(here, pager)
        assert got + ids(rest) == ids(found(here, **WHERE))


def test_the_next_page_is_on_its_way_while_one_is_read(emulator):
    with swath.SentinelHub(profile="emulator") as sh:
        pager = sh.catalog.search(**WHERE, page_size=4)
        seen = 0
        for seen, _ in enumerate(pager, 1):
            if seen in (2, 6):
                pages = 2 if seen == 2 else 3
                assert eventually(lambda: len(searches(emulator)) == pages)  # noqa: B023 - at once
        assert seen > 8


def test_the_next_page_is_on_its_way_while_a_task_does_something_else(emulator):
    async def scenario():
        async with swath.AsyncSentinelHub(profile="emulator") as sh:
            pager = sh.catalog.search(**WHERE, page_size=4)
            seen = 0
            async for _ in pager:
                seen += 1
                if seen == 3:
                    both = functools.partial(
                        eventually, lambda: len(searches(emulator)) == 2
                    )
                    assert await asyncio.to_thread(both)
            return seen

    assert asyncio.run(scenario()) > 8


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (4, 1), (5, 2), (8, 2), (9, 3)])
def test_no_page_is_fetched_that_a_take_does_not_need(hub, emulator, count, pages):
    with hub() as here:
        taken(here, begun(here, "search", **WHERE, page_size=4), count)
        assert len(searches(emulator)) == pages


def test_the_first_item_alone_costs_one_request(emulator):
    with swath.SentinelHub(profile="emulator") as sh:
        next(sh.catalog.search(**WHERE, page_size=4))
    assert len(searches(emulator)) == 1


def test_without_prefetch_nothing_is_fetched_ahead(hub, emulator):
    with hub() as here:
        pager = begun(here, "search", **WHERE, page_size=4, prefetch=False)
        taken(here, pager, 3)
        assert len(searches(emulator)) == 1
        assert len(ids(taken(here, pager))) == len(ids(found(here, **WHERE))) - 3


def test_pages_are_whole_and_in_order(hub):
    with hub() as here:
        pager = begun(here, "search", **WHERE, page_size=5)
        (first,) = taken(here, pager, 1)
        pages = paged(here, pager)
        assert [len(page.items) for page in pages][:2] == [4, 5]
        rest = [item.id for page in pages for item in page.items]
        assert [first.id, *rest] == ids(found(here, **WHERE))


@pytest.mark.parametrize("cut", ["close", "leave"])
def test_who_leaves_early_leaves_nothing_behind(hub, emulator, cut):
    stall = Fault(operation=SEARCHES, nth=2, delay=0.4)
    emulator.faults.add(stall)
    with hub() as here:
        pager = begun(here, "search", **WHERE, page_size=4)
        taken(here, pager, 3)
        begin(here, pager)
        if cut == "close":
            done(here, pager.close)
            assert len(taken(here, pager)) > 0
    assert not [one for one in threading.enumerate() if one.name == "swath-ahead"]


def begin(here, pager):
    """Takes one more, with no end in sight."""
    if isinstance(here, SyncHub):
        next(pager)
    else:
        here._runner.run(pager.__anext__())


def test_pages_in_circles_end_with_a_warning(hub, emulator, caplog):
    path = "/sentinelhub/api/v1/catalog/1.0.0/collections/hls/items?limit=100&next=4"
    emulator.faults.add(
        Fault(
            operation="getCatalogFeatures", nth=(1, None), next_href=emulator.url + path
        )
    )
    with hub() as here:
        pager = begun(here, "items", collection="hls", page_size=4)
        assert len(taken(here, pager)) == 104
    assert "leads back" in caplog.text


def test_what_is_wrong_is_refused_before_anything_is_sent(hub, emulator):
    with hub() as here:
        for wrong in (
            {"collections": []},
            {"bbox": (14, 51, 15, 50)},
            {"datetime": "2026-13"},
            {"page_size": 101},
            {"method": "PUT"},
            {"filter": ""},
            {"intersects": {"type": "Point", "coordinates": [14.4, 50.0]}},
        ):
            with pytest.raises(swath.InputError):
                begun(here, "search", **WHERE | wrong)
        with pytest.raises(swath.InputError):
            done(here, here.client.catalog.item, "hls", "..")
        with pytest.raises(swath.InputError):
            done(here, here.client.catalog.collection, " ")
    assert searches(emulator) == []


def test_items_become_what_the_libraries_of_the_field_have(hub, tmp_path):
    geopandas = pytest.importorskip("geopandas")
    pytest.importorskip("stac_geoparquet")
    pystac = pytest.importorskip("pystac")
    with hub() as here:
        items = found(here, **WHERE)

        def converted(name, *args, **kwargs):
            return done(
                here, getattr(begun(here, "search", **WHERE), name), *args, **kwargs
            )

        frame = converted("to_geodataframe")
        assert list(frame["id"]) == ids(items)
        assert frame.crs.to_epsg() == 4326
        assert frame.geometry.iloc[0].intersects(frame.geometry.iloc[1])
        covers = [item.properties["eo:cloud_cover"] for item in items]
        assert list(frame["eo:cloud_cover"]) == covers
        assert [one.to_pydatetime() for one in frame["datetime"]] == [
            item.datetime for item in items
        ]
        table = converted("to_arrow", limit=3)
        assert table.num_rows == 3
        path = converted("to_parquet", tmp_path / "new" / "items.parquet")
        assert list(geopandas.read_parquet(path)["id"]) == ids(items)
        assert [one.name for one in path.parent.iterdir()] == ["items.parquet"]
        collection = converted("to_pystac", limit=2)
        assert isinstance(collection, pystac.ItemCollection)
        assert [one.id for one in collection] == ids(items)[:2]
        with pytest.raises(swath.InputError, match="geometry"):
            done(
                here,
                begun(here, "search", **WHERE, fields=["-geometry"]).to_geodataframe,
            )
        nothing = begun(here, "search", **WHERE, filter=p("eo:cloud_cover") < 0)
        empty = done(here, nothing.to_geodataframe)
        assert len(empty) == 0
        assert "datetime" in empty.columns


def test_lists_of_data_sphere_have_the_same_words(emulator, tmp_path):
    pytest.importorskip("stac_geoparquet")

    async def scenario():
        async with swath.AsyncDataSphere(profile="emulator") as ds:
            collection = await ds.dataset.items("many").to_pystac()
            return [one.id for one in collection]

    with swath.DataSphere(profile="emulator") as ds:
        names = ids(ds.dataset.items("many"))
        assert (
            list(ds.dataset.items("many").to_geodataframe(limit=60)["id"]) == names[:60]
        )
        path = ds.dataset.items("many").to_parquet(tmp_path / "items.parquet")
    assert path.stat().st_size > 0
    assert asyncio.run(scenario()) == names
