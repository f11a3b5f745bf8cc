"""What `swath sentinelhub` is told: places, times, scripts, forms."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click

from swath.cli._exits import Failure
from swath.cli._lazy import closest
from swath.cli._options import extent_option, gathered, time_option
from swath.cli._selection import given_extent, read_text


__all__ = [
    "FORMS",
    "READY",
    "Picture",
    "Place",
    "Search",
    "form_of",
    "given_json",
    "picture_options",
    "ready",
    "search_options",
]

READY = (
    "true_colour",
    "false_colour",
    "short_wave_infrared",
    "ndvi",
    "ndwi",
    "ndmi",
    "nbr",
    "ndsi",
    "evi",
    "savi",
    "scene_classification",
    "elevation",
    "radar",
)
"""The ready-made scripts, as `swath.sentinelhub.evalscript` has them."""

FORMS = {
    ".png": "png",
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".tif": "tiff",
    ".tiff": "tiff",
    ".json": "json",
}
"""Forms of outputs by the ends of file names."""

_CORNERS = 4
_PICTURES = ("png", "jpeg")


class Search(NamedTuple):
    """Which Items of a collection."""

    extent: str | None
    time: str | None
    condition: str | None
    fields: str | None
    wanted: tuple[str, ...]

    def keywords(self) -> dict[str, Any]:
        """As the client takes them."""
        fields = None if self.fields is None else self.fields.split(",")
        return {
            **Place(self.extent).keywords("intersects"),
            "datetime": self.time,
            "filter": None if self.condition is None else _condition(self.condition),
            "fields": fields,
            "ids": list(self.wanted) or None,
        }


class Place(NamedTuple):
    """An area."""

    extent: str | None

    def keywords(self, shape: str = "geometry") -> dict[str, Any]:
        """As the client takes it: four numbers are a box, all else is a shape."""
        if self.extent is None:
            return {}
        found = given_extent(self.extent)
        boxed = isinstance(found, list) and len(found) == _CORNERS  # pyright: ignore[reportUnknownArgumentType] - of whatever
        return {"bbox" if boxed else shape: found}


class Picture(NamedTuple):
    """Of what pixels are wanted, and what is made of them."""

    data: tuple[str, ...]
    extent: str | None
    crs: str | None
    time: str | None
    evalscript: str | None
    width: int | None
    height: int | None
    resolution: float | None
    mosaicking_order: str | None
    max_cloud_cover: float | None
    upsampling: str | None
    downsampling: str | None
    request: str | None
    no_lint: bool

    def keywords(self, form: str = "values") -> dict[str, Any]:
        """As the client takes them, without what was not given.

        Args:
            form: What a ready-made script makes: ``"values"`` or ``"picture"``.
        """
        plain = self._asdict()
        del plain["extent"], plain["no_lint"]
        plain |= Place(self.extent).keywords()
        plain["data"] = [_source(one) for one in self.data] or None
        if self.evalscript is not None:
            plain["evalscript"] = self._script(self.evalscript, form)
        if self.request is not None:
            plain["request"] = given_json("--request", self.request)
        told = {name: value for name, value in plain.items() if value is not None}
        return {**told, "lint": False} if self.no_lint else told

    def check_script(self, outputs: str | dict[str, str]) -> None:
        """Refuses ready-made scripts in a form that they do not fit.

        Raises:
            UsageError: They would be JPEGs.
        """
        own = self.evalscript is None or self.evalscript[0] in "-@"
        if outputs == "jpeg" and not own:
            raise click.UsageError(
                "ready-made pictures are transparent where there is no data, which a "
                "JPEG cannot be: take png, or a script of your own"
            )

    def _script(self, text: str, form: str) -> Any:
        if text == "-" or text.startswith("@"):
            return read_text(text)
        collection = self.data[0].rpartition("=")[2] if self.data else None
        return ready(text, collection, form)


search_options = gathered(
    "search",
    Search,
    extent_option(),
    time_option,
    click.option(
        "--filter",
        "condition",
        metavar="CQL2|@FILE",
        help="A condition as CQL2 text or JSON, such as 'eo:cloud_cover < 20'.",
    ),
    click.option(
        "--fields", metavar="A,-B", help="Members wanted; a minus leaves one out."
    ),
    click.option(
        "--id", "wanted", multiple=True, metavar="ID", help="The Item of this id."
    ),
)

picture_options = gathered(
    "picture",
    Picture,
    click.argument("data", nargs=-1, metavar="[ID=]COLLECTION..."),
    extent_option("the units of --crs"),
    click.option("--crs", metavar="EPSG:N", help="Else longitude and latitude."),
    time_option,
    click.option(
        "--evalscript",
        metavar="NAME|@FILE|-",
        help="A ready-made script such as ndvi, or one's own.",
    ),
    click.option("--width", type=int, metavar="N", help="Columns of pixels."),
    click.option("--height", type=int, metavar="N", help="Rows of pixels."),
    click.option(
        "--resolution", type=float, metavar="METRES", help="In place of both."
    ),
    click.option(
        "--mosaicking-order",
        metavar="WORD",
        help="mostRecent, leastRecent or leastCC.",
    ),
    click.option(
        "--max-cloud-cover", type=float, metavar="PERCENT", help="Of a scene."
    ),
    click.option("--upsampling", metavar="WORD", help="NEAREST, BILINEAR or BICUBIC."),
    click.option("--downsampling", metavar="WORD", help="The same, for larger pixels."),
    click.option(
        "--request",
        metavar="JSON|@FILE|-",
        help="In place of all of these: the request as the service has it.",
    ),
    click.option("--no-lint", is_flag=True, help="Send a script that has mistakes."),
)


def ready(name: str, collection: str | None, form: str) -> Any:
    """A ready-made script.

    Args:
        name: Its name, with dashes or underscores.
        collection: The collection that it is for.
        form: ``"values"`` or ``"picture"``, where there is a choice.

    Raises:
        Failure: There is none of this name.
    """
    from swath.sentinelhub import evalscript  # noqa: PLC0415 - help has to be quick

    known = name.replace("-", "_")
    if known not in READY:
        near = closest(name, READY)
        raise Failure(f"no script {name!r}{near}; one's own is @FILE, or - for stdin")
    make: Callable[..., Any] = getattr(evalscript, known)
    given = {"collection": collection, "form": form}
    takes = inspect.signature(make).parameters
    return make(**{one: given[one] for one in takes if given.get(one) is not None})


def form_of(output: Path | None, forms: tuple[str, ...]) -> str | dict[str, str]:
    """The form of the output ``default``, or those of several by name.

    Args:
        output: The file, whose name tells where nothing else does.
        forms: What was given.

    Raises:
        UsageError: They contradict each other.
    """
    named = dict(_named(one) for one in forms if "=" in one)
    if named and len(named) < len(forms):
        raise click.UsageError("--format: either one form, or NAME=FORM for each")
    if named:
        return named
    if len(forms) > 1:
        raise click.UsageError("--format: of several outputs write NAME=FORM for each")
    suffix = output.suffix.lower() if output else ""
    ending = FORMS.get(suffix)
    if suffix and ending is None and not forms:
        raise click.UsageError(
            f"no form of a picture is called {suffix}: name the file .png, .jpg or "
            ".tif, or say which with --format"
        )
    if not forms:
        return ending or "png"
    form = FORMS.get(f".{forms[0].lower()}", forms[0])
    if ending is not None and form != ending:
        raise click.UsageError(f"--format {forms[0]} would not fit {output}: which?")
    return form


def script_form(outputs: str | dict[str, str]) -> str:
    """What a ready-made script makes for an output: a picture for eyes, or values."""
    return "picture" if outputs in _PICTURES else "values"


def given_json(option: str, text: str) -> Any:
    """JSON, or what a file or stdin has of it.

    Raises:
        UsageError: It is none.
    """
    import msgspec  # noqa: PLC0415 - help has to be quick

    text = read_text(text) if text == "-" or text.startswith("@") else text
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise click.UsageError(f"{option}: no JSON: {error}") from None


def given_script(text: str) -> str:
    """A script from ``@FILE``, a file's bare name, or ``-`` for stdin."""
    return read_text(text if text == "-" or text.startswith("@") else f"@{text}")


def _named(text: str) -> tuple[str, str]:
    name, _, form = text.partition("=")
    return name, form


def _source(text: str) -> Any:
    """A collection; with ``ID=`` before it, a source that the script calls so."""
    from swath.sentinelhub import Source  # noqa: PLC0415 - help has to be quick

    name, marked, collection = text.partition("=")
    return Source(collection, id=name) if marked else text


def _condition(text: str) -> Any:
    text = read_text(text) if text.startswith("@") else text
    return given_json("--filter", text) if text.lstrip().startswith("{") else text
