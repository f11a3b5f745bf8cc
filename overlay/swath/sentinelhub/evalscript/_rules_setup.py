"""What can be wrong with `setup()`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from swath.sentinelhub._outputs import JPEG, PNG, TIFF, USER_DATA
from swath.sentinelhub.evalscript._bands import DATA_MASK
from swath.sentinelhub.evalscript._case import Case, Data, meant
from swath.sentinelhub.evalscript._declared import (
    MOSAICKING,
    SAMPLE_TYPES,
    Declared,
    Input,
    Named,
    Output,
    word_of,
)
from swath.sentinelhub.evalscript._literals import Constant, Node
from swath.sentinelhub.evalscript._report import Finding


_BANDS = {PNG: (1, 2, 3, 4), JPEG: (1, 3)}
_TOO_MUCH = {
    PNG: ("INT8", "INT16", "FLOAT32"),
    JPEG: ("INT8", "INT16", "UINT16", "FLOAT32"),
}


def setup_findings(case: Case, told: Declared) -> Iterator[Finding]:
    """All that is wrong with what `setup()` says."""
    yield from _missing(case, told)
    yield from _words(case, told)
    for one, data in case.matched(told):
        yield from _bands(case, one, data)
        yield from _units(case, one, data)
    yield from _sources(case, told)
    yield from _outputs(case, told)
    yield from _responses(case, told)


def _missing(case: Case, told: Declared) -> Iterator[Finding]:
    for name, example in (("input", '["B04"]'), ("output", "{ bands: 3 }")):
        if told.members.lacks(name):
            yield case.finding(
                told.at,
                f"setup() has no {name}",
                f"add {name}: {example}",
                certain=True,
            )


def _words(case: Case, told: Declared) -> Iterator[Finding]:
    """Sample types and ways of mosaicking that do not exist."""
    for node in (told.mosaicking, *(one.mosaicking for one in told.inputs)):
        yield from _word(case, "mosaicking", node, MOSAICKING)
    for one in told.outputs:
        yield from _word(case, "sampleType", one.sample_type, SAMPLE_TYPES)


def _word(
    case: Case, name: str, node: Node | None, known: Iterable[str]
) -> Iterator[Finding]:
    word = word_of(node)
    if node is None or word is None or word in known:
        return
    # A constant that does not exist counts as not set: that is a mistake, but it runs.
    yield case.finding(
        node.at,
        f"there is no {name} {word}",
        meant(word, known),
        certain=not isinstance(node.value, Constant),
    )


def _bands(case: Case, one: Input, data: Data | None) -> Iterator[Finding]:
    if data is None or data.bands is None:
        return
    for name, at in one.bands:
        if name not in data.bands:
            message = f"{data.name} has no band {name}"
            yield case.finding(at, message, meant(name, data.bands), certain=True)


def _units(case: Case, one: Input, data: Data | None) -> Iterator[Finding]:
    if not one.units or not one.whole:
        return
    if len(one.units) not in {1, len(one.bands)}:
        message = f"there are {len(one.units)} units for {len(one.bands)} bands"
        yield case.finding(
            one.units[0][1], message, "give one for all, or one for each", certain=True
        )
        return
    single = len(one.units) < len(one.bands)
    each = one.units * len(one.bands) if single else one.units
    for (band, _), unit in zip(one.bands, each, strict=True):
        # Published scripts name one unit that not all of their bands have.
        yield from _unit(case, band, unit, data, certain=not single)


def _unit(
    case: Case, band: str, unit: Named, data: Data | None, *, certain: bool
) -> Iterator[Finding]:
    known = data.bands.get(band) if data is not None and data.bands else None
    word, at = unit
    if data is None or known is None or band == DATA_MASK or word.upper() in known:
        return
    # Digital numbers may be had of more bands than are documented to give them.
    yield case.finding(
        at,
        f"band {band} of {data.name} has no unit {word}",
        f"take {', '.join(known)}",
        certain=certain and word.upper() != "DN",
    )


def _sources(case: Case, told: Declared) -> Iterator[Finding]:
    """Data that a script wants and a request has not."""
    if told.whole_inputs and case.data:
        yield from _surplus(case, told.inputs[len(case.data) :])
    ids = [data.id for data in case.data]
    fused = len(ids) > 1
    if not ids or None in ids:
        return
    for one in told.inputs:
        source = one.source.value if one.source is not None else None
        if one.source is not None and isinstance(source, str) and source not in ids:
            yield case.finding(
                one.source.at,
                f"the request has no data with the id {source}",
                f"take {', '.join(map(str, ids))}",
                certain=fused,
            )


def _surplus(case: Case, inputs: Sequence[Input]) -> Iterator[Finding]:
    """Inputs that stand for no data, as they name none and the request has fewer."""
    nameless = next((one for one in inputs if one.source is None), None)
    if nameless is not None:
        count = len(case.data)
        message = f"every input is for data of its own, and the request has {count}"
        fix = "name all bands of a collection in one input, with units: [...] for each"
        yield case.finding(nameless.at, message, fix)


def _outputs(case: Case, told: Declared) -> Iterator[Finding]:
    seen: set[str] = set()
    for one in told.outputs:
        if one.id in seen:
            message = f"two outputs have the id {one.id}"
            yield case.finding(one.at, message, "give each its own", certain=True)
        if one.id is not None:
            seen.add(one.id)
        yield from _without_bands(case, one)


def _without_bands(case: Case, output: Output) -> Iterator[Finding]:
    """An output that can be no picture, which is fine if only user data are wanted."""
    if output.bands is None or output.bands > 0:
        return
    wanted = output.id in (case.responses or {})
    late = case.tokens.has("updateOutput")
    yield case.finding(
        output.at,
        f"output {output.id or ''} has no bands, and cannot be a picture",
        "give it one, or ask for userdata alone",
        certain=output.bands < 0 or (wanted and not late),
    )


def _responses(case: Case, told: Declared) -> Iterator[Finding]:
    """Outputs that are wanted and not there, or not in a form that they can have."""
    by_id = {one.id: one for one in told.outputs if one.id is not None}
    whole = told.whole_outputs and len(by_id) == len(told.outputs)
    wanted = {DATA_MASK: ""} if case.statistics else dict(case.responses or {})
    for name, form in wanted.items():
        if name in by_id:
            yield from _form(case, by_id[name], form)
        elif whole and name != USER_DATA:
            yield _no_output(case, told, name, list(by_id))


def _no_output(case: Case, told: Declared, name: str, known: list[str]) -> Finding:
    if case.statistics:
        message = "statistics need an output dataMask that says which pixels count"
        fix = 'add { id: "dataMask", bands: 1 }, and return it with 1 or 0'
        return case.finding(told.at, message, fix, certain=True)
    message = f"the output {name} is asked for, but setup() does not name it"
    return case.finding(told.at, message, meant(name, known), certain=True)


def _form(case: Case, output: Output, form: str) -> Iterator[Finding]:
    """Whether an output can be had in a form."""
    kept = output.kept_as(case.default_type)
    if form not in _BANDS:
        return
    at = output.sample_type.at if output.sample_type is not None else output.at
    if kept in _TOO_MUCH[form]:
        message = f"output {output.id} has sampleType {kept}, and {form} cannot hold it"
        fix = f"ask for it as {TIFF}, or keep it as UINT8"
        yield case.finding(at, message, fix, certain=True)
    count = output.bands
    if not count or count in _BANDS[form] or case.tokens.has("updateOutput"):
        return
    numbers = ", ".join(map(str, _BANDS[form]))
    message = f"output {output.id} has {count} bands, and {form} can have {numbers}"
    fix = f"ask for it as {TIFF}"
    if count in _BANDS[PNG]:
        fix = f"ask for it as {PNG}, which may be transparent, or return three bands"
    yield case.finding(output.at, message, fix, certain=True)
