"""Create an account of Guardian."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .... import _bodies, _model, _runtime
from ... import operations

if TYPE_CHECKING:
    from ...models import GuardianUser


def build(
    *,
    body: GuardianUser | Mapping[str, Any],
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    entity = _bodies.encode(
        body,
        "application/json",
    )
    return _runtime.Request(
        method="POST",
        path="/user/guardian-user/create",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> dict[str, Any]:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    value: dict[str, Any] = _model.loads(reply)
    return value


OPERATION = _runtime.Operation(operations.OPERATIONS["createGuardianUser"], parse)
