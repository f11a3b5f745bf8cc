"""The Data Sphere of the emulator."""

from __future__ import annotations

from .intake import BadMessageError, Counters, Published
from .items import GeneratedItems, Record, load_items
from .packages import Package
from .seeds import generated_scenes, scene
from .sphere import DataSphere, Switches
from .tokens import Token


__all__ = [
    "BadMessageError",
    "Counters",
    "DataSphere",
    "GeneratedItems",
    "Package",
    "Published",
    "Record",
    "Switches",
    "Token",
    "generated_scenes",
    "load_items",
    "scene",
]
