"""How far a subscription is."""

from typing import Literal, TypeAlias

SubscriptionState: TypeAlias = Literal[
    "CREATED",
    "RUNNING",
    "CANCELLED",
    "COMPLETED",
    "FAILED",
]

SUBSCRIPTION_STATE_VALUES: tuple[SubscriptionState, ...] = (
    "CREATED",
    "RUNNING",
    "CANCELLED",
    "COMPLETED",
    "FAILED",
)
