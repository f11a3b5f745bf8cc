from __future__ import annotations

import asyncio
import logging

import pytest

import swath
from swath.emulator import Fault


def ids(items):
    return [item.id for item in items]


@pytest.mark.parametrize(
    ("package", "count"),
    [("empty", 0), ("fifty", 50), ("fifty-one", 51), ("many", 120)],
)
def test_a_list_has_every_item_once(world, package, count):
    found = ids(world.items(package))
    assert len(found) == len(set(found)) == count
    assert found == ids(world.items(package, order="old"))[::-1]


def test_pages_are_fetched_as_far_as_they_are_read(world, emulator):
    world.read("many", 51, by="items")
    assert len(emulator.journal.find(operation="getDatasetPage")) == 2
    sizes = [len(page.items) for page in world.pages("many")]
    assert sizes == [50, 50, 20]


def test_a_page_is_exactly_what_was_sent(world):
    first, *_ = world.pages("many")
    assert b'"FeatureCollection"' in first.raw
    assert all(item.raw in first.raw for item in first.items)


@pytest.mark.parametrize("cut_by", ["close", "reset"])
def test_pages_survive_trouble(world, emulator, cut_by):
    emulator.faults.extend(
        [
            Fault(probability=0.2, seed=1, status=503),
            Fault(probability=0.2, seed=2, cut_after=5_000, cut_by=cut_by),
            Fault(probability=0.2, seed=3, status=429, retry_after=0),
            Fault(probability=0.2, seed=4, drop="reset"),
        ]
    )
    for _ in range(3):
        assert len(ids(world.items("many", {"max_retries": 30}))) == 120


def test_next_to_another_origin_is_an_error_and_gets_nothing(world, emulator, stranger):
    stranger.journal.clear()
    path = "/datasphere/api/dataset/v1/many/paginate/"
    for href in (
        f"{stranger.url}{path}",
        f"//{stranger.url.partition('//')[2]}{path}",
        f"http://{emulator.url.partition('//')[2]}@{stranger.url.partition('//')[2]}/",
        f"http://user:pw@{emulator.url.partition('//')[2]}{path}",
        "https://evil.example/?page=2",
        "javascript:alert(1)",
    ):
        emulator.faults.clear()
        emulator.faults.add(Fault(next_href=href))
        with pytest.raises(swath.PagingError, match="another origin"):
            world.items("many")
    assert len(stranger.journal) == 0


@pytest.mark.parametrize("href", ["?order=new&page=2", "./?page=2"])
def test_a_relative_next_is_followed(world, emulator, href):
    emulator.faults.add(Fault(nth=1, next_href=href))
    assert len(world.items("many")) == 120


def test_a_list_in_circles_ends_with_a_warning(world, emulator, caplog):
    emulator.faults.add(Fault(nth=(2, None), next_href="?page=2"))
    with caplog.at_level(logging.WARNING, "swath"):
        assert len(world.items("many")) == 100
    assert "leads back" in caplog.text


def test_an_error_in_the_middle_leaves_a_pager_that_goes_on(emulator):
    fault = emulator.faults.add(Fault(nth=2, status=403, times=1))
    with swath.DataSphere(profile="emulator") as ds:
        pager = ds.dataset.items("many")
        found = []
        with pytest.raises(swath.PermissionDeniedError):
            found.extend(pager)
        assert fault.struck == 1
        assert len([*found, *pager]) >= 70
        assert list(pager) == []


def test_an_error_loses_no_item_that_was_not_given(emulator):
    emulator.faults.add(Fault(nth=2, status=403))
    with swath.DataSphere(profile="emulator") as ds:
        pager, found = ds.dataset.items("many"), []
        while len(found) < 120:
            try:
                found.append(next(pager).id)
            except swath.PermissionDeniedError:
                assert len(found) == 50
        assert len(set(found)) == 120


def test_take_takes_no_more_than_asked(emulator):
    with swath.DataSphere(profile="emulator") as ds:
        pager = ds.dataset.items("many")
        assert [len(list(pager.take(count))) for count in (0, 1, 60, 100, 5)] == [
            0,
            1,
            60,
            59,
            0,
        ]
        with pytest.raises(swath.InputError, match="count=-1"):
            pager.take(-1)

    async def scenario():
        async with swath.AsyncDataSphere(profile="emulator") as ds:
            pager = ds.dataset.items("many")
            counts = [
                len([item async for item in pager.take(count)])
                for count in (0, 1, 60, 100, 5)
            ]
            with pytest.raises(swath.InputError, match="count=-1"):
                pager.take(-1)
            return counts

    assert asyncio.run(scenario()) == [0, 1, 60, 59, 0]


def test_two_pagers_of_one_client_do_not_disturb_each_other(emulator):
    with swath.DataSphere(profile="emulator") as ds:
        one, two = ds.dataset.items("many"), ds.dataset.items("many", order="old")
        pairs = list(zip(one, two, strict=True))
    assert [first.id for first, _ in pairs] == [second.id for _, second in pairs][::-1]


def test_items_that_arrive_while_paging_are_not_doubled(emulator):
    seed = emulator.datasphere.package("live-archive").holdings.content(0)
    with swath.DataSphere(profile="emulator") as ds:
        pager, found = ds.dataset.items("many"), []
        for item in pager:
            found.append(item.id)
            if len(found) in (20, 70):
                items = emulator.datasphere.package("many").holdings
                now = b'"datetime":"2026-12-0%dT00:00:00Z"' % (1 + len(found) // 50)
                new = seed.replace(b'"id":"', b'"id":"n%d-' % len(found))
                head, _, tail = new.partition(b'"datetime":"')
                new = head + now + tail[tail.index(b'"') + 1 :]
                every = [items.content(index) for index in range(len(items))]
                emulator.datasphere.add_package("many", [*every, new])
    assert len(found) == len(set(found)) == 120
