"""The Statistical API: numbers that sum up pictures, interval by interval."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
import numpy as np

from .encode import JSON
from .process_body import Calculation, StatisticsBody, TimeRange, read
from .process_units import LEAST_STATISTICS, units
from .refusals import ServiceError, bad_payload
from .render import Area, Rendered, area_of, plan_of, rendered
from .statistics_bands import chosen, summary
from .statistics_intervals import intervals
from .world import Answer


if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from .evalscript_setup import OutputSpec
    from .world import World


MASK: Final = "dataMask"
_INTEGERS = ("INT8", "UINT8", "INT16", "UINT16", "AUTO")
_INSTANT = timedelta(milliseconds=1)
_ERROR_TYPES: Final = {"timeout": "TIMEOUT", "memory": "EXECUTION_ERROR"}


def compute(request: Any, world: World) -> Answer:
    """Sums up what a request wants to know.

    Args:
        request: Its JSON as mappings and lists, or a struct of the document.
        world: What there is to see.

    Returns:
        A JSON answer, and what it costs.

    Raises:
        ServiceError: The request or its script is wrong, in every interval.
    """
    body = read(request, StatisticsBody)
    aggregation = body.aggregation
    area = area_of(body.input, aggregation, "aggregation")
    spans = list(intervals(aggregation.time_range, aggregation.aggregation_interval))
    parts = [_part(world, body, area, span) for span in spans]
    told = [part.told for part in parts if part.told is not None]
    failed = [part.failure for part in parts if part.failure is not None]
    if failed and len(failed) == len(told) and all(_is_fault(one) for one in failed):
        raise failed[0]
    status = "OK" if not failed else "FAILED" if len(failed) == len(told) else "PARTIAL"
    cost = max(LEAST_STATISTICS, sum(part.units for part in parts))
    answer = {"data": told, "status": status}
    if told:
        shown = max(part.pixels for part in parts)
        answer["geometryPixelCount"] = shown  # type: ignore[assignment]  # a number
    return Answer(msgspec.json.encode(answer), JSON, cost, _notes(parts))


class _Part(NamedTuple):
    """What became of an interval; `told` is None if it has no data."""

    told: dict[str, Any] | None
    failure: ServiceError | None = None
    units: float = 0.0
    pixels: int = 0
    odd: int = 0


def _part(
    world: World,
    body: StatisticsBody,
    area: Area,
    span: tuple[datetime, datetime],
) -> _Part:
    # The last instant of an interval belongs to the next one.
    moments = TimeRange(span[0], max(span[0], span[1] - _INSTANT))
    script = body.aggregation.evalscript
    plan = plan_of(world, body.input, script, area, "FLOAT32", moments)
    check_mask(plan.setup.outputs)
    if not any(True for source in plan.sources for _ in source.scenes):
        return _Part(None)
    interval = {"from": _text(span[0]), "to": _text(span[1])}
    try:
        made = rendered(world, plan)
    except ServiceError as error:
        if error.code != "RENDERER_EXCEPTION":
            raise
        return _Part({"interval": interval, "error": _told(error)}, error)
    outputs = _outputs(made, body.calculations)
    cost = units(area.grid, plan.sources, made.samples, 1.0, 0.0)
    told = {"interval": interval, "outputs": outputs}
    return _Part(told, None, cost, made.shown, made.odd)


def _told(error: ServiceError) -> dict[str, Any]:
    kind = error.errors[0]["kind"] if error.errors else ""
    return {"type": _ERROR_TYPES.get(kind, "BAD_REQUEST"), "message": error.detail}


def _is_fault(error: ServiceError) -> bool:
    """Whether a script is wrong, which the whole request is refused for."""
    return bool(_told(error)["type"] == "BAD_REQUEST")


def check_mask(outputs: list[OutputSpec]) -> None:
    """Refuses outputs that do not tell which pixels count.

    Raises:
        ServiceError: There is none named `dataMask`.
    """
    if MASK not in {one.id for one in outputs}:
        raise bad_payload(f"Response id {MASK} is not defined in setup()")


def _outputs(made: Rendered, calculations: Mapping[str, Calculation]) -> dict[str, Any]:
    """What is told of each output but the mask."""
    place = [one.id for one in made.outputs].index(MASK)
    mask_spec, mask = made.outputs[place], made.values[place] > 0
    found: dict[str, Any] = {}
    for spec, values in zip(made.outputs, made.values, strict=True):
        if spec.id != MASK:
            counted = _mask_of(spec.id, mask_spec, mask)
            calculation = chosen(dict(calculations), spec.id)
            found[spec.id] = {"bands": _bands(spec, values, counted, calculation)}
    return found


def _mask_of(
    output: str, spec: OutputSpec, mask: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """The band of the mask that is named after an output, or its first one."""
    names = spec.names or []
    return mask[:, :, names.index(output) if output in names else 0]


def _bands(
    spec: OutputSpec,
    values: NDArray[Any],
    counted: NDArray[np.bool_],
    calculation: Calculation | None,
) -> dict[str, Any]:
    kept = values.astype(np.float64)
    names = spec.names or [f"B{number}" for number in range(spec.bands)]
    return {
        name: summary(
            kept[:, :, number].ravel(),
            counted.ravel(),
            calculation,
            name,
            integers=spec.sample_type in _INTEGERS,
        )
        for number, name in enumerate(names)
    }


def _text(moment: datetime) -> str:
    text = moment.astimezone(UTC).isoformat(timespec="auto")
    return text.replace("+00:00", "Z")


def _notes(parts: list[_Part]) -> list[str]:
    odd = sum(part.odd for part in parts)
    if not odd:
        return []
    return [f"the script returned another number of values {odd} times"]
