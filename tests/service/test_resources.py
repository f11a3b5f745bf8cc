from __future__ import annotations

import asyncio
import gc
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import swath
from swath.emulator import Fault, generated_scenes

from .worlds import PATIENCE, SyncWorld, until


ITEM = b'{"type":"Feature","id":"a"}'
KEPT_ALIVE = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(ITEM), ITEM)


def settings(server):
    return {"token": "t", "base_url": server.url}


def test_a_hundred_requests_use_one_connection(raw_server):
    raw_server.answer = KEPT_ALIVE
    with swath.DataSphere(**settings(raw_server)) as ds:
        view = ds.with_options(timeout=3)
        for _ in range(50):
            ds.item.get("x")
            view.item.get("x")
    assert (len(raw_server.requests), raw_server.connections) == (100, 1)


def test_a_hundred_requests_use_one_connection_of_the_async_client(raw_server):
    raw_server.answer = KEPT_ALIVE

    async def scenario():
        async with swath.AsyncDataSphere(**settings(raw_server)) as ds:
            view = ds.with_options(timeout=3)
            for _ in range(50):
                await ds.item.get("x")
                await view.item.get("x")

    asyncio.run(scenario())
    assert (len(raw_server.requests), raw_server.connections) == (100, 1)


def test_closing_a_view_leaves_the_connections_open(raw_server):
    raw_server.answer = KEPT_ALIVE
    with swath.DataSphere(**settings(raw_server)) as ds:
        with ds.with_options(timeout=3) as view:
            view.item.get("x")
        ds.item.get("x")
        view.item.get("x")
    assert raw_server.connections == 1


@pytest.mark.parametrize("asked", [True, False])
def test_who_asks_a_closed_client_is_told_so(raw_server, asked):
    raw_server.answer = KEPT_ALIVE
    ds = swath.DataSphere(**settings(raw_server))
    with ds:
        if asked:
            ds.item.get("x")
    with pytest.raises(swath.InputError, match="the client is closed: open another"):
        ds.item.get("x")
    assert len(raw_server.requests) == asked


@pytest.mark.parametrize("asked", [True, False])
def test_who_asks_a_closed_asynchronous_client_is_told_so(raw_server, asked):
    raw_server.answer = KEPT_ALIVE

    async def scenario():
        ds = swath.AsyncDataSphere(**settings(raw_server))
        async with ds:
            if asked:
                await ds.item.get("x")
        with pytest.raises(swath.InputError, match="client is closed: open another"):
            await ds.item.get("x")

    asyncio.run(scenario())
    assert len(raw_server.requests) == asked


