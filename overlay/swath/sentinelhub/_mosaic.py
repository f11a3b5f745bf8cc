"""Pictures of any size, put together of parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec

from swath._errors import DecodeError
from swath._extra import needed
from swath.sentinelhub._dataarray import described, named, placed
from swath.sentinelhub._grid import Grid
from swath.sentinelhub._outputs import DEFAULT, TIFF
from swath.sentinelhub._pixels import Array
from swath.sentinelhub._times import Span


if TYPE_CHECKING:
    import xarray as xr
    from numpy.typing import NDArray


class Mosaic(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of any size, as a file or in memory.

    Attributes:
        output: The name of the script's output.
        grid: Its pixels: crs, bbox, width, height, transform.
        bands: How many values a pixel has.
        dtype: Their type, as numpy names it.
        nodata: The value that stands for nothing, if there is one.
        time: The span of time that the data is from; None where it is open.
        path: The GeoTIFF; None if it is in memory.
        rendered: How many of its chunks were rendered by this call.
        kept: How many were on the disk before.
        processing_units: What this call cost; with other outputs, all of them.
        band_names: The names that the script gives to its bands, if it does.
    """

    output: str
    grid: Grid
    bands: int
    dtype: str
    nodata: float | None = None
    time: Span = (None, None)
    path: Path | None = None
    rendered: int = 0
    kept: int = 0
    processing_units: float = 0.0
    band_names: tuple[str, ...] = ()
    pixels: Any = None

    def to_numpy(self) -> NDArray[Any]:
        """All pixels, of shape (rows, columns), or (rows, columns, bands) if several.

        Raises:
            ImportError: The extra ``raster`` is not installed.
            DecodeError: The file is not the one that was written.
        """
        if self.pixels is not None:
            return cast("Array", self.pixels)
        with needed("reading a TIFF", "raster"):
            tifffile: Any = import_module("tifffile")
        try:
            return cast("Array", tifffile.imread(self.path))
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise DecodeError(f"{self.path} is no whole TIFF: {error}") from error

    def to_xarray(self, bands: Sequence[str] | None = None) -> xr.DataArray:
        """The pixels with their place, as `Image.to_xarray` has them.

        Args:
            bands: Their names; by default those that the script gives, the output's
                own name if it has one band, or numbers from 1.

        Raises:
            ImportError: The extra ``xarray`` is not installed.
            DecodeError: The file is not the one that was written.
            InputError: There are more or fewer names than bands.
        """
        values = self.to_numpy()
        layers = values[None] if self.bands == 1 else values.transpose(2, 0, 1)
        return layered(self, layers, bands)

    def __repr__(self) -> str:
        grid, place = self.grid, "in memory" if self.path is None else str(self.path)
        return (
            f"Mosaic(output={self.output!r}, {grid.width} x {grid.height} x "
            f"{self.bands} {self.dtype}, {grid.crs}, {place})"
        )


class Mosaics(Mapping[str, Mosaic]):
    """What was rendered of several outputs, by their names.

    Args:
        mosaics: Each of them.
    """

    def __init__(self, mosaics: Mapping[str, Mosaic]) -> None:
        self._mosaics = dict(mosaics)

    @property
    def rendered(self) -> int:
        """How many chunks were rendered by this call, each with all outputs."""
        return self._any.rendered

    @property
    def kept(self) -> int:
        """How many chunks were on the disk before."""
        return self._any.kept

    @property
    def processing_units(self) -> float:
        """What this call cost."""
        return self._any.processing_units

    @property
    def _any(self) -> Mosaic:
        return next(iter(self._mosaics.values()))

    def __getitem__(self, name: str) -> Mosaic:
        return self._mosaics[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._mosaics)

    def __len__(self) -> int:
        return len(self._mosaics)

    def __repr__(self) -> str:
        return f"Mosaics({', '.join(map(repr, self._mosaics.values()))})"


def layered(mosaic: Mosaic, layers: Any, bands: Sequence[str] | None) -> xr.DataArray:
    """Pixels of shape (bands, rows, columns) with their place.

    Args:
        mosaic: What they are of.
        layers: An array of numpy or dask.
        bands: Their names, if they are not the usual ones.
    """
    with needed("to_xarray()", "xarray"):
        xarray: Any = import_module("xarray")
    attributes = described(mosaic.grid, mosaic.time)
    if mosaic.nodata is not None:
        attributes["nodata"] = mosaic.nodata
    names = named(mosaic.output, TIFF, mosaic.bands, bands, mosaic.band_names)
    found: xr.DataArray = xarray.DataArray(
        layers,
        dims=("band", "y", "x"),
        coords=placed(mosaic.grid, mosaic.time) | {"band": names},
        attrs=attributes,
    )
    # Without a name, xarray takes that of the dask array, which is that of its tasks.
    found.name = None if mosaic.output == DEFAULT else mosaic.output
    return found
