"""Everything swath raises.

* SwathError
  * ConfigError              a setting is missing, unreadable or unsafe
  * InputError               an argument was refused before any request (a ValueError)
  * TransportError           no complete answer came back
    * DeadlineError          the deadline of the whole call has passed
  * StatusError              the server answered, and the answer was no
    * RedirectError          3xx that leads to another origin, or in circles
    * BadRequestError        400, 422
    * AuthenticationError    401
    * PermissionDeniedError  403, and a 401 whose code means the same
      * QuotaError           403 whose code says that nothing is left to spend
    * NotFoundError          404
    * ConflictError          409
    * RateLimitError         429
    * ServerError            5xx
  * DecodeError              the answer is not what the service documents
  * PagingError              a list's `next` link cannot be followed safely
  * StreamError              a stream broke and cannot go on, or sent an error
  * PublishError             a publish connection was refused or lost for good
  * JobFailedError           a job ended without a result
  * JobTimeoutError          a job has not ended in the time that was given
  * RunError                 a run directory cannot be used
    * JobInDoubtError        nobody knows whether a submission reached the service
  * DownloadError            a file could not be fetched whole
  * BudgetError              it would cost more than was allowed

All of them hold plain data only, so they copy, pickle and cross process borders.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, cast


if TYPE_CHECKING:
    from collections.abc import Callable


__all__ = [
    "AuthenticationError",
    "BadRequestError",
    "BudgetError",
    "ConfigError",
    "ConflictError",
    "DeadlineError",
    "DecodeError",
    "DownloadError",
    "InputError",
    "JobFailedError",
    "JobInDoubtError",
    "JobTimeoutError",
    "NotFoundError",
    "PagingError",
    "PermissionDeniedError",
    "PublishError",
    "QuotaError",
    "RateLimitError",
    "RedirectError",
    "RunError",
    "ServerError",
    "StatusError",
    "StreamError",
    "SwathError",
    "TransportError",
    "error_class",
]


class SwathError(Exception):
    """Base of everything swath raises.

    Attributes:
        service: The service that was asked, such as ``datasphere``; empty if none.
        operation: The operation's id, such as ``getItem``; empty if none.
    """

    service: str = ""
    operation: str = ""

    def __reduce__(self) -> tuple[Callable[..., SwathError], tuple[Any, ...]]:
        cause = self.__cause__ if isinstance(self.__cause__, SwathError) else None
        return _rebuild, (type(self), self.args, self.__dict__, cause)

    def at(self, service: str, operation: str) -> Self:
        """Names the operation that failed, if nothing did so before."""
        self.service = self.service or service
        self.operation = self.operation or operation
        return self

    def __str__(self) -> str:
        where = " ".join(part for part in (self.service, self.operation) if part)
        return ": ".join(part for part in (where, super().__str__()) if part)


class ConfigError(SwathError):
    """A setting is missing, unreadable or unsafe."""


class InputError(SwathError, ValueError):
    """An argument was refused before any request was made."""


class TransportError(SwathError):
    """No complete answer came back.

    Attributes:
        sent: Whether the server may have seen the request.
        attempts: How many times it was tried.
    """

    def __init__(self, message: str, *, sent: bool = True) -> None:
        super().__init__(message)
        self.sent = sent
        self.attempts = 1


class DeadlineError(TransportError):
    """The deadline of the whole call has passed."""


class StatusError(SwathError):
    """The server answered, and the answer was no.

    Attributes:
        status: The HTTP status.
        code: The service's own error code, empty if it sent none.
        message: The service's own words, empty if it sent none.
        errors: What else it tells of the causes: plain data, None if it sent none.
        request_id: What to quote to the service's support, empty if it sent none.
        retry_after: Seconds the server asked to wait, or None.
        body: The first 64 KiB of the answer's body.
        attempts: How many times the request was tried.
    """

    hint = ""

    def __init__(
        self,
        status: int,
        *,
        code: str = "",
        message: str = "",
        errors: Any = None,
        request_id: str = "",
        retry_after: float | None = None,
        body: bytes = b"",
    ) -> None:
        super().__init__(status)
        self.status = status
        self.code = code
        self.message = message
        self.errors: Any = errors
        self.request_id = request_id
        self.retry_after = retry_after
        self.body = body
        self.attempts = 1

    def __str__(self) -> str:
        where = " ".join(part for part in (self.service, self.operation) if part)
        what = " ".join(part for part in (str(self.status), self.code) if part)
        said = "; ".join(
            part for part in (self.message.rstrip("."), *self._causes()) if part
        )
        text = ": ".join(part for part in (where, what, said) if part)
        return f"{text}{self._details()}{f'. {self.hint}' if self.hint else ''}"

    def _causes(self) -> list[str]:
        """Which parameter is wrong and why, where the service says so."""
        errors: Any = self.errors
        listed = cast("list[object]", errors) if isinstance(errors, list) else []
        causes = [_cause(one) for one in listed[:5]]
        return [cause for cause in causes if cause and cause not in self.message]

    def _details(self) -> str:
        details = [
            f"request id {self.request_id}" if self.request_id else "",
            f"tried {self.attempts} times" if self.attempts > 1 else "",
            f"retry after {self.retry_after:g} s" if self.retry_after else "",
        ]
        told = ", ".join(detail for detail in details if detail)
        return f" ({told})" if told else ""


class RedirectError(StatusError):
    """The server redirects without end, or to where credentials must not go."""

    hint = "Set base_url to the service's new address if you trust it"


class BadRequestError(StatusError):
    """400 or 422: the server refused the arguments."""


class AuthenticationError(StatusError):
    """401: the credentials are missing, unknown or expired."""

    hint = "Check the credentials; `swath config show` tells where they come from"


class PermissionDeniedError(StatusError):
    """403, or 401 with such a code: the credentials are known but lack the right."""

    hint = "Ask the owner of the data or the account for this right"


class QuotaError(PermissionDeniedError):
    """403, with the code that the account has no processing units left."""

    hint = "The account has nothing left: wait for the next period, or raise the plan"


class NotFoundError(StatusError):
    """404: there is no such thing under this name."""

    hint = "Check the name; names are case-sensitive"


class ConflictError(StatusError):
    """409: the thing is not in a state that allows this."""


class RateLimitError(StatusError):
    """429: too many requests, also after the retries."""

    hint = "Send less at once, or raise max_retries or deadline"


class ServerError(StatusError):
    """5xx: the service failed, also after the retries."""

    hint = "Try again later; quote the request id to the service's support"


class DecodeError(SwathError):
    """The answer is not what the service documents.

    Attributes:
        body: The first 64 KiB of what came.
    """

    def __init__(self, message: str, *, body: bytes = b"") -> None:
        super().__init__(message)
        self.body = body


class PagingError(SwathError):
    """A list's `next` link cannot be followed safely."""


