"""A rate budget: who may send when, so that all who share it keep to one pace.

Whoever wants to send takes the next free instant and waits for it, once. Instants are
taken in the order in which they are asked for, so that nobody overtakes and nobody
looks again and again. What was not used is not saved up.
"""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Callable
from functools import partial
from typing import NamedTuple, Protocol, TypeVar

import msgspec

from swath._core.effects import Flow, now, sleep, work
from swath._errors import DeadlineError, InputError


T = TypeVar("T")

AIM = 0.98
"""The share of the rate that is used: requests that were sent evenly do not arrive
evenly, and a service counts arrivals."""

_SKEW = 60.0
"""Seconds between looking at the clock and changing the state, at most."""

_SECONDS = {"s": 1.0, "sec": 1.0, "min": 60.0, "h": 3600.0}
_POLICY = re.compile(r"(\d+(?:\.\d+)?)\s*(requests?|PU|)\s*(?:/|per)\s*([a-z]+)")


class Rate(msgspec.Struct, frozen=True, kw_only=True):
    """How much may go out in a minute; None means no limit.

    Attributes:
        requests: Requests.
        units: Processing units.
    """

    requests: float | None = None
    units: float | None = None

    @classmethod
    def of(cls, text: str) -> Rate:
        """Reads ``600/min``, ``10/s`` or ``600 requests/min, 1000 PU/min``.

        Raises:
            InputError: It says something else, or nothing.
        """
        found: dict[str, float] = {}
        for part in text.split(","):
            kind, number = _policy(part.strip(), text)
            found[kind] = number
        return cls(**found)

    def __str__(self) -> str:
        named = (("requests", self.requests), ("PU", self.units))
        return ", ".join(f"{_number(it)} {name}/min" for name, it in named if it)


def _number(value: float) -> str:
    """As short as it can be without being another number."""
    short = f"{value:g}"
    return short if float(short) == value and "e" not in short else repr(value)


def _policy(part: str, text: str) -> tuple[str, float]:
    match = _POLICY.fullmatch(part)
    seconds = _SECONDS.get(match[3]) if match else None
    if match is None or seconds is None or not float(match[1]):
        raise InputError(
            f"rate={text!r} is no rate: write '600/min', '10/s', or "
            "'600 requests/min, 1000 PU/min'"
        )
    kind = "units" if match[2] == "PU" else "requests"
    return kind, float(match[1]) * 60 / seconds


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What all who share a budget know; instants of a clock that never jumps.

    Attributes:
        seen: When it was last looked at.
        requests: When the next request may go, as far as requests are concerned.
        units: The same for processing units.
        held: Until when the service told to wait.
    """

    seen: float = -math.inf
    requests: float = -math.inf
    units: float = -math.inf
    held: float = -math.inf


_state = msgspec.msgpack.Decoder(State)


class Turn(NamedTuple):
    """An instant at which a request may go, and whether it was taken."""

    at: float
    taken: bool


def taken(
    state: State, *, rate: Rate, instant: float, units: float, patience: float
) -> tuple[State, Turn]:
    """Takes the next free instant, unless it is too far away.

    Args:
        state: What is known so far.
        rate: How much may go out.
        instant: The present one.
        units: Processing units that the request is going to cost.
        patience: Seconds that it can wait at most.
    """
    if instant < state.seen - _SKEW:
        state = State()  # the clock began anew: the machine did
    at = max(instant, state.requests, state.units, state.held)
    if at - instant > patience:
        return state, Turn(at, taken=False)
    spent = State(
        seen=max(instant, state.seen),
        requests=at + _pause(rate.requests, 1.0),
        units=at + _pause(rate.units, units),
        held=state.held,
    )
    return spent, Turn(at, taken=True)


def settled(state: State, *, rate: Rate, units: float) -> State:
    """The state when a request cost more (or less) units than it was taken for."""
    later = state.units + _pause(rate.units, units)
    return msgspec.structs.replace(state, units=later)


def held(state: State, *, until: float) -> State:
    """The state when the service told to wait."""
    return msgspec.structs.replace(state, held=max(state.held, until))


def _pause(rate: float | None, amount: float) -> float:
    """Seconds that so much of a rate takes."""
    return 0.0 if rate is None else amount * 60 / (rate * AIM)


class Store(Protocol):
    """Where the state is."""

    def update(self, change: Callable[[State], tuple[State, T]]) -> Flow[T]:
        """Changes the state while nobody else does, and gives the outcome."""
        ...


class Memory:
    """The state of a budget that the clients of one process share."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state = State()

    def update(self, change: Callable[[State], tuple[State, T]]) -> Flow[T]:
        """Changes the state while nobody else does, and gives the outcome."""
        yield from ()
        with self._lock:
            self._state, outcome = change(self._state)
        return outcome


class SharedBytes(Protocol):
    """A file that processes share."""

    def update(self, change: Callable[[bytes], tuple[bytes, T]]) -> T:
        """Changes the content with the file locked."""
        ...


class Shared:
    """The state of a budget that several processes share."""

    def __init__(self, file: SharedBytes) -> None:
        self._file = file

    def update(self, change: Callable[[State], tuple[State, T]]) -> Flow[T]:
        """Changes the state while nobody else does, and gives the outcome."""

        def rewrite(content: bytes) -> tuple[bytes, T]:
            state, outcome = change(_read(content))
            return msgspec.msgpack.encode(state), outcome

        return (yield from work(partial(self._file.update, rewrite)))


def _read(content: bytes) -> State:
    try:
        return _state.decode(content)
    except msgspec.DecodeError:
        return State()  # a new file, or what a full disk left of one


class Budget:
    """A rate, and the state that all who share it keep.

    Args:
        rate: How much may go out.
        store: Where the state is.
    """

    def __init__(self, rate: Rate, store: Store) -> None:
        self._rate = rate
        self._store = store

    def admitted(self, units: float, patience: float) -> Flow[float]:
        """Waits until a request may go.

        Args:
            units: Processing units that it is going to cost.
            patience: Seconds until its deadline.

        Returns:
            Seconds that it had to wait.

        Raises:
            DeadlineError: Its turn comes after the deadline; it was not taken.
        """
        steady = (yield from now()).steady
        change = partial(
            taken, rate=self._rate, instant=steady, units=units, patience=patience
        )
        turn = yield from self._store.update(change)
        delay = turn.at - steady
        if not turn.taken:
            raise DeadlineError(
                f"the rate budget of {self._rate} lets it go in {delay:.1f} s, "
                f"the deadline is in {max(patience, 0):.1f} s"
            )
        if delay > 0:
            yield from sleep(delay)
        return delay

    def settle(self, units: float) -> Flow[None]:
        """Charges units that a request cost beside those it was admitted with."""
        if units and self._rate.units is not None:
            change = partial(settled, rate=self._rate, units=units)
            yield from self._store.update(lambda state: (change(state), None))

    def hold(self, seconds: float) -> Flow[None]:
        """Lets nobody go for a while: the service said so."""
        until = (yield from now()).steady + seconds
        change = partial(held, until=until)
        yield from self._store.update(lambda state: (change(state), None))
