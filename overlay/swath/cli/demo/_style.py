"""Colours and type of the picture."""

from __future__ import annotations

from typing import Any


__all__ = [
    "DATES",
    "GRID",
    "INK",
    "LAND",
    "OTHERS",
    "PALETTE",
    "PAPER",
    "QUIET",
    "RC",
    "SEA",
    "SHORE",
]

PAPER = "#ffffff"
INK = "#1d2733"
QUIET = "#6b7785"
SEA = "#e9f0f5"
LAND = "#fbf8f1"
SHORE = "#b4bfca"
GRID = "#d3dee7"
OTHERS = "#8b96a5"
PALETTE = (
    "#c8374a",
    "#1f78b4",
    "#e39a13",
    "#2d8a57",
    "#7d4ea8",
    "#d9662b",
    "#12908e",
    "#c4559f",
    "#5b6dc8",
    "#8a6d3b",
    "#6b8e23",
)
"""As far apart as eleven colours can be on a pale ground."""

DATES = (
    "#2c3e8f",
    "#2364a8",
    "#1f86ad",
    "#2aa39b",
    "#55b87a",
    "#93c455",
    "#cfc03f",
    "#efae35",
    "#f08c34",
    "#e5633c",
)
"""From the earliest to the latest."""

RC: Any = {
    "font.family": "sans-serif",
    "font.sans-serif": ["Inter", "Source Sans 3", "Noto Sans", "DejaVu Sans"],
    "font.size": 10,
    "text.color": INK,
    "text.parse_math": False,
    "axes.unicode_minus": True,
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
}
