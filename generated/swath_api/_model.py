"""What the generated attrs models share: reading JSON, keeping what is unknown.

Nothing a server sent is lost: members no model knows are kept beside those it knows,
values no enumeration knows stay what they are, objects of an unknown kind stay
dictionaries.
"""

from __future__ import annotations

import datetime  # noqa: ICN001 # as generated code writes it
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

import attrs
import msgspec

from ._runtime import Reply

T = TypeVar("T")


class ReadError(ValueError):
    """JSON that does not have the shape the service documents.

    The message names the way to the member: `StacItem.properties: ...`.
    """


@attrs.define(kw_only=True)
class Model:
    """An object of a service; `model["eo:cloud_cover"]` is a member by its wire name.

    Attributes:
        additional_properties: Members that came with it and are in no document.
    """

    additional_properties: dict[str, Any] = attrs.field(factory=dict)

    _members: ClassVar[tuple[tuple[str, str], ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON has it: every member, unset ones left out."""
        written = {
            name: dump(value) for name, value in self.additional_properties.items()
        }
        for attribute, name in self._members:
            if self._is_set(attribute):
                written[name] = dump(getattr(self, attribute))
        return written

    def __getitem__(self, name: str) -> Any:
        for attribute, known in self._members:
            if known == name and self._is_set(attribute):
                return getattr(self, attribute)
        return self.additional_properties[name]

    def __contains__(self, name: object) -> bool:
        known = [wire for attribute, wire in self._members if self._is_set(attribute)]
        return name in self.additional_properties or name in known

    def _is_set(self, attribute: str) -> bool:
        return getattr(self, attribute) is not msgspec.UNSET


class Members:
    """The members of a JSON object, taken one by one; `rest` is what remains.

    Args:
        owner: The class that is read, for messages.
        data: The JSON object.

    Raises:
        ReadError: `data` is no object.
    """

    def __init__(self, owner: type, data: object) -> None:
        if not isinstance(data, Mapping):
            found = type(data).__name__
            raise ReadError(f"{owner.__name__}: expected an object, not {found}")
        self._owner = owner.__name__
        self.rest: dict[str, Any] = dict(data)

    def take(self, name: str, read: Callable[[Any], T]) -> T:
        """A member that has to be there.

        Raises:
            ReadError: It is not, or cannot be read.
        """
        if name not in self.rest:
            raise ReadError(f"{self._owner}.{name} is missing")
        return self._read(name, read)

    def find(self, name: str, read: Callable[[Any], T]) -> T | msgspec.UnsetType:
        """A member that may be absent.

        Raises:
            ReadError: It is there and cannot be read.
        """
        return self._read(name, read) if name in self.rest else msgspec.UNSET

    def remaining(self, read: Callable[[Any], Any]) -> dict[str, Any]:
        """Every member that was not taken.

        Raises:
            ReadError: One of them cannot be read.
        """
        return {name: self._read(name, read) for name in list(self.rest)}

    def _read(self, name: str, read: Callable[[Any], T]) -> T:
        try:
            return read(self.rest.pop(name))
        except (ValueError, TypeError) as error:
            raise ReadError(f"{self._owner}.{name}: {error}") from error


def dump(value: Any) -> Any:
    """A value as JSON has it, models within it too."""
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, Mapping):
        return {key: dump(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [dump(member) for member in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return str(value) if isinstance(value, uuid.UUID) else value


def loads(reply: Reply) -> Any:
    """The JSON of an answer."""
    return msgspec.json.decode(reply.content)


def as_is(value: Any) -> Any:
    """What needs no reading."""
    return value


def read_datetime(value: Any) -> datetime.datetime:
    """A point in time (RFC 3339)."""
    return datetime.datetime.fromisoformat(_text(value))


def read_date(value: Any) -> datetime.date:
    """A day (`2026-06-01`)."""
    return datetime.date.fromisoformat(_text(value))


def read_uuid(value: Any) -> uuid.UUID:
    """A UUID."""
    return uuid.UUID(_text(value))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ReadError(f"expected text, not {type(value).__name__}")
    return value


class listed(Generic[T]):  # noqa: N801 # reads as a function
    """Reads a list, every element by `read`."""

    def __init__(self, read: Callable[[Any], T]) -> None:
        self._read = read

    def __call__(self, value: Any) -> list[T]:
        if not isinstance(value, list):
            raise ReadError(f"expected a list, not {type(value).__name__}")
        return [self._read(element) for element in value]


class mapped(Generic[T]):  # noqa: N801 # reads as a function
    """Reads an object with free keys, every value by `read`."""

    def __init__(self, read: Callable[[Any], T]) -> None:
        self._read = read

    def __call__(self, value: Any) -> dict[str, T]:
        if not isinstance(value, Mapping):
            raise ReadError(f"expected an object, not {type(value).__name__}")
        return {key: self._read(member) for key, member in value.items()}


def nullable(read: Callable[[Any], T]) -> Callable[[Any], T | None]:
    """Reads null as None, the rest by `read`."""
    return lambda value: None if value is None else read(value)


def first_of(*reads: Callable[[Any], object]) -> Callable[[Any], Any]:
    """Tries one reader after the other and takes the first that succeeds."""

    def read(value: Any) -> object:
        problems = []
        for attempt in reads:
            try:
                return attempt(value)
            except (ValueError, TypeError) as error:  # the point of it
                problems.append(str(error))
        raise ReadError("; ".join(problems))

    return read


def tagged(
    member: str,
    reads: Mapping[Any, Callable[[Any], object]],
    otherwise: Callable[[Any], object] = dict,
) -> Callable[[Any], Any]:
    """Reads an object by the value of its `member`; an unknown value leaves it raw.

    Args:
        member: Name of the member.
        reads: How the object is read, by the member's value.
        otherwise: How it is read if the value is another one, or missing.
    """

    def read(value: Any) -> object:
        if not isinstance(value, Mapping):
            raise ReadError(f"expected an object, not {type(value).__name__}")
        return reads.get(value.get(member), otherwise)(value)

    return read


def select(reply: Reply, answers: Sequence[tuple[str, str]]) -> int:
    """Index of the documented answer that a reply is.

    The status decides first, then the media type. A success that is documented under
    another status is read by its media type alone.

    Args:
        reply: What came.
        answers: Status (or `2XX`, `default`) and media type (empty for no body).

    Raises:
        ReadError: None of them fits.
    """
    same = [i for i, (status, _) in enumerate(answers) if _covers(status, reply.status)]
    for index in same or range(len(answers)):
        if _same_media(answers[index][1], reply):
            return index
    if len(same) == 1 and not reply.media_type:
        return same[0]
    raise ReadError(
        f"status {reply.status} with content type {reply.media_type or 'missing'!r} "
        f"is not documented; known are {', '.join(' '.join(pair) for pair in answers)}"
    )


def _covers(pattern: str, status: int) -> bool:
    return pattern == str(status) or pattern.upper() == f"{status // 100}XX"


def _same_media(documented: str, reply: Reply) -> bool:
    if not documented:
        return not reply.content
    if documented in {reply.media_type, "*/*"}:
        return True
    if documented.endswith("/*"):
        return reply.media_type.startswith(documented[:-1])
    return documented.endswith("json") and reply.media_type.endswith("json")
