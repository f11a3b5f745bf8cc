"""Full detail, or previews of growing extent."""

from typing import Literal, TypeAlias

PreviewMode: TypeAlias = Literal[
    "DETAIL",
    "PREVIEW",
    "EXTENDED_PREVIEW",
    "TILE_PREVIEW",
]

PREVIEW_MODE_VALUES: tuple[PreviewMode, ...] = (
    "DETAIL",
    "PREVIEW",
    "EXTENDED_PREVIEW",
    "TILE_PREVIEW",
)
