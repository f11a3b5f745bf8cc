"""Area bought, area bought in advance, credits given back, limit changed."""

from typing import Literal, TypeAlias

TransactionKind: TypeAlias = Literal[
    "credit.allocate",
    "credit.preallocate",
    "credit.return",
    "credit.update",
]

TRANSACTION_KIND_VALUES: tuple[TransactionKind, ...] = (
    "credit.allocate",
    "credit.preallocate",
    "credit.return",
    "credit.update",
)
