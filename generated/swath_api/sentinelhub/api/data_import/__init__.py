"""Commercial data of Airbus, Planet and Maxar: search, orders, subscriptions, downloads."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from msgspec import UNSET, UnsetType

from .... import _runtime
from . import cancel_subscription as _cancel_subscription
from . import confirm_order as _confirm_order
from . import confirm_subscription as _confirm_subscription
from . import create_order as _create_order
from . import create_subscription as _create_subscription
from . import delete_order as _delete_order
from . import delete_subscription as _delete_subscription
from . import get_order as _get_order
from . import get_order_deliveries as _get_order_deliveries
from . import get_order_delivery as _get_order_delivery
from . import get_order_delivery_archive as _get_order_delivery_archive
from . import get_order_delivery_archive_status as _get_order_delivery_archive_status
from . import get_order_delivery_file as _get_order_delivery_file
from . import get_order_delivery_files as _get_order_delivery_files
from . import get_orders as _get_orders
from . import get_product_thumbnail as _get_product_thumbnail
from . import get_quota as _get_quota
from . import get_quotas as _get_quotas
from . import get_subscription as _get_subscription
from . import get_subscription_deliveries as _get_subscription_deliveries
from . import get_subscription_delivery as _get_subscription_delivery
from . import get_subscription_delivery_archive as _get_subscription_delivery_archive
from . import (
    get_subscription_delivery_archive_status as _get_subscription_delivery_archive_status,
)
from . import get_subscription_delivery_file as _get_subscription_delivery_file
from . import get_subscription_delivery_files as _get_subscription_delivery_files
from . import get_subscription_tile_deliveries as _get_subscription_tile_deliveries
from . import get_subscription_tile_delivery as _get_subscription_tile_delivery
from . import get_subscriptions as _get_subscriptions
from . import get_tile_deliveries as _get_tile_deliveries
from . import get_tile_delivery as _get_tile_delivery
from . import head_order_delivery_archive as _head_order_delivery_archive
from . import head_order_delivery_file as _head_order_delivery_file
from . import head_subscription_delivery_archive as _head_subscription_delivery_archive
from . import head_subscription_delivery_file as _head_subscription_delivery_file
from . import native_search as _native_search
from . import post_order_delivery_archive_create as _post_order_delivery_archive_create
from . import (
    post_subscription_delivery_archive_create as _post_subscription_delivery_archive_create,
)
from . import search_data as _search_data

if TYPE_CHECKING:
    from ...models import (
        AirbusSearchQuery,
        DeliveryArchive,
        DeliveryState,
        DeliveryTile,
        DeliveryTileList,
        ImportCollection,
        MaxarSearchQuery,
        NativeSearchQuery,
        Order,
        OrderDelivery,
        OrderDeliveryPage,
        OrderPage,
        OrderRequest,
        OrderState,
        PlanetSearchQuery,
        Quota,
        QuotaCollection,
        QuotaList,
        SearchResults,
        Subscription,
        SubscriptionDelivery,
        SubscriptionDeliveryPage,
        SubscriptionPage,
        SubscriptionRequest,
        SubscriptionState,
    )


class DataImportApi:
    """Commercial data of Airbus, Planet and Maxar: search, orders, subscriptions,
    downloads.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def search_data(
        self,
        *,
        body: AirbusSearchQuery
        | PlanetSearchQuery
        | MaxarSearchQuery
        | dict[str, Any]
        | Mapping[str, Any],
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
    ) -> SearchResults:
        """Search the products of a provider.

        One form of question for all providers; answers are the provider's own. Maxar
        has no pages.

        Args:
            body: Where and what.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.

        Returns:
            A page of products.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return self._caller.call(
            _search_data.OPERATION,
            _search_data.build(
                body=body,
                count=count,
                viewtoken=viewtoken,
            ),
        )

    def native_search(
        self,
        *,
        body: NativeSearchQuery | Mapping[str, Any],
    ) -> SearchResults:
        """Search the products of a provider in its own words.

        Args:
            body: The provider, and what it is asked.

        Returns:
            The products.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return self._caller.call(
            _native_search.OPERATION,
            _native_search.build(
                body=body,
            ),
        )

    def get_product_thumbnail(
        self,
        collection_id: ImportCollection | str,
        product_id: str,
        *,
        planet_api_key: str | UnsetType = UNSET,
    ) -> bytes:
        """Fetch a small picture of a product.

        PNG or JPEG, whole and without a place on the map.

        Args:
            collection_id: The collection of the provider.
            product_id: The product, as searches name it.
            planet_api_key: A key of Planet's, for its products.

        Returns:
            The picture.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_product_thumbnail.OPERATION,
            _get_product_thumbnail.build(
                collection_id,
                product_id,
                planet_api_key=planet_api_key,
            ),
        )

    def get_orders(
        self,
        *,
        status: OrderState | UnsetType = UNSET,
        collection_id: uuid.UUID | str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        deleted: bool | UnsetType = UNSET,
    ) -> OrderPage:
        """List orders.

        Args:
            status: Only orders that are so far.
            collection_id: Only those that fill this BYOC collection.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            search: Words to look for: `|` between them means any, `&` all.
            deleted: List the deleted ones, and only them; not so, if left out.

        Returns:
            A page of orders.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 429, 500.
        """
        return self._caller.call(
            _get_orders.OPERATION,
            _get_orders.build(
                status=status,
                collection_id=collection_id,
                count=count,
                viewtoken=viewtoken,
                search=search,
                deleted=deleted,
            ),
        )

    def create_order(
        self,
        *,
        body: OrderRequest | Mapping[str, Any],
    ) -> Order:
        """Ask for the price of an order; nothing is bought yet.

        Args:
            body: What to buy.

        Returns:
            The quote.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _create_order.OPERATION,
            _create_order.build(
                body=body,
            ),
        )

    def get_order(
        self,
        order_id: uuid.UUID | str,
    ) -> Order:
        """Read an order.

        Args:
            order_id: The order.

        Returns:
            The order.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_order.OPERATION,
            _get_order.build(
                order_id,
            ),
        )

    def delete_order(
        self,
        order_id: uuid.UUID | str,
    ) -> None:
        """Delete an order.

        A quote is gone then; what has ended is hidden, its data stay. Refused in the
        states RUNNING and PARTIAL.

        Args:
            order_id: The order.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return self._caller.call(
            _delete_order.OPERATION,
            _delete_order.build(
                order_id,
            ),
        )

    def confirm_order(
        self,
        order_id: uuid.UUID | str,
    ) -> Order:
        """Buy what a quote says.

        Takes `sqkm` off the quota. Only in state CREATED.

        Args:
            order_id: The order.

        Returns:
            The order.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return self._caller.call(
            _confirm_order.OPERATION,
            _confirm_order.build(
                order_id,
            ),
        )

    def get_order_deliveries(
        self,
        order_id: uuid.UUID | str,
        *,
        status: DeliveryState | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
    ) -> OrderDeliveryPage:
        """List the deliveries of an order.

        Args:
            order_id: The order.
            status: Only deliveries that are so far.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.

        Returns:
            A page of deliveries.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_order_deliveries.OPERATION,
            _get_order_deliveries.build(
                order_id,
                status=status,
                count=count,
                viewtoken=viewtoken,
            ),
        )

    def get_order_delivery(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
    ) -> OrderDelivery:
        """Read a delivery of an order.

        Args:
            order_id: The order.
            delivery_id: The delivery.

        Returns:
            The delivery.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_order_delivery.OPERATION,
            _get_order_delivery.build(
                order_id,
                delivery_id,
            ),
        )

    def get_order_delivery_files(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
    ) -> list[str]:
        """List the provider's files of a delivery of an order.

        Refused until the delivery is DONE.

        Args:
            order_id: The order.
            delivery_id: The delivery.

        Returns:
            Paths of the files.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return self._caller.call(
            _get_order_delivery_files.OPERATION,
            _get_order_delivery_files.build(
                order_id,
                delivery_id,
            ),
        )

    def get_order_delivery_file(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        file: str,
        *,
        range_: str | UnsetType = UNSET,
    ) -> _runtime.ByteStream:
        """Fetch a file of a delivery of an order.

        Whole, or the range that is asked for. Refused until the delivery is DONE.

        Args:
            order_id: The order.
            delivery_id: The delivery.
            file: Path of the file in its delivery; its slashes stay slashes.
            range_: The bytes wanted, one range of them.

        Returns:
            All bytes.
            The bytes of the range.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return self._caller.stream(
            _get_order_delivery_file.OPERATION,
            _get_order_delivery_file.build(
                order_id,
                delivery_id,
                file,
                range_=range_,
            ),
        )

    def head_order_delivery_file(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        file: str,
    ) -> Mapping[str, str]:
        """Read the size of a file of a delivery of an order.

        Args:
            order_id: The order.
            delivery_id: The delivery.
            file: Path of the file in its delivery; its slashes stay slashes.

        Returns:
            The size, as a header.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return self._caller.call(
            _head_order_delivery_file.OPERATION,
            _head_order_delivery_file.build(
                order_id,
                delivery_id,
                file,
            ),
        )

    def post_order_delivery_archive_create(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
    ) -> DeliveryArchive:
        """Ask for an archive of a delivery of an order.

        Refused if there is one, and until the delivery is DONE.

        Args:
            order_id: The order.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.

        Returns:
            The archive to come.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return self._caller.call(
            _post_order_delivery_archive_create.OPERATION,
            _post_order_delivery_archive_create.build(
                order_id,
                delivery_id,
                format_=format_,
            ),
        )

    def get_order_delivery_archive(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
        range_: str | UnsetType = UNSET,
    ) -> _runtime.ByteStream:
        """Fetch the archive of a delivery of an order.

        Whole, or the range that is asked for.

        Args:
            order_id: The order.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.
            range_: The bytes wanted, one range of them.

        Returns:
            All bytes.
            The bytes of the range.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.stream(
            _get_order_delivery_archive.OPERATION,
            _get_order_delivery_archive.build(
                order_id,
                delivery_id,
                format_=format_,
                range_=range_,
            ),
        )

    def head_order_delivery_archive(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
    ) -> Mapping[str, str]:
        """Read the size of the archive of a delivery of an order.

        Args:
            order_id: The order.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.

        Returns:
            The size, as a header.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _head_order_delivery_archive.OPERATION,
            _head_order_delivery_archive.build(
                order_id,
                delivery_id,
                format_=format_,
            ),
        )

    def get_order_delivery_archive_status(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
    ) -> DeliveryArchive:
        """Read how far the archive of a delivery of an order is.

        Args:
            order_id: The order.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.

        Returns:
            The archive.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_order_delivery_archive_status.OPERATION,
            _get_order_delivery_archive_status.build(
                order_id,
                delivery_id,
                format_=format_,
            ),
        )

    def get_tile_deliveries(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
    ) -> DeliveryTileList:
        """List the tiles of a delivery of an order.

        Args:
            order_id: The order.
            delivery_id: The delivery.

        Returns:
            The tiles.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_tile_deliveries.OPERATION,
            _get_tile_deliveries.build(
                order_id,
                delivery_id,
            ),
        )

    def get_tile_delivery(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        tile_id: uuid.UUID | str,
    ) -> DeliveryTile:
        """Read a tile of a delivery of an order.

        Args:
            order_id: The order.
            delivery_id: The delivery.
            tile_id: The tile; BYOC names it likewise.

        Returns:
            The tile.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_tile_delivery.OPERATION,
            _get_tile_delivery.build(
                order_id,
                delivery_id,
                tile_id,
            ),
        )

    def get_subscriptions(
        self,
        *,
        status: SubscriptionState | UnsetType = UNSET,
        collection_id: uuid.UUID | str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        deleted: bool | UnsetType = UNSET,
    ) -> SubscriptionPage:
        """List subscriptions.

        Args:
            status: Only subscriptions that are so far.
            collection_id: Only those that fill this BYOC collection.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            search: Words to look for: `|` between them means any, `&` all.
            deleted: List the deleted ones, and only them; not so, if left out.

        Returns:
            A page of subscriptions.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 429, 500.
        """
        return self._caller.call(
            _get_subscriptions.OPERATION,
            _get_subscriptions.build(
                status=status,
                collection_id=collection_id,
                count=count,
                viewtoken=viewtoken,
                search=search,
                deleted=deleted,
            ),
        )

    def create_subscription(
        self,
        *,
        body: SubscriptionRequest | Mapping[str, Any],
    ) -> Subscription:
        """Prepare a subscription; nothing is delivered yet.

        Args:
            body: What to deliver.

        Returns:
            The subscription.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _create_subscription.OPERATION,
            _create_subscription.build(
                body=body,
            ),
        )

    def get_subscription(
        self,
        subscription_id: uuid.UUID | str,
    ) -> Subscription:
        """Read a subscription.

        Args:
            subscription_id: The subscription.

        Returns:
            The subscription.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_subscription.OPERATION,
            _get_subscription.build(
                subscription_id,
            ),
        )

    def delete_subscription(
        self,
        subscription_id: uuid.UUID | str,
    ) -> None:
        """Delete a subscription.

        An unconfirmed one is gone then; one that has ended is hidden, its data stay.
        Refused in state RUNNING.

        Args:
            subscription_id: The subscription.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return self._caller.call(
            _delete_subscription.OPERATION,
            _delete_subscription.build(
                subscription_id,
            ),
        )

    def confirm_subscription(
        self,
        subscription_id: uuid.UUID | str,
    ) -> Subscription:
        """Let a subscription begin.

        Only in state CREATED.

        Args:
            subscription_id: The subscription.

        Returns:
            The subscription.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return self._caller.call(
            _confirm_subscription.OPERATION,
            _confirm_subscription.build(
                subscription_id,
            ),
        )

    def cancel_subscription(
        self,
        subscription_id: uuid.UUID | str,
    ) -> Subscription:
        """End a subscription; what was delivered stays.

        Only in state RUNNING.

        Args:
            subscription_id: The subscription.

        Returns:
            The subscription.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return self._caller.call(
            _cancel_subscription.OPERATION,
            _cancel_subscription.build(
                subscription_id,
            ),
        )

    def get_subscription_deliveries(
        self,
        subscription_id: uuid.UUID | str,
        *,
        status: DeliveryState | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
    ) -> SubscriptionDeliveryPage:
        """List the deliveries of a subscription.

        Args:
            subscription_id: The subscription.
            status: Only deliveries that are so far.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.

        Returns:
            A page of deliveries.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_subscription_deliveries.OPERATION,
            _get_subscription_deliveries.build(
                subscription_id,
                status=status,
                count=count,
                viewtoken=viewtoken,
            ),
        )

    def get_subscription_delivery(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
    ) -> SubscriptionDelivery:
        """Read a delivery of a subscription.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.

        Returns:
            The delivery.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_subscription_delivery.OPERATION,
            _get_subscription_delivery.build(
                subscription_id,
                delivery_id,
            ),
        )

    def get_subscription_delivery_files(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
    ) -> list[str]:
        """List the provider's files of a delivery of a subscription.

        Refused until the delivery is DONE.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.

        Returns:
            Paths of the files.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return self._caller.call(
            _get_subscription_delivery_files.OPERATION,
            _get_subscription_delivery_files.build(
                subscription_id,
                delivery_id,
            ),
        )

    def get_subscription_delivery_file(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        file: str,
        *,
        range_: str | UnsetType = UNSET,
    ) -> _runtime.ByteStream:
        """Fetch a file of a delivery of a subscription.

        Whole, or the range that is asked for. Refused until the delivery is DONE.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.
            file: Path of the file in its delivery; its slashes stay slashes.
            range_: The bytes wanted, one range of them.

        Returns:
            All bytes.
            The bytes of the range.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return self._caller.stream(
            _get_subscription_delivery_file.OPERATION,
            _get_subscription_delivery_file.build(
                subscription_id,
                delivery_id,
                file,
                range_=range_,
            ),
        )

    def head_subscription_delivery_file(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        file: str,
    ) -> Mapping[str, str]:
        """Read the size of a file of a delivery of a subscription.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.
            file: Path of the file in its delivery; its slashes stay slashes.

        Returns:
            The size, as a header.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return self._caller.call(
            _head_subscription_delivery_file.OPERATION,
            _head_subscription_delivery_file.build(
                subscription_id,
                delivery_id,
                file,
            ),
        )

    def post_subscription_delivery_archive_create(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
    ) -> DeliveryArchive:
        """Ask for an archive of a delivery of a subscription.

        Refused if there is one, and until the delivery is DONE.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.

        Returns:
            The archive to come.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return self._caller.call(
            _post_subscription_delivery_archive_create.OPERATION,
            _post_subscription_delivery_archive_create.build(
                subscription_id,
                delivery_id,
                format_=format_,
            ),
        )

    def get_subscription_delivery_archive(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
        range_: str | UnsetType = UNSET,
    ) -> _runtime.ByteStream:
        """Fetch the archive of a delivery of a subscription.

        Whole, or the range that is asked for.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.
            range_: The bytes wanted, one range of them.

        Returns:
            All bytes.
            The bytes of the range.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.stream(
            _get_subscription_delivery_archive.OPERATION,
            _get_subscription_delivery_archive.build(
                subscription_id,
                delivery_id,
                format_=format_,
                range_=range_,
            ),
        )

    def head_subscription_delivery_archive(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
    ) -> Mapping[str, str]:
        """Read the size of the archive of a delivery of a subscription.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.

        Returns:
            The size, as a header.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _head_subscription_delivery_archive.OPERATION,
            _head_subscription_delivery_archive.build(
                subscription_id,
                delivery_id,
                format_=format_,
            ),
        )

    def get_subscription_delivery_archive_status(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
    ) -> DeliveryArchive:
        """Read how far the archive of a delivery of a subscription is.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.

        Returns:
            The archive.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_subscription_delivery_archive_status.OPERATION,
            _get_subscription_delivery_archive_status.build(
                subscription_id,
                delivery_id,
                format_=format_,
            ),
        )

    def get_subscription_tile_deliveries(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
    ) -> DeliveryTileList:
        """List the tiles of a delivery of a subscription.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.

        Returns:
            The tiles.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_subscription_tile_deliveries.OPERATION,
            _get_subscription_tile_deliveries.build(
                subscription_id,
                delivery_id,
            ),
        )

    def get_subscription_tile_delivery(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        tile_id: uuid.UUID | str,
    ) -> DeliveryTile:
        """Read a tile of a delivery of a subscription.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.
            tile_id: The tile; BYOC names it likewise.

        Returns:
            The tile.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_subscription_tile_delivery.OPERATION,
            _get_subscription_tile_delivery.build(
                subscription_id,
                delivery_id,
                tile_id,
            ),
        )

    def get_quotas(
        self,
    ) -> QuotaList:
        """List what areas were bought and are used up.

        The main deployment alone answers.

        Returns:
            The quotas.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 429, 500.
        """
        return self._caller.call(_get_quotas.OPERATION, _get_quotas.build())

    def get_quota(
        self,
        collection_id: QuotaCollection | str,
    ) -> Quota:
        """Read what area of a collection was bought and is used up.

        The main deployment alone answers.

        Args:
            collection_id: The collection of the provider.

        Returns:
            The quota.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 404, 429, 500.
        """
        return self._caller.call(
            _get_quota.OPERATION,
            _get_quota.build(
                collection_id,
            ),
        )


