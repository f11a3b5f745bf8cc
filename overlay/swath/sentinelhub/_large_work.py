"""The rendering of a large picture: what is due, what came, what failed."""

from __future__ import annotations

import hashlib
import math
import os
import threading
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from swath._core.numbers import whole_number
from swath._errors import DecodeError, InputError, SwathError
from swath.sentinelhub._affordable import check_max_pu, keeping, too_dear
from swath.sentinelhub._estimate import estimate
from swath.sentinelhub._image import Image, Images
from swath.sentinelhub._large_canvas import Canvas, Files, Memory, check_layers
from swath.sentinelhub._large_chunks import Chunk, Chunks, check_tiled
from swath.sentinelhub._large_journal import Layer
from swath.sentinelhub._large_report import (
    PASSING,
    FailedChunk,
    IncompleteError,
    LargeProgress,
    Note,
)
from swath.sentinelhub._mosaic import Mosaic, Mosaics
from swath.sentinelhub._order import EstimateOptions, Order, order
from swath.sentinelhub._outputs import TIFF
from swath.sentinelhub._pixels import Array, nodata
from swath.sentinelhub._setup import band_names


_MOST = 64
_SUFFIXES = (".tif", ".tiff")


class Work:
    """A large picture under way; threads and tasks share it. Close it in the end.

    Args:
        order: What is to be rendered.
        chunks: Its parts.
        canvas: Where they go.
        retries: How often chunks that failed are tried again, after all others.
        note: Is told how far it is, one call at a time.
    """

    def __init__(
        self,
        order: Order,
        chunks: Chunks,
        canvas: Canvas,
        *,
        retries: int,
        note: Note | None,
    ) -> None:
        self._order = order
        self._chunks = chunks
        self._canvas = canvas
        self._retries = retries
        self._note = note
        self._counting = threading.Lock()
        self._rendered: set[int] = set()
        self._failed: dict[int, FailedChunk] = {}
        self._units = 0.0
        self._stopped = False

    def rounds(self) -> Iterator[Iterator[Chunk]]:
        """The chunks to be rendered, then those that failed, and so on."""
        self._tell()
        yield self._unless_stopped(self.missing())
        for _ in range(self._retries):
            again = [self._chunks[number] for number in sorted(self._failed)]
            yield self._unless_stopped(iter(again))

    def missing(self) -> Iterator[Chunk]:
        """The chunks that were not there when it was opened."""
        return (one for one in self._chunks if one.number not in self._canvas.kept)

    def part(self, chunk: Chunk) -> Order:
        """What is to be rendered for a chunk."""
        return self._order.over(chunk.grid)

    def take(self, chunk: Chunk, found: Image | Images) -> None:
        """Puts what was rendered in its place.

        Raises:
            DecodeError: It is not what was asked for.
            OSError: It cannot be written.
        """
        images = {found.output: found} if isinstance(found, Image) else found
        pixels = {name: shaped(image) for name, image in images.items()}
        layers = {name: layer_of(images[name], it) for name, it in pixels.items()}
        check_layers(layers, self._canvas.lay_out(layers))
        self._canvas.paint(chunk, pixels, found.processing_units)
        with self._counting:
            self._rendered.add(chunk.number)
            self._failed.pop(chunk.number, None)
            self._units += found.processing_units
            self._tell()

    def failed(self, chunk: Chunk, error: SwathError) -> None:
        """Notes that a chunk failed; ends it all if others would fail as well."""
        with self._counting:
            before = self._failed.get(chunk.number)
            self._failed[chunk.number] = FailedChunk(
                number=chunk.number,
                bbox=chunk.grid.bbox,
                attempts=1 if before is None else before.attempts + 1,
                error=error,
            )
            self._stopped = self._stopped or not isinstance(error, PASSING)
            self._tell()

    def finish(self) -> Mosaic | Mosaics:
        """What came of it.

        Raises:
            IncompleteError: Chunks are missing.
        """
        missing = len(self._chunks) - len(self._rendered) - len(self._canvas.kept)
        if missing:
            raise self._incomplete(missing)
        layers = self._canvas.lay_out({})
        ends = self._canvas.finish()
        mosaics = {
            name: self._mosaic(name, layers[name], end) for name, end in ends.items()
        }
        if self._order.mapped:
            return Mosaics(mosaics)
        return next(iter(mosaics.values()))

    def close(self) -> None:
        """Lets another process go on with it, if it is not whole."""
        self._canvas.close()

    def _unless_stopped(self, chunks: Iterator[Chunk]) -> Iterator[Chunk]:
        for chunk in chunks:
            if self._stopped:
                return
            yield chunk

    def _tell(self) -> None:
        if self._note is not None:
            self._note(
                LargeProgress(
                    total=len(self._chunks),
                    rendered=len(self._rendered),
                    kept=len(self._canvas.kept),
                    failed=len(self._failed),
                    processing_units=self._units,
                )
            )

    def _mosaic(self, name: str, layer: Layer, end: Any) -> Mosaic:
        on_disk = isinstance(end, Path)
        return Mosaic(
            output=name,
            grid=self._order.grid,
            bands=layer.bands,
            dtype=layer.dtype,
            nodata=layer.nodata,
            time=self._order.time,
            path=end if on_disk else None,
            pixels=None if on_disk else end,
            rendered=len(self._rendered),
            kept=len(self._canvas.kept),
            processing_units=self._units,
            band_names=band_names(self._order.body["evalscript"]).get(name, ()),
        )

    def _incomplete(self, missing: int) -> SwathError:
        failed = tuple(self._failed[number] for number in sorted(self._failed))
        final = [one for one in failed if not isinstance(one.error, PASSING)]
        first = (final or list(failed))[0]
        again = (
            ""
            if isinstance(self._canvas, Memory)
            else "; call it again with the same arguments to render what is missing"
        )
        error = IncompleteError(
            f"{missing} of {len(self._chunks)} chunks are missing, and {len(failed)} "
            f"failed, such as that of bbox {first.bbox}: {first.error}{again}",
            failed=failed,
            missing=missing,
        )
        error.__cause__ = first.error
        return error


