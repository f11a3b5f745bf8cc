"""Read who a user is and what the user may do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, UnsetType

from .... import _bodies, _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import UserInfo, UserRequest


def build(
    *,
    body: UserRequest | Mapping[str, Any] | UnsetType = UNSET,
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
        path="/user/info",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> UserInfo:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.UserInfo.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getUserInfo"], parse)
