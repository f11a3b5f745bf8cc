"""Receive Items as they are published."""

from __future__ import annotations

from .... import _runtime
from ... import operations


def build(
    *,
    package: str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path="/subscription/v1/",
        query=(*_runtime.single("package", package),),
    )


def parse(reply: _runtime.Reply) -> bytes:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return reply.content


OPERATION = _runtime.Operation(operations.OPERATIONS["subscribe"], parse)
