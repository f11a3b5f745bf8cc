"""Puts the parts of a running emulator together; importing it needs the extra."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._admin import Admin
from ._app import Application, Mounted
from ._server import ThreadServer
from ._wire import Wires


if TYPE_CHECKING:
    from ._emulator import Emulator


def assembled(emulator: Emulator, host: str, port: int) -> ThreadServer:
    """A server for an emulator, listening but not serving yet."""
    wires = Wires()
    mounted = {service.name: Mounted(service) for service in emulator.services}
    admin = Admin(emulator, mounted)
    mounted = {**mounted, emulator.files.name: Mounted(emulator.files)}
    return ThreadServer(Application(emulator, mounted, admin, wires), wires, host, port)
