"""A plain file server beside the services: what STAC assets lead to.

It answers GET and HEAD with ranges and entity tags (RFC 9110), knows no credentials,
and meets the same faults as the services: `Fault(service="files", cut_after=1000)`.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

import msgspec

from swath_api._runtime import OperationInfo

from ._service import Refusal


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from starlette.responses import Response

    from ._service import HttpCall, HttpHandler, SocketHandler


PIECE = 262_144
"""Bytes that are sent at a time."""

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


class StoredFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it is served.

    Attributes:
        content: Its bytes, or where they are.
        etag: Its entity tag; empty sends none.
        ranges: Whether stretches of it are given.
        sized: Whether its length is told; without, it comes in chunks.
        media_type: Its content type.
    """

    content: bytes | Path
    etag: str
    ranges: bool = True
    sized: bool = True
    media_type: str = "application/octet-stream"

    @property
    def size(self) -> int:
        """How many bytes it has."""
        if isinstance(self.content, bytes):
            return len(self.content)
        return self.content.stat().st_size

    def pieces(self, start: int, stop: int) -> Iterator[bytes]:
        """The bytes of a stretch."""
        if isinstance(self.content, bytes):
            for place in range(start, stop, PIECE):
                yield self.content[place : min(place + PIECE, stop)]
            return
        with self.content.open("rb") as file:
            file.seek(start)
            for place in range(start, stop, PIECE):
                yield file.read(min(PIECE, stop - place))


class Files:
    """The files that are served under ``/files/``.

    Args:
        origin: Gives the emulator's URL.
    """

    name = "files"
    own_operations: Mapping[str, OperationInfo] = {}
    own_parameters: Mapping[str, frozenset[str]] = {}
    operations: Mapping[str, OperationInfo] = {
        "getFile": OperationInfo(
            service="files",
            id="getFile",
            tag="files",
            method="GET",
            path="/{name}",
            module="",
            function="",
            secured=False,
        )
    }

    def __init__(self, origin: Callable[[], str]) -> None:
        self._origin = origin
        self._files: dict[str, StoredFile] = {}

    def add(
        self,
        name: str,
        content: bytes | Path,
        *,
        etag: Literal["strong", "weak", "none"] = "strong",
        ranges: bool = True,
        sized: bool = True,
        media_type: str = "application/octet-stream",
    ) -> str:
        """Puts a file in place, or another one in the place of it.

        Args:
            name: Of the file; slashes are part of it.
            content: Its bytes, or where they are.
            etag: What kind of entity tag it has, made from the content.
            ranges: Whether stretches of it are given; else all of it comes.
            sized: Whether its length is told; else it comes in chunks.
            media_type: Its content type.

        Returns:
            Its URL.

        Raises:
            RuntimeError: The emulator does not run.
        """
        kinds = {"strong": '"{}"', "weak": 'W/"{}"', "none": ""}
        self._files[name] = StoredFile(
            content=content,
            etag=kinds[etag].format(digest(content)),
            ranges=ranges,
            sized=sized,
            media_type=media_type,
        )
        return f"{self._origin()}/files/{quote(name, safe='')}"

    def remove(self, name: str) -> None:
        """Takes a file away.

        Raises:
            KeyError: There is none of that name.
        """
        del self._files[name]

    def http_handlers(self) -> Mapping[str, HttpHandler]:
        """The one operation."""
        return {"getFile": self._get}

    def socket_handlers(self) -> Mapping[str, SocketHandler]:
        """There are none."""
        return {}

    def error(
        self, status: int, detail: str, code: str = "", operation: str = ""
    ) -> bytes:
        """An error body."""
        told = {"detail": detail, "code": code, "operation": operation}
        return msgspec.json.encode({"status": status, **told})

    def headers(self, number: int) -> Mapping[str, str]:
        """The journal's number of the exchange."""
        return {"x-request-id": f"files-{number}"}

    def unauthorized(self, kind: str) -> tuple[bytes, Mapping[str, str]]:
        """The 401 for an `expired` or `invalid` token, should a fault ask for it."""
        return self.error(401, f"The token is {kind}."), {}

    def settings(self, root: str) -> dict[str, Any]:
        """Where it is."""
        return {"base_url": root}

    def configure(self, changes: Mapping[str, Any]) -> None:
        """There are no switches.

        Raises:
            ValueError: One is named.
        """
        if changes:
            raise ValueError("the file server has no switches")

    def seed(self, order: bytes) -> dict[str, Any]:
        """Files are put in place by `add`.

        Raises:
            ValueError: Always.
        """
        raise ValueError(f"the file server takes no orders: {order[:80]!r}")

    def jobs(self) -> list[dict[str, Any]]:
        """There are none."""
        return []

    def force(self, order: bytes) -> dict[str, Any]:
        """There are no jobs.

        Raises:
            ValueError: Always.
        """
        raise ValueError(f"the file server has no jobs: {order[:80]!r}")

    def reset(self) -> None:
        """Takes all files away."""
        self._files.clear()

    async def _get(self, call: HttpCall) -> Response:
        file = self._files.get(call.path["name"])
        if file is None:
            raise Refusal(404, f"There is no file {call.path['name']!r}.")
        return answer(file, call.request.headers)


def answer(file: StoredFile, headers: Mapping[str, str]) -> Response:
    """The answer with a file, or with the stretch of it that headers ask for.

    Raises:
        Refusal: The stretch begins behind the end.
    """
    from ._fileanswer import FileAnswer  # noqa: PLC0415 - needs the extra

    span = _span(file, headers)
    if span is not None and span[0] >= span[1]:
        told = {"content-range": f"bytes */{file.size}"}
        raise Refusal(416, "The file ends before.", told)
    return FileAnswer(file, span)


def _span(file: StoredFile, headers: Mapping[str, str]) -> tuple[int, int] | None:
    """The stretch that is asked for, from and to; None if all of it is to be sent."""
    found = _RANGE.fullmatch(headers.get("range", ""))
    condition = headers.get("if-range")
    if found is None or not file.ranges:
        return None
    if condition is not None and (condition != file.etag or condition[:2] == "W/"):
        return None
    size = file.size
    if found[1]:
        return int(found[1]), min(int(found[2] or size) + 1, size)
    return (max(size - int(found[2]), 0), size) if found[2] else None


def digest(content: bytes | Path) -> str:
    """What tells a content apart from another one."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()[:32]
    told = content.stat()
    return f"{told.st_mtime_ns:x}-{told.st_size:x}"
