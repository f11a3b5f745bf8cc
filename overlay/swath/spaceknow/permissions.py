"""Permissions: dotted paths in a tree, where one that is held grants all below it."""

from __future__ import annotations

from collections.abc import Iterable


__all__ = ["allowed", "grants"]


def grants(held: str, required: str) -> bool:
    """Whether a permission that is held grants one that is required.

    It does if it is the same path, or one above it, by whole segments. Segments are
    parted by dots alone and compared exactly.

    Examples:
        >>> from swath.spaceknow import permissions
        >>> permissions.grants("imagery.images", "imagery.images.pl.PSScene4Band")
        True
        >>> permissions.grants("imagery.image", "imagery.images")
        False
        >>> permissions.grants("kraken.dry-run", "kraken")
        False
    """
    above, below = held.split("."), required.split(".")
    return below[: len(above)] == above


def allowed(held: Iterable[str], required: str) -> bool:
    """Whether any of the permissions that are held grants one that is required."""
    return any(grants(permission, required) for permission in held)
