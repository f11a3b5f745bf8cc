"""Where the chunks of a large picture go: into files, or into memory."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

from swath._errors import DecodeError, InputError, RunError
from swath._extra import needed
from swath._io.files import sync_folder
from swath.sentinelhub._large_chunks import Chunk, Chunks
from swath.sentinelhub._large_journal import Done, Journal, LaidOut, Layer
from swath.sentinelhub._large_tiff import TiffFile
from swath.sentinelhub._pixels import Array


Layers = Mapping[str, Layer]


class Canvas(Protocol):
    """Takes chunks, from several threads."""

    @property
    def kept(self) -> frozenset[int]:
        """The numbers of the chunks that were there when it was opened."""
        ...

    def lay_out(self, layers: Layers) -> Layers:
        """Makes room, if it was not made before; gives what there is room for."""
        ...

    def paint(self, chunk: Chunk, pixels: Mapping[str, Array], units: float) -> None:
        """Takes the pixels of all outputs, and what they cost."""
        ...

    def finish(self) -> Mapping[str, Any]:
        """Ends with all outputs whole, and gives the path or the pixels of each."""
        ...

    def close(self) -> None:
        """Lets it be, whole or not."""
        ...


class Memory:
    """Arrays. What is there is lost with the process.

    Args:
        chunks: The parts of the picture.
    """

    kept: frozenset[int] = frozenset()

    def __init__(self, chunks: Chunks) -> None:
        self._grid = chunks.grid
        self._layers: Layers | None = None
        self._arrays: dict[str, Array] = {}
        self._making = threading.Lock()

    def lay_out(self, layers: Layers) -> Layers:
        """Makes the arrays.

        Raises:
            InputError: They do not fit into memory.
        """
        with self._making:
            if self._layers is None:
                self._arrays = self._blank(layers)
                self._layers = layers
            return self._layers

    def _blank(self, layers: Layers) -> dict[str, Array]:
        with needed("render_large()", "raster"):
            import numpy as np  # noqa: PLC0415 - an extra
        height, width = self._grid.height, self._grid.width
        try:
            return {
                name: np.zeros((height, width, one.bands), one.dtype)
                for name, one in layers.items()
            }
        except MemoryError:
            raise InputError(
                f"{width} x {height} pixels do not fit into memory: pass target= with "
                "the name of a .tif file, which is written part by part"
            ) from None

    def paint(self, chunk: Chunk, pixels: Mapping[str, Array], units: float) -> None:  # noqa: ARG002 - as files need it
        """Copies the pixels to their place."""
        rows = slice(chunk.row, chunk.row + chunk.grid.height)
        columns = slice(chunk.column, chunk.column + chunk.grid.width)
        for name, values in pixels.items():
            self._arrays[name][rows, columns] = values

    def finish(self) -> Mapping[str, Any]:
        """The arrays; without an axis for a single band."""
        return {
            name: one[:, :, 0] if one.shape[2] == 1 else one
            for name, one in self._arrays.items()
        }

    def close(self) -> None:
        """Nothing is open."""


class Files:
    """GeoTIFFs: as long as they are not whole, in a folder beside their targets.

    Args:
        chunks: The parts of the picture.
        targets: The path of each output.
        folder: Where they are made.
        key: Of the picture: what is there of another one is left alone.

    Raises:
        RunError: Another process is at it, or there is another picture.
    """

    def __init__(
        self, chunks: Chunks, targets: Mapping[str, Path], folder: Path, key: str
    ) -> None:
        self._chunks = chunks
        self._targets = targets
        self._folder = folder
        self._files: dict[str, TiffFile] = {}
        self._writing = threading.Lock()
        self._removed = False
        with ExitStack() as opened:
            self._journal = Journal(folder, key)
            opened.callback(self.close)
            self.kept = frozenset(self._journal.done)
            if self._journal.layers is not None:
                self._open(self._journal.layers)
            opened.pop_all()

    def lay_out(self, layers: Layers) -> Layers:
        """Makes the files."""
        with self._writing:
            if self._journal.layers is None:
                for name, layer in layers.items():
                    TiffFile.create(self._part(name), self._chunks.grid, layer)
                self._journal.note(LaidOut(layers={**layers}))
                self._open(layers)
            assert self._journal.layers is not None  # noqa: S101 - just noted
            return self._journal.layers

    def paint(self, chunk: Chunk, pixels: Mapping[str, Array], units: float) -> None:
        """Appends the tiles, and notes it when they are on the disk."""
        stretches = {
            name: self._files[name].append(values) for name, values in pixels.items()
        }
        done = Done(number=chunk.number, stretches=stretches, units=units)
        with self._writing:
            self._journal.note(done)

    def finish(self) -> Mapping[str, Any]:
        """Gives the files their names, and removes what was beside them."""
        done = self._journal.done
        for name, file in self._files.items():
            placed = (
                (self._chunks[at], one.stretches[name]) for at, one in done.items()
            )
            file.finish(placed)
            file.close()
        for name, target in self._targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            if self._part(name).exists():
                self._part(name).replace(target)
        for folder in {one.parent for one in self._targets.values()}:
            sync_folder(folder)
        self._remove()
        return self._targets

    def close(self) -> None:
        """Closes the files; what is there is gone on with by the next one."""
        for file in self._files.values():
            file.close()
        if self._journal.done or self._removed:
            self._journal.close()
        else:
            self._remove()

    def _remove(self) -> None:
        self._removed = True
        self._journal.close()
        shutil.rmtree(self._folder)

    def _part(self, name: str) -> Path:
        return self._folder / f"{name}.tif"

    def _open(self, layers: Layers) -> None:
        done = self._journal.done.values()
        for name, layer in layers.items():
            path = self._part(name)
            if self._has_its_name(name):
                continue
            stretches = [one.stretches[name] for one in done]
            try:
                self._files[name] = TiffFile(path, self._chunks.grid, layer, stretches)
            except FileNotFoundError:
                raise RunError(
                    f"{path} is missing, though chunks of it are noted: remove "
                    f"{self._folder} to begin anew"
                ) from None

    def _has_its_name(self, name: str) -> bool:
        """Whether the process that finished it ended just then."""
        whole = len(self._journal.done) == len(self._chunks)
        return whole and not self._part(name).exists() and self._targets[name].exists()


def check_layers(found: Layers, expected: Layers) -> None:
    """Makes sure that a chunk fits to those before it.

    Raises:
        DecodeError: It does not.
    """
    for name, layer in found.items():
        wanted = expected[name]
        if (layer.bands, layer.dtype) != (wanted.bands, wanted.dtype):
            raise DecodeError(
                f"output {name!r} of a chunk has {layer.bands} bands of {layer.dtype}, "
                f"and others have {wanted.bands} of {wanted.dtype}"
            )
