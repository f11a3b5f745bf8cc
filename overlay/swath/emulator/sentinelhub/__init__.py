"""The Sentinel Hub of the emulator."""

from __future__ import annotations

from .accounts import Account, Client
from .limits import Policy
from .refusals import ServiceError
from .service import SentinelHub
from .switches import Switches


__all__ = ["Account", "Client", "Policy", "SentinelHub", "ServiceError", "Switches"]
