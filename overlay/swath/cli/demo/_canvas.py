"""A figure to draw on, in the style of the demo."""

from __future__ import annotations

import io
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as _Figure

from swath.cli.demo import _style


__all__ = ["canvas"]


@contextmanager
def canvas(width: float, height: float) -> Generator[tuple[Any, io.BytesIO]]:
    """A figure of so many inches, which becomes a PNG in the buffer beside it."""
    plotting: Any = mpl  # whose annotations are too loose for a strict checker
    buffer = io.BytesIO()
    with plotting.rc_context(_style.RC):
        figure: Any = _Figure(figsize=(width, height), dpi=150, layout="constrained")
        figure.get_layout_engine().set(w_pad=0.15, h_pad=0.12)
        drawn: Any = FigureCanvasAgg(figure)
        yield figure, buffer
        drawn.print_png(buffer)
