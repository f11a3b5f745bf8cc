"""How overviews are made of the full resolution."""

from typing import Literal, TypeAlias

ResamplingAlgorithm: TypeAlias = Literal[
    "nearest",
    "average",
    "gauss",
    "cubic",
    "cubicspline",
    "lanczos",
    "average_magphase",
    "mode",
]

RESAMPLING_ALGORITHM_VALUES: tuple[ResamplingAlgorithm, ...] = (
    "nearest",
    "average",
    "gauss",
    "cubic",
    "cubicspline",
    "lanczos",
    "average_magphase",
    "mode",
)
