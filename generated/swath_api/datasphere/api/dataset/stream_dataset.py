"""Stream everything a dataset package holds."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from .... import _runtime
from ... import operations

if TYPE_CHECKING:
    from ...models import DatasetOrder


def build(
    package_name: str,
    *,
    order: DatasetOrder | UnsetType = UNSET,
    from_: datetime.datetime | str | UnsetType = UNSET,
    to: datetime.datetime | str | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/dataset/v1/{_runtime.segment(package_name)}/stream/",
        query=(
            *_runtime.single("order", order),
            *_runtime.single("from", from_),
            *_runtime.single("to", to),
        ),
    )


def parse(reply: _runtime.Reply) -> bytes:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return reply.content


OPERATION = _runtime.Operation(operations.OPERATIONS["streamDataset"], parse)
