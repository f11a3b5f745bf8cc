"""What both websocket drivers share."""

from __future__ import annotations

import logging
from typing import Any

from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus
from websockets.protocol import Protocol

from swath._core.problem import status_error
from swath._core.publishing import Connect, LinkBrokenError
from swath._errors import StatusError, TransportError
from swath._io.common import system_clock, user_agent
from swath_api._runtime import Reply


FAILURES = (ConnectionClosed, InvalidHandshake, OSError, EOFError, TimeoutError)
"""What the websocket library raises when a connection cannot be had or kept."""

_ABNORMAL = 1006

_SILENT = logging.Logger("swath.websocket")  # noqa: LOG001 - reaches no handler
_SILENT.disabled = True


class _Masked(str):
    """A header's value that the library's frames do not show in a traceback."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'***'"


def options(effect: Connect) -> dict[str, Any]:
    """How to connect: the library's own log would show the token, so it has none."""
    return {
        "additional_headers": {"Authorization": _Masked(effect.authorization.reveal())},
        "user_agent_header": user_agent(),
        "open_timeout": effect.timeout,
        "close_timeout": min(effect.timeout, 10.0),
        "ping_interval": effect.timeout / 3,
        "ping_timeout": effect.timeout * 2 / 3,
        "logger": _SILENT,
    }


def failure(error: BaseException) -> StatusError | TransportError:
    """A failure of the websocket library in our own terms."""
    if isinstance(error, InvalidStatus):
        return _refused(error)
    if isinstance(error, ConnectionClosed):
        frame = error.rcvd
        if frame is None:
            return LinkBrokenError(_ABNORMAL, "")
        return LinkBrokenError(frame.code, frame.reason)
    sent = not isinstance(error, InvalidHandshake | OSError)
    return TransportError(str(error) or type(error).__name__, sent=sent)


def check_parting(protocol: Protocol) -> None:
    """Whether the other end answered our close, after all that we had sent.

    Raises:
        ConnectionClosed: It closed first, or the connection broke.
    """
    if protocol.close_rcvd is None or protocol.close_rcvd_then_sent:
        raise protocol.close_exc


def _refused(error: InvalidStatus) -> StatusError:
    response = error.response
    names = {name.lower(): value for name, value in response.headers.raw_items()}
    reply = Reply(
        status=response.status_code, headers=names, content=bytes(response.body or b"")
    )
    return status_error(reply, wall=system_clock().wall)
