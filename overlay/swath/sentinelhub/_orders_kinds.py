"""Orders and subscriptions: two families of operations that do the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol, TypeAlias, TypeVar

import msgspec

from swath._callers import AsyncCaller, SyncCaller
from swath._core.effects import Flow
from swath._core.exchange import parsed, reply
from swath._core.job import JobState
from swath._core.polling import Polling
from swath.sentinelhub._lists import ListOperation
from swath_api._runtime import Operation, OperationInfo, Reply, Request
from swath_api.sentinelhub import models
from swath_api.sentinelhub.api.data_import import (
    cancel_subscription,
    confirm_order,
    confirm_subscription,
    create_order,
    create_subscription,
    delete_order,
    delete_subscription,
    get_order,
    get_order_deliveries,
    get_order_delivery,
    get_order_delivery_archive,
    get_order_delivery_archive_status,
    get_order_delivery_file,
    get_order_delivery_files,
    get_orders,
    get_subscription,
    get_subscription_deliveries,
    get_subscription_delivery,
    get_subscription_delivery_archive,
    get_subscription_delivery_archive_status,
    get_subscription_delivery_file,
    get_subscription_delivery_files,
    get_subscription_tile_deliveries,
    get_subscription_tile_delivery,
    get_subscriptions,
    get_tile_deliveries,
    get_tile_delivery,
    head_order_delivery_archive,
    head_order_delivery_file,
    head_subscription_delivery_archive,
    head_subscription_delivery_file,
    post_order_delivery_archive_create,
    post_subscription_delivery_archive_create,
)


T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

SERVICE = "sentinelhub"
POLLING = Polling()
"""The service does not say when it wants to be asked again."""

Sender: TypeAlias = SyncCaller | AsyncCaller
Placed: TypeAlias = models.Order | models.Subscription
"""An order or subscription as the service tells of it."""
Brought: TypeAlias = models.OrderDelivery | models.SubscriptionDelivery
"""A delivery as the service tells of it."""

CREATED, RUNNING, DONE = "CREATED", "RUNNING", "DONE"
PARTIAL = "PARTIAL"


class Call(Protocol[T_co]):
    """A generated module of an operation."""

    @property
    def OPERATION(self) -> Operation[Any]:  # noqa: N802 - as generated
        """The operation."""
        ...

    @property
    def build(self) -> Callable[..., Request]:
        """Builds its request."""
        ...

    @property
    def parse(self) -> Callable[[Reply], T_co]:
        """Reads its answer."""
        ...


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """What can be done with an order, or with a subscription.

    Attributes:
        name: Which of the two.
        states: What the service's words mean.
        create: Makes a quote.
        confirm: Buys what the quote says.
        get: Tells of one.
        delete: Deletes one.
        cancel: Ends one before its time, if that can be.
        all: Lists them.
        deliveries: Lists the deliveries of one.
        delivery: Tells of a delivery.
        files: Lists the files of a delivery.
        file: Gives a file.
        file_head: Tells its size.
        tiles: Lists the tiles that a delivery became.
        tile: Tells of one.
        archive_create: Asks for all files of a delivery as one.
        archive_status: Tells how far that is.
        archive: Gives it.
        archive_head: Tells its size.
    """

    name: Literal["order", "subscription"]
    states: Mapping[str, JobState]
    create: Call[Placed]
    confirm: Call[Placed]
    get: Call[Placed]
    delete: Call[None]
    cancel: Call[Placed] | None = None
    all: ListOperation[Any]
    deliveries: ListOperation[Brought]
    delivery: Call[Brought]
    files: Call[list[str]]
    file: Call[bytes]
    file_head: Call[Mapping[str, str]]
    tiles: Call[models.DeliveryTileList]
    tile: Call[models.DeliveryTile]
    archive_create: Call[models.DeliveryArchive]
    archive_status: Call[models.DeliveryArchive]
    archive: Call[bytes]
    archive_head: Call[Mapping[str, str]]


ORDER = Kind(
    name="order",
    states={
        CREATED: "waiting",
        RUNNING: "running",
        DONE: "succeeded",
        PARTIAL: "succeeded",
        "FAILED": "failed",
        "CANCELLED": "cancelled",
    },
    create=create_order,
    confirm=confirm_order,
    get=get_order,
    delete=delete_order,
    all=get_orders,
    deliveries=get_order_deliveries,
    delivery=get_order_delivery,
    files=get_order_delivery_files,
    file=get_order_delivery_file,
    file_head=head_order_delivery_file,
    tiles=get_tile_deliveries,
    tile=get_tile_delivery,
    archive_create=post_order_delivery_archive_create,
    archive_status=get_order_delivery_archive_status,
    archive=get_order_delivery_archive,
    archive_head=head_order_delivery_archive,
)
SUBSCRIPTION = Kind(
    name="subscription",
    states={
        CREATED: "waiting",
        RUNNING: "running",
        "COMPLETED": "succeeded",
        "FAILED": "failed",
        "CANCELLED": "cancelled",
    },
    create=create_subscription,
    confirm=confirm_subscription,
    get=get_subscription,
    delete=delete_subscription,
    cancel=cancel_subscription,
    all=get_subscriptions,
    deliveries=get_subscription_deliveries,
    delivery=get_subscription_delivery,
    files=get_subscription_delivery_files,
    file=get_subscription_delivery_file,
    file_head=head_subscription_delivery_file,
    tiles=get_subscription_tile_deliveries,
    tile=get_subscription_tile_delivery,
    archive_create=post_subscription_delivery_archive_create,
    archive_status=get_subscription_delivery_archive_status,
    archive=get_subscription_delivery_archive,
    archive_head=head_subscription_delivery_archive,
)


def answered(
    call: Call[T], request: Request, caller: Sender, info: OperationInfo | None = None
) -> Flow[T]:
    """What an operation makes of the answer to a request.

    Args:
        call: The operation.
        request: Its request.
        caller: Sends.
        info: What is to be known of the operation, if that differs from the document.
    """
    operation = call.OPERATION
    answer = yield from reply(info or operation.info, request, caller.context)
    told: T = parsed(operation, answer)
    return told
