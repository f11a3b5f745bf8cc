"""Collections of providers that are bought by area."""

from typing import Literal, TypeAlias

QuotaCollection: TypeAlias = Literal[
    "AIRBUS_PLEIADES",
    "AIRBUS_SPOT",
    "MAXAR_WORLDVIEW",
]

QUOTA_COLLECTION_VALUES: tuple[QuotaCollection, ...] = (
    "AIRBUS_PLEIADES",
    "AIRBUS_SPOT",
    "MAXAR_WORLDVIEW",
)
