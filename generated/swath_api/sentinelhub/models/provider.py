"""Providers whose data can be bought."""

from typing import Literal, TypeAlias

Provider: TypeAlias = Literal[
    "AIRBUS",
    "PLANET",
    "MAXAR",
]

PROVIDER_VALUES: tuple[Provider, ...] = (
    "AIRBUS",
    "PLANET",
    "MAXAR",
)