def test_threads_that_begin_together_share_one_pool(raw_server):
    raw_server.answer = KEPT_ALIVE
    with swath.DataSphere(**settings(raw_server)) as ds:
        gate, pools = threading.Barrier(12), []

        def ask():
            gate.wait()
            assert ds.item.get("x").id == "a"
            pools.append(ds._driver._http)

        threads = [threading.Thread(target=ask) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(set(map(id, pools))) == 1
    assert len(pools) == 12


def test_tasks_run_side_by_side(emulator):
    emulator.faults.add(Fault(stall_after=0))

    def all_running():
        return sum(not one.finished for one in emulator.journal) == 20

    async def scenario():
        async with swath.AsyncDataSphere(profile="emulator") as ds:
            asking = [asyncio.create_task(ds.item.get("latest")) for _ in range(20)]
            came = await asyncio.to_thread(until, all_running)
            for one in asking:
                one.cancel()
            await asyncio.gather(*asking, return_exceptions=True)
        return came

    assert asyncio.run(scenario())


@pytest.mark.parametrize("form", ["dataset", "subscription", "bytes"])
def test_leaving_a_stream_closes_its_connection(world, emulator, form):
    emulator.datasphere.add_package("big", generated_scenes(100_000, size=1_000))
    emulator.datasphere.switches.keep_alive = 0.01

    def opened(ds):
        if form == "dataset":
            return ds.dataset.stream("big")
        if form == "subscription":
            return ds.subscription.stream("live")
        return ds.dataset.stream_dataset("big")

    def left():
        (entry,) = [one for one in emulator.journal if one.path != "/_emulator/config"]
        return until(lambda: entry.finished) and entry.sent < 50_000_000

    if isinstance(world, SyncWorld):
        with world.client() as ds:
            with opened(ds) as records:
                if form != "subscription":
                    next(iter(records))
            assert left()
        return

    async def scenario():
        async with world.client() as ds:
            made = opened(ds)
            async with await made if form == "bytes" else made as records:
                if form != "subscription":
                    await anext(aiter(records))
            assert await asyncio.to_thread(left)

    asyncio.run(scenario())


def test_a_cancelled_reader_leaves_nothing_behind(emulator):
    async def scenario():
        async with swath.AsyncDataSphere(profile="emulator") as ds:

            async def listen():
                async with ds.subscription.stream("live") as records:
                    listening.set()
                    await anext(records)

            async def publish():
                async with ds.publish():
                    publishing.set()
                    await asyncio.sleep(30)

            listening, publishing = asyncio.Event(), asyncio.Event()
            tasks = [asyncio.create_task(listen()), asyncio.create_task(publish())]
            await listening.wait()
            await publishing.wait()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            return [task for task in asyncio.all_tasks() if not task.done()]

    assert len(asyncio.run(scenario(), debug=True)) == 1
    assert until(lambda: all(entry.finished for entry in emulator.journal))
    assert emulator.datasphere.hub.subscribers == 0


def test_no_thread_outlives_its_publisher(emulator):
    before = set(threading.enumerate())

    def new():
        return set(threading.enumerate()) - before

    for _ in range(3):
        with swath.DataSphere(profile="emulator") as ds, ds.publish():
            assert new()
    assert until(lambda: not new())


def test_nothing_is_left_for_the_garbage_collector(world, emulator):
    emulator.faults.add(Fault(probability=0.3, seed=5, cut_after=3_000))
    world.items("many", {"max_retries": 30})
    world.stream("many")
    world.publish()
    gc.collect()


def resident():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="memory is read from /proc"
)
@pytest.mark.parametrize("by", ["stream", "items"])
def test_memory_stays_flat_however_long_the_list(emulator, by):
    count = 25_000 if by == "stream" else 6_000
    emulator.datasphere.add_package("big", generated_scenes(count, size=8_000))
    sizes, total = [], 0
    with swath.DataSphere(profile="emulator") as ds:
        source = getattr(ds.dataset, by)("big", order="old")
        records = source.__enter__() if by == "stream" else source
        for number, item in enumerate(records, 1):
            total += len(item.raw)
            if number % (count // 10) == 0:
                sizes.append(resident())
        if by == "stream":
            source.__exit__(None, None, None)
    assert total >= count * 8_000
    assert max(sizes) - sizes[1] < 20


HARVEST = """
import json, sys
import swath

by, cursor = sys.argv[1], sys.argv[2] or None
with swath.DataSphere(profile="emulator") as ds:
    source = getattr(ds.dataset, by)("load", order="old", cursor=cursor)
    records = source.__enter__() if by == "stream" else source
    for item in records:
        print(json.dumps([item.id, records.cursor]), flush=True)
"""


def harvest(by, cursor, limit):
    """Runs a harvest in a process that is killed after some lines."""
    command = [sys.executable, "-c", HARVEST, by, cursor]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        lines = []
        for line in process.stdout:
            lines.append(line)
            if len(lines) == limit:
                process.send_signal(signal.SIGKILL)
        process.wait(PATIENCE)
    killed = process.returncode == -signal.SIGKILL
    return [json.loads(line) for line in lines if line.endswith(b"]\n")], killed


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
@pytest.mark.parametrize("by", ["stream", "items"])
def test_a_killed_process_is_followed_by_one_that_goes_on(emulator, by):
    emulator.datasphere.add_package("load", generated_scenes(3_000))
    found, cursor, kills = [], "", 0
    for limit in (130, 777, 10_000):
        lines, killed = harvest(by, cursor, limit)
        kills += killed
        found += [name for name, _ in lines]
        cursor = lines[-1][1]
    assert kills == 2
    assert found == [f"load-{index:09d}" for index in range(3_000)]
