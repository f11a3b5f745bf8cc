"""Runs an evalscript over the pixels of a request, for pictures and statistics."""

from __future__ import annotations

import os
import threading
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .crs_names import epsg_of
from .encode import stored
from .evalscript import Script, ScriptFailure, ScriptOrder, ScriptOutput
from .evalscript_setup import OutputSpec, SampleType, Setup, setup_of
from .grid import MAX_PIXELS, Grid, check_reach, inside, rings_of
from .mosaics import layers, normalization
from .refusals import ServiceError, bad_payload
from .sources import Source, known_collection, source_of, told


if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from swath.emulator.landscape import Floats

    from .evalscript import ScriptRun
    from .process_body import Dataset, Input, Output, TimeRange
    from .scenes import Scene
    from .world import World


DEFAULT_PIXELS = 256
_ATTEMPTS = 3
_BLOCK_BYTES = 48 * 2**20
_BLOCK_PIXELS = 2**18

_KEPT_BYTES = 31 * 2**20
# glibc gives freed memory back to the system, and fetches it again for the next tile,
# unless it has seen a block of about this size freed: then it keeps twice as much.
np.empty(_KEPT_BYTES, np.uint8)

_painting = threading.BoundedSemaphore(os.cpu_count() or 1)
"""More at once than there are processors would but push each other out of caches."""


class Area(NamedTuple):
    """The pixels of a request, and the rings within which there is data."""

    grid: Grid
    rings: list[tuple[Floats, Floats]] | None

    def shown(self, grid: Grid) -> NDArray[np.bool_]:
        """Which pixels of a part of the grid lie within the rings."""
        if self.rings is None:
            return np.ones((grid.height, grid.width), bool)
        return inside(self.rings, grid.x, grid.y)


def area_of(given: Input, size: Output, where: str = "output") -> Area:
    """Where and how finely a request wants to look.

    Args:
        given: Its input.
        size: Where the size stands.
        where: What that part of the request is called.

    Raises:
        ServiceError: Bounds or size are missing, wrong, or too much.
    """
    bounds = given.bounds
    epsg = epsg_of(bounds.properties.crs)
    rings = rings_of(bounds.geometry) if bounds.geometry else None
    if bounds.bbox is not None:
        west, east = sorted((bounds.bbox[0], bounds.bbox[2]))
        south, north = sorted((bounds.bbox[1], bounds.bbox[3]))
    elif rings:
        x, y = (np.concatenate(axis) for axis in zip(*rings, strict=True))
        west, south, east, north = x.min(), y.min(), x.max(), y.max()
    else:
        raise bad_payload("bounds need a bbox or a geometry")
    if not (west < east and south < north):
        raise bad_payload("the area of interest is empty")
    edges = float(west), float(south), float(east), float(north)
    check_reach(epsg, *edges)
    width, height = _size(size, edges[2] - edges[0], edges[3] - edges[1], where)
    return Area(Grid(epsg, *edges, width, height), rings)


def _size(size: Output, across: float, down: float, where: str) -> tuple[int, int]:
    by_size = size.width is not None or size.height is not None
    by_step = size.resx is not None or size.resy is not None
    if by_size and by_step:
        message = f"{where}: set either width and height, or resx and resy"
        raise bad_payload(message)
    if not by_step:
        found = {
            name: DEFAULT_PIXELS if count is None else count
            for name, count in (("width", size.width), ("height", size.height))
        }
    else:
        resx, resy = size.resx or size.resy or 0.0, size.resy or size.resx or 0.0
        if min(resx, resy) <= 0:
            raise bad_payload(f"{where}: resx and resy must be positive")
        found = {"resx": int(across / resx + 0.5), "resy": int(down / resy + 0.5)}
        found = {name: max(1, count) for name, count in found.items()}
    for name, count in found.items():
        if not 1 <= count <= MAX_PIXELS:
            violation = f"leads to {count} pixels, must be between 1 and {MAX_PIXELS}"
            parameter = {"parameter": f"{where}->{name}", "violation": violation}
            raise bad_payload(f"{where}->{name} {violation}", [parameter])
    width, height = found.values()
    return width, height


class Plan(NamedTuple):
    """A script, what it wants, and what it is run on."""

    script: Script
    setup: Setup
    sources: list[Source]
    fusion: bool
    area: Area


def plan_of(
    world: World,
    given: Input,
    evalscript: str,
    area: Area,
    default_type: SampleType = "AUTO",
    span: TimeRange | None = None,
) -> Plan:
    """Reads the script and finds its scenes.

    Args:
        world: Which world.
        given: The input of the request.
        evalscript: The script.
        area: The pixels.
        default_type: The sample type of outputs that name none.
        span: Moments that take the place of those of the datasets' filters.

    Raises:
        ServiceError: The script or the request is wrong.
    """
    if not given.data:
        raise bad_payload("input->data must not be empty")
    _check_version(evalscript)
    names = tuple(known_collection(world, given.data[0].type).bands)
    seed = zlib.crc32(evalscript.encode()) ^ zlib.crc32(repr(area.grid).encode())
    script = Script(evalscript, names, seed)
    try:
        setup = setup_of(world.engine.describe(script), default_type)
    except ScriptFailure as failure:
        raise script_error(failure) from None
    fusion = len(given.data) > 1
    sources = [
        source_of(world, dataset, spec, label, area.grid, span)
        for dataset, spec, label in _matched(given.data, setup, fusion=fusion)
    ]
    return Plan(script, setup, sources, fusion, area)


