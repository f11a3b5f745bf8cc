"""Open the websocket that suppliers publish through."""

from __future__ import annotations

from .... import _runtime
from ... import operations


def build() -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path="/publish/v1/",
    )


def parse(reply: _runtime.Reply) -> bytes:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return reply.content


OPERATION = _runtime.Operation(operations.OPERATIONS["publish"], parse)