class StreamError(SwathError):
    """A stream broke and cannot go on, or carried an error in place of a record."""


class PublishError(SwathError):
    """A publish connection was refused, or lost for good.

    Attributes:
        code: The websocket's close code, or the HTTP status of a refused upgrade.
    """

    def __init__(self, message: str, *, code: int | None = None) -> None:
        super().__init__(message)
        self.code = code


class JobFailedError(SwathError):
    """A job ended without a result.

    What the service said of the cause, if it said more than the state, is the error's
    `__cause__`, also after pickling.

    Attributes:
        job: The job's id at its service.
        token: The job's token, to attach to it again; empty if unknown.
        state: ``failed`` or ``cancelled``.
        code: The service's code of the cause, or its own word for the state.
        message: The service's words; empty if it has none.
    """

    def __init__(
        self,
        job: str,
        *,
        state: str = "failed",
        code: str = "",
        message: str = "",
        token: str = "",
    ) -> None:
        super().__init__(job)
        self.job = job
        self.token = token
        self.state = state
        self.code = code
        self.message = message

    def __str__(self) -> str:
        where = " ".join(part for part in (self.service, self.operation) if part)
        parts = (where, f"job {self.job} {self.state}", self.code, self.message)
        return ": ".join(part for part in parts if part)


class JobTimeoutError(SwathError):
    """A job has not ended in the time that was given; it goes on at the service.

    Attributes:
        job: The job's id at its service.
        token: The job's token, to attach to it again.
        state: What was last known of it; empty if nothing was.
    """

    def __init__(
        self, message: str, *, job: str = "", token: str = "", state: str = ""
    ) -> None:
        super().__init__(message)
        self.job = job
        self.token = token
        self.state = state


class RunError(SwathError):
    """A run directory is in use elsewhere, unreadable, or no run directory."""


class JobInDoubtError(RunError):
    """Nobody knows whether a submission reached the service.

    Attributes:
        key: The key it was submitted under.
    """

    def __init__(self, message: str, *, key: str = "") -> None:
        super().__init__(message)
        self.key = key


class DownloadError(SwathError):
    """A file could not be fetched whole."""


class BudgetError(SwathError):
    """It would cost more than was allowed, and was not started.

    Attributes:
        cost: What it would cost, in the service's credits.
        limit: What was allowed.
    """

    def __init__(self, message: str, *, cost: float = 0.0, limit: float = 0.0) -> None:
        super().__init__(message)
        self.cost = cost
        self.limit = limit


_BY_STATUS: dict[int, type[StatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: BadRequestError,
    429: RateLimitError,
}


_BY_CODE: dict[tuple[int, str], type[StatusError]] = {
    (401, "NOT-AUTHORIZED"): PermissionDeniedError,  # SpaceKnow: known, but no right
    (403, "ACCESS_INSUFFICIENT_PROCESSING_UNITS"): QuotaError,  # Sentinel Hub
}


def error_class(status: int, code: str = "") -> type[StatusError]:
    """The class of error that a status is raised as, with a service's code."""
    if (status, code) in _BY_CODE:
        return _BY_CODE[status, code]
    if status >= 500:  # noqa: PLR2004 - the class of server errors
        return ServerError
    return _BY_STATUS.get(status, StatusError)


def _cause(one: object) -> str:
    told = cast("dict[str, Any]", one) if isinstance(one, dict) else {}
    words = (told.get("parameter"), told.get("violation"))
    return ": ".join(str(word) for word in words if word) if words[1] else ""


def _rebuild(
    cls: type[SwathError],
    args: tuple[Any, ...],
    state: dict[str, Any],
    cause: SwathError | None,
) -> SwathError:
    error = cls.__new__(cls)
    error.args = args
    error.__dict__.update(state)
    error.__cause__ = cause
    return error
