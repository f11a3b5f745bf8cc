"""Fetch a page of scenes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from .... import _bodies, _runtime
from ... import operations, structs

if TYPE_CHECKING:
    from ...models import PipelineRequest


_DECODER = msgspec.json.Decoder(structs.ScenePage)


def build(
    *,
    body: PipelineRequest | Mapping[str, Any],
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
        path="/imagery/search/retrieve",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> structs.ScenePage:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return _DECODER.decode(reply.content)


OPERATION = _runtime.Operation(operations.OPERATIONS["retrieveSearch"], parse)
