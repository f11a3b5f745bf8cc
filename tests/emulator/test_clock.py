from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from swath.emulator import Clock


def passed(clock, action):
    before = clock.now()
    action()
    return (clock.now() - before).total_seconds()


def test_auto_goes_a_step_on_with_each_poll():
    clock = Clock()
    clock.use("auto", step=2.5)
    assert passed(clock, clock.poll) == 2.5
    assert passed(clock, clock.now) == 0


def test_manual_stands_still_until_it_is_moved():
    clock = Clock()
    clock.use("manual")
    assert passed(clock, clock.poll) == 0
    assert passed(clock, lambda: clock.advance(90)) == 90


def test_real_runs_at_its_factor():
    clock = Clock()
    clock.use("real", factor=1e6)
    before = clock.now()
    while clock.now() == before:
        pass
    assert clock.now() - before >= timedelta(seconds=0.1)


def test_every_clock_begins_at_the_same_moment():
    assert Clock().now() == Clock().now()
    assert Clock().now().utcoffset() == timedelta(0)


def test_a_change_of_mode_keeps_the_moment():
    clock = Clock()
    clock.advance(60)
    assert passed(clock, lambda: clock.use("manual")) == 0


def test_reset_brings_back_mode_and_moment():
    clock = Clock()
    clock.use("manual")
    clock.advance(60)
    clock.reset()
    assert (clock.mode, clock.now()) == ("auto", Clock().now())


@pytest.mark.parametrize(
    ("mode", "options"),
    [("fast", {}), ("real", {"factor": 0}), ("auto", {"step": -1})],
)
def test_a_clock_that_makes_no_sense_is_an_error(mode, options):
    with pytest.raises(ValueError, match="clock"):
        Clock().use(mode, **options)


def test_no_clock_goes_back():
    with pytest.raises(ValueError, match="forward"):
        Clock().advance(-1)


def test_sleepers_wait_for_a_manual_clock():
    async def story():
        clock = Clock()
        clock.use("manual")
        short = asyncio.create_task(clock.sleep(10))
        long = asyncio.create_task(clock.sleep(20))
        await asyncio.sleep(0)
        clock.advance(9)
        await asyncio.sleep(0.01)
        assert not short.done()
        clock.advance(1)
        await short
        assert not long.done()
        clock.use("auto")
        await long

    asyncio.run(story())


def test_a_cancelled_sleeper_is_forgotten():
    async def story():
        clock = Clock()
        clock.use("manual")
        sleeper = asyncio.create_task(clock.sleep(10))
        await asyncio.sleep(0)
        sleeper.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sleeper
        return clock

    clock = asyncio.run(story())
    assert not clock._sleepers
    clock.advance(20)


def test_a_real_clock_sleeps_by_its_factor():
    async def story():
        clock = Clock()
        clock.use("real", factor=1e6)
        await asyncio.wait_for(clock.sleep(1000), 60)

    asyncio.run(story())
