"""How far an order is; CREATED is a quote, and with PARTIAL some deliveries failed."""

from typing import Literal, TypeAlias

OrderState: TypeAlias = Literal[
    "CREATED",
    "CANCELLED",
    "RUNNING",
    "DONE",
    "PARTIAL",
    "FAILED",
]

ORDER_STATE_VALUES: tuple[OrderState, ...] = (
    "CREATED",
    "CANCELLED",
    "RUNNING",
    "DONE",
    "PARTIAL",
    "FAILED",
)
