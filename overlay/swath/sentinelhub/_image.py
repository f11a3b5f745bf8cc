"""Pictures as they came, and what is known of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from swath._core.problem import request_id
from swath._errors import DecodeError, InputError
from swath._io.files import write_whole
from swath.sentinelhub._archive import unpacked
from swath.sentinelhub._grid import Grid
from swath.sentinelhub._order import Order
from swath.sentinelhub._outputs import EXTENSIONS, JPEG, JSON, PNG, USER_DATA, Output
from swath.sentinelhub._setup import band_names
from swath.sentinelhub._times import Span
from swath.sentinelhub._usage import spent
from swath_api._runtime import Reply


if TYPE_CHECKING:
    import xarray as xr
    from numpy.typing import NDArray


_SUFFIXES = {".jpeg": "jpg", ".tiff": "tif"} | {
    f".{suffix}": suffix for suffix in EXTENSIONS.values()
}


class Image(msgspec.Struct, frozen=True, kw_only=True):
    """A picture (or user data) that was rendered.

    It shows itself in a notebook. It holds plain data, so it copies and pickles.

    Attributes:
        content: The file, exactly as it came.
        media_type: What it is: ``"image/png"``, ``"image/tiff"`` and so on.
        output: The name of the script's output.
        grid: Its pixels: crs, bbox, width, height, transform.
        time: The span of time that the data is from; None where it is open.
        processing_units: What the request cost; with other outputs, all of them.
        request_id: What to quote to the service's support; empty if it sent none.
        band_names: The names that the script gives to its bands, if it does.
    """

    content: bytes
    media_type: str
    output: str
    grid: Grid
    time: Span = (None, None)
    processing_units: float = 0.0
    request_id: str = ""
    band_names: tuple[str, ...] = ()

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes the file, which appears under its name when it is whole.

        Args:
            path: Where; folders that are missing are made.

        Raises:
            InputError: The name says that it is another kind of file, or is a folder's.
        """
        target = Path(path)
        kind = _SUFFIXES.get(target.suffix.lower())
        if kind not in {None, EXTENSIONS.get(self.media_type)}:
            raise InputError(
                f"{target.name!r} would be the name of another kind of file than "
                f"{self.media_type}: name it .{EXTENSIONS.get(self.media_type)}, or "
                f"ask for outputs={kind!r}"
            )
        if target.is_dir():
            raise InputError(f"{str(target)!r} is a folder: name the file in it too")
        write_whole(target, self.content, durable=True)
        return target

    def to_numpy(self) -> NDArray[Any]:
        """The pixels, of shape (rows, columns), or (rows, columns, bands) if several.

        Raises:
            ImportError: The extra ``raster`` is not installed.
            DecodeError: It is no picture, or is not whole.
        """
        from swath.sentinelhub._pixels import pixels  # noqa: PLC0415 - an extra

        return pixels(self.content, self.media_type)

    def to_xarray(self, bands: Sequence[str] | None = None) -> xr.DataArray:
        """The pixels with their place: of dimensions (band, y, x).

        Coordinates are the middles of pixels, the bands' names, `time` (the begin of
        the span) and `spatial_ref`, as rioxarray has it; attributes the `transform`,
        the `crs`, the whole span of time and `nodata`.

        Args:
            bands: Their names; by default those that the script gives, those of
                colours, the output's own name if it has one band, or numbers from 1.

        Raises:
            ImportError: The extra ``xarray`` is not installed.
            DecodeError: It is no picture, or is not whole.
            InputError: There are more or fewer names than bands.
        """
        from swath.sentinelhub._dataarray import data_array  # noqa: PLC0415 - an extra

        return data_array(self, bands)

    def json(self) -> Any:
        """The user data.

        Raises:
            DecodeError: It is a picture.
        """
        if self.media_type != JSON:
            raise DecodeError(f"{self.output!r} is {self.media_type}, and no JSON")
        try:
            return msgspec.json.decode(self.content)
        except msgspec.DecodeError as error:
            raise DecodeError(
                f"{self.output!r} is no JSON: {error}", body=self.content
            ) from error

    def __repr__(self) -> str:
        grid = self.grid
        return (
            f"Image(output={self.output!r}, media_type={self.media_type!r}, "
            f"{grid.width} x {grid.height}, {grid.crs}, {len(self.content)} bytes)"
        )

    def _repr_png_(self) -> bytes | None:
        if self.media_type == PNG:
            return self.content
        if self.media_type in {JPEG, JSON}:
            return None
        try:
            from swath.sentinelhub._pixels import (  # noqa: PLC0415 - an extra
                nodata,
                preview,
            )

            missing = nodata(self.content, self.media_type)
            return preview(self.to_numpy(), missing)
        except (ImportError, DecodeError):
            return None  # a notebook shows the text instead

    def _repr_jpeg_(self) -> bytes | None:
        return self.content if self.media_type == JPEG else None


class Images(Mapping[str, Image]):
    """What was rendered of several outputs, by their names.

    Args:
        images: Each of them.
        request_id: What to quote to the service's support; empty if it sent none.
        processing_units: What all of it cost.
    """

    def __init__(
        self, images: Mapping[str, Image], request_id: str, processing_units: float
    ) -> None:
        self._images = dict(images)
        self.request_id = request_id
        self.processing_units = processing_units

    @property
    def userdata(self) -> Any:
        """What the script left as user data; None if it was not asked for."""
        found = self._images.get(USER_DATA)
        return None if found is None else found.json()

    def save(self, folder: str | os.PathLike[str]) -> list[Path]:
        """Writes each output into a folder, as ``<name>.<kind>``."""
        return [
            one.save(Path(folder) / Output(one.output, one.media_type).filename)
            for one in self._images.values()
        ]

    def __getitem__(self, name: str) -> Image:
        return self._images[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._images)

    def __len__(self) -> int:
        return len(self._images)

    def __repr__(self) -> str:
        return f"Images({', '.join(map(repr, self._images.values()))})"


def made(order: Order, answer: Reply) -> Image | Images:
    """What came of an order.

    Raises:
        DecodeError: It is something else than what was ordered.
    """
    units, named = spent(answer.headers), request_id(answer.headers)
    files, names = _files(order, answer), band_names(order.body["evalscript"])
    for one in order.outputs:
        if not files[one.id]:
            raise DecodeError(f"the output {one.id} of the answer is empty")
    images = {
        one.id: Image(
            content=files[one.id],
            media_type=one.media_type,
            output=one.id,
            grid=order.grid,
            time=order.time,
            processing_units=units,
            request_id=named,
            band_names=names.get(one.id, ()),
        )
        for one in order.outputs
    }
    if order.mapped:
        return Images(images, named, units)
    return next(iter(images.values()))


def _files(order: Order, answer: Reply) -> dict[str, bytes]:
    if len(order.outputs) > 1:
        return unpacked(answer.content, order.outputs)
    wanted = next(iter(order.outputs))
    if answer.media_type not in {wanted.media_type, ""}:
        raise DecodeError(
            f"the answer is {answer.media_type} in place of {wanted.media_type}",
            body=answer.content[:65_536],
        )
    return {wanted.id: answer.content}
