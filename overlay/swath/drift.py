"""How servers differ from their documents: a report without a single value.

`swath.testing.recorder` counts while a client works; the report says which members,
statuses and media types came that no document has, and how often. It holds names and
counts, never what a server sent, so that it can be sent to the people who keep the
documents. `swath doctor --drift report.json` prints it as a proposal for them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from swath._errors import InputError


__all__ = ["Member", "OperationDrift", "Report", "proposal", "read"]

FORMAT = 1


class Member(msgspec.Struct, kw_only=True):
    """A member of an object that its schema does not have.

    Attributes:
        count: How many objects had it.
        types: The JSON types of its values.
    """

    count: int = 0
    types: list[str] = []


class OperationDrift(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What came from one operation.

    Attributes:
        answers: How many answers were looked at.
        statuses: Statuses that are not documented, and how often they came.
        media_types: The same of media types of successes.
        members: Members that are not documented, as `Scene.snowCover`.
        values: Members whose value is not listed in their enumeration, and how often.
        unreadable: Schemas that an answer did not fit, and how often.
    """

    answers: int = 0
    statuses: dict[str, int] = {}
    media_types: dict[str, int] = {}
    members: dict[str, Member] = {}
    values: dict[str, int] = {}
    unreadable: dict[str, int] = {}

    @property
    def drifted(self) -> bool:
        """Whether anything came that is not documented."""
        told = (self.statuses, self.media_types, self.members, self.values)
        return any(told) or bool(self.unreadable)


class Report(msgspec.Struct, kw_only=True):
    """What came from servers, by service and operation.

    Attributes:
        format: Of the file; there is one.
        services: By name of the service and id of the operation.
    """

    format: int = FORMAT
    services: dict[str, dict[str, OperationDrift]] = {}

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes it as JSON, names in order."""
        text = msgspec.json.format(msgspec.json.encode(self, order="sorted"))
        Path(path).write_bytes(text + b"\n")


def read(path: str | os.PathLike[str]) -> Report:
    """Reads a report.

    Raises:
        InputError: The file is not there, or is no report.
    """
    try:
        report = msgspec.json.decode(Path(path).read_bytes(), type=Report)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise InputError(f"{path} is no report of a recorder: {error}") from error
    if report.format != FORMAT:
        told = f"{path} has format {report.format}, and {FORMAT} is known"
        raise InputError(f"{told}: update swath")
    return report


def proposal(report: Report) -> Iterator[str]:
    """What a report proposes for the documents, line by line."""
    for service, operations in sorted(report.services.items()):
        for name, drift in sorted(operations.items()):
            if drift.drifted:
                yield f"{service}.{name} ({_times(drift.answers, 'answer')})"
                yield from (f"  {line}" for line in _lines(drift))


def _lines(drift: OperationDrift) -> Iterator[str]:
    for status, count in sorted(drift.statuses.items()):
        yield f"document status {status}: came {_times(count)}"
    for media_type, count in sorted(drift.media_types.items()):
        yield f"document media type {media_type}: came {_times(count)}"
    for name, member in sorted(drift.members.items()):
        owner, _, key = name.partition(".")
        types = " or ".join(sorted(member.types))
        yield f"add to {owner}: {key} ({types}): came {_times(member.count)}"
    for name, count in sorted(drift.values.items()):
        yield f"look at the values of {name}: one is not listed, came {_times(count)}"
    for name, count in sorted(drift.unreadable.items()):
        yield f"look at {name}: an answer does not fit it, came {_times(count)}"


def _times(count: int, what: str = "time") -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
