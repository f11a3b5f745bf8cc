"""What a client of Sentinel Hub does, waited for if it is an asynchronous one."""

from __future__ import annotations

import inspect
from typing import Any

from .hubs import Hub


def done(hub: Hub, errand: Any, *args: Any, **kwargs: Any) -> Any:
    """Calls something of a client and gives what came of it."""

    async def awaited() -> Any:
        found = errand(*args, **kwargs)
        return await found if inspect.isawaitable(found) else found

    runner = getattr(hub, "_runner", None)
    return errand(*args, **kwargs) if runner is None else runner.run(awaited())
