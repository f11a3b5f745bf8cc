"""Work that goes on at a service: what is said of it, and how a service is asked.

A `JobSource` is what a service brings; everything else about jobs is common.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Protocol, TypeAlias, TypeVar

import msgspec

from swath._core.effects import Flow
from swath._errors import InputError, SwathError


T_co = TypeVar("T_co", covariant=True)

JobState: TypeAlias = Literal["waiting", "running", "succeeded", "failed", "cancelled"]

ENDS: frozenset[JobState] = frozenset({"succeeded", "failed", "cancelled"})
"""The states that a job does not leave by itself."""

TOKEN_VERSION = 1


class JobStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What a service says of a job.

    Attributes:
        state: Where the job stands, in the same five words for all services.
        detail: The service's own word for it; also one that we do not know.
        fraction: How much is done, from 0 to 1; None if the service does not say.
        step: The number of the step under way; None if the service does not count.
        message: The service's words about it; may be empty.
        next_check: Seconds after which the service wants to be asked again.
        raw: The answer that all this was read from.
    """

    state: JobState
    detail: str = ""
    fraction: float | None = None
    step: int | None = None
    message: str = ""
    next_check: float | None = None
    raw: Any = None

    @property
    def ended(self) -> bool:
        """Whether the job is over, well or not."""
        return self.state in ENDS

    def same_as(self, other: JobStatus | None) -> bool:
        """Whether a user would see no difference."""
        return other is not None and self._shown() == other._shown()

    def _shown(self) -> tuple[Any, ...]:
        return self.state, self.detail, self.fraction, self.step, self.message

    def __str__(self) -> str:
        done = "" if self.fraction is None else f"{self.fraction:.0%}"
        step = "" if self.step is None else f"step {self.step}"
        return " ".join(part for part in (self.state, done, step, self.message) if part)


def state_of(word: str, known: Mapping[str, JobState]) -> JobState:
    """The state that a service's word stands for; an unknown word is no end."""
    return known.get(word, "running")


class JobToken(msgspec.Struct, frozen=True, kw_only=True):
    """What another process needs to attach to a job. It holds no secret.

    Attributes:
        service: The service that works on the job.
        operation: The id of the operation that started it.
        id: The job's id at the service.
        data: What else the service needs to find it, as plain JSON values.
        version: Of this form.
    """

    service: str
    operation: str
    id: str
    data: dict[str, Any] = {}
    version: int = TOKEN_VERSION

    def encode(self) -> str:
        """The token as JSON text."""
        return msgspec.json.encode(self).decode()


_token = msgspec.json.Decoder(JobToken)


def read_token(text: str, service: str, *operations: str) -> JobToken:
    """Reads a job's token and checks that it is one of `service`.

    Args:
        text: As `JobToken.encode` wrote it.
        service: Whose job it has to name.
        operations: The ids of those that may have started it; by default any.

    Raises:
        InputError: The text is no token, or one of another service, of a job that
            something else started, or of a later swath.
    """
    try:
        token = _token.decode(text)
    except (msgspec.DecodeError, TypeError, UnicodeError, RecursionError) as error:
        raise InputError(
            f"this is no token of a job ({error}): pass what `.token` gave, which is "
            "more than the id of the job"
        ) from None
    if token.version != TOKEN_VERSION:
        raise InputError(
            f"the token has version {token.version}, and this swath reads "
            f"{TOKEN_VERSION}: use the release that wrote it"
        )
    if token.service != service:
        raise InputError(
            f"the token belongs to a job of {token.service!r}, not of {service!r}: "
            "attach it with the client of that service"
        )
    if operations and token.operation not in operations:
        raise InputError(
            f"the token names a job of {token.operation}, not of "
            f"{', '.join(operations)}"
        )
    return token


class NotReadyError(Exception):
    """Says from within `JobSource.fetch` that the result takes a moment longer."""


class JobSource(Protocol[T_co]):
    """How one service is asked for one job; derive from it."""

    @property
    def token(self) -> JobToken:
        """Names the job."""
        ...

    def check(self) -> Flow[JobStatus]:
        """Asks how the job stands."""
        ...

    def fetch(self) -> Flow[T_co]:
        """Gets the result of a job that succeeded.

        Raises:
            NotReadyError: The service has the result announced but not at hand.
        """
        ...

    def cancel(self) -> Flow[None]:
        """Asks the service to give the job up.

        Raises:
            InputError: The service has no way to.
        """
        yield from ()
        token = self.token
        raise InputError("the service cannot cancel a job of this kind").at(
            token.service, token.operation
        )

    def explain(self) -> Flow[SwathError | None]:
        """Asks why a job failed; None if its status says all that there is."""
        yield from ()
        return None
