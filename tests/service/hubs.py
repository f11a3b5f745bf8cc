"""Both clients of Sentinel Hub behind one, so that each promise is tested twice."""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec

import swath
from swath.emulator import Emulator
from swath.emulator.sentinelhub import Account, Client
from swath_api.sentinelhub.api.metadata import AsyncMetadataApi, MetadataApi

from .worlds import PATIENCE


QUICK = {"first_delay": 0.001, "longest_delay": 0.005}


class HastyHub(swath.SentinelHub):
    """A client that hardly waits before it tries again."""

    def _policy(self):
        return msgspec.structs.replace(super()._policy(), **QUICK)


class AsyncHastyHub(swath.AsyncSentinelHub):
    """A client that hardly waits before it tries again."""

    def _policy(self):
        return msgspec.structs.replace(super()._policy(), **QUICK)


def fresh(emulator: Emulator, **changes: Any) -> Client:
    """A client of an account of its own: nobody in this process has a token of it."""
    name = f"client-{uuid.uuid4()}"
    account = Account(**({"id": name, "name": name} | changes))
    client = Client(id=name, secret=f"secret of {name}", account=account.id)
    emulator.sentinelhub.accounts.add(account, client)
    return client


class Hub:
    """A client of an account that is its own unless `client` is passed."""

    def __init__(
        self, emulator: Emulator, client: Client | None = None, **options: Any
    ) -> None:
        client = client or fresh(emulator)
        credentials = {"client_id": client.id, "client_secret": client.secret}
        if "token" in options:
            credentials = {}
        hub = emulator.sentinelhub
        self._settings = (
            {"base_url": hub.url, "timeout": PATIENCE} | credentials | options
        )

    def locations(self, **options: Any) -> Any:
        """Asks for something small, with options of `with_options`."""
        raise NotImplementedError

    def together(self, count: int) -> list[Any]:
        """The same many times at once."""
        raise NotImplementedError


class SyncHub(Hub):
    """Errands with `SentinelHub`."""

    def __enter__(self):
        self.client = HastyHub(**self._settings)
        return self

    def __exit__(self, *exc_info):
        self.client.close()

    def locations(self, **options):
        view = self.client.with_options(**options) if options else self.client
        return MetadataApi(view._caller()).get_locations()

    def together(self, count):
        with ThreadPoolExecutor(count) as threads:
            return list(threads.map(lambda _: self.locations(), range(count)))


class AsyncHub(Hub):
    """Errands with `AsyncSentinelHub`."""

    def __enter__(self):
        self._runner = asyncio.Runner()
        self.client = AsyncHastyHub(**self._settings)
        return self

    def __exit__(self, *exc_info):
        self._runner.run(self.client.close())
        self._runner.close()

    def locations(self, **options):
        return self._runner.run(self._locations(**options))

    def together(self, count):
        async def errand():
            return await asyncio.gather(*(self._locations() for _ in range(count)))

        return self._runner.run(errand())

    async def _locations(self, **options):
        view = self.client.with_options(**options) if options else self.client
        return await AsyncMetadataApi(view._caller()).get_locations()


HubMaker = Callable[..., contextlib.AbstractContextManager[Hub]]


def grants(emulator: Emulator) -> int:
    """How many tokens were asked for."""
    return len(emulator.journal.find(operation="requestToken"))


def statuses(emulator: Emulator) -> Iterator[int | None]:
    """How the requests for locations were answered, in their order."""
    return (one.status for one in emulator.journal.find(operation="getLocations"))
