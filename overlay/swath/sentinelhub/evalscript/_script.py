"""Scripts that are put together: their inputs and outputs, and what they compute."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from swath._errors import InputError
from swath.sentinelhub.evalscript._bands import DATA_MASK
from swath.sentinelhub.evalscript._case import DataLike, ResponsesLike
from swath.sentinelhub.evalscript._declared import SAMPLE_TYPES
from swath.sentinelhub.evalscript._expression import (
    BandUse,
    Expression,
    ExpressionLike,
    band,
    number,
    sample_name,
    where,
)
from swath.sentinelhub.evalscript._lint import lint
from swath.sentinelhub.evalscript._report import Report


_HELD = {
    "UINT8": (0, 255),
    "INT8": (-128, 127),
    "UINT16": (0, 65_535),
    "INT16": (-32_768, 32_767),
}
"""The lowest and the highest number of a sample type; the latter is fully opaque."""


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """An output of a script; `output` makes one.

    Attributes:
        values: What is computed; a colour is three values.
        id: Its name.
        sample_type: What its values are kept as.
        nodata: The value of pixels without data; None if they have no own.
        names: The names of its bands; empty if they have none.
    """

    values: tuple[Expression, ...]
    id: str = "default"
    sample_type: str = "AUTO"
    nodata: float | None = None
    names: tuple[str, ...] = ()

    @property
    def bands(self) -> int:
        """How many bands it has."""
        return sum(one.width for one in self.values)


class Evalscript(msgspec.Struct, frozen=True):
    """A script that was put together; `str()` gives its text.

    Whatever takes a script takes one of these.

    Attributes:
        text: The script.
        outputs: The names of its outputs.
    """

    text: str
    outputs: tuple[str, ...]

    def lint(
        self,
        *,
        collection: DataLike | None = None,
        responses: ResponsesLike | None = None,
        statistics: bool = False,
    ) -> Report:
        """Looks for mistakes; see `swath.sentinelhub.evalscript.lint`."""
        return lint(
            self.text,
            collection=collection,
            responses=responses,
            statistics=statistics,
        )

    def __str__(self) -> str:
        return self.text


def output(
    *values: ExpressionLike,
    id: str = "default",  # noqa: A002 - as the service calls it
    sample_type: str = "AUTO",
    nodata: float | None = None,
    names: Sequence[str] = (),
    alpha: bool = False,
) -> Output:
    """An output of a script.

    Args:
        values: What is computed: one value for each band, or a colour for three.
        id: Its name; a request that asks for no output by name gets ``"default"``.
        sample_type: What its values are kept as: ``"AUTO"`` makes bytes of 0 to 1,
            ``"UINT8"``, ``"UINT16"``, ``"INT8"`` and ``"INT16"`` round,
            ``"FLOAT32"`` keeps them.
        nodata: The value of pixels without data; GeoTIFFs say that it means nothing.
        names: The names of its bands, for statistics and arrays.
        alpha: Whether it has one band more, by which pixels without data are
            transparent.

    Raises:
        InputError: An argument makes no sense.
    """
    kept = str(sample_type).upper()
    if kept not in SAMPLE_TYPES:
        raise InputError(f"{sample_type=} is none of {', '.join(SAMPLE_TYPES)}")
    parts = [_expression(one) for one in values]
    if not parts:
        raise InputError(f"output {id!r} has no values: pass one for each band")
    mask = _masks(parts)
    if nodata is not None:
        parts = [_masked(one, mask, nodata) for one in parts]
        _check_nodata(nodata, kept)
    if alpha:
        parts.append(mask * _HELD[kept][1] if kept in _HELD else mask)
    made = Output(
        values=tuple(parts),
        id=id,
        sample_type=kept,
        nodata=nodata,
        names=tuple(names),
    )
    if names and len(made.names) != made.bands:
        raise InputError(f"{len(made.names)} names do not fit {made.bands} bands")
    return made


def _check_nodata(nodata: float, kept: str) -> None:
    """Refuses a value for nothing that pixels cannot have."""
    low, high = _HELD.get(kept, (-math.inf, math.inf))
    if kept in _HELD and not (low <= nodata <= high and nodata == int(nodata)):
        raise InputError(
            f"nodata={nodata!r} cannot be kept as {kept}: take a whole number from "
            f"{low} to {high}, or another sample_type"
        )


def script(
    *parts: Output | ExpressionLike,
    counted: Expression | bool = False,
) -> Evalscript:
    """A script of version 3, made of band maths.

    Args:
        parts: Its outputs. Band maths alone stand for one output of 32 bit floats.
        counted: Adds the output ``dataMask`` that statistics need: True counts every
            pixel that has data, a condition those of them where it holds.

    Raises:
        InputError: An argument makes no sense.

    Examples:
        >>> from swath.sentinelhub.evalscript import band, index, script
        >>> print(script(index(band("B08"), band("B04"))))
        //VERSION=3
        function setup() {
          return {
            input: [{ bands: ["B08", "B04"] }],
            output: [{ id: "default", bands: 1, sampleType: "FLOAT32" }]
          };
        }
        <BLANKLINE>
        function evaluatePixel(sample) {
          return { default: [index(sample.B08, sample.B04)] };
        }
        <BLANKLINE>
    """
    outputs = _outputs(parts)
    if counted is not False:
        mask = _masks([value for one in outputs for value in one.values])
        condition = mask if isinstance(counted, bool) else mask & counted
        outputs.append(_counting(condition))
    names = [one.id for one in outputs]
    if len(set(names)) < len(names):
        raise InputError(f"two of the outputs {', '.join(names)} have the same id")
    return Evalscript(_text(outputs), tuple(names))


def _outputs(parts: Sequence[Any]) -> list[Output]:
    outputs = [one for one in parts if isinstance(one, Output)]
    values = [one for one in parts if not isinstance(one, Output)]
    if outputs and values:
        raise InputError(
            "pass either outputs or band maths alone, which make one output"
        )
    if not outputs and not values:
        raise InputError("the script has no output: pass output(...), or band maths")
    return outputs or [output(*values, sample_type="FLOAT32")]


def _counting(condition: Expression) -> Output:
    """The output that says which pixels count."""
    return output(where(condition, 1, 0), id=DATA_MASK, sample_type="UINT8")


def _masks(parts: Iterable[Expression]) -> Expression:
    """Whether there is data of all sources that some values are made of."""
    sources = dict.fromkeys(use.source for one in parts for use in one.uses)
    found: Expression | None = None
    for source in sources or {None: None}:
        mask = band(DATA_MASK, source=source)
        found = mask if found is None else found * mask
    assert found is not None  # noqa: S101 - there is one source at least
    return found


def _masked(one: Expression, mask: Expression, nodata: float) -> Expression:
    if one.width != 1:
        raise InputError("a colour has no nodata value: pass alpha=True")
    return where(mask, one, nodata)


def _expression(value: ExpressionLike) -> Expression:
    return value if isinstance(value, Expression) else Expression(number(value))


def _text(outputs: Sequence[Output]) -> str:
    values = [value for one in outputs for value in one.values]
    uses = [*dict.fromkeys(use for one in values for use in one.uses)]
    if not uses:
        raise InputError("the script reads no band: use band(...)")
    return "\n".join([*_head(uses, outputs), "", *_body(values, uses, outputs), ""])


def _head(uses: Sequence[BandUse], outputs: Sequence[Output]) -> Iterator[str]:
    inputs = ", ".join(_input(source, uses) for source in _sources(uses))
    yield "//VERSION=3"
    yield "function setup() {"
    yield "  return {"
    yield f"    input: [{inputs}],"
    yield f"    output: [{', '.join(map(_declared, outputs))}]"
    yield "  };"
    yield "}"


def _body(
    values: Sequence[Expression], uses: Sequence[BandUse], outputs: Sequence[Output]
) -> Iterator[str]:
    prelude = {name: made for one in values for name, made in one.prelude.items()}
    for name, made in prelude.items():
        yield f"const {name} = {made};"
    if prelude:
        yield ""
    sources = _sources(uses)
    yield f"function evaluatePixel({'sample' if sources == [None] else 'samples'}) {{"
    for source in sources:
        if source is not None:
            yield f"  const {sample_name(source)} = samples.{source}[0] || {{}};"
    yield f"  return {{ {', '.join(map(_returned, outputs))} }};"
    yield "}"


def _sources(uses: Iterable[BandUse]) -> list[str | None]:
    found = [*dict.fromkeys(use.source for use in uses)]
    if None in found and len(found) > 1:
        raise InputError(
            "some bands name their source and others do not: give source= to all"
        )
    return found


def _input(source: str | None, uses: Iterable[BandUse]) -> str:
    """An entry of `input`.

    Raises:
        InputError: A band is read in two units, or only some bands name theirs.
    """
    units: dict[str, str | None] = {}
    for use in uses:
        if use.source != source:
            continue
        if units.setdefault(use.name, use.unit) != use.unit:
            raise InputError(f"band {use.name} is read in two units: take one of them")
    members = [f"bands: {json.dumps([*units])}"]
    if source is not None:
        members.insert(0, f"datasource: {json.dumps(source)}")
    if any(units.values()):
        members.append(f"units: {json.dumps(_units(units))}")
    return f"{{ {', '.join(members)} }}"


def _units(units: dict[str, str | None]) -> list[str]:
    known = {name: "DN" if name == DATA_MASK else unit for name, unit in units.items()}
    missing = [name for name, unit in known.items() if unit is None]
    if missing:
        raise InputError(
            f"some bands name their unit, and {', '.join(missing)} do not: give unit= "
            "to all"
        )
    return [str(unit) for unit in known.values()]


def _declared(one: Output) -> str:
    bands = json.dumps([*one.names]) if one.names else str(one.bands)
    members = [
        f"id: {json.dumps(one.id)}",
        f"bands: {bands}",
        f"sampleType: {json.dumps(one.sample_type)}",
    ]
    if one.nodata is not None:
        members.append(f"nodataValue: {number(one.nodata)}")
    return f"{{ {', '.join(members)} }}"


def _returned(one: Output) -> str:
    values = [f"...{it.code}" if it.width > 1 else it.code for it in one.values]
    key = one.id if one.id.isidentifier() else json.dumps(one.id)
    return f"{key}: [{', '.join(values)}]"
