"""The way in for suppliers."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from msgspec import UNSET, UnsetType

from .... import _bodies, _runtime
from . import publish as _publish

if TYPE_CHECKING:
    from ... import structs


class PublishApi:
    """The way in for suppliers.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller


class AsyncPublishApi:
    """The way in for suppliers.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller
