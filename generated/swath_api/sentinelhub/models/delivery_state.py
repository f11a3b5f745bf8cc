"""How far a delivery is; its files can be had when it is DONE."""

from typing import Literal, TypeAlias

DeliveryState: TypeAlias = Literal[
    "WAITING",
    "DELIVERED",
    "DELIVERY_FAILED",
    "PREPARING",
    "INGESTING",
    "DONE",
    "IMPORT_FAILED",
    "NON_INGESTIBLE",
]

DELIVERY_STATE_VALUES: tuple[DeliveryState, ...] = (
    "WAITING",
    "DELIVERED",
    "DELIVERY_FAILED",
    "PREPARING",
    "INGESTING",
    "DONE",
    "IMPORT_FAILED",
    "NON_INGESTIBLE",
)
