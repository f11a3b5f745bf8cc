"""Pages that are fetched ahead, by real threads and tasks, but without a network."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath._callers import AsyncCaller, SyncCaller
from swath._core.effects import acquire, sleep
from swath._core.paging import Walk
from swath._errors import TransportError
from swath._io.aio import AsyncDriver
from swath._io.sync import SyncDriver
from swath._pager import AsyncPager, Pager

from .stepping import ORIGIN, context
from .test_paging import Numbers


STEPS = st.lists(
    st.tuples(st.sampled_from(["next", "take", "page", "cursor"]), st.integers(0, 8)),
    max_size=12,
)


def sync_pager(source, cursor=None, driver=None):
    walk = Walk(source, identity=lambda item: item, cursor=cursor)
    caller = SyncCaller(driver or SyncDriver(ORIGIN), context(), ORIGIN)
    return Pager(caller, walk, prefetch=True)


def async_pager(source, cursor=None, driver=None):
    walk = Walk(source, identity=lambda item: item, cursor=cursor)
    caller = AsyncCaller(driver or AsyncDriver(ORIGIN), context(), ORIGIN)
    return AsyncPager(caller, walk, prefetch=True)


@pytest.mark.parametrize("pager", [sync_pager, async_pager])
def test_a_pager_tells_how_far_it_is(pager):
    name = "Pager" if pager is sync_pager else "AsyncPager"
    assert (
        repr(pager(Numbers(2)))
        == f"<{name} of {Numbers.info.id}: not begun, 0 at hand>"
    )


def test_a_pager_that_is_read_tells_what_is_left():
    pager = sync_pager(Numbers(2))
    next(pager)
    assert repr(pager) == f"<Pager of {Numbers.info.id}: begun, 1 at hand>"
    assert [*pager] == [1]
    assert repr(pager) == f"<Pager of {Numbers.info.id}: at its end, 0 at hand>"


def walked(source, steps):
    pager, found = sync_pager(source), []
    for step, count in steps:
        if step == "next":
            found += [one for one in [next(pager, None)] if one is not None]
        elif step == "take":
            found += pager.take(count)
        elif step == "page":
            found += next((page.items for page in pager.pages()), [])
        else:
            pager = sync_pager(source, pager.cursor)
    return [*found, *pager]


async def awalked(source, steps):
    pager, found = async_pager(source), []
    for step, count in steps:
        if step == "next":
            found += [one for one in [await anext(pager, None)] if one is not None]
        elif step == "take":
            found += [one async for one in pager.take(count)]
        elif step == "page":
            pages = pager.pages()
            async for page in pages:
                found += page.items
                break
            await pages.aclose()
        else:
            pager = async_pager(source, pager.cursor)
        await asyncio.sleep(0)
    return found + [one async for one in pager]


@given(st.integers(0, 30), STEPS)
def test_every_item_comes_once_however_the_list_is_read(count, steps):
    assert walked(Numbers(count), steps) == list(range(count))
    assert asyncio.run(awalked(Numbers(count), steps)) == list(range(count))


def test_each_page_is_fetched_once():
    source = Numbers(23)
    assert list(sync_pager(source)) == list(range(23))
    assert source.fetched == [None, "5", "10", "15", "20"]


def test_no_more_than_one_page_is_ahead():
    source = Numbers(23)
    pager = sync_pager(source)
    list(pager.take(2))
    next(pager)
    pager._coming.done()
    assert source.fetched == [None, "5"]


class Failing(Numbers):
    """Every other look at a page fails."""

    def fetch(self, place):
        self.failing = place is not None and self.fetched.count(place) % 2 == 0
        return (yield from super().fetch(place))


def test_an_error_comes_in_its_place_and_the_page_is_asked_for_again():
    pager, found, errors = sync_pager(Failing(12)), [], []
    while True:
        try:
            found += pager
            break
        except TransportError:
            errors.append(len(found))
    assert found == list(range(12))[: len(found)]
    assert len(errors) == 2


def test_the_error_of_a_task_comes_in_its_place():
    async def scenario():
        pager, found, errors = async_pager(Failing(12)), [], []
        while True:
            try:
                async for one in pager:
                    found.append(one)
                    await asyncio.sleep(0)
            except TransportError:
                errors.append(len(found))
            else:
                return found, errors

    assert asyncio.run(scenario()) == (list(range(12)), [5, 10])


class Slow(Numbers):
    """Pages beyond the first wait for an hour, as if to be tried again."""

    def fetch(self, place):
        if place is not None:
            yield from sleep(3600)
        return (yield from super().fetch(place))


def waiting():
    return [one for one in threading.enumerate() if one.name == "swath-ahead"]


def test_closing_the_client_ends_what_waits():
    driver = SyncDriver(ORIGIN)
    pager = sync_pager(Slow(20), driver=driver)
    assert (next(pager), next(pager)) == (0, 1)
    assert len(waiting()) == 1
    driver.close()
    assert waiting() == []


def test_closing_a_pager_ends_what_waits_and_it_can_be_read_on():
    source = Slow(20)
    pager = sync_pager(source)
    assert (next(pager), next(pager)) == (0, 1)
    (thread,) = waiting()
    pager.close()
    thread.join(60)
    assert waiting() == []
    assert list(pager.take(3)) == [2, 3, 4]


def test_closing_an_asynchronous_client_ends_what_waits():
    async def scenario():
        driver = AsyncDriver(ORIGIN)
        pager = async_pager(Slow(20), driver=driver)
        found = [await anext(pager), await anext(pager)]
        await asyncio.sleep(0)
        before = len(asyncio.all_tasks())
        await driver.close()
        return found, before - len(asyncio.all_tasks())

    assert asyncio.run(scenario()) == ([0, 1], 1)


def test_who_is_cancelled_while_waiting_for_a_page_can_wait_again():
    held = threading.Lock()

    class Held(Numbers):
        def fetch(self, place):
            if place == "5":
                yield from acquire(held)
            return (yield from super().fetch(place))

    async def scenario():
        held.acquire()
        source = Held(12)
        pager = async_pager(source)
        found = [one async for one in pager.take(4)]
        found.append(await anext(pager))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(pager), 0.01)
        held.release()
        found += [one async for one in pager]
        return found, source.fetched

    assert asyncio.run(scenario()) == (list(range(12)), [None, "5", "10"])


def test_a_pager_survives_its_event_loop():
    async def begun(pager):
        return [await anext(pager) for _ in range(3)]

    async def rest(pager):
        return [one async for one in pager]

    pager = async_pager(Numbers(12))
    assert asyncio.run(begun(pager)) + asyncio.run(rest(pager)) == list(range(12))


class Unhurried(Numbers):
    """Pages take their time, so that others come meanwhile."""

    def fetch(self, place):
        yield from sleep(0.001)
        return (yield from super().fetch(place))


def test_threads_share_a_list_and_each_item_goes_to_one_of_them():
    source = Unhurried(200)
    pager = sync_pager(source)
    with ThreadPoolExecutor(6) as crew:
        parts = [crew.submit(list, pager) for _ in range(5)]
        pages = crew.submit(lambda: [one.items for one in pager.pages()])
        found = [one for part in parts for one in part.result()]
        found += [one for items in pages.result() for one in items]
    assert sorted(found) == list(range(200))
    assert source.fetched == [None, *map(str, range(5, 200, 5))]


def test_tasks_share_a_list_and_each_item_goes_to_one_of_them():
    async def rest(pager):
        return [one async for one in pager]

    async def by_page(pager):
        return [one async for page in pager.pages() for one in page.items]

    async def scenario():
        source = Unhurried(200)
        pager = async_pager(source)
        parts = await asyncio.gather(by_page(pager), *(rest(pager) for _ in range(5)))
        return sorted(one for part in parts for one in part), source.fetched

    found, fetched = asyncio.run(scenario())
    assert found == list(range(200))
    assert fetched == [None, *map(str, range(5, 200, 5))]


def test_without_asyncio_a_page_is_fetched_when_it_is_due():
    trio = pytest.importorskip("trio", reason="there is no other event loop")

    async def scenario():
        return [one async for one in async_pager(Numbers(12))]

    assert trio.run(scenario) == list(range(12))
