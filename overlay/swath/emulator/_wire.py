"""The connections under the HTTP protocol: where a fault can take hold of them."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import (
    WebSocketsSansIOProtocol,
)


if TYPE_CHECKING:
    from collections.abc import Mapping

    from .faults import Break


Address = tuple[str, int]


class Wire:
    """One TCP connection, and the means to break it."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._socket: _Socket | None = None
        self.gone = asyncio.Event()

    def upgraded(self, protocol: _Socket) -> None:
        """It speaks websocket from here on."""
        self._socket = protocol

    def ping(self) -> None:
        """Sends a ping frame; the connection must be a websocket."""
        if self._socket is not None:
            self._socket.ping()

    async def end(self, how: Break) -> None:
        """Ends the connection after what was written, by FIN or by RST."""
        if how == "reset":
            self._without_linger()
        self._transport.close()
        await self.gone.wait()

    def write(self, data: bytes) -> None:
        """Writes past the HTTP protocol, which would not allow it."""
        self._transport.write(data)

    async def silence(self, seconds: float | None) -> None:
        """Waits for so long, or until the client has left."""
        try:
            await asyncio.wait_for(self.gone.wait(), seconds)
        except TimeoutError:
            return

    def _without_linger(self) -> None:
        """Lets the system answer the close with a reset."""
        sock = self._transport.get_extra_info("socket")
        if sock is not None and sock.fileno() >= 0:
            no_linger = struct.pack("ii", 1, 0)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, no_linger)


class _Socket(WebSocketsSansIOProtocol):
    """A websocket of which the table knows, and that can send a ping."""

    def ping(self) -> None:
        if not self.transport.is_closing():
            self.conn.send_ping(b"heartbeat")
            self.transport.write(b"".join(self.conn.data_to_send()))


class Wires:
    """The open connections by the client's address, which a request tells."""

    def __init__(self) -> None:
        self._wires: dict[Address, Wire] = {}

    def of(self, scope: Mapping[str, Any]) -> Wire | None:
        """The connection that a request came on, unless it is gone already."""
        return self._wires.get(tuple(scope["client"]))

    def upgraded(self, address: Address, protocol: _Socket) -> None:
        """A connection turned into a websocket."""
        self._wires[address].upgraded(protocol)

    def opened(self, address: Address, transport: asyncio.Transport) -> None:
        """A connection came in."""
        self._wires.setdefault(address, Wire(transport))

    def lost(self, address: Address) -> None:
        """A connection has ended."""
        wire = self._wires.pop(address, None)
        if wire is not None:
            wire.gone.set()

    def http_protocol(self) -> type[H11Protocol]:
        """The HTTP protocol that enters its connections here."""
        wires = self

        class Http(H11Protocol):
            def connection_made(  # type: ignore[override] # uvicorn narrows it too
                self, transport: asyncio.Transport
            ) -> None:
                super().connection_made(transport)
                if self.client:
                    wires.opened(self.client, transport)

            def connection_lost(self, exc: Exception | None) -> None:
                super().connection_lost(exc)
                if self.client:
                    wires.lost(self.client)

        return Http

    def socket_protocol(self) -> type[WebSocketsSansIOProtocol]:
        """The websocket protocol that does the same."""
        wires = self

        class Socket(_Socket):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                super().connection_made(transport)
                if self.client:
                    wires.upgraded(self.client, self)

            def connection_lost(self, exc: Exception | None) -> None:
                super().connection_lost(exc)
                if self.client:
                    wires.lost(self.client)

        return Socket
