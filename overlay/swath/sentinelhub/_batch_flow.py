"""Batches: what is analysed first, then priced, then started, as jobs ask for it.

All interfaces of batch processing work in the same way: a request is made, which costs
nothing; its analysis finds the pieces; started, it renders them one by one. A `Family`
names the operations of one interface; the rest is common.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar, Protocol, TypeVar

import msgspec
from msgspec import UNSET

from swath._core.effects import Flow
from swath._core.exchange import Context, parsed, reply
from swath._core.job import JobSource, JobState, JobStatus, JobToken, state_of
from swath._core.polling import Polling
from swath._errors import BadRequestError, ServerError, TransportError
from swath_api._runtime import Operation, Request


T = TypeVar("T")

SERVICE = "sentinelhub"
POLLING = Polling(first=0.5, growth=1.3)

LEAST = 100.0
"""Processing units that a batch costs at least."""

STATES: dict[str, JobState] = {
    "CREATED": "waiting",
    "ANALYSING": "running",
    "ANALYSIS_DONE": "waiting",
    "PROCESSING": "running",
    "DONE": "succeeded",
    "PARTIAL": "succeeded",
    "FAILED": "failed",
    "STOPPED": "failed",
    "CANCELED": "cancelled",
}
"""A batch of which a part failed has a result: the other part, and what is missing."""

_WORDS = {
    "PARTIAL": "some of it failed: the result names what, restart() does that again",
    "OUT_OF_PU": "too few processing units are left; once there are more, restart() "
    "goes on where it stopped",
    "UNHEALTHY": "the service gave it up, as too much of it failed",
}
_TRIES = 3
_IN_DOUBT = (
    "Nobody knows whether the service made the request. If it did, nothing runs and "
    "nothing is charged, as it was not started: list(sort='created:desc') shows it."
)


class Module(Protocol):
    """A generated module of an operation."""

    @property
    def OPERATION(self) -> Operation[Any]:  # noqa: N802 - as generated
        """The operation."""
        ...

    @property
    def build(self) -> Callable[..., Request]:
        """Builds its request."""
        ...


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """The operations of one interface of batch processing.

    Attributes:
        creates: Makes a request.
        reads: Tells how it stands.
        analyses: Has it analysed.
        starts: Has it processed.
        stops: Ends it.
        restarts: Goes on with what is missing.
    """

    creates: Module
    reads: Module
    analyses: Module
    starts: Module
    stops: Module
    restarts: Module


class BatchEstimate(msgspec.Struct, frozen=True, kw_only=True):
    """What a batch is going to do and to cost.

    Attributes:
        tiles: How many tiles or features it has; None if nobody knows.
        units: Processing units, 100 at least; None if nobody knows.
        certain: Whether the service counted the tiles. Otherwise there are as many at
            most.
    """

    tiles: int | None = None
    units: float | None = None
    certain: bool = False

    def __str__(self) -> str:
        most = "" if self.certain else "at most "
        many = "" if self.tiles == 1 else "s"
        count = f"{most}{self.tiles} tile{many}"
        tiles = "tiles unknown" if self.tiles is None else count
        cost = "cost unknown" if self.units is None else f"about {self.units:.4g} PU"
        return f"{tiles}, {cost}"


class BatchSource(JobSource[T]):
    """One request, as jobs ask for it; an interface derives its own from it.

    Args:
        name: The id of the request.
        context: Credentials and patience.
        data: What else an attaching process needs, as plain JSON values; no secret.

    Attributes:
        family: The interface.
        estimate: What it is going to cost, as far as that was found out.
    """

    family: ClassVar[Family]

    def __init__(
        self,
        name: str,
        context: Context,
        data: dict[str, Any] | None = None,
    ) -> None:
        self._id = name
        self._context = context
        self._data = data or {}
        self.estimate: BatchEstimate | None = None

    @property
    def token(self) -> JobToken:
        """Names the request."""
        operation = self.family.creates.OPERATION.info.id
        return JobToken(
            service=SERVICE, operation=operation, id=self._id, data=self._data
        )

    def read(self) -> Flow[Any]:
        """The request as the service tells it."""
        operation = self.family.reads.OPERATION
        request = self.family.reads.build(self._id)
        answer = yield from reply(operation.info, request, self._context)
        return parsed(operation, answer)

    def check(self) -> Flow[JobStatus]:
        """Asks how the request stands."""
        return status_of((yield from self.read()))

    @abstractmethod
    def price(self, task: Any) -> Flow[BatchEstimate]:
        """What an analysed request is going to cost.

        Args:
            task: The request as the service tells it.
        """

    def analyse(self) -> Flow[None]:
        """Has it analysed."""
        yield from self._move(self.family.analyses, _analysed)

    def start(self) -> Flow[None]:
        """Has it processed."""
        yield from self._move(self.family.starts, _started)

    def restart(self) -> Flow[None]:
        """Has it go on with what is missing."""
        yield from self._move(self.family.restarts, _restarted)

    def cancel(self) -> Flow[None]:
        """Ends it; what is done already stays, and is paid."""
        yield from self._move(self.family.stops, _stopped)

    def _move(self, step: Module, arrived: Callable[[Any], bool]) -> Flow[None]:
        """Sends an action, once as far as the service is concerned.

        Where nobody knows whether it arrived, the request itself tells; it is sent
        again only if it did not.
        """
        for left in reversed(range(_TRIES)):
            try:
                yield from self._send(step)
            except (TransportError, ServerError):
                if arrived((yield from self.read())):
                    return
                if not left:
                    raise
            except BadRequestError:
                if left == _TRIES - 1 or not arrived((yield from self.read())):
                    raise
                return
            else:
                return

    def _send(self, step: Module) -> Flow[None]:
        yield from reply(step.OPERATION.info, step.build(self._id), self._context)


def created(family: Family, request: Request, context: Context) -> Flow[Any]:
    """Makes a request, which costs nothing and runs only when it is started.

    Raises:
        TransportError: No answer came; whether it was made is then not known.
        ServerError: As if none came.
    """
    operation = family.creates.OPERATION
    try:
        answer = yield from reply(operation.info, request, context)
    except (TransportError, ServerError) as error:
        if isinstance(error, ServerError) or error.sent:
            error.add_note(_IN_DOUBT)
        raise
    return parsed(operation, answer)


def status_of(task: Any) -> JobStatus:
    """How a request stands."""
    word, reason = told(task, "status"), told(task, "stopped_status_reason")
    percent = getattr(task, "completion_percentage", UNSET)
    state = state_of(word, STATES)
    if word == "STOPPED" and reason not in _WORDS:
        state = "cancelled"
    return JobStatus(
        state=state,
        detail=" ".join(part for part in (word, reason) if part),
        fraction=None if percent is UNSET else min(max(percent / 100, 0.0), 1.0),
        message=told(task, "error") or _WORDS.get(reason) or _WORDS.get(word, ""),
        raw=task,
    )


def is_idle(task: Any) -> bool:
    """Whether a request waits for its user."""
    word, action = told(task, "status"), told(task, "user_action")
    new = word == "CREATED" and action in {"", "NONE"}
    return new or (word == "ANALYSIS_DONE" and action in {"", "NONE", "ANALYSE"})


def told(task: Any, member: str) -> str:
    """What a request says of itself; empty if it says nothing."""
    found = getattr(task, member, None)
    return str(found) if found else ""


def _analysed(task: Any) -> bool:
    return told(task, "status") != "CREATED" or told(task, "user_action") == "ANALYSE"


def _started(task: Any) -> bool:
    return told(task, "user_action") == "START" and told(task, "status") != "STOPPED"


def _restarted(task: Any) -> bool:
    return told(task, "status") not in {"PARTIAL", "STOPPED"}


def _stopped(task: Any) -> bool:
    return told(task, "user_action") in {"STOP", "CANCEL"}
