"""Fault plans as data: which calls meet what trouble."""

from __future__ import annotations

import difflib
import random
import threading
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Literal

import msgspec


if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping


Break = Literal["close", "reset"]
"""How a connection ends: in order (FIN), or by a reset (RST)."""


class Call(msgspec.Struct, frozen=True):
    """What a fault can look at; header names are lower-case."""

    service: str
    operation: str
    method: str
    path: str
    headers: Mapping[str, str]


class Fault(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
):
    """Trouble for the calls that match. Without conditions, for every call.

    Conditions (all that are given must hold):

    Attributes:
        service: Name of the service, for example `datasphere`.
        operation: Id of the operation, for example `streamDataset`.
        method: HTTP method; `WEBSOCKET` for an upgrade.
        path: Glob for the path, for example `/datasphere/api/*`.
        header: Name of a request header to a glob for its value.
        nth: The n-th matching call only (from 1), or a range `(first, last)` with
            both ends in it; last may be None.
        times: How often the fault strikes in all; None for no limit.
        probability: Share of the matching calls that are struck, 0 to 1.
        seed: Of the random numbers behind `probability`.

        delay: Seconds before the headers (alone, or before the rest).
        drop: Ends the connection before any byte of the answer.
        status: Answers with this status instead of the real answer; refuses the
            upgrade of a websocket with it.
        body: Body of that answer; without it the service's own form of an error.
        headers: Added to the answer, or in place of its own of that name.
        retry_after: Adds `Retry-After`, this many seconds from now.
        retry_after_as: Its form: whole `seconds`, an HTTP `date`, or
            `milliseconds` as Sentinel Hub means it.
        token: Answers 401 as if the token were `expired` or `invalid`.
        location: Answers with a redirect to this place; 302 unless `status` is set.
        cut_after: Ends the connection after so many bytes of the body.
        cut_by: How `cut_after` ends it.
        length_error: Added to the true `Content-Length`, so that it lies; the body
            is collected first.
        rate: Bytes per second at which the body dribbles.
        stall_after: Falls silent after so many bytes of the body.
        stall_for: Seconds of that silence; None until the client leaves.
        garbage: Sends a body that is not JSON, under the true status and type.
        content_type: In place of the true one.
        endless: Goes on for ever after the body.
        next_href: In place of (or as) the page's link to the next one.
        close_code: Closes a websocket with this code.
        close_reason: The reason sent with it.
        after_messages: Websocket messages read before `close_code` or `drop`
            strikes.
    """

    service: str = ""
    operation: str = ""
    method: str = ""
    path: str = ""
    header: dict[str, str] = {}
    nth: int | tuple[int, int | None] | None = None
    times: int | None = None
    probability: float = 1.0
    seed: int = 0

    delay: float = 0.0
    drop: Break | None = None
    status: int | None = None
    body: str | None = None
    headers: dict[str, str] = {}
    retry_after: float | None = None
    retry_after_as: Literal["seconds", "date", "milliseconds"] = "seconds"
    token: Literal["expired", "invalid"] | None = None
    location: str | None = None
    cut_after: int | None = None
    cut_by: Break = "close"
    length_error: int = 0
    rate: float | None = None
    stall_after: int | None = None
    stall_for: float | None = None
    garbage: bool = False
    content_type: str | None = None
    endless: bool = False
    next_href: str | None = None
    close_code: int | None = None
    close_reason: str = ""
    after_messages: int = 0

    def __post_init__(self) -> None:
        problem = _problem(self)
        if problem:
            raise ValueError(f"{problem}: {self}")

    @property
    def actions(self) -> dict[str, object]:
        """What it does, without the conditions; only what is set."""
        set_fields = msgspec.to_builtins(self)
        return {key: set_fields[key] for key in set_fields if key not in _CONDITIONS}

    def matches(self, call: Call) -> bool:
        """Whether the call meets the conditions that do not count calls."""
        return (
            self.service in ("", call.service)
            and self.operation in ("", call.operation)
            and self.method.upper() in ("", call.method)
            and (not self.path or fnmatchcase(call.path, self.path))
            and all(
                fnmatchcase(call.headers.get(name.lower(), ""), pattern)
                for name, pattern in self.header.items()
            )
        )

    def counts(self, nth: int) -> bool:
        """Whether the n-th matching call is meant, counted from 1."""
        if self.nth is None:
            return True
        if isinstance(self.nth, int):
            return nth == self.nth
        first, last = self.nth
        return first <= nth and (last is None or nth <= last)

    def __str__(self) -> str:
        return msgspec.json.encode(self).decode()


_CONDITIONS = frozenset(
    {
        "service",
        "operation",
        "method",
        "path",
        "header",
        "nth",
        "times",
        "probability",
        "seed",
    }
)
FINAL_STATUSES = range(200, 600)
"""The statuses that can end an exchange."""
_NOT_NEGATIVE = ("delay", "retry_after", "cut_after", "stall_after", "after_messages")


CLOSE_CODES = frozenset(
    {1000, 1001, 1002, 1003, *range(1007, 1015), *range(3000, 5000)}
)
"""The codes that a close frame may carry: registered ones, and the free range."""
REASON = 123
"""Bytes of a close frame's reason, at most (RFC 6455)."""


def _problem(fault: Fault) -> str:
    """What is wrong with a fault as it stands; empty if nothing is."""
    return next((problem for wrong, problem in _checks(fault) if wrong), "")


