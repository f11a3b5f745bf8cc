"""This page, the one after it, the one before it."""

from typing import Literal, TypeAlias

PageRelation: TypeAlias = Literal[
    "self",
    "next",
    "prev",
]

PAGE_RELATION_VALUES: tuple[PageRelation, ...] = (
    "self",
    "next",
    "prev",
)
