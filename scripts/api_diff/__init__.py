"""What changed in the Python interface for those who import it."""

from __future__ import annotations