class Limits(NamedTuple):
    """How a large picture is rendered.

    Attributes:
        chunk: Columns and rows of a chunk.
        max_concurrent: How many chunks are rendered at a time.
        retries: How often chunks that failed are tried again, after all others.
        max_pu: Processing units that it may cost.
        left: What the budgets that are open leave of them.
    """

    chunk: int
    max_concurrent: int
    retries: int
    max_pu: float | None
    left: float


def opened(
    options: EstimateOptions,
    target: str | os.PathLike[str] | None,
    base_url: str,
    limits: Limits,
    note: Note | None,
) -> Work:
    """A large picture, begun or gone on with.

    Args:
        options: The arguments of `process.render`.
        target: Where it goes; None for memory.
        base_url: The deployment that is asked.
        limits: How it is rendered.
        note: Is told how far it is.

    Raises:
        BudgetError: What is missing would cost more than it may.
        InputError: An argument makes no sense.
        RunError: Another process is at it, or there is a part of another picture.
    """
    _check_limits(limits)
    wanted = order(**as_tiffs(options))
    check_outputs(wanted)
    chunks = Chunks(wanted.grid, check_tiled(limits.chunk))
    canvas = _canvas(wanted, target, chunks, base_url)
    work = Work(wanted, chunks, canvas, retries=limits.retries, note=note)
    try:
        _check_cost(work, limits, base_url)
    except BaseException:
        work.close()
        raise
    return work


def as_tiffs(options: EstimateOptions) -> EstimateOptions:
    """Arguments whose outputs are TIFFs unless they say otherwise."""
    if options.get("request") is None and options.get("outputs") is None:
        return {**options, "outputs": "tiff"}
    return options


def _check_limits(limits: Limits) -> None:
    for name, least in (("max_concurrent", 1), ("retries", 0)):
        whole_number(name, getattr(limits, name), least, _MOST)
    check_max_pu(limits.max_pu)


def check_outputs(order: Order) -> None:
    """Refuses what cannot be put together without loss.

    Raises:
        InputError: An output is no TIFF.
    """
    others = [one for one in order.outputs if one.media_type != TIFF]
    if others:
        raise InputError(
            f"outputs: {others[0].id!r} cannot be {others[0].media_type} here: what is "
            "put together of chunks comes as 'tiff' alone"
        )


def _canvas(
    order: Order, target: str | os.PathLike[str] | None, chunks: Chunks, base_url: str
) -> Canvas:
    if target is None:
        return Memory(chunks)
    path = _path(target)
    named = path.suffix.lower() in _SUFFIXES
    if order.mapped and named:
        raise InputError(
            f"target={str(path)!r}: outputs by name go into a folder, as <name>.tif"
        )
    if not order.mapped and (not named or path.is_dir()):
        raise InputError(f"target={str(path)!r} has to be the name of a .tif file")
    targets = {
        one.id: path / f"{one.id}.tif" if order.mapped else path
        for one in order.outputs
    }
    folder = path.with_name(f"{path.name}.part")
    return Files(chunks, targets, folder, _key(order, chunks, base_url))


def _path(target: str | os.PathLike[str]) -> Path:
    """A path that was given as one.

    Raises:
        InputError: It is none.
    """
    given: Any = target
    if not isinstance(given, str | os.PathLike):
        raise InputError(
            f"target={target!r} has to be a path: the name of a .tif file, or a folder "
            "where outputs go by name"
        )
    return Path(target)


def _key(order: Order, chunks: Chunks, base_url: str) -> str:
    """What tells one picture from another."""
    named = [base_url, chunks.side, order.mapped, order.body]
    return hashlib.sha256(msgspec.json.encode(named, order="sorted")).hexdigest()


def _check_cost(work: Work, limits: Limits, base_url: str) -> None:
    """Refuses what would go over `max_pu` or over an open budget."""
    most = math.inf if limits.max_pu is None else limits.max_pu
    name, most = min(("max_pu=", most), ("the budget", limits.left), key=itemgetter(1))
    if most == math.inf:
        return
    with keeping(name):
        costs = [
            estimate(work.part(chunk), base_url=base_url).units
            for chunk in work.missing()
        ]
    cost = sum(costs)
    if cost > most:
        told = f"about {cost:.4g} PU in {len(costs)} chunks"
        raise too_dear(told, cost, most, name)


def shaped(image: Image) -> Array:
    """The pixels of a chunk, of shape (rows, columns, bands).

    Raises:
        DecodeError: They are more or fewer than were asked for.
    """
    values = image.to_numpy()
    expected = image.grid.height, image.grid.width
    if values.shape[:2] != expected:
        raise DecodeError(
            f"a chunk has {values.shape[1]} x {values.shape[0]} pixels, and not the "
            f"{expected[1]} x {expected[0]} that were asked for"
        )
    return values.reshape(*expected, -1)


def layer_of(image: Image, pixels: Array) -> Layer:
    """What the pixels of a chunk are."""
    return Layer(
        bands=pixels.shape[2],
        dtype=pixels.dtype.name,
        nodata=nodata(image.content, image.media_type),
    )
