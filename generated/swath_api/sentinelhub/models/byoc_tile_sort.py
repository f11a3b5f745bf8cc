"""By what a list of tiles is ordered."""

from typing import Literal, TypeAlias

ByocTileSort: TypeAlias = Literal[
    "created:asc",
    "created:desc",
    "path:asc",
    "path:desc",
]

BYOC_TILE_SORT_VALUES: tuple[ByocTileSort, ...] = (
    "created:asc",
    "created:desc",
    "path:asc",
    "path:desc",
)
