"""A local emulator of the services: real HTTP, real state, faults on demand.

Importing this is light; the server's packages (the extra `emulator`) load when an
emulator starts.
"""

from __future__ import annotations

from ._emulator import Emulator, embedded, embedded_settings
from .clock import Clock
from .datasphere import (
    DataSphere,
    GeneratedItems,
    Token,
    generated_scenes,
    load_items,
    scene,
)
from .faults import (
    PRESETS,
    Fault,
    FaultPlan,
    Planned,
    flaky,
    rate_limited,
    slow_network,
)
from .journal import Entry, Journal
from .sentinelhub import SentinelHub
from .spaceknow import SpaceKnow, User


__all__ = [
    "PRESETS",
    "Clock",
    "DataSphere",
    "Emulator",
    "Entry",
    "Fault",
    "FaultPlan",
    "GeneratedItems",
    "Journal",
    "Planned",
    "SentinelHub",
    "SpaceKnow",
    "Token",
    "User",
    "embedded",
    "embedded_settings",
    "flaky",
    "generated_scenes",
    "load_items",
    "rate_limited",
    "scene",
    "slow_network",
]
