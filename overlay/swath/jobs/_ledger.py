"""What a run knows of its keys: a fold over what was journalled, without I/O."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Literal, TypeAlias

import msgspec

from swath._core.retry import NOT_PROCESSED
from swath._errors import (
    ConfigError,
    InputError,
    JobFailedError,
    NotFoundError,
    StatusError,
    SwathError,
    TransportError,
)


VERSION = 1


class Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="event"):
    """One line of the journal."""

    key: str


class Begun(Record, frozen=True, kw_only=True, tag="begun"):
    """A submission is about to be sent; `at` is RFC 3339 text."""

    at: str


class Submitted(Record, frozen=True, kw_only=True, tag="submitted"):
    """The service works on it."""

    token: str


class Refused(Record, frozen=True, kw_only=True, tag="refused"):
    """The submission came to nothing: there is no job."""

    reason: str


class Failed(Record, frozen=True, kw_only=True, tag="failed"):
    """The job ended without a result."""

    reason: str


class Done(Record, frozen=True, kw_only=True, tag="done"):
    """The result is in the user's hands; `value` is what they keep of it."""

    value: Any = None


class Cleared(Record, frozen=True, kw_only=True, tag="cleared"):
    """The key counts as never submitted."""


class Header(msgspec.Struct, frozen=True, tag_field="event", tag="run"):
    """The journal's first line."""

    version: int = VERSION


AnyRecord: TypeAlias = Begun | Submitted | Refused | Failed | Done | Cleared
Line: TypeAlias = Header | AnyRecord

KeyState: TypeAlias = Literal["fresh", "begun", "pending", "refused", "failed", "done"]

_STATES: dict[type[Record], KeyState] = {
    Begun: "begun",
    Submitted: "pending",
    Refused: "refused",
    Failed: "failed",
    Done: "done",
}


class Ledger:
    """The state of every key."""

    def __init__(self) -> None:
        self._states: dict[str, KeyState] = {}
        self._tokens: dict[str, str] = {}
        self._notes: dict[str, str] = {}

    def note(self, record: AnyRecord) -> None:
        """Takes a record in."""
        key = record.key
        if isinstance(record, Cleared):
            for kept in (self._states, self._tokens, self._notes):
                kept.pop(key, None)
            return
        self._states[key] = _STATES[type(record)]
        self._notes.pop(key, None)
        match record:
            case Submitted():
                self._tokens[key] = record.token
            case Begun():
                self._notes[key] = record.at
            case Refused() | Failed():
                self._notes[key] = record.reason
            case Done():
                pass

    def state(self, key: str) -> KeyState:
        """Where a key stands."""
        return self._states.get(key, "fresh")

    def token(self, key: str) -> str | None:
        """The token of a key's job; None without a job."""
        return self._tokens.get(key)

    def about(self, key: str) -> str:
        """The reason of what failed, the time of what was begun."""
        return self._notes.get(key, "")

    def keys(self, *states: KeyState) -> tuple[str, ...]:
        """The keys in any of these states, in the order of their submission."""
        known = list(self._states.items())  # at once: other threads write
        return tuple(key for key, state in known if state in states)


def came_to_nothing(error: SwathError) -> bool:
    """Whether a submission that raised this surely left no job at the service.

    Else it is in doubt: the request may have arrived, and the service may work.
    """
    if isinstance(error, TransportError):
        return not error.sent
    if isinstance(error, StatusError):
        late = error.status == HTTPStatus.REQUEST_TIMEOUT
        refused = error.status < HTTPStatus.INTERNAL_SERVER_ERROR and not late
        return refused or error.status in NOT_PROCESSED
    return isinstance(error, InputError | ConfigError)


def is_final(error: SwathError) -> bool:
    """Whether a job that was awaited with this error will never give a result."""
    return isinstance(error, JobFailedError | NotFoundError)
