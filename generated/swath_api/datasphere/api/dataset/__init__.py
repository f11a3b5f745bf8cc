"""Archives of Items, by pages or as one stream."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from .... import _runtime
from . import get_dataset_page as _get_dataset_page
from . import stream_dataset as _stream_dataset

if TYPE_CHECKING:
    from ... import structs
    from ...models import DatasetOrder


class DatasetApi:
    """Archives of Items, by pages or as one stream.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def get_dataset_page(
        self,
        package_name: str,
        *,
        order: DatasetOrder | UnsetType = UNSET,
        from_: datetime.datetime | str | UnsetType = UNSET,
        to: datetime.datetime | str | UnsetType = UNSET,
    ) -> structs.ItemCollection:
        """Read one page of a dataset package.

        A page holds up to 50 Items, in the order asked for. The page's `next` link
        leads on; its address is to be followed as given, for the parameter that selects
        a page is not part of the interface.

        Args:
            package_name: Name of the package, as its owner chose it.
            order: Whether the newest or the oldest Items come first; newest if left
                out.
            from_: Earliest datetime of an Item, bound included; the package's first
                if left out.
            to: Latest datetime of an Item, bound included; the package's last if
                left out.

        Returns:
            The page.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                500.
        """
        return self._caller.call(
            _get_dataset_page.OPERATION,
            _get_dataset_page.build(
                package_name,
                order=order,
                from_=from_,
                to=to,
            ),
        )

    def stream_dataset(
        self,
        package_name: str,
        *,
        order: DatasetOrder | UnsetType = UNSET,
        from_: datetime.datetime | str | UnsetType = UNSET,
        to: datetime.datetime | str | UnsetType = UNSET,
    ) -> _runtime.ByteStream:
        """Stream everything a dataset package holds.

        One Item per line, the whole selection, no page limit; the end of the body is
        the end of the data. The content type says server-sent events, the payload is
        newline-delimited JSON: readers accept both.

        Args:
            package_name: Name of the package, as its owner chose it.
            order: Whether the newest or the oldest Items come first; newest if left
                out.
            from_: Earliest datetime of an Item, bound included; the package's first
                if left out.
            to: Latest datetime of an Item, bound included; the package's last if
                left out.

        Returns:
            Lines of JSON, each an Item.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                500.
        """
        return self._caller.stream(
            _stream_dataset.OPERATION,
            _stream_dataset.build(
                package_name,
                order=order,
                from_=from_,
                to=to,
            ),
        )


class AsyncDatasetApi:
    """Archives of Items, by pages or as one stream.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def get_dataset_page(
        self,
        package_name: str,
        *,
        order: DatasetOrder | UnsetType = UNSET,
        from_: datetime.datetime | str | UnsetType = UNSET,
        to: datetime.datetime | str | UnsetType = UNSET,
    ) -> structs.ItemCollection:
        """Read one page of a dataset package.

        A page holds up to 50 Items, in the order asked for. The page's `next` link
        leads on; its address is to be followed as given, for the parameter that selects
        a page is not part of the interface.

        Args:
            package_name: Name of the package, as its owner chose it.
            order: Whether the newest or the oldest Items come first; newest if left
                out.
            from_: Earliest datetime of an Item, bound included; the package's first
                if left out.
            to: Latest datetime of an Item, bound included; the package's last if
                left out.

        Returns:
            The page.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                500.
        """
        return await self._caller.call(
            _get_dataset_page.OPERATION,
            _get_dataset_page.build(
                package_name,
                order=order,
                from_=from_,
                to=to,
            ),
        )

    async def stream_dataset(
        self,
        package_name: str,
        *,
        order: DatasetOrder | UnsetType = UNSET,
        from_: datetime.datetime | str | UnsetType = UNSET,
        to: datetime.datetime | str | UnsetType = UNSET,
    ) -> _runtime.AsyncByteStream:
        """Stream everything a dataset package holds.

        One Item per line, the whole selection, no page limit; the end of the body is
        the end of the data. The content type says server-sent events, the payload is
        newline-delimited JSON: readers accept both.

        Args:
            package_name: Name of the package, as its owner chose it.
            order: Whether the newest or the oldest Items come first; newest if left
                out.
            from_: Earliest datetime of an Item, bound included; the package's first
                if left out.
            to: Latest datetime of an Item, bound included; the package's last if
                left out.

        Returns:
            Lines of JSON, each an Item.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                500.
        """
        return await self._caller.stream(
            _stream_dataset.OPERATION,
            _stream_dataset.build(
                package_name,
                order=order,
                from_=from_,
                to=to,
            ),
        )
