"""Both clients of SpaceKnow behind one, so that each promise is tested twice."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from operator import attrgetter
from typing import Any

import msgspec

import swath
from swath.emulator import Emulator
from swath.jobs import AsyncJob, Job

from .worlds import PATIENCE


QUICK = {"first_delay": 0.001, "longest_delay": 0.005}

Settle = Callable[[Any], Any]


class HastySpace(swath.SpaceKnow):
    """A client that hardly waits before it tries again."""

    def _policy(self):
        return msgspec.structs.replace(super()._policy(), **QUICK)


class AsyncHastySpace(swath.AsyncSpaceKnow):
    """A client that hardly waits before it tries again."""

    def _policy(self):
        return msgspec.structs.replace(super()._policy(), **QUICK)


class Space:
    """A client of an account, whose methods are called by name."""

    def __init__(self, emulator: Emulator, **options: Any) -> None:
        space = emulator.spaceknow
        account = {"username": "ada@swath.example", "password": "ada-password"}
        if "token" in options or "username" in options:
            account = {}
        self._settings = (
            {"base_url": space.url, "timeout": PATIENCE} | account | options
        )

    def do(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Calls a method; lists and rows are read whole, jobs to their result."""
        raise NotImplementedError


class SyncSpace(Space):
    """Errands with `SpaceKnow`."""

    def __enter__(self):
        self.client = HastySpace(**self._settings)
        return self

    def __exit__(self, *exc_info):
        self.client.close()

    def do(self, name, *args, **kwargs):
        value = attrgetter(name)(self.client)(*args, **kwargs)
        if isinstance(value, Job):
            value = value.result(timeout=PATIENCE)
        if isinstance(value, swath.Pager | swath.spaceknow.Datapoints):
            return list(value)
        return value

    def start(self, name, *args, **kwargs):
        """Starts a job and gives it."""
        return attrgetter(name)(self.client)(*args, **kwargs)


class AsyncSpace(Space):
    """Errands with `AsyncSpaceKnow`."""

    def __enter__(self):
        self._runner = asyncio.Runner()
        self.client = AsyncHastySpace(**self._settings)
        return self

    def __exit__(self, *exc_info):
        self._runner.run(self.client.close())
        self._runner.close()

    def do(self, name, *args, **kwargs):
        async def errand():
            value = attrgetter(name)(self.client)(*args, **kwargs)
            if inspect.isawaitable(value):
                value = await value
            if isinstance(value, AsyncJob):
                value = await value.result(timeout=PATIENCE)
            if isinstance(value, swath.AsyncPager | swath.spaceknow.AsyncDatapoints):
                return [one async for one in value]
            return value

        return self._runner.run(errand())

    def start(self, name, *args, **kwargs):
        """Starts a job and gives it."""

        async def errand():
            return await attrgetter(name)(self.client)(*args, **kwargs)

        return self._runner.run(errand())