def _check_version(evalscript: str) -> None:
    if not evalscript.strip():
        raise bad_payload("evalscript must not be empty")
    for line in evalscript.splitlines():
        text = line.replace(" ", "").upper()
        if text.startswith("//VERSION="):
            if not text.startswith("//VERSION=3"):
                raise bad_payload("only evalscripts of version 3 are supported")
            return


def _matched(
    data: list[Dataset], setup: Setup, *, fusion: bool
) -> Iterable[tuple[Dataset, Any, str]]:
    """Each entry of the script's input with its dataset and its label."""
    if not fusion:
        yield data[0], _merged(setup), data[0].id or "0"
        return
    by_id = {one.id: one for one in data if one.id is not None}
    for place, spec in enumerate(setup.inputs):
        if spec.source is not None and spec.source in by_id:
            yield by_id[spec.source], spec, spec.source
        elif place < len(data) and (spec.source is None or data[place].id is None):
            dataset = data[place]
            yield dataset, spec, spec.source or dataset.id or str(place)
        else:
            known = ", ".join(by_id) or "none"
            message = (
                f"datasource {spec.source} of setup() is not in input->data: {known}"
            )
            raise bad_payload(message)


def _merged(setup: Setup) -> Any:
    """All inputs of a script as one."""
    first = setup.inputs[0] if setup.inputs else None
    if first is None:
        raise bad_payload("setup() has no input")
    bands = [band for spec in setup.inputs for band in spec.bands]
    units = [unit for spec in setup.inputs for unit in spec.units]
    return first._replace(bands=bands, units=units)


class Rendered(NamedTuple):
    """What a script made of the pixels.

    Attributes:
        outputs: What it declared, with the sizes that `updateOutput` left.
        values: For each output its numbers as it keeps them, of shape (rows, columns,
            bands).
        user_data: What it wants to be told beside.
        samples: How many samples pixels had, of all sources.
        odd: How many of its results had another size than it declared.
        shown: How many pixels lie within the geometry.
    """

    outputs: list[OutputSpec]
    values: list[NDArray[Any]]
    user_data: Any
    samples: list[int]
    odd: int
    shown: int


def rendered(world: World, plan: Plan) -> Rendered:
    """Runs the script.

    Raises:
        ServiceError: The script failed.
    """
    declared = [ScriptOutput(one.id, one.bands) for one in plan.setup.outputs]
    order = ScriptOrder(
        inputs=[told(source) for source in plan.sources],
        outputs=declared,
        fusion=plan.fusion,
        strict=world.strict,
        normalization=normalization(plan.sources),
    )
    for _ in range(_ATTEMPTS):
        try:
            with world.engine.run(plan.script, order) as run:
                return _run(world, plan, run)
        except ScriptFailure as failure:
            if failure.kind != "lost":
                raise script_error(failure) from None
    message = "The engine for scripts broke again and again"
    raise ServiceError(500, "RENDERER_EXCEPTION", message)


def _run(world: World, plan: Plan, run: ScriptRun) -> Rendered:
    grid = plan.area.grid
    stacks = [
        _kept(source, chosen)
        for source, chosen in zip(plan.sources, run.kept, strict=True)
    ]
    outputs = [
        spec._replace(bands=one.bands)
        for spec, one in zip(plan.setup.outputs, run.outputs, strict=True)
    ]
    parts: list[list[NDArray[Any]]] = []
    shown = 0
    rows = _rows(plan, run, stacks)
    for first in range(0, grid.height, rows):
        part = grid.rows(first, min(grid.height, first + rows))
        mask = plan.area.shown(part)
        shown += int(mask.sum())
        with _painting:
            inputs = [
                layers(world, source, stack, part, mask)
                for source, stack in zip(plan.sources, stacks, strict=True)
            ]
        last = first + rows >= grid.height
        found = run.block(inputs, part.width * part.height, last=last)
        parts.append(
            [
                stored(one, spec.sample_type).reshape(part.height, part.width, -1)
                for spec, one in zip(outputs, found, strict=True)
            ]
        )
    return Rendered(
        outputs,
        [np.concatenate(one) for one in zip(*parts, strict=True)],
        run.finish(),
        [len(stack) for stack in stacks],
        run.odd,
        shown,
    )


def _kept(source: Source, chosen: list[int] | None) -> list[Iterable[Scene]]:
    """The scenes of each sample, after the script chose among them."""
    if source.mosaicking == "SIMPLE":
        return [source.scenes]
    stacks: list[Iterable[Scene]] = [*source.stacks()]
    return stacks if chosen is None else [stacks[at] for at in chosen]


def _rows(plan: Plan, run: ScriptRun, stacks: list[list[Iterable[Scene]]]) -> int:
    """How many rows are made at once, so that memory stays small."""
    depth = sum(
        4 * len(source.bands) * max(1, len(stack))
        for source, stack in zip(plan.sources, stacks, strict=True)
    )
    depth += 8 * sum(one.bands for one in run.outputs)
    pixels = min(_BLOCK_PIXELS, _BLOCK_BYTES // max(1, depth))
    return max(1, pixels // plan.area.grid.width)


def script_error(failure: ScriptFailure) -> ServiceError:
    """How the service tells that a script failed."""
    at = f" at line {failure.line}" if failure.line else ""
    message = f"Failed to evaluate script{at}: {failure}"
    detail = [{"kind": failure.kind, "line": failure.line, "violation": str(failure)}]
    return ServiceError(400, "RENDERER_EXCEPTION", message, detail)
