"""The single Item of an item package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .... import _runtime
from . import get_item as _get_item

if TYPE_CHECKING:
    from ...models import StacItem


class ItemApi:
    """The single Item of an item package.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def get_item(
        self,
        package_name: str,
    ) -> StacItem:
        """Read the Item of an item package.

        The path names a package, not an Item. Alone among the reading operations its
        address ends without a slash.

        Args:
            package_name: Name of the package, as its owner chose it.

        Returns:
            The Item.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                500.
        """
        return self._caller.call(
            _get_item.OPERATION,
            _get_item.build(
                package_name,
            ),
        )


class AsyncItemApi:
    """The single Item of an item package.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def get_item(
        self,
        package_name: str,
    ) -> StacItem:
        """Read the Item of an item package.

        The path names a package, not an Item. Alone among the reading operations its
        address ends without a slash.

        Args:
            package_name: Name of the package, as its owner chose it.

        Returns:
            The Item.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                500.
        """
        return await self._caller.call(
            _get_item.OPERATION,
            _get_item.build(
                package_name,
            ),
        )
