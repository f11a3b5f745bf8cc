"""Both downloaders behind one face, so that each promise is tested twice."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec

from swath._callers import AsyncCaller, SyncCaller
from swath._core.exchange import Context
from swath._core.retry import Policy
from swath._io.aio import AsyncDriver
from swath._io.sync import SyncDriver
from swath.download import AsyncDownloader, Downloader


HASTY = Policy(timeout=60.0, max_retries=2, first_delay=0.001, longest_delay=0.005)


def hasty(deadline: float | None, credential: Any = None) -> Context:
    """Hardly waits before it tries again."""
    policy = msgspec.structs.replace(HASTY, deadline=deadline)
    return Context(credential=credential, policy=policy)


class SyncDownloads:
    """Errands with `Downloader`."""

    def run(
        self,
        method: str,
        *given: Any,
        again: bool = False,
        base_url: str = "",
        credential: Any = None,
        deadline: float | None = None,
        streams: int = 4,
        **named: Any,
    ) -> Any:
        """Calls a method; `again` retries what failed."""
        driver = SyncDriver(base_url)
        caller = SyncCaller(driver, hasty(deadline, credential), base_url)
        try:
            downloader = Downloader.over(caller, streams=streams)
            found = getattr(downloader, method)(*given, **named)
            return found.retry_failed() if again else found
        finally:
            driver.close()


class AsyncDownloads:
    """Errands with `AsyncDownloader`."""

    def run(
        self,
        method: str,
        *given: Any,
        again: bool = False,
        base_url: str = "",
        credential: Any = None,
        deadline: float | None = None,
        streams: int = 4,
        **named: Any,
    ) -> Any:
        """Calls a method; `again` retries what failed."""

        async def errand() -> Any:
            driver = AsyncDriver(base_url)
            caller = AsyncCaller(driver, hasty(deadline, credential), base_url)
            try:
                downloader = AsyncDownloader.over(caller, streams=streams)
                found = await getattr(downloader, method)(*given, **named)
                return await found.retry_failed() if again else found
            finally:
                await driver.close()

        return asyncio.run(errand())
