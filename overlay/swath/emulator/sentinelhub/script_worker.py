"""The engine for evalscripts: V8, in a worker process of its own.

The process is started when the first script comes. It is killed when a script does not
let itself be stopped, and ends when it breaks; the next script gets a new one.
"""

from __future__ import annotations

import itertools
import threading
import weakref
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import msgspec
import numpy as np

from .evalscript import (
    Description,
    Layers,
    Script,
    ScriptFailure,
    ScriptOrder,
    ScriptOutput,
)
from .learnt import learn
from .script_process import ScriptProcess


if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from io import FileIO

    from numpy.typing import NDArray


Described: TypeAlias = dict[tuple[str, tuple[str, ...]], Description]
"""What is known of scripts, by their texts and the bands that they may name."""


MEMORY = 1536 * 1024**2
"""Bytes that the process may hold; V8 itself needs 512 MiB of address space."""
LIMIT = 20.0
"""Seconds that a script may take for a step, such as a block of pixels."""
_GRACE = 5.0
_GLANCE = 0.05
"""Seconds after which one who closes looks whether another process was started."""
_REMEMBERED = 512
_ALIGNMENT = 8
_ARRAYS = {
    "u1": "Uint8",
    "i1": "Int8",
    "u2": "Uint16",
    "i2": "Int16",
    "u4": "Uint32",
    "f4": "Float32",
    "f8": "Float64",
}
"""The typed array of a dtype."""


class ScriptWorker:
    """Runs evalscripts in a process of its own; for any thread.

    Args:
        limit: Seconds that a script may take for a step.
        memory: Bytes that the process may hold.
        described: What is known of scripts, if others shall know it too.
    """

    def __init__(
        self,
        limit: float = LIMIT,
        memory: int = MEMORY,
        described: Described | None = None,
    ) -> None:
        self.limit = limit
        self._memory = memory
        self._lock = threading.RLock()
        self._numbers = itertools.count()
        self._process: ScriptProcess | None = None
        self._closing: weakref.finalize[[], ScriptWorker] | None = None
        self._described: Described = {} if described is None else described

    @property
    def pid(self) -> int | None:
        """The number of the process, if there is one."""
        return self._process.pid if self._process else None

    def describe(self, script: Script) -> Description:
        """What a script says of itself; remembered.

        Raises:
            ScriptFailure: It cannot be evaluated.
        """
        known = self.known(script)
        if known is None:
            told = self.ask("describe", script=self._told(script))
            known = msgspec.convert(told, Description)
            if len(self._described) >= _REMEMBERED:
                self._described.clear()
            self._described[script.text, script.names] = known
        return known

    def known(self, script: Script) -> Description | None:
        """What is remembered of a script."""
        return self._described.get((script.text, script.names))

    @contextmanager
    def run(self, script: Script, order: ScriptOrder) -> Generator[WorkerRun]:
        """Runs a script on blocks of pixels; others may run in between.

        Raises:
            ScriptFailure: The script is at fault.
        """
        described = self.describe(script)
        given = {**self._told(script), "bare": described.bare}
        run = WorkerRun(self, next(self._numbers), given, order)
        if not described.silent:
            run.begin()
        try:
            yield run
        finally:
            run.leave()

    @contextmanager
    def alone(self, pid: int | None = None) -> Generator[ScriptProcess]:
        """Nobody else's turn.

        Args:
            pid: The number that the process must still have, if that matters.

        Raises:
            ScriptFailure: It is another one.
        """
        with self._lock:
            if pid is not None and not self._has(pid):
                raise ScriptFailure("lost", "another script broke the engine")
            yield self.process()

    def _has(self, pid: int) -> bool:
        """Whether a process is still the one."""
        process = self._process
        return process is not None and process.usable and process.pid == pid

    def ask(self, verb: str, **request: Any) -> Any:
        """Lets the process do something; it is closed if it broke."""
        with self._lock:
            try:
                return self.process().ask(verb, self.limit + _GRACE, **request)
            except ScriptFailure as failure:
                if failure.kind == "crash":
                    self.close()
                raise

    def process(self) -> ScriptProcess:
        """The process, started if there is none."""
        if self._process is None or not self._process.usable:
            self.close()
            self._process = ScriptProcess(self._memory)
            self._closing = weakref.finalize(self, self._process.close)
        return self._process

    def close(self) -> None:
        """Ends the process, whatever it is at."""
        self._kill()
        # Whoever waits for it holds the lock until it dies, and may just have started
        # it, after the one that was killed.
        while not self._lock.acquire(timeout=_GLANCE):
            self._kill()
        try:
            if self._closing is not None:
                self._closing()
            self._closing = self._process = None
        finally:
            self._lock.release()

    def _kill(self) -> None:
        process = self._process
        if process is not None:
            process.kill()

    def _told(self, script: Script) -> dict[str, Any]:
        return {**script._asdict(), "limit": self.limit}


