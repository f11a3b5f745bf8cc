"""List the datasets that the user may search."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, UnsetType

from .... import _bodies, _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import ProviderDataset


def build(
    *,
    body: dict[str, Any] | Mapping[str, Any] | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    entity = _bodies.encode(
        {} if body is UNSET else body,
        "application/json",
    )
    return _runtime.Request(
        method="POST",
        path="/imagery/providers",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> list[ProviderDataset]:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    value: list[ProviderDataset] = _model.listed(models.ProviderDataset.from_dict)(
        _model.loads(reply)
    )
    return value


OPERATION = _runtime.Operation(operations.OPERATIONS["listProviders"], parse)
