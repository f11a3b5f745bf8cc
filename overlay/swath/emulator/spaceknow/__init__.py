"""The SpaceKnow of the emulator."""

from __future__ import annotations

from .permissions import allowed, grants
from .pipelines import Failure
from .space import SpaceKnow, Switches
from .users import Group, User


__all__ = [
    "Failure",
    "Group",
    "SpaceKnow",
    "Switches",
    "User",
    "allowed",
    "grants",
]
