"""What is to be rendered, checked: the one form of all the ways to say it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol, TypedDict, cast

import msgspec

from swath import geo
from swath._errors import InputError
from swath.sentinelhub._area import area, area_of
from swath.sentinelhub._crs import CrsLike
from swath.sentinelhub._grid import BBox, Grid, check_size, grid, whole_pixels
from swath.sentinelhub._outputs import TAR, Output, OutputsLike, outputs_of, responses
from swath.sentinelhub._plain import shown
from swath.sentinelhub._sources import DataLike, Model, Source, check_entries, sources
from swath.sentinelhub._times import Span, Times, span_of
from swath.sentinelhub._whole import whole
from swath.sentinelhub.evalscript._lint import check_body


_NO_SCRIPTS = (bytes, os.PathLike, int, float, list, tuple, Mapping)


class Script(Protocol):
    """A script that was put together: its text is that of `str()`."""

    def __str__(self) -> str: ...


class RenderOptions(TypedDict, total=False):
    """The arguments of `process.render`, for those who keep them in a dictionary."""

    evalscript: str | Script
    data: DataLike | Sequence[DataLike]
    bbox: BBox | Sequence[float]
    geometry: geo.ExtentLike
    crs: CrsLike
    time: Times
    width: int
    height: int
    resolution: float | tuple[float, float]
    quality: int
    mosaicking_order: str
    max_cloud_cover: float
    upsampling: str
    downsampling: str
    lint: bool


class EstimateOptions(RenderOptions, total=False):
    """All arguments of `process.render`."""

    outputs: OutputsLike
    request: Model | Mapping[str, Any]


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be rendered.

    Attributes:
        body: The request as the service has it.
        grid: The pixels of the picture.
        outputs: What is wanted of the script.
        time: The span of time that the data is from.
        mapped: Whether the user named outputs and gets them by name.
    """

    body: dict[str, Any]
    grid: Grid
    outputs: tuple[Output, ...]
    time: Span
    mapped: bool

    @property
    def accept(self) -> str | msgspec.UnsetType:
        """The form of the answer: several outputs come as an archive."""
        return TAR if len(self.outputs) > 1 else msgspec.UNSET

    def over(self, pixels: Grid) -> Order:
        """The same for other pixels, such as a part of its own (`Grid.window`)."""
        bounds = {**self.body["input"]["bounds"], "bbox": list(pixels.bbox)}
        bounds["properties"] = {"crs": pixels.crs.uri}
        before = cast("dict[str, Any]", self.body.get("output") or {})
        output = {name: one for name, one in before.items() if name not in _STEPS}
        output |= {"width": pixels.width, "height": pixels.height}
        body = {
            **self.body,
            "input": {**self.body["input"], "bounds": bounds},
            "output": output,
        }
        return msgspec.structs.replace(self, body=body, grid=pixels)


_STEPS = ("resx", "resy")
_PIXELS = 256
"""Width and height of a picture of which a whole request says nothing."""


def order(  # noqa: PLR0913 - each condition is an argument
    *,
    request: Model | Mapping[str, Any] | None = None,
    evalscript: str | Script | None = None,
    data: DataLike | Sequence[DataLike] | None = None,
    bbox: BBox | Sequence[float] | None = None,
    geometry: geo.ExtentLike | None = None,
    crs: CrsLike | None = None,
    time: Times | None = None,
    width: int | None = None,
    height: int | None = None,
    resolution: float | tuple[float, float] | None = None,
    outputs: OutputsLike | None = None,
    quality: int | None = None,
    mosaicking_order: str | None = None,
    max_cloud_cover: float | None = None,
    upsampling: str | None = None,
    downsampling: str | None = None,
    lint: bool = True,
) -> Order:
    """What is to be rendered, of the arguments of `process.render`; of any size.

    Raises:
        InputError: An argument makes no sense, or one is missing.
    """
    given = {name: one for name, one in locals().items() if one is not None}
    if request is not None:
        return _linted(_whole(request, given), lint=lint)
    where = area(bbox, geometry, crs)
    pixels = grid(
        where.bbox, where.crs, width=width, height=height, resolution=resolution
    )
    defaults = Source(
        "",
        time=time,
        mosaicking_order=mosaicking_order,
        max_cloud_cover=max_cloud_cover,
        upsampling=upsampling,
        downsampling=downsampling,
    )
    entries = sources(data, defaults)
    wanted = responses("png" if outputs is None else outputs, quality)
    size = {"width": pixels.width, "height": pixels.height}
    output = {**size, "responses": wanted}
    body = {
        "input": {"bounds": where.to_dict(), "data": entries},
        "output": output,
        "evalscript": script(evalscript),
    }
    made = Order(
        body=body,
        grid=pixels,
        outputs=outputs_of(output),
        time=span_of(entries),
        mapped=isinstance(outputs, Mapping),
    )
    return _linted(made, lint=lint)


