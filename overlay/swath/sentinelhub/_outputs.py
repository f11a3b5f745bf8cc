"""What is wanted of a script's outputs, and in which form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, cast

import msgspec

from swath._core.numbers import whole_number
from swath._errors import InputError
from swath.sentinelhub._plain import plain, shown


OutputsLike: TypeAlias = "str | Mapping[str, str]"
"""The form of the output ``default``, or the forms of several outputs by their name."""

PNG, JPEG, TIFF, JSON = "image/png", "image/jpeg", "image/tiff", "application/json"
TAR = "application/x-tar"
DEFAULT, USER_DATA = "default", "userdata"
EXTENSIONS = {PNG: "png", JPEG: "jpg", TIFF: "tif", JSON: "json"}

_SHORT = {
    "png": PNG,
    "jpg": JPEG,
    "jpeg": JPEG,
    "tif": TIFF,
    "tiff": TIFF,
    "geotiff": TIFF,
    "json": JSON,
}
_BEST_QUALITY = 100
_UNSAFE = re.compile(r"[/\\\0]|^\.*$")


class Output(msgspec.Struct, frozen=True):
    """An output that is wanted.

    Attributes:
        id: Its name in the script.
        media_type: Its form.
    """

    id: str
    media_type: str

    @property
    def filename(self) -> str:
        """The name of its file."""
        return f"{self.id}.{EXTENSIONS[self.media_type]}"


def responses(given: OutputsLike, quality: int | None) -> list[dict[str, Any]]:
    """The member `responses` of a request.

    Args:
        given: What is wanted.
        quality: That of the JPEGs among them, from 0 to 100.

    Raises:
        InputError: A form is none, or none that the output can have.
    """
    forms: Any = {DEFAULT: given} if isinstance(given, str) else given
    if not isinstance(forms, Mapping) or not forms:
        raise InputError(
            f"outputs={shown(given)} has to be a form such as 'png', or forms by the "
            "names of outputs, such as {'default': 'tiff', 'userdata': 'json'}"
        )
    named, quality = cast("Mapping[str, Any]", forms), plain(quality)
    wanted = [Output(name, media_type(name, form)) for name, form in named.items()]
    check(wanted)
    _check_quality(quality, wanted)
    return [_response(one, quality) for one in wanted]


def outputs_of(output: Mapping[str, Any]) -> tuple[Output, ...]:
    """The outputs that a request asks for.

    Raises:
        InputError: A form is none, or none that the output can have.
    """
    found = cast("list[Mapping[str, Any]]", output.get("responses") or [{}])
    wanted = [_output(one) for one in found]
    check(wanted)
    return tuple(wanted)


def media_type(name: str, form: Any) -> str:
    """The media type of a form.

    Raises:
        InputError: There is no such form.
    """
    found = _SHORT.get(form.lower(), form.lower()) if isinstance(form, str) else ""
    if found not in EXTENSIONS:
        raise InputError(
            f"outputs: {name!r} cannot be had as {form!r}, but as 'png', 'jpeg', "
            "'tiff', and userdata as 'json'"
        )
    return found


def check(wanted: Sequence[Output]) -> None:
    """Refuses forms that outputs cannot have, and names that cannot be.

    Raises:
        InputError: There are some.
    """
    names = [one.id for one in wanted]
    for one in wanted:
        if not one.id or _UNSAFE.search(str(one.id)):
            raise InputError(f"outputs: {one.id!r} cannot be the name of an output")
        if (one.id == USER_DATA) != (one.media_type == JSON):
            right = "json" if one.id == USER_DATA else "png, jpeg or tiff"
            raise InputError(
                f"outputs: {one.id!r} cannot be had as {one.media_type}, but as "
                f"{right}: JSON is the form of userdata alone"
            )
    if len(set(names)) < len(names):
        raise InputError(f"outputs: two of {', '.join(names)} have the same name")


def _check_quality(quality: Any, wanted: Sequence[Output]) -> None:
    if quality is None:
        return
    if not any(one.media_type == JPEG for one in wanted):
        raise InputError("quality= is for JPEG alone, and no output is one")
    whole_number("quality", quality, 0, _BEST_QUALITY)


def _response(output: Output, quality: int | None) -> dict[str, Any]:
    form: dict[str, Any] = {"type": output.media_type}
    if quality is not None and output.media_type == JPEG:
        form["quality"] = quality
    return {"identifier": output.id, "format": form}


def _output(response: Mapping[str, Any]) -> Output:
    name = response.get("identifier", DEFAULT)
    form = cast("Mapping[str, Any]", response.get("format") or {})
    return Output(name, media_type(name, form.get("type", PNG)))
