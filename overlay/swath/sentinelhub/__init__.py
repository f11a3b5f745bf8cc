"""Sentinel Hub: a catalogue of scenes, pictures and statistics made of them."""

from __future__ import annotations

from swath.sentinelhub._allowance import Allowance
from swath.sentinelhub._client import AsyncSentinelHub, SentinelHub
from swath.sentinelhub._crs import CRS84, Crs
from swath.sentinelhub._estimate import Estimate, Share
from swath.sentinelhub._grid import Grid
from swath.sentinelhub._image import Image, Images
from swath.sentinelhub._order import RenderOptions
from swath.sentinelhub._process import AsyncProcess, Process
from swath.sentinelhub._sources import Source
from swath.sentinelhub._usage import Usage


__all__ = [
    "CRS84",
    "Allowance",
    "AsyncProcess",
    "AsyncSentinelHub",
    "Crs",
    "Estimate",
    "Grid",
    "Image",
    "Images",
    "Process",
    "RenderOptions",
    "SentinelHub",
    "Share",
    "Source",
    "Usage",
]
