"""Items as suppliers publish them."""

from __future__ import annotations

from .... import _runtime
from . import subscribe as _subscribe


class SubscriptionApi:
    """Items as suppliers publish them.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def subscribe(
        self,
        *,
        package: str,
    ) -> _runtime.ByteStream:
        """Receive Items as they are published.

        Server-sent events without end, from the moment of connecting. What was missed
        before or between connections is read from a dataset package.

        Args:
            package: Name of the subscription package.

        Returns:
            Events whose data is an Item.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                500.
        """
        return self._caller.stream(
            _subscribe.OPERATION,
            _subscribe.build(
                package=package,
            ),
        )


class AsyncSubscriptionApi:
    """Items as suppliers publish them.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def subscribe(
        self,
        *,
        package: str,
    ) -> _runtime.AsyncByteStream:
        """Receive Items as they are published.

        Server-sent events without end, from the moment of connecting. What was missed
        before or between connections is read from a dataset package.

        Args:
            package: Name of the subscription package.

        Returns:
            Events whose data is an Item.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                500.
        """
        return await self._caller.stream(
            _subscribe.OPERATION,
            _subscribe.build(
                package=package,
            ),
        )
