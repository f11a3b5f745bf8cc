"""Render pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from msgspec import UNSET, UnsetType

from .... import _bodies, _model, _runtime
from ... import operations

if TYPE_CHECKING:
    from ...models import ProcessRequest, ProcessRequestForm


def build(
    *,
    body: ProcessRequest | ProcessRequestForm | Mapping[str, Any],
    content_type: Literal[
        "application/json",
        "multipart/form-data",
    ] = "application/json",
    accept: Literal[
        "image/png",
        "image/jpeg",
        "image/tiff",
        "application/x-tar",
        "application/tar",
        "multipart/mixed",
        "application/octet-stream",
        "application/json",
    ]
    | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    entity = _bodies.encode(
        body, content_type, media_types={"request": "application/json"}
    )
    return _runtime.Request(
        method="POST",
        path="/api/v1/process",
        headers=(
            *entity.headers,
            *_runtime.single("Accept", accept),
        ),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> bytes | Any:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    answer = _model.select(reply, _ANSWERS)
    if answer in (0, 1, 2, 3, 4, 5, 6):
        return reply.content
    value: Any = _model.loads(reply)
    return value


_ANSWERS = (
    ("200", "image/png"),
    ("200", "image/jpeg"),
    ("200", "image/tiff"),
    ("200", "application/x-tar"),
    ("200", "application/tar"),
    ("200", "multipart/mixed"),
    ("200", "application/octet-stream"),
    ("200", "application/json"),
)

OPERATION = _runtime.Operation(operations.OPERATIONS["process"], parse)