class AsyncDataImportApi:
    """Commercial data of Airbus, Planet and Maxar: search, orders, subscriptions,
    downloads.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def search_data(
        self,
        *,
        body: AirbusSearchQuery
        | PlanetSearchQuery
        | MaxarSearchQuery
        | dict[str, Any]
        | Mapping[str, Any],
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
    ) -> SearchResults:
        """Search the products of a provider.

        One form of question for all providers; answers are the provider's own. Maxar
        has no pages.

        Args:
            body: Where and what.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.

        Returns:
            A page of products.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return await self._caller.call(
            _search_data.OPERATION,
            _search_data.build(
                body=body,
                count=count,
                viewtoken=viewtoken,
            ),
        )

    async def native_search(
        self,
        *,
        body: NativeSearchQuery | Mapping[str, Any],
    ) -> SearchResults:
        """Search the products of a provider in its own words.

        Args:
            body: The provider, and what it is asked.

        Returns:
            The products.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return await self._caller.call(
            _native_search.OPERATION,
            _native_search.build(
                body=body,
            ),
        )

    async def get_product_thumbnail(
        self,
        collection_id: ImportCollection | str,
        product_id: str,
        *,
        planet_api_key: str | UnsetType = UNSET,
    ) -> bytes:
        """Fetch a small picture of a product.

        PNG or JPEG, whole and without a place on the map.

        Args:
            collection_id: The collection of the provider.
            product_id: The product, as searches name it.
            planet_api_key: A key of Planet's, for its products.

        Returns:
            The picture.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_product_thumbnail.OPERATION,
            _get_product_thumbnail.build(
                collection_id,
                product_id,
                planet_api_key=planet_api_key,
            ),
        )

    async def get_orders(
        self,
        *,
        status: OrderState | UnsetType = UNSET,
        collection_id: uuid.UUID | str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        deleted: bool | UnsetType = UNSET,
    ) -> OrderPage:
        """List orders.

        Args:
            status: Only orders that are so far.
            collection_id: Only those that fill this BYOC collection.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            search: Words to look for: `|` between them means any, `&` all.
            deleted: List the deleted ones, and only them; not so, if left out.

        Returns:
            A page of orders.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 429, 500.
        """
        return await self._caller.call(
            _get_orders.OPERATION,
            _get_orders.build(
                status=status,
                collection_id=collection_id,
                count=count,
                viewtoken=viewtoken,
                search=search,
                deleted=deleted,
            ),
        )

    async def create_order(
        self,
        *,
        body: OrderRequest | Mapping[str, Any],
    ) -> Order:
        """Ask for the price of an order; nothing is bought yet.

        Args:
            body: What to buy.

        Returns:
            The quote.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _create_order.OPERATION,
            _create_order.build(
                body=body,
            ),
        )

    async def get_order(
        self,
        order_id: uuid.UUID | str,
    ) -> Order:
        """Read an order.

        Args:
            order_id: The order.

        Returns:
            The order.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_order.OPERATION,
            _get_order.build(
                order_id,
            ),
        )

    async def delete_order(
        self,
        order_id: uuid.UUID | str,
    ) -> None:
        """Delete an order.

        A quote is gone then; what has ended is hidden, its data stay. Refused in the
        states RUNNING and PARTIAL.

        Args:
            order_id: The order.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return await self._caller.call(
            _delete_order.OPERATION,
            _delete_order.build(
                order_id,
            ),
        )

    async def confirm_order(
        self,
        order_id: uuid.UUID | str,
    ) -> Order:
        """Buy what a quote says.

        Takes `sqkm` off the quota. Only in state CREATED.

        Args:
            order_id: The order.

        Returns:
            The order.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return await self._caller.call(
            _confirm_order.OPERATION,
            _confirm_order.build(
                order_id,
            ),
        )

    async def get_order_deliveries(
        self,
        order_id: uuid.UUID | str,
        *,
        status: DeliveryState | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
    ) -> OrderDeliveryPage:
        """List the deliveries of an order.

        Args:
            order_id: The order.
            status: Only deliveries that are so far.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.

        Returns:
            A page of deliveries.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_order_deliveries.OPERATION,
            _get_order_deliveries.build(
                order_id,
                status=status,
                count=count,
                viewtoken=viewtoken,
            ),
        )

    async def get_order_delivery(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
    ) -> OrderDelivery:
        """Read a delivery of an order.

        Args:
            order_id: The order.
            delivery_id: The delivery.

        Returns:
            The delivery.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_order_delivery.OPERATION,
            _get_order_delivery.build(
                order_id,
                delivery_id,
            ),
        )

    async def get_order_delivery_files(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
    ) -> list[str]:
        """List the provider's files of a delivery of an order.

        Refused until the delivery is DONE.

        Args:
            order_id: The order.
            delivery_id: The delivery.

        Returns:
            Paths of the files.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return await self._caller.call(
            _get_order_delivery_files.OPERATION,
            _get_order_delivery_files.build(
                order_id,
                delivery_id,
            ),
        )

    async def get_order_delivery_file(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        file: str,
        *,
        range_: str | UnsetType = UNSET,
    ) -> _runtime.AsyncByteStream:
        """Fetch a file of a delivery of an order.

        Whole, or the range that is asked for. Refused until the delivery is DONE.

        Args:
            order_id: The order.
            delivery_id: The delivery.
            file: Path of the file in its delivery; its slashes stay slashes.
            range_: The bytes wanted, one range of them.

        Returns:
            All bytes.
            The bytes of the range.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return await self._caller.stream(
            _get_order_delivery_file.OPERATION,
            _get_order_delivery_file.build(
                order_id,
                delivery_id,
                file,
                range_=range_,
            ),
        )

    async def head_order_delivery_file(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        file: str,
    ) -> Mapping[str, str]:
        """Read the size of a file of a delivery of an order.

        Args:
            order_id: The order.
            delivery_id: The delivery.
            file: Path of the file in its delivery; its slashes stay slashes.

        Returns:
            The size, as a header.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return await self._caller.call(
            _head_order_delivery_file.OPERATION,
            _head_order_delivery_file.build(
                order_id,
                delivery_id,
                file,
            ),
        )

    async def post_order_delivery_archive_create(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
    ) -> DeliveryArchive:
        """Ask for an archive of a delivery of an order.

        Refused if there is one, and until the delivery is DONE.

        Args:
            order_id: The order.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.

        Returns:
            The archive to come.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return await self._caller.call(
            _post_order_delivery_archive_create.OPERATION,
            _post_order_delivery_archive_create.build(
                order_id,
                delivery_id,
                format_=format_,
            ),
        )

    async def get_order_delivery_archive(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
        range_: str | UnsetType = UNSET,
    ) -> _runtime.AsyncByteStream:
        """Fetch the archive of a delivery of an order.

        Whole, or the range that is asked for.

        Args:
            order_id: The order.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.
            range_: The bytes wanted, one range of them.

        Returns:
            All bytes.
            The bytes of the range.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.stream(
            _get_order_delivery_archive.OPERATION,
            _get_order_delivery_archive.build(
                order_id,
                delivery_id,
                format_=format_,
                range_=range_,
            ),
        )

    async def head_order_delivery_archive(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
    ) -> Mapping[str, str]:
        """Read the size of the archive of a delivery of an order.

        Args:
            order_id: The order.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.

        Returns:
            The size, as a header.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _head_order_delivery_archive.OPERATION,
            _head_order_delivery_archive.build(
                order_id,
                delivery_id,
                format_=format_,
            ),
        )

    async def get_order_delivery_archive_status(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
    ) -> DeliveryArchive:
        """Read how far the archive of a delivery of an order is.

        Args:
            order_id: The order.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.

        Returns:
            The archive.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_order_delivery_archive_status.OPERATION,
            _get_order_delivery_archive_status.build(
                order_id,
                delivery_id,
                format_=format_,
            ),
        )

    async def get_tile_deliveries(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
    ) -> DeliveryTileList:
        """List the tiles of a delivery of an order.

        Args:
            order_id: The order.
            delivery_id: The delivery.

        Returns:
            The tiles.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_tile_deliveries.OPERATION,
            _get_tile_deliveries.build(
                order_id,
                delivery_id,
            ),
        )

    async def get_tile_delivery(
        self,
        order_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        tile_id: uuid.UUID | str,
    ) -> DeliveryTile:
        """Read a tile of a delivery of an order.

        Args:
            order_id: The order.
            delivery_id: The delivery.
            tile_id: The tile; BYOC names it likewise.

        Returns:
            The tile.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_tile_delivery.OPERATION,
            _get_tile_delivery.build(
                order_id,
                delivery_id,
                tile_id,
            ),
        )

    async def get_subscriptions(
        self,
        *,
        status: SubscriptionState | UnsetType = UNSET,
        collection_id: uuid.UUID | str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        deleted: bool | UnsetType = UNSET,
    ) -> SubscriptionPage:
        """List subscriptions.

        Args:
            status: Only subscriptions that are so far.
            collection_id: Only those that fill this BYOC collection.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            search: Words to look for: `|` between them means any, `&` all.
            deleted: List the deleted ones, and only them; not so, if left out.

        Returns:
            A page of subscriptions.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 429, 500.
        """
        return await self._caller.call(
            _get_subscriptions.OPERATION,
            _get_subscriptions.build(
                status=status,
                collection_id=collection_id,
                count=count,
                viewtoken=viewtoken,
                search=search,
                deleted=deleted,
            ),
        )

    async def create_subscription(
        self,
        *,
        body: SubscriptionRequest | Mapping[str, Any],
    ) -> Subscription:
        """Prepare a subscription; nothing is delivered yet.

        Args:
            body: What to deliver.

        Returns:
            The subscription.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _create_subscription.OPERATION,
            _create_subscription.build(
                body=body,
            ),
        )

    async def get_subscription(
        self,
        subscription_id: uuid.UUID | str,
    ) -> Subscription:
        """Read a subscription.

        Args:
            subscription_id: The subscription.

        Returns:
            The subscription.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_subscription.OPERATION,
            _get_subscription.build(
                subscription_id,
            ),
        )

    async def delete_subscription(
        self,
        subscription_id: uuid.UUID | str,
    ) -> None:
        """Delete a subscription.

        An unconfirmed one is gone then; one that has ended is hidden, its data stay.
        Refused in state RUNNING.

        Args:
            subscription_id: The subscription.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return await self._caller.call(
            _delete_subscription.OPERATION,
            _delete_subscription.build(
                subscription_id,
            ),
        )

    async def confirm_subscription(
        self,
        subscription_id: uuid.UUID | str,
    ) -> Subscription:
        """Let a subscription begin.

        Only in state CREATED.

        Args:
            subscription_id: The subscription.

        Returns:
            The subscription.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return await self._caller.call(
            _confirm_subscription.OPERATION,
            _confirm_subscription.build(
                subscription_id,
            ),
        )

    async def cancel_subscription(
        self,
        subscription_id: uuid.UUID | str,
    ) -> Subscription:
        """End a subscription; what was delivered stays.

        Only in state RUNNING.

        Args:
            subscription_id: The subscription.

        Returns:
            The subscription.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return await self._caller.call(
            _cancel_subscription.OPERATION,
            _cancel_subscription.build(
                subscription_id,
            ),
        )

    async def get_subscription_deliveries(
        self,
        subscription_id: uuid.UUID | str,
        *,
        status: DeliveryState | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
    ) -> SubscriptionDeliveryPage:
        """List the deliveries of a subscription.

        Args:
            subscription_id: The subscription.
            status: Only deliveries that are so far.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.

        Returns:
            A page of deliveries.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_subscription_deliveries.OPERATION,
            _get_subscription_deliveries.build(
                subscription_id,
                status=status,
                count=count,
                viewtoken=viewtoken,
            ),
        )

    async def get_subscription_delivery(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
    ) -> SubscriptionDelivery:
        """Read a delivery of a subscription.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.

        Returns:
            The delivery.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_subscription_delivery.OPERATION,
            _get_subscription_delivery.build(
                subscription_id,
                delivery_id,
            ),
        )

    async def get_subscription_delivery_files(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
    ) -> list[str]:
        """List the provider's files of a delivery of a subscription.

        Refused until the delivery is DONE.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.

        Returns:
            Paths of the files.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return await self._caller.call(
            _get_subscription_delivery_files.OPERATION,
            _get_subscription_delivery_files.build(
                subscription_id,
                delivery_id,
            ),
        )

    async def get_subscription_delivery_file(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        file: str,
        *,
        range_: str | UnsetType = UNSET,
    ) -> _runtime.AsyncByteStream:
        """Fetch a file of a delivery of a subscription.

        Whole, or the range that is asked for. Refused until the delivery is DONE.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.
            file: Path of the file in its delivery; its slashes stay slashes.
            range_: The bytes wanted, one range of them.

        Returns:
            All bytes.
            The bytes of the range.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return await self._caller.stream(
            _get_subscription_delivery_file.OPERATION,
            _get_subscription_delivery_file.build(
                subscription_id,
                delivery_id,
                file,
                range_=range_,
            ),
        )

    async def head_subscription_delivery_file(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        file: str,
    ) -> Mapping[str, str]:
        """Read the size of a file of a delivery of a subscription.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.
            file: Path of the file in its delivery; its slashes stay slashes.

        Returns:
            The size, as a header.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return await self._caller.call(
            _head_subscription_delivery_file.OPERATION,
            _head_subscription_delivery_file.build(
                subscription_id,
                delivery_id,
                file,
            ),
        )

    async def post_subscription_delivery_archive_create(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
    ) -> DeliveryArchive:
        """Ask for an archive of a delivery of a subscription.

        Refused if there is one, and until the delivery is DONE.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.

        Returns:
            The archive to come.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return await self._caller.call(
            _post_subscription_delivery_archive_create.OPERATION,
            _post_subscription_delivery_archive_create.build(
                subscription_id,
                delivery_id,
                format_=format_,
            ),
        )

    async def get_subscription_delivery_archive(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
        range_: str | UnsetType = UNSET,
    ) -> _runtime.AsyncByteStream:
        """Fetch the archive of a delivery of a subscription.

        Whole, or the range that is asked for.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.
            range_: The bytes wanted, one range of them.

        Returns:
            All bytes.
            The bytes of the range.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.stream(
            _get_subscription_delivery_archive.OPERATION,
            _get_subscription_delivery_archive.build(
                subscription_id,
                delivery_id,
                format_=format_,
                range_=range_,
            ),
        )

    async def head_subscription_delivery_archive(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
    ) -> Mapping[str, str]:
        """Read the size of the archive of a delivery of a subscription.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.

        Returns:
            The size, as a header.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _head_subscription_delivery_archive.OPERATION,
            _head_subscription_delivery_archive.build(
                subscription_id,
                delivery_id,
                format_=format_,
            ),
        )

    async def get_subscription_delivery_archive_status(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        *,
        format_: Literal["zip"] | UnsetType = UNSET,
    ) -> DeliveryArchive:
        """Read how far the archive of a delivery of a subscription is.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.
            format_: Form of the archive; there is one.

        Returns:
            The archive.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_subscription_delivery_archive_status.OPERATION,
            _get_subscription_delivery_archive_status.build(
                subscription_id,
                delivery_id,
                format_=format_,
            ),
        )

    async def get_subscription_tile_deliveries(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
    ) -> DeliveryTileList:
        """List the tiles of a delivery of a subscription.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.

        Returns:
            The tiles.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_subscription_tile_deliveries.OPERATION,
            _get_subscription_tile_deliveries.build(
                subscription_id,
                delivery_id,
            ),
        )

    async def get_subscription_tile_delivery(
        self,
        subscription_id: uuid.UUID | str,
        delivery_id: uuid.UUID | str,
        tile_id: uuid.UUID | str,
    ) -> DeliveryTile:
        """Read a tile of a delivery of a subscription.

        Args:
            subscription_id: The subscription.
            delivery_id: The delivery.
            tile_id: The tile; BYOC names it likewise.

        Returns:
            The tile.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_subscription_tile_delivery.OPERATION,
            _get_subscription_tile_delivery.build(
                subscription_id,
                delivery_id,
                tile_id,
            ),
        )

    async def get_quotas(
        self,
    ) -> QuotaList:
        """List what areas were bought and are used up.

        The main deployment alone answers.

        Returns:
            The quotas.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 429, 500.
        """
        return await self._caller.call(_get_quotas.OPERATION, _get_quotas.build())

    async def get_quota(
        self,
        collection_id: QuotaCollection | str,
    ) -> Quota:
        """Read what area of a collection was bought and is used up.

        The main deployment alone answers.

        Args:
            collection_id: The collection of the provider.

        Returns:
            The quota.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 404, 429, 500.
        """
        return await self._caller.call(
            _get_quota.OPERATION,
            _get_quota.build(
                collection_id,
            ),
        )
