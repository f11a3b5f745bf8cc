"""CQL2 as text or as JSON."""

from typing import Literal, TypeAlias

FilterLanguage: TypeAlias = Literal[
    "cql2-text",
    "cql2-json",
]

FILTER_LANGUAGE_VALUES: tuple[FilterLanguage, ...] = (
    "cql2-text",
    "cql2-json",
)
