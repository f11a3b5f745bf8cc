"""What `setup()` of an evalscript asks for, read and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from .process_body import is_list, is_object
from .refusals import bad_payload


if TYPE_CHECKING:
    from .evalscript import Description, Mosaicking


SampleType: TypeAlias = Literal["AUTO", "INT8", "UINT8", "INT16", "UINT16", "FLOAT32"]
_SAMPLE_TYPES: Final[dict[str, SampleType]] = {
    "AUTO": "AUTO",
    "INT8": "INT8",
    "UINT8": "UINT8",
    "INT16": "INT16",
    "UINT16": "UINT16",
    "FLOAT32": "FLOAT32",
}
_MOSAICKING: Final[dict[str, Mosaicking]] = {
    "SIMPLE": "SIMPLE",
    "ORBIT": "ORBIT",
    "TILE": "TILE",
}


class InputSpec(NamedTuple):
    """An entry of `input`.

    Attributes:
        bands: Their names.
        units: One for each band; None for its default.
        source: Which dataset it is of, if it says so.
        mosaicking: Of this input.
        bounds: Whether scenes shall tell where they have data.
    """

    bands: list[str]
    units: list[str | None]
    source: str | None
    mosaicking: Mosaicking
    bounds: bool


class OutputSpec(NamedTuple):
    """An entry of `output`.

    Attributes:
        id: Its name.
        bands: How many.
        names: The names of the bands, if it gives them.
        sample_type: What they are kept as.
        nodata: The value that stands for nothing, for TIFF.
    """

    id: str
    bands: int
    names: list[str] | None
    sample_type: SampleType
    nodata: float | None


class Setup(NamedTuple):
    """All of it."""

    inputs: list[InputSpec]
    outputs: list[OutputSpec]


def setup_of(told: Description, default_type: SampleType) -> Setup:
    """Reads what a script says of itself.

    Args:
        told: What it says.
        default_type: The sample type of outputs that name none.

    Raises:
        ServiceError: It is not understood.
    """
    if told.bare is not None:
        bands = list(told.bare)
        source = InputSpec(bands, [None] * len(bands), None, "SIMPLE", bounds=False)
        output = OutputSpec("default", told.bands, None, default_type, None)
        return Setup([source], [output])
    given = told.setup
    if not is_object(given):
        raise bad_payload("setup() does not return an object")
    mosaicking = _mosaicking(given.get("mosaicking"), "SIMPLE")
    least = 0 if told.late else 1
    listed = _listed(given.get("output"))
    outputs = [_output(one, default_type, least) for one in listed]
    names = [one.id for one in outputs]
    if len(set(names)) < len(names):
        raise bad_payload(f"setup() has outputs of the same id: {', '.join(names)}")
    if not outputs:
        raise bad_payload("setup() has no output")
    return Setup(_inputs(given.get("input"), mosaicking), outputs)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if is_list(value) else [value]


def _inputs(given: Any, mosaicking: Mosaicking) -> list[InputSpec]:
    """The entries; names of bands that stand for themselves are one entry."""
    entries = _listed(given)
    plain = [one for one in entries if isinstance(one, str)]
    found = [_input({"bands": plain}, mosaicking)] if plain else []
    for one in entries:
        if is_object(one):
            found.append(_input(one, mosaicking))
        elif not isinstance(one, str):
            raise bad_payload(f"setup() has {one!r} as input: take names or objects")
    return found


def _input(given: dict[str, Any], mosaicking: Mosaicking) -> InputSpec:
    bands = [str(one) for one in _listed(given.get("bands"))]
    units = [str(one) for one in _listed(given.get("units"))]
    if len(units) not in {0, 1, len(bands)}:
        message = f"setup() has {len(units)} units for {len(bands)} bands"
        raise bad_payload(message)
    each: list[str | None] = [*units] if len(units) == len(bands) else []
    each = each or [units[0] if units else None] * len(bands)
    unit_of = dict(zip(bands, each, strict=True))
    source = given.get("datasource", given.get("id"))
    return InputSpec(
        list(unit_of),
        list(unit_of.values()),
        None if source is None else str(source),
        _mosaicking(given.get("mosaicking"), mosaicking),
        bounds="bounds" in _listed(given.get("metadata")),
    )


def _mosaicking(given: Any, default: Mosaicking) -> Mosaicking:
    if given is None:
        return default
    name = _MOSAICKING.get(str(given).upper())
    if name is None:
        allowed = ", ".join(_MOSAICKING)
        raise bad_payload(f"mosaicking {given} does not exist: take one of {allowed}")
    return name


def _output(given: Any, default_type: SampleType, least: int) -> OutputSpec:
    output = given
    if not is_object(output):
        raise bad_payload(f"setup() has {given!r} as output: take an object")
    name = str(output.get("id", "default"))
    bands, names = _bands(name, output.get("bands", 1), least)
    wanted = str(output.get("sampleType") or default_type).upper()
    kind = _SAMPLE_TYPES.get(wanted)
    if kind is None:
        allowed = ", ".join(_SAMPLE_TYPES)
        message = f"sampleType {wanted} of output {name} does not exist: take {allowed}"
        raise bad_payload(message)
    nodata = output.get("nodataValue")
    if nodata is not None and not isinstance(nodata, int | float):
        raise bad_payload(f"nodataValue of output {name} is no number")
    return OutputSpec(name, bands, names, kind, nodata)


def _bands(output: str, given: Any, least: int) -> tuple[int, list[str] | None]:
    if is_list(given) and given:
        names = [str(one) for one in given]
        return len(names), names
    # None will do for a script that wants to tell user data alone.
    if isinstance(given, int) and not isinstance(given, bool) and given >= least:
        return given, None
    message = f"bands of output {output} are {given!r}: take a number or names"
    raise bad_payload(message)
