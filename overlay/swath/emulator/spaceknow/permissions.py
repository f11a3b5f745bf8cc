"""Permissions: dotted paths in a tree, where a shorter path grants all below it."""

from __future__ import annotations

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Iterable


def grants(held: str, required: str) -> bool:
    """Whether a held permission is the required one, or an ancestor of it.

    Whole segments count: `imagery.image` does not grant `imagery.images`, and the empty
    permission grants nothing but itself.
    """
    have, need = held.split("."), required.split(".")
    return have == need[: len(have)]


def allowed(held: Iterable[str], required: str) -> bool:
    """Whether any of the held permissions grants the required one."""
    return any(grants(one, required) for one in held)
