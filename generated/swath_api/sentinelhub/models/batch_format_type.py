"""Media types that batch processing writes."""

from typing import Literal, TypeAlias

BatchFormatType: TypeAlias = Literal[
    "image/tiff",
    "application/json",
    "zarr/array",
]

BATCH_FORMAT_TYPE_VALUES: tuple[BatchFormatType, ...] = (
    "image/tiff",
    "application/json",
    "zarr/array",
)
