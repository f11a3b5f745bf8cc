"""Whether imagery is delivered clipped."""

from typing import Literal, TypeAlias

ClipRule: TypeAlias = Literal[
    "disallowed",
    "required",
]

CLIP_RULE_VALUES: tuple[ClipRule, ...] = (
    "disallowed",
    "required",
)
