"""Sentinel Hub: a catalogue of scenes, pictures and statistics made of them."""

from __future__ import annotations

from swath.sentinelhub._client import AsyncSentinelHub, SentinelHub
from swath.sentinelhub._usage import Usage


__all__ = ["AsyncSentinelHub", "SentinelHub", "Usage"]
