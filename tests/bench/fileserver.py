"""A file server that costs next to nothing, so that the client is what is measured.

python -m tests.bench.fileserver PATH
"""

from __future__ import annotations

import os
import re
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path


RANGE = re.compile(rb"\r\nrange: bytes=(\d+)-(\d*)", re.IGNORECASE)
PIECE = 65_536


class FileServer:
    """Serves one file, by the kernel, from a thread for each connection.

    Args:
        path: The file.
        rate: Bytes a second for each connection; None for as fast as it goes.
        watch: Is told how many bytes of the file were sent in all.
    """

    def __init__(
        self,
        path: Path,
        rate: float | None = None,
        watch: Callable[[int], object] = lambda _: None,
    ) -> None:
        self.sent = 0
        self._file = path.open("rb")
        self._size = path.stat().st_size
        self._rate = rate
        self._watch = watch
        self._counting = threading.Lock()
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/file"

    def _accept(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            if self._rate:  # else the kernel takes megabytes that nobody asked for
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, PIECE)
            threading.Thread(
                target=self._serve, args=(connection,), daemon=True
            ).start()

    def _serve(self, connection: socket.socket) -> None:
        received = b""
        with connection:
            try:
                while piece := connection.recv(PIECE):
                    received += piece
                    while b"\r\n\r\n" in received:
                        head, _, received = received.partition(b"\r\n\r\n")
                        self._answer(connection, head)
            except OSError:
                return  # the client was killed: that is what is measured

    def _answer(self, connection: socket.socket, head: bytes) -> None:
        found = RANGE.search(head)
        start = int(found[1]) if found else 0
        stop = min(int(found[2] or self._size) + 1, self._size) if found else self._size
        lines = [
            "HTTP/1.1 206 Partial Content" if found else "HTTP/1.1 200 OK",
            'etag: "one"',
            f"content-length: {stop - start}",
            *([f"content-range: bytes {start}-{stop - 1}/{self._size}"] * bool(found)),
        ]
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        while start < stop:
            start += self._send(connection, start, stop - start)

    def _send(self, connection: socket.socket, start: int, room: int) -> int:
        length = min(room, PIECE) if self._rate else room
        sent = os.sendfile(connection.fileno(), self._file.fileno(), start, length)
        if not sent:
            raise ConnectionError("the client is gone")
        with self._counting:
            self.sent += sent
            self._watch(self.sent)
        if self._rate:
            time.sleep(sent / self._rate)
        return sent


if __name__ == "__main__":
    print(FileServer(Path(sys.argv[1])).url, flush=True)
    sys.stdin.read()
