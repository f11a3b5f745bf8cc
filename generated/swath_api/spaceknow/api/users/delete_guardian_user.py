"""Delete an account of Guardian within one's group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .... import _bodies, _model, _runtime
from ... import operations

if TYPE_CHECKING:
    from ...models import GuardianUserRequest


def build(
    *,
    body: GuardianUserRequest | Mapping[str, Any],
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
        path="/user/guardian-user/delete",
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


OPERATION = _runtime.Operation(operations.OPERATIONS["deleteGuardianUser"], parse)
