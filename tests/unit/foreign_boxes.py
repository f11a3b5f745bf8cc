"""Boxes as other libraries have them."""

from __future__ import annotations

import types


class Box:
    """A bbox of another library, which knows its reference system."""

    def __init__(self, edges, epsg):
        self.edges = edges
        self.crs = types.SimpleNamespace(epsg=epsg)

    def __iter__(self):
        return iter(self.edges)
