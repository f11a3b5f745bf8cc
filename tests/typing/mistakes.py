"""Mistakes that type checkers must find: an ignore without an error is an error."""

from __future__ import annotations

import swath
from swath import AsyncDataSphere, AsyncSentinelHub, DataSphere, Item, SentinelHub
from swath.sentinelhub import Airbus, Bucket


def a_wrong_word(ds: DataSphere) -> None:
    ds.dataset.items("harbours", order="newest")  # type: ignore[arg-type]


def a_number_for_a_name(ds: DataSphere) -> None:
    ds.item.get(7)  # type: ignore[arg-type]


def options_by_position(ds: DataSphere) -> None:
    ds.dataset.stream("harbours", "old")  # type: ignore[call-arg]


def an_unknown_option(ds: DataSphere) -> None:
    ds.with_options(tries=3)  # type: ignore[call-arg]


def a_forgotten_parent(ds: DataSphere, item: Item) -> None:
    with ds.publish() as publisher:
        publisher.send(item)  # type: ignore[call-arg]


def a_wrong_argument_of_raw(ds: DataSphere) -> None:
    swath.raw(ds.item.get)(7)  # type: ignore[arg-type]


def a_datetime_that_may_be_missing(item: Item) -> int:
    return item.datetime.year  # type: ignore[union-attr]


async def a_forgotten_await(ds: AsyncDataSphere) -> None:
    ds.item.get("latest").id.upper()  # type: ignore[attr-defined]


async def a_plain_loop_over_an_asynchronous_list(ds: AsyncDataSphere) -> None:
    for _ in ds.dataset.items("harbours"):  # type: ignore[attr-defined]
        pass


def an_unknown_name() -> None:
    swath.SentinelThree()  # type: ignore[attr-defined]


def a_misspelt_condition_of_a_batch(sh: SentinelHub) -> None:
    sh.batch.submit(delivery="s3://b", grid=2, resoluton=360)  # type: ignore[call-arg]


def keys_where_there_can_be_none(sh: SentinelHub, keys: Bucket) -> None:
    sh.batch_v1.submit(delivery=keys)  # type: ignore[arg-type]


def a_state_that_tiles_do_not_have(sh: SentinelHub) -> None:
    sh.byoc.tiles("photos", status="DONE")  # type: ignore[arg-type]


def a_group_without_its_reference_system(sh: SentinelHub) -> None:
    sh.zarr.create_collection("sea", "ocean", "sst.zarr")  # type: ignore[call-arg]


def a_subscription_to_what_cannot_be_subscribed(sh: SentinelHub) -> None:
    sh.dataimport.subscriptions.quote(Airbus("PHR"))  # type: ignore[arg-type]


def a_quote_that_is_taken_for_an_order(sh: SentinelHub) -> None:
    sh.dataimport.orders.quote(Airbus("PHR")).download("x")  # type: ignore[attr-defined]


async def a_forgotten_await_of_a_job(sh: AsyncSentinelHub) -> None:
    sh.batch.submit(delivery="s3://b", grid=2).cancel()  # type: ignore[attr-defined]
