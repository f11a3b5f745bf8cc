"""Pixels with their place, as xarray has them; needs the extra ``xarray``."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from swath._core.times import rfc3339
from swath._errors import DecodeError, InputError
from swath._extra import needed
from swath.sentinelhub._grid import Grid
from swath.sentinelhub._outputs import DEFAULT, TIFF
from swath.sentinelhub._pixels import Array, nodata
from swath.sentinelhub._times import Span


if TYPE_CHECKING:
    import xarray as xr

    from swath.sentinelhub._image import Image


_COLOURS = {
    3: ("red", "green", "blue"),
    4: ("red", "green", "blue", "alpha"),
}


def data_array(image: Image, bands: Sequence[str] | None) -> xr.DataArray:
    """The pixels of a picture, of dimensions (band, y, x).

    Raises:
        ImportError: The extra ``xarray`` is not installed.
        DecodeError: It is no picture, or is not whole.
        InputError: There are more or fewer names than bands.
    """
    with needed("to_xarray()", "xarray"):
        xarray: Any = import_module("xarray")
    values = image.to_numpy()
    layers = values[None] if values.ndim == 2 else values.transpose(2, 0, 1)  # noqa: PLR2004 - rows and columns
    if layers.shape[1:] != (image.grid.height, image.grid.width):
        raise DecodeError(
            f"the picture has {layers.shape[2]} x {layers.shape[1]} pixels, and not "
            f"the {image.grid.width} x {image.grid.height} that were asked for"
        )
    names = named(image.output, image.media_type, len(layers), bands, image.band_names)
    missing = nodata(image.content, image.media_type)
    attributes = described(image.grid, image.time)
    if missing is not None:
        attributes["nodata"] = missing
    found: xr.DataArray = xarray.DataArray(
        layers,
        dims=("band", "y", "x"),
        coords=placed(image.grid, image.time) | {"band": names},
        attrs=attributes,
        name=None if image.output == DEFAULT else image.output,
    )
    return found


def named(
    output: str,
    media_type: str,
    count: int,
    bands: Sequence[str] | None,
    told: Sequence[str] = (),
) -> list[str]:
    """The names of bands: as given, or by what is known of them.

    Args:
        output: The name of the output that they are of.
        media_type: Its form.
        count: How many there are.
        bands: The names that were given.
        told: The names that the script gives, which may change their number.

    Raises:
        InputError: There are more or fewer names than bands.
    """
    if isinstance(bands, str):
        bands = [bands]
    if bands is not None:
        if len(bands) != count:
            raise InputError(
                f"bands={[*bands]!r} are {len(bands)} names, but "
                f"{output!r} has {count} bands"
            )
        return [*bands]
    if len(told) == count:
        return [*told]
    if count == 1 and output != DEFAULT:
        return [output]
    if media_type != TIFF and count in _COLOURS:
        return [*_COLOURS[count]]
    return [str(number) for number in range(1, count + 1)]


def placed(grid: Grid, time: Span) -> dict[str, Any]:
    """The coordinates of pixels: their middles, the time, the reference system."""
    with needed("to_xarray()", "xarray"):
        import numpy as np  # noqa: PLC0415 - an extra
    resx, resy = grid.resolution
    west, _, _, north = grid.bbox
    found: dict[str, Any] = {
        "y": ("y", _middles(north, -resy, grid.height), _axis(grid, "y")),
        "x": ("x", _middles(west, resx, grid.width), _axis(grid, "x")),
        "spatial_ref": ((), 0, reference(grid)),
    }
    begin, end = time
    instant = begin or end
    if instant is not None:
        found["time"] = np.datetime64(instant.replace(tzinfo=None), "ns")
    return found


def described(grid: Grid, time: Span) -> dict[str, Any]:
    """The attributes of pixels: where and when they are from."""
    told: dict[str, Any] = {
        "transform": grid.transform,
        "crs": str(grid.crs),
        "grid_mapping": "spatial_ref",
    }
    begin, end = time
    if begin is not None:
        told["time_start"] = rfc3339(begin)
    if end is not None:
        told["time_end"] = rfc3339(end)
    return told


def reference(grid: Grid) -> dict[str, Any]:
    """The reference system as CF and GDAL write it."""
    with needed("to_xarray()", "xarray"):
        pyproj: Any = import_module("pyproj")
    a, b, c, d, e, f = grid.transform
    wkt: str = pyproj.CRS.from_epsg(grid.crs.epsg).to_wkt()
    gdal = " ".join(repr(one) for one in (c, a, b, f, d, e))
    return {"crs_wkt": wkt, "spatial_ref": wkt, "GeoTransform": gdal}


def _middles(first: float, step: float, count: int) -> Array:
    import numpy as np  # noqa: PLC0415 - an extra

    middles: Array = first + step * (np.arange(count) + 0.5)
    return middles


def _axis(grid: Grid, name: str) -> dict[str, str]:
    """What CF says of an axis."""
    if grid.crs.in_degrees:
        word, unit = {
            "x": ("longitude", "degrees_east"),
            "y": ("latitude", "degrees_north"),
        }[name]
        return {"standard_name": word, "units": unit}
    return {"standard_name": f"projection_{name}_coordinate", "units": "metre"}
