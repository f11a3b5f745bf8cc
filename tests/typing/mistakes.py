"""Mistakes that type checkers must find: an ignore without an error is an error."""

from __future__ import annotations

import swath
from swath import AsyncDataSphere, DataSphere, Item


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