class _Begun(msgspec.Struct):
    kept: list[list[int] | None]
    outputs: list[ScriptOutput]


learn(Description, _Begun)


class WorkerRun:
    """A script at work in the process; see `ScriptRun`.

    The process hears of one that has no say in scenes and sizes when pixels are there:
    then one exchange will do, if they are all of them.
    """

    def __init__(
        self,
        worker: ScriptWorker,
        number: int,
        script: dict[str, Any],
        order: ScriptOrder,
    ) -> None:
        self._worker = worker
        self._number = number
        self._script = script
        self._order = order
        self._pid: int | None = None
        self._end: dict[str, Any] | None = None
        self.kept: list[list[int] | None] = [None] * len(order.inputs)
        self.outputs = order.outputs
        self.odd = 0

    def begin(self) -> None:
        """Lets the script choose scenes and size outputs."""
        with self._worker.alone() as process:
            told = self._worker.ask(
                "begin", run=self._number, script=self._script, order=self._order
            )
            self._pid = process.pid
        begun = msgspec.convert(told, _Begun)
        self.kept, self.outputs = begun.kept, begun.outputs

    def block(
        self, inputs: Sequence[Layers], pixels: int, *, last: bool = False
    ) -> list[NDArray[np.float64]]:
        """Runs the script on some pixels."""
        whole = last and self._pid is None
        if self._pid is None and not last:
            self.begin()
        plan = _plan(inputs, self.outputs, pixels)
        with self._worker.alone(self._pid) as process:
            _fill(process.arena, plan, inputs)
            told = self._whole(plan) if whole else self._block(plan)
            self.odd = told["odd"]
            return [
                _read(process.arena, place, pixels, output.bands)
                for place, output in zip(plan.places, self.outputs, strict=True)
            ]

    def _block(self, plan: _Plan) -> Any:
        return self._worker.ask("block", run=self._number, **plan.told())

    def _whole(self, plan: _Plan) -> Any:
        script, order = self._script, self._order
        told = self._worker.ask("whole", script=script, order=order, **plan.told())
        self._end = told
        return told

    def finish(self) -> Any:
        """Ends the run; what the script left as `userData`."""
        end = self._end
        if end is None:
            with self._worker.alone(self._pid):
                end = self._end = self._worker.ask("finish", run=self._number)
        return end["userData"]

    def leave(self) -> None:
        """Lets the process forget it, if it did not come to its end."""
        if self._pid is None or self._end is not None:
            return
        with suppress(ScriptFailure), self._worker.alone(self._pid):
            self._worker.ask("end", run=self._number)


class _Plan(NamedTuple):
    """Where bands and outputs lie: bands up to `inputs`, then outputs at `places`."""

    layout: dict[str, Any]
    inputs: int
    places: list[int]
    size: int

    def told(self) -> dict[str, Any]:
        """As the process is told of it."""
        return {"block": self.layout, "size": self.size, "inputs": self.inputs}


def _plan(
    inputs: Sequence[Layers], outputs: Sequence[ScriptOutput], pixels: int
) -> _Plan:
    at = 0
    told: list[dict[str, Any]] = []
    for layers in inputs:
        bands: list[dict[str, Any]] = []
        for band in layers.bands:
            place = {"type": _ARRAYS[band.values.dtype.str[1:]], "offset": at}
            scale = {"divisor": band.divisor, "factor": band.factor}
            bands.append({"name": band.name, **place, **scale})
            at += -(-band.values.nbytes // _ALIGNMENT) * _ALIGNMENT
        told.append({"depth": layers.depth, "bands": bands})
    first, places = at, list[int]()
    for output in outputs:
        places.append(at)
        at += 8 * pixels * output.bands
    layout = {"pixels": pixels, "layers": told, "outputs": places}
    return _Plan(layout, first, places, max(at, _ALIGNMENT))


def _fill(arena: FileIO, plan: _Plan, inputs: Sequence[Layers]) -> None:
    arena.truncate(plan.size)
    for told, layers in zip(plan.layout["layers"], inputs, strict=True):
        for place, band in zip(told["bands"], layers.bands, strict=True):
            arena.seek(place["offset"])
            arena.write(np.ascontiguousarray(band.values).data)


def _read(arena: FileIO, place: int, pixels: int, bands: int) -> NDArray[np.float64]:
    found = np.empty((pixels, bands))
    arena.seek(place)
    arena.readinto(found.data)
    return found
