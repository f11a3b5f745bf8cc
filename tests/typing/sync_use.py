"""Code as users write it: never run, only looked at by type checkers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, assert_type

import pystac

import swath
from swath import Asset, DataSphere, Item, ItemPager, Link, RecordStream, Response
from swath.datasphere import Dataset, ItemPackages, Publisher, Subscription
from swath_api._runtime import ByteStream
from swath_api.datasphere import structs


def parts(ds: DataSphere) -> None:
    assert_type(ds.dataset, Dataset)
    assert_type(ds.item, ItemPackages)
    assert_type(ds.subscription, Subscription)
    assert_type(ds.base_url, str)


def pages(ds: DataSphere) -> None:
    items = ds.dataset.items("harbours", order="old", start="2026-06", end=dt.date.max)
    assert_type(items, ItemPager)
    assert_type(items.cursor, str)
    assert_type(items.take(3), Iterator[Item])
    assert_type(next(items), Item)
    for item in items:
        assert_type(item, Item)
    for page in items.pages():
        assert_type(page.raw, bytes)
        assert_type(page.items[0], Item)


def streams(ds: DataSphere) -> None:
    overlap = dt.timedelta(minutes=1)
    with ds.dataset.stream("harbours", overlap=overlap) as records:
        assert_type(records, RecordStream)
        assert_type(next(records), Item)
        assert_type(records.cursor, str)
        assert_type(records.reconnects, int)
    with ds.subscription.stream("harbours-live", backfill="harbours") as live:
        for item in live:
            assert_type(item, Item)


def one_item(ds: DataSphere) -> None:
    item = ds.item.get("latest")
    assert_type(item, Item)
    assert_type(item.id, str)
    assert_type(item.collection, str | None)
    assert_type(item.datetime, dt.datetime | None)
    assert_type(item.bbox, tuple[float, ...] | None)
    assert_type(item.geometry, dict[str, Any] | None)
    assert_type(item.properties, dict[str, Any])
    assert_type(item.assets, dict[str, Asset])
    assert_type(item.assets["B04"].href, str)
    assert_type(item.assets["B04"].roles, tuple[str, ...])
    assert_type(item.links, list[Link])
    assert_type(item.links[0].rel, str)
    assert_type(item.raw, bytes)
    assert_type(item.to_dict(), dict[str, Any])
    assert_type(item.to_pystac(), pystac.Item)
    assert_type(Item.from_dict({"type": "Feature"}), Item)


def publish(ds: DataSphere, item: Item, given: pystac.Item) -> None:
    with ds.publish(keep=10) as publisher:
        assert_type(publisher, Publisher)
        publisher.send(item, active_parent="harbours")
        publisher.send(item.to_dict(), active_parent="harbours", subscribable=False)
        publisher.send(given.to_dict(), active_parent="harbours")


def raw(ds: DataSphere) -> None:
    response = swath.raw(ds.item.get)("latest")
    assert_type(response, Response[Item])
    assert_type(response.value, Item)
    assert_type(response.status, int)
    assert_type(response.headers, Mapping[str, str])
    assert_type(response.request_id, str)
    page = swath.raw(ds.dataset.get_dataset_page)("harbours", order="old")
    assert_type(page, Response[structs.ItemCollection])


def as_generated(ds: DataSphere) -> None:
    page = ds.dataset.get_dataset_page("harbours", from_=dt.datetime.now(dt.UTC))
    assert_type(page, structs.ItemCollection)
    assert_type(ds.dataset.stream_dataset("harbours"), ByteStream)


def options() -> None:
    with DataSphere("token", profile="emulator", timeout=5) as ds:
        assert_type(ds, DataSphere)
        assert_type(ds.with_options(max_retries=0, deadline=None), DataSphere)


def errors(ds: DataSphere) -> None:
    try:
        ds.item.get("latest")
    except swath.RateLimitError as error:
        assert_type(error.retry_after, float | None)
        assert_type(error.attempts, int)
    except (swath.NotFoundError, swath.PermissionDeniedError) as error:
        assert_type(error.status, int)
        assert_type(error.request_id, str)
        assert_type(error.body, bytes)
    except swath.TransportError as error:
        assert_type(error.sent, bool)
    except swath.SwathError as error:
        assert_type(error.service, str)
        assert_type(error.operation, str)
