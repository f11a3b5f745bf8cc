"""The engine for evalscripts: as many worker processes as there are processors."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .script_worker import LIMIT, MEMORY, Described, ScriptWorker


if TYPE_CHECKING:
    from collections.abc import Generator

    from .evalscript import Description, Script, ScriptOrder
    from .script_worker import WorkerRun


class ScriptPool:
    """Runs evalscripts side by side; each process is started when it is first needed.

    A script goes to the worker that has the least to do, to the first one of equals:
    whoever runs one script after another has one process.

    Args:
        limit: Seconds that a script may take for a step.
        memory: Bytes that each process may hold.
        size: How many workers there may be; by default one for each processor.
    """

    def __init__(
        self, limit: float = LIMIT, memory: int = MEMORY, size: int | None = None
    ) -> None:
        described: Described = {}
        count = size or os.cpu_count() or 1
        self._workers = [ScriptWorker(limit, memory, described) for _ in range(count)]
        self._tasks = [0] * count
        self._lock = threading.Lock()
        self._reading = threading.Lock()

    @property
    def pids(self) -> list[int]:
        """The numbers of the processes that there are."""
        return [one.pid for one in self._workers if one.pid is not None]

    def describe(self, script: Script) -> Description:
        """What a script says of itself; remembered.

        Raises:
            ScriptFailure: It cannot be evaluated.
        """
        known = self._workers[0].known(script)
        if known is not None:
            return known
        # Many come with the same script: one of them has to ask.
        with self._reading, self._turn() as worker:
            return worker.describe(script)

    @contextmanager
    def run(self, script: Script, order: ScriptOrder) -> Generator[WorkerRun]:
        """Runs a script on blocks of pixels.

        Raises:
            ScriptFailure: The script is at fault.
        """
        with self._turn() as worker, worker.run(script, order) as run:
            yield run

    @contextmanager
    def _turn(self) -> Generator[ScriptWorker]:
        """The worker that has the least to do."""
        with self._lock:
            at = min(range(len(self._tasks)), key=self._tasks.__getitem__)
            self._tasks[at] += 1
        try:
            yield self._workers[at]
        finally:
            with self._lock:
                self._tasks[at] -= 1

    def close(self) -> None:
        """Ends the processes, whatever they are at."""
        for one in self._workers:
            one.close()
