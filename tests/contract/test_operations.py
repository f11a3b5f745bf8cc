"""Every operation of every table answers, whoever calls it: nothing is on paper only.

A new operation fails here until `CALLS` says how to call it, the emulator serves it,
and, if it pages, streams or is a websocket, a method of the façade uses it.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import pkgutil

import pytest

import swath
import swath_api
from swath._core.lines import LineParser
from swath.emulator import Emulator, scene
from swath.stac import Item


SERVICES = sorted(
    found.name for found in pkgutil.iter_modules(swath_api.__path__) if found.ispkg
)
ELSEWHERE = {"sentinelhub", "spaceknow"}
"""Services whose operations need others before: they have a module of their own."""

INFOS = [
    info
    for name in SERVICES
    if name not in ELSEWHERE
    for info in importlib.import_module(
        f"swath_api.{name}.operations"
    ).OPERATIONS.values()
]
HTTP = [info for info in INFOS if not info.websocket]
ANNOTATED = [info for info in INFOS if info.paging or info.streaming or info.websocket]

CLIENTS = {"datasphere": (swath.DataSphere, swath.AsyncDataSphere)}
CALLS = {
    "getDatasetPage": {"package_name": "many", "order": "old"},
    "streamDataset": {"package_name": "fifty", "to": "2026-12-31T00:00:00Z"},
    "getItem": {"package_name": "latest"},
    "subscribe": {"package": "live"},
}
FACADE = {
    "getDatasetPage": "dataset.items",
    "streamDataset": "dataset.stream",
    "getItem": "item.get",
    "subscribe": "subscription.stream",
    "publish": "publish",
}


def each(infos):
    return pytest.mark.parametrize("info", infos, ids=[info.id for info in infos])


@pytest.fixture(scope="module")
def server():
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def world(server, monkeypatch):
    server.reset()
    monkeypatch.setenv("SWATH_EMULATOR_URL", server.url)
    return server


def news(world):
    world.datasphere.publish(scene(1, "live-scenes"), active_parent="live-scenes")


def settings(world, info):
    told = world.settings()["services"][info.service]
    return told["token"], told["base_url"]


def plain(info, *, asynchronous):
    """The plain client's class, and that of the operation's group."""
    prefix = "Async" if asynchronous else ""
    client = importlib.import_module(f"swath_api.{info.service}.client")
    group = importlib.import_module(f"swath_api.{info.service}.api.{info.tag}")
    name = f"{prefix}{info.tag.title()}Api"
    return getattr(client, f"{prefix}Client"), getattr(group, name)


def check_answered(world, info):
    entry = world.journal.entries[-1]
    assert (entry.operation, entry.status) == (info.id, 200)


def check_value(info, value):
    assert type(value).__name__ == info.result


def check_body(world, info, body):
    """Reads a streamed answer as far as its first Item."""
    assert body.status == 200
    parser = LineParser()
    if info.id == "subscribe":
        news(world)
    with body:
        for chunk in body:
            if [Item(*record) for record in parser.feed(chunk)]:
                return
    raise AssertionError("no record came")


async def check_async_body(world, info, body):
    assert body.status == 200
    parser = LineParser()
    if info.id == "subscribe":
        news(world)
    async with body:
        async for chunk in body:
            if [Item(*record) for record in parser.feed(chunk)]:
                return
    raise AssertionError("no record came")


def check_sync(world, info, group):
    answer = getattr(group, info.function)(**CALLS[info.id])
    if info.streaming:
        check_body(world, info, answer)
    else:
        check_value(info, answer)
    check_answered(world, info)


async def check_async(world, info, group):
    answer = await getattr(group, info.function)(**CALLS[info.id])
    if info.streaming:
        await check_async_body(world, info, answer)
    else:
        check_value(info, answer)
    check_answered(world, info)


@each(HTTP)
def test_the_client_answers(world, info):
    token, base_url = settings(world, info)
    with CLIENTS[info.service][0](token, base_url=base_url) as client:
        check_sync(world, info, getattr(client, info.tag))


@each(HTTP)
def test_the_asynchronous_client_answers(world, info):
    async def main():
        token, base_url = settings(world, info)
        async with CLIENTS[info.service][1](token, base_url=base_url) as client:
            await check_async(world, info, getattr(client, info.tag))

    asyncio.run(main())


@each(HTTP)
def test_the_plain_client_answers(world, info):
    token, base_url = settings(world, info)
    plain_client, group = plain(info, asynchronous=False)
    with plain_client(token, base_url=base_url) as client:
        check_sync(world, info, group(client))


@each(HTTP)
def test_the_plain_asynchronous_client_answers(world, info):
    async def main():
        token, base_url = settings(world, info)
        plain_client, group = plain(info, asynchronous=True)
        async with plain_client(token, base_url=base_url) as client:
            await check_async(world, info, group(client))

    asyncio.run(main())


def test_the_publish_websocket_takes_what_clients_send(world):
    with swath.DataSphere(profile="emulator") as client, client.publish() as publisher:
        publisher.send(scene(1, "sync"), active_parent="live-scenes")

    async def main():
        async with (
            swath.AsyncDataSphere(profile="emulator") as client,
            client.publish() as publisher,
        ):
            await publisher.send(scene(1, "async"), active_parent="live-scenes")

    asyncio.run(main())
    published = world.datasphere.wait_for_published(2)
    assert {one.id for one in published} == {"sync-0002", "async-0002"}


def facade(client, path):
    for name in path.split("."):
        client = getattr(client, name)
    return client


@each(ANNOTATED)
def test_what_pages_streams_or_is_a_websocket_has_a_method_of_its_own(world, info):
    with CLIENTS[info.service][0](profile="emulator") as client:
        assert callable(facade(client, FACADE[info.id]))


@each(HTTP)
def test_the_method_of_the_facade_uses_the_operation(world, info):
    with CLIENTS[info.service][0](profile="emulator") as client:
        package = next(iter(CALLS[info.id].values()))
        result = facade(client, FACADE[info.id])(package)
        if info.streaming:
            with result as items:
                if info.id == "subscribe":
                    news(world)
                result = next(items)
        elif info.paging:
            result = next(result)
        assert isinstance(result, Item)
    check_answered(world, info)


def own_methods(part):
    """What a part of a client adds to the operations as generated."""
    return {
        name
        for name, member in vars(type(part)).items()
        if inspect.isfunction(member) and not name.startswith("_")
    }


@pytest.mark.parametrize("which", [0, 1], ids=["sync", "async"])
@pytest.mark.parametrize("service", CLIENTS)
def test_every_method_of_the_facade_stands_for_an_operation(world, service, which):
    client = CLIENTS[service][which](profile="emulator")
    tags = {info.tag for info in INFOS if info.service == service}
    found = {
        f"{tag}.{name}"
        for tag in tags
        if not callable(part := getattr(client, tag))
        for name in own_methods(part)
    } | {tag for tag in tags if callable(getattr(client, tag))}
    infos = {info.id for info in INFOS if info.service == service}
    assert found == {path for id_, path in FACADE.items() if id_ in infos}
    if which:
        asyncio.run(client.close())
    else:
        client.close()


def test_every_service_has_clients_and_every_call_an_operation():
    assert set(CLIENTS) | ELSEWHERE == set(SERVICES)
    assert set(CALLS) == {info.id for info in HTTP}
    assert set(FACADE) <= {info.id for info in INFOS}
