"""What a batch writes, and where: files of its tiles, or one Zarr group."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec

from swath._errors import InputError
from swath.geo._rings import is_array
from swath.sentinelhub._batch_grids import GRIDS, ZARR_GRIDS
from swath.sentinelhub._outputs import DEFAULT, JSON, TIFF, Output, check, media_type


ZARR = "zarr/array"
REQUEST, OUTPUT = "requestId", "outputId"

_PLACEHOLDER = re.compile(r"<([A-Za-z_]+)>")
_DTYPES = (
    *("|u1", "|i1", "<u2", ">u2", "<i2", ">i2"),
    *("<f4", ">f4", "<f8", ">f8"),
)
_ORIGINS = ("topLeft", "bottomLeft")
_PAIR = 2


class Zarr(msgspec.Struct, frozen=True, kw_only=True):
    """How a batch is written as one Zarr group, in version 2 of the format.

    Attributes:
        dtype: The type of all arrays as numpy writes it, such as ``"<f4"``; it must be
            able to hold what the script gives.
        chunks: Rows and columns of a chunk; they divide those of a tile.
        fill_value: What empty places hold; ``"NaN"`` as text.
        compressor: That of numcodecs; Blosc with LZ4 by default.
        origin: Where the coordinates begin: ``"topLeft"`` or ``"bottomLeft"``.
        attributes: What to add to those of the group.
        arrays: What is different for the arrays of single outputs, as the service has
            it: ``{"mask": {"dtype": "|u1", "fill_value": 0}}``.
    """

    dtype: str
    chunks: tuple[int, int]
    fill_value: float | str = 0
    compressor: Mapping[str, Any] | None = None
    origin: str = "topLeft"
    attributes: Mapping[str, Any] = {}
    arrays: Mapping[str, Mapping[str, Any]] = {}

    def to_dict(self) -> dict[str, Any]:
        """The group and its arrays as the service has them."""
        group: dict[str, Any] = {
            "zarr_format": 2,
            "coordinates": {"origin": self.origin},
        }
        if self.attributes:
            group["customAttributes"] = dict(self.attributes)
        array: dict[str, Any] = {
            "dtype": self.dtype,
            "order": "C",
            "chunks": [1, *self.chunks],
            "fill_value": self.fill_value,
        }
        if self.compressor is not None:
            array["compressor"] = dict(self.compressor)
        members: dict[str, Any] = {"group": group, "arrayParameters": array}
        if self.arrays:
            members["arrayOverrides"] = {
                name: dict(one) for name, one in self.arrays.items()
            }
        return members


def responses(outputs: Any, *, zarr: bool) -> list[dict[str, Any]]:
    """What is written of the script's outputs.

    Args:
        outputs: Forms by the names of outputs, or the form of the only one; names
            alone for Zarr.
        zarr: Whether it goes into a Zarr group.

    Raises:
        InputError: A form is none that a batch writes.
    """
    names = _arrays(outputs) if zarr else _files(outputs)
    return [
        {"identifier": name, "format": {"type": form}} for name, form in names.items()
    ]


def wanted_of(output: Mapping[str, Any]) -> tuple[Output, ...]:
    """The outputs that a request names; arrays count as TIFFs."""
    found = cast("list[Mapping[str, Any]]", output.get("responses") or [{}])
    wanted: list[Output] = []
    for one in found:
        form = cast("Mapping[str, Any]", one.get("format") or {}).get("type", TIFF)
        name = str(one.get("identifier", DEFAULT))
        wanted.append(Output(name, TIFF if form == ZARR else str(form)))
    return tuple(wanted)


def zarr_members(zarr: Any, outputs: Sequence[str], grid: int) -> dict[str, Any]:
    """A Zarr group as the service has it.

    Raises:
        InputError: It makes no sense, or the grid cannot be written so.
    """
    if not isinstance(zarr, Zarr):
        raise InputError(f"zarr={zarr!r} is no group: pass swath.sentinelhub.Zarr(...)")
    if grid not in ZARR_GRIDS:
        raise InputError(
            f"grid={grid} has tiles in several reference systems, which no Zarr group "
            f"holds: take one of {', '.join(map(str, ZARR_GRIDS))}"
        )
    if zarr.dtype not in _DTYPES:
        raise InputError(f"zarr: {zarr.dtype=} is none of {', '.join(_DTYPES)}")
    if zarr.origin not in _ORIGINS:
        raise InputError(f"zarr: {zarr.origin=} is none of {', '.join(_ORIGINS)}")
    unknown = sorted(set(zarr.arrays) - set(outputs))
    if unknown:
        raise InputError(
            f"zarr: arrays has {unknown[0]!r}, and the outputs are {', '.join(outputs)}"
        )
    return zarr.to_dict()


def check_chunks(zarr: Zarr, grid: int, resolution: float) -> None:
    """Sees that the chunks divide a tile.

    Raises:
        InputError: They do not.
    """
    side = GRIDS[grid].pixels(resolution, (0, 0))[0]
    chunks: Any = zarr.chunks
    pair = is_array(chunks) and len(chunks) == _PAIR
    if not pair or not all(_divides(one, side) for one in chunks):
        raise InputError(
            f"zarr: {chunks=} has to be a pair of whole numbers that divide the {side} "
            "pixels of a tile"
        )


def cog_members(cog: Any, outputs: Sequence[Output]) -> dict[str, Any]:
    """How cloud-optimized files are written.

    Raises:
        InputError: An output cannot be one, or these are no parameters.
    """
    if cog is False:
        return {}
    others = [one for one in outputs if one.media_type != TIFF]
    if others:
        raise InputError(
            f"cog: {others[0].id!r} is {others[0].media_type}, and only TIFFs are "
            "cloud-optimized"
        )
    if cog is True:
        return {"cogOutput": True}
    to_dict = getattr(cog, "to_dict", None)
    members: Any = to_dict() if callable(to_dict) else cog
    if not isinstance(members, Mapping):
        raise InputError(
            f"cog={cog!r} has to be True, or what is special: {{'blockxsize': 512}}"
        )
    return {
        "cogOutput": True,
        "cogParameters": dict(cast("Mapping[str, Any]", members)),
    }


def check_place(url: str, names: Sequence[str], outputs: int, *, zarr: bool) -> None:
    """Sees that the files of a batch do not overwrite each other.

    Args:
        url: A prefix, or a template.
        names: The placeholders that tell tiles apart.
        outputs: How many files a tile has.
        zarr: Whether there are no files of tiles.

    Raises:
        InputError: They would, or the template has a placeholder that is none.
    """
    found = set(_PLACEHOLDER.findall(url))
    known = {REQUEST} if zarr else {REQUEST, OUTPUT, "format", *names}
    unknown = sorted(found - known)
    if unknown:
        shown = ", ".join(f"<{one}>" for one in sorted(known))
        raise InputError(
            f"delivery: <{unknown[0]}> is no placeholder here; they are {shown}"
        )
    if zarr or not found:
        return
    if not found & set(names):
        wanted = " or ".join(f"<{one}>" for one in names)
        raise InputError(f"delivery: {url!r} lacks {wanted}, which tells tiles apart")
    if outputs > 1 and OUTPUT not in found:
        raise InputError(
            f"delivery: {url!r} lacks <{OUTPUT}>, which tells {outputs} outputs apart"
        )


def root_of(url: str, request: str, *, zarr: bool) -> str:
    """The folder of a request: that of all that differs between its files."""
    found = url.replace(f"<{REQUEST}>", request)
    if zarr:
        return found.rstrip("/")
    if "<" not in url:
        return f"{url.rstrip('/')}/{request}"
    return found.partition("<")[0].rpartition("/")[0]


def _files(outputs: Any) -> dict[str, str]:
    given: Any = {DEFAULT: "tiff" if outputs is None else outputs}
    forms = cast(
        "Mapping[str, Any]", outputs if isinstance(outputs, Mapping) else given
    )
    wanted = [Output(str(name), media_type(name, form)) for name, form in forms.items()]
    check(wanted)
    others = [one for one in wanted if one.media_type not in {TIFF, JSON}]
    if others or not wanted:
        what = (
            f"{others[0].id!r} cannot be {others[0].media_type}" if others else "none"
        )
        raise InputError(
            f"outputs: {what}: a batch writes 'tiff', and userdata as 'json'"
        )
    return {one.id: one.media_type for one in wanted}


def _arrays(outputs: Any) -> dict[str, str]:
    names: Any = DEFAULT if outputs is None else outputs
    listed = [names] if isinstance(names, str) else names
    if not is_array(listed) or not listed:
        raise InputError(
            f"outputs={outputs!r}: into a Zarr group go arrays, so pass the names of "
            "the outputs alone, such as ['ndvi', 'mask']"
        )
    check([Output(str(one), TIFF) for one in listed])
    return {str(one): ZARR for one in listed}


def _divides(chunk: Any, side: int) -> bool:
    whole = isinstance(chunk, int) and not isinstance(chunk, bool)
    return whole and chunk > 0 and side % chunk == 0
