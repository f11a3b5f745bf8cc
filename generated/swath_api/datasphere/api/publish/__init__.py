"""The way in for suppliers."""

from __future__ import annotations

from .... import _runtime


class PublishApi:
    """The way in for suppliers.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller


class AsyncPublishApi:
    """The way in for suppliers.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller
