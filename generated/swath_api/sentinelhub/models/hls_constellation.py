"""Sentinel-2 or Landsat."""

from typing import Literal, TypeAlias

HlsConstellation: TypeAlias = Literal[
    "SENTINEL",
    "LANDSAT",
]

HLS_CONSTELLATION_VALUES: tuple[HlsConstellation, ...] = (
    "SENTINEL",
    "LANDSAT",
)
