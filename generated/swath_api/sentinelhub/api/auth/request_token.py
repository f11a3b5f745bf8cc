"""Exchange the id and secret of a client for a token."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .... import _bodies, _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import TokenReply, TokenRequest


def build(
    *,
    body: TokenRequest | Mapping[str, Any],
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    entity = _bodies.encode(
        body,
        "application/x-www-form-urlencoded",
    )
    return _runtime.Request(
        method="POST",
        path="/auth/realms/main/protocol/openid-connect/token",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> TokenReply:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.TokenReply.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["requestToken"], parse)
