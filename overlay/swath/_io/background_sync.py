"""Flows that run while the user does something else, each in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

from swath._core.effects import Flow, Sleep, Work
from swath._core.polling import attempted, resumed


T = TypeVar("T")


class Background(Generic[T]):
    """A flow under way in a thread that keeps no process alive.

    Args:
        run: Runs a flow to its end.
        flow: To be run.
        ended: Is told when it is over.
    """

    def __init__(
        self,
        run: Callable[[Flow[T | None]], T | None],
        flow: Flow[T],
        ended: Callable[[Background[T]], object],
    ) -> None:
        self._run = run
        self._flow = flow
        self._ended = ended
        self._unwanted = threading.Event()
        self._value: T | None = None
        self._error: BaseException | None = None
        self._thread = threading.Thread(
            target=self._work, name="swath-ahead", daemon=True
        )

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def done(self) -> None:
        """Waits until it is over."""
        self._thread.join()

    def result(self) -> T | None:
        """What came of it when it was `done`; None if it was given up.

        Raises:
            SwathError: It failed.
        """
        if self._error is not None:
            raise self._error
        return self._value

    def give_up(self) -> None:
        """Lets it end as soon as it has not to wait for the network."""
        self._unwanted.set()

    def _work(self) -> None:
        try:
            self._value = self._run(_until(self._unwanted, self._flow))
        except BaseException as error:  # noqa: BLE001 - raised where it is asked for
            self._error = error
        finally:
            self._ended(self)


def _until(unwanted: threading.Event, flow: Flow[T]) -> Flow[T | None]:
    """The same flow, which ends without a result once it is unwanted."""
    outcome: Any = None
    try:
        while not unwanted.is_set():
            effect = resumed(flow, outcome)
            if isinstance(effect, Sleep):
                effect = Work(partial(unwanted.wait, effect.seconds))
            outcome = yield from attempted(effect)
    except StopIteration as end:
        value: T = end.value
        return value
    flow.close()
    return None
