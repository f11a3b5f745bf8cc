"""The answer with a file, or a stretch of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response


if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from .files import StoredFile


class FileAnswer(Response):
    """Sends a file piece by piece.

    Args:
        file: The file.
        span: The stretch of it, from and to; None for all of it.
    """

    def __init__(self, file: StoredFile, span: tuple[int, int] | None) -> None:
        size = file.size
        self._file = file
        self._start, self._stop = span or (0, size)
        headers = {"content-type": file.media_type}
        if file.sized or span is not None:
            headers["content-length"] = str(self._stop - self._start)
        if file.ranges:
            headers["accept-ranges"] = "bytes"
        if file.etag:
            headers["etag"] = file.etag
        if span is not None:
            headers["content-range"] = f"bytes {self._start}-{self._stop - 1}/{size}"
        super().__init__(None, 200 if span is None else 206)
        self.raw_headers = [
            (name.encode(), value.encode()) for name, value in headers.items()
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI
        """Sends it."""
        start = {"status": self.status_code, "headers": self.raw_headers}
        await send({"type": "http.response.start", **start})
        for piece in self._file.pieces(self._start, self._stop):
            body = {"body": piece, "more_body": True}
            await send({"type": "http.response.body", **body})
        await send({"type": "http.response.body", "more_body": False})
