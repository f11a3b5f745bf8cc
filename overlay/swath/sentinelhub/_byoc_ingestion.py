"""The ingestion of one's own data, as jobs ask for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar
from uuid import UUID

from swath._core.effects import Flow
from swath._core.exchange import Context, parsed, reply
from swath._core.job import JobSource, JobStatus, JobToken
from swath._core.polling import Polling
from swath._errors import InputError
from swath_api._runtime import Operation, Request


T = TypeVar("T")

SERVICE = "sentinelhub"
POLLING = Polling(longest=30.0)


class Question(NamedTuple, Generic[T]):
    """How the service is asked for what it ingests.

    Attributes:
        operation: Reads it.
        request: Names it.
        status: What its state means.
    """

    operation: Operation[T]
    request: Request
    status: Callable[[T], JobStatus]


class Ingestion(JobSource[T], Generic[T]):
    """The ingestion of one tile, or of one group, as jobs ask for it.

    Args:
        token: Names it.
        question: How it is asked for.
        context: Credentials and patience.
    """

    def __init__(
        self, token: JobToken, question: Question[T], context: Context
    ) -> None:
        self._token = token
        self._question = question
        self._context = context
        self._seen: T | None = None

    @property
    def token(self) -> JobToken:
        """Names it."""
        return self._token

    def check(self) -> Flow[JobStatus]:
        """Asks how far it is."""
        self._seen = seen = yield from self._ask()
        return self._question.status(seen)

    def fetch(self) -> Flow[T]:
        """What the service tells of it; the first time, what it has told just now."""
        seen, self._seen = self._seen, None
        return (yield from self._ask()) if seen is None else seen

    def _ask(self) -> Flow[T]:
        operation, request, _ = self._question
        answer = yield from reply(operation.info, request, self._context)
        return parsed(operation, answer)


def named_in(name: str) -> UUID:
    """An id in a token.

    Raises:
        InputError: It is none.
    """
    try:
        return UUID(name)
    except ValueError:
        raise InputError(
            f"the token names {name!r}, which is no id: pass what `.token` gave"
        ) from None
