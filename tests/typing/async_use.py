"""The same words, asynchronous: never run, only looked at by type checkers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import assert_type

import swath
from swath import AsyncDataSphere, AsyncItemPager, AsyncRecordStream, Item, Response
from swath.datasphere import (
    AsyncDataset,
    AsyncItemPackages,
    AsyncPublisher,
    AsyncSubscription,
)
from swath_api._runtime import AsyncByteStream
from swath_api.datasphere import structs


def parts(ds: AsyncDataSphere) -> None:
    assert_type(ds.dataset, AsyncDataset)
    assert_type(ds.item, AsyncItemPackages)
    assert_type(ds.subscription, AsyncSubscription)


async def pages(ds: AsyncDataSphere) -> None:
    items = ds.dataset.items("harbours", order="old", start="2026-06")
    assert_type(items, AsyncItemPager)
    assert_type(items.cursor, str)
    assert_type(items.take(3), AsyncIterator[Item])
    assert_type(await anext(items), Item)
    async for item in items:
        assert_type(item, Item)
    async for page in items.pages():
        assert_type(page.items[0], Item)


async def streams(ds: AsyncDataSphere) -> None:
    async with ds.dataset.stream("harbours", idle_timeout=5) as records:
        assert_type(records, AsyncRecordStream)
        assert_type(await anext(records), Item)
        assert_type(records.cursor, str)
    async with ds.subscription.stream("harbours-live") as live:
        async for item in live:
            assert_type(item, Item)


async def one_item(ds: AsyncDataSphere) -> None:
    assert_type(await ds.item.get("latest"), Item)


async def publish(ds: AsyncDataSphere, item: Item) -> None:
    async with ds.publish() as publisher:
        assert_type(publisher, AsyncPublisher)
        await publisher.send(item, active_parent="harbours")


async def raw(ds: AsyncDataSphere) -> None:
    assert_type(await swath.raw(ds.item.get)("latest"), Response[Item])


async def as_generated(ds: AsyncDataSphere) -> None:
    page = await ds.dataset.get_dataset_page("harbours")
    assert_type(page, structs.ItemCollection)
    assert_type(await ds.dataset.stream_dataset("harbours"), AsyncByteStream)


async def options() -> None:
    async with AsyncDataSphere(profile="emulator", timeout=5) as ds:
        assert_type(ds, AsyncDataSphere)
        assert_type(ds.with_options(max_retries=0), AsyncDataSphere)