def rendered(order: Order) -> Order:
    """An order for one picture.

    Raises:
        InputError: It is too large.
    """
    check_size(order.grid)
    return order


def script(evalscript: Any) -> str:
    """The text of a script.

    Raises:
        InputError: It is empty, or there is none.
    """
    if isinstance(evalscript, _NO_SCRIPTS):
        raise InputError(
            f"evalscript={shown(evalscript)} is no script: pass JavaScript as text; "
            "that of a file is path.read_text()"
        )
    if callable(evalscript):
        name = getattr(evalscript, "__name__", repr(evalscript))
        raise InputError(f"evalscript={name} is not called: pass {name}()")
    text = "" if evalscript is None else str(evalscript)
    if not text.strip():
        raise InputError(
            "the script is missing: pass evalscript= with JavaScript whose first line "
            "is //VERSION=3"
        )
    return text


def _linted(made: Order, *, lint: bool) -> Order:
    """The same order, if its script has no mistakes that are certain to be some."""
    if lint:
        entries = cast("list[dict[str, Any]]", made.body["input"]["data"])
        kinds = tuple((entry.get("id"), str(entry.get("type"))) for entry in entries)
        _check_script(made.body["evalscript"], kinds, made.outputs)
    return made


@lru_cache(maxsize=64)
def _check_script(
    text: str, kinds: tuple[tuple[Any, str], ...], outputs: tuple[Output, ...]
) -> None:
    """Refuses a script with mistakes; once for many pictures.

    Raises:
        InputError: The service is going to refuse it.
    """
    wanted = [
        {"identifier": one.id, "format": {"type": one.media_type}} for one in outputs
    ]
    data = [{"id": name, "type": kind} for name, kind in kinds]
    check_body(
        {
            "input": {"data": data},
            "output": {"responses": wanted},
            "evalscript": text,
        }
    )


def _whole(request: Model | Mapping[str, Any], given: Mapping[str, Any]) -> Order:
    """The order of a request that says all of it."""
    others = (name for name in given if name not in {"request", "lint"})
    return _read(whole(request, others, "ProcessRequest"))


def _read(body: dict[str, Any]) -> Order:
    body["evalscript"] = script(body.get("evalscript"))
    asked = _object(body, "input", "request")
    output = cast("dict[str, Any]", body.get("output") or {})
    entries = cast("list[dict[str, Any]]", asked.get("data") or [])
    if not entries:
        raise InputError("request.input.data is empty: name a collection")
    check_entries(entries)
    wanted = outputs_of(output)
    return Order(
        body=body,
        grid=grid_of(_object(asked, "bounds", "request.input"), output),
        outputs=wanted,
        time=span_of(entries),
        mapped=len(wanted) > 1,
    )


def _object(members: Mapping[str, Any], name: str, where: str) -> dict[str, Any]:
    found: Any = members.get(name)
    if not isinstance(found, Mapping):
        raise InputError(f"{where}.{name} is missing")
    return dict(cast("Mapping[str, Any]", found))


def grid_of(
    bounds: Mapping[str, Any], output: Mapping[str, Any], name: str = "output"
) -> Grid:
    """The pixels of a request that was given whole.

    Args:
        bounds: Where they are.
        output: What says how many there are.
        name: What that part of the request is called, for messages.

    Raises:
        InputError: They make no sense, or one is missing.
    """
    where = area_of(bounds)
    width, height = output.get("width"), output.get("height")
    resx, resy = (output.get(name) for name in _STEPS)
    if resx is None and resy is None:
        width, height = width or _PIXELS, height or _PIXELS
    elif width is not None or height is not None or resx is None or resy is None:
        raise InputError(
            f"request.{name}: set width and height, or resx and resy, but not some "
            "of the one and some of the other"
        )
    else:
        width, height = whole_pixels(where.bbox, (resx, resy))
    return grid(where.bbox, where.crs, width=width, height=height, resolution=None)