def _checks(fault: Fault) -> Iterator[tuple[bool, str]]:
    """Whether each thing that can be wrong is so, and how to say it."""
    status, code = fault.status, fault.close_code
    headers = (*fault.headers, *fault.headers.values())
    texts = (*headers, fault.location or "", fault.content_type or "")
    yield not 0 <= fault.probability <= 1, "a probability lies between 0 and 1"
    yield (
        status is not None and status not in FINAL_STATUSES,
        "a status lies between 200 and 599",
    )
    yield (
        any((getattr(fault, name) or 0) < 0 for name in _NOT_NEGATIVE),
        f"none of {', '.join(_NOT_NEGATIVE)} can be negative",
    )
    yield fault.rate is not None and fault.rate <= 0, "a rate is positive"
    yield (
        code is not None and code not in CLOSE_CODES,
        "a close code is a registered one, or 3000 to 4999",
    )
    yield (
        len(fault.close_reason.encode()) > REASON,
        f"a close reason has {REASON} bytes at most",
    )
    yield (
        not all(map(_fits_header, texts)),
        "a header holds neither line ends nor characters beyond Latin-1",
    )
    yield (
        not fault.actions,
        "the fault does nothing: give it status, cut_after, drop, ...",
    )


def _fits_header(text: str) -> bool:
    return all(" " <= char <= "\xff" and char != "\x7f" for char in text)


class Planned:
    """A fault in a plan, with its counts.

    Attributes:
        fault: The fault itself.
        seen: Calls that met its conditions.
        struck: Calls that it was applied to.
    """

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self.seen = 0
        self.struck = 0
        self._random = random.Random(fault.seed)

    @property
    def spent(self) -> bool:
        """Whether it has struck as often as it may."""
        return self.fault.times is not None and self.struck >= self.fault.times

    def ready(self) -> bool:
        """Whether it strikes the call just counted."""
        if self.spent or not self.fault.counts(self.seen):
            return False
        return self.fault.probability == 1 or (
            self._random.random() < self.fault.probability
        )

    def __repr__(self) -> str:
        return f"Planned({self.fault}, seen={self.seen}, struck={self.struck})"


class FaultPlan:
    """The faults in force. The first one that is ready strikes, one to a call.

    Args:
        known: The ids of operations by service; None if faults may name any.
    """

    def __init__(self, known: Mapping[str, Collection[str]] | None = None) -> None:
        self._known = known
        self._lock = threading.Lock()
        self._planned: list[Planned] = []

    def add(self, fault: Fault) -> Planned:
        """Appends a fault; what comes back shows how often it struck.

        Raises:
            ValueError: It names a service or an operation that there is not, so that
                it would never strike.
        """
        problem = "" if self._known is None else _unknown(fault, self._known)
        if problem:
            raise ValueError(f"{problem}: {fault}")
        planned = Planned(fault)
        with self._lock:
            self._planned.append(planned)
        return planned

    def extend(self, faults: Iterable[Fault]) -> list[Planned]:
        """Appends several faults in their order."""
        return [self.add(fault) for fault in faults]

    def clear(self) -> None:
        """Removes all faults."""
        with self._lock:
            self._planned.clear()

    @property
    def planned(self) -> list[Planned]:
        """The faults with their counts, in the order in which they are tried."""
        with self._lock:
            return list(self._planned)

    def strike(self, call: Call) -> Fault | None:
        """Counts the call and returns the fault that it meets, if any."""
        with self._lock:
            matching = [one for one in self._planned if one.fault.matches(call)]
            for planned in matching:
                planned.seen += 1
            chosen = next((one for one in matching if one.ready()), None)
            if chosen is None:
                return None
            chosen.struck += 1
            return chosen.fault

    def __len__(self) -> int:
        return len(self._planned)

    def __repr__(self) -> str:
        return f"FaultPlan({self.planned!r})"


def _unknown(fault: Fault, known: Mapping[str, Collection[str]]) -> str:
    """Which name of a fault nothing has; empty if there is none."""
    if fault.service and fault.service not in known:
        return f"no service {fault.service!r}, take one of {', '.join(known)}"
    services = [fault.service] if fault.service else list(known)
    operations = [name for service in services for name in known[service]]
    if not fault.operation or fault.operation in operations:
        return ""
    close = difflib.get_close_matches(fault.operation, operations, 1)
    guess = f", did you mean {close[0]}" if close else ""
    return f"no operation {fault.operation!r}{guess}"


def flaky(*, share: float = 0.2, seed: int = 0) -> list[Fault]:
    """A service that often fails: 503, connections reset, bodies cut short."""
    part = share / 3
    return [
        Fault(status=503, probability=part, seed=seed),
        Fault(drop="reset", probability=part, seed=seed + 1),
        Fault(cut_after=500, probability=part, seed=seed + 2),
    ]


def rate_limited(
    *, every: int = 3, retry_after: float = 1, times: int | None = None, seed: int = 0
) -> list[Fault]:
    """A service that answers 429 to one call in `every`, evenly spread by chance."""
    return [
        Fault(
            status=429,
            retry_after=retry_after,
            probability=1 / every,
            times=times,
            seed=seed,
        )
    ]


def slow_network(*, delay: float = 0.2, rate: float = 50_000) -> list[Fault]:
    """A thin, distant line: a delay before each answer, `rate` bytes per second."""
    return [Fault(delay=delay, rate=rate)]


PRESETS: Mapping[str, Callable[..., list[Fault]]] = {
    "flaky": flaky,
    "rate_limited": rate_limited,
    "slow_network": slow_network,
}
"""The named plans of the command line and the HTTP route."""
