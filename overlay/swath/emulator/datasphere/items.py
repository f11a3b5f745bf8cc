"""STAC Items as the emulator keeps them: the bytes as they came, and their key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import msgspec

from swath_api.datasphere.structs import StacCatalog, StacCollection, StacItem


ItemLike: TypeAlias = bytes | str | msgspec.Raw | Mapping[str, Any] | StacItem
"""What an Item can be given as: JSON, or an object that becomes JSON."""


class Record(NamedTuple):
    """An Item in a package. Records sort as the service orders Items."""

    when: datetime
    id: str
    collection: str
    content: bytes


_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d|$)", re.ASCII)
# The union makes the member `type` required, which a single Struct does not.
_STAC: msgspec.json.Decoder[StacItem | StacCollection | StacCatalog] = (
    msgspec.json.Decoder(StacItem | StacCollection | StacCatalog)
)


def moment(text: str) -> datetime:
    """An RFC 3339 date-time as aware UTC; a date alone is its midnight.

    A missing zone means UTC; digits beyond microseconds are dropped.

    Raises:
        ValueError: The text is neither.
    """
    if not _DATE.match(text):
        raise ValueError(f"{text!r} does not begin as a date does: YYYY-MM-DD")
    parsed = datetime.fromisoformat(text.upper())
    if parsed.tzinfo is None:
        return parsed.replace(tzinfo=UTC)
    return parsed.astimezone(UTC)


def record(item: ItemLike) -> Record:
    """An Item with what it is sorted and found by.

    Its moment is `datetime`; where that is null `end_datetime`, then `start_datetime`.

    Raises:
        ValueError: It is not JSON, not a STAC Item, or without a moment.
    """
    content = compact(item)
    parsed = stac(content)
    if not isinstance(parsed, StacItem):
        kind = type(parsed).__name__.removeprefix("Stac")
        raise ValueError(f"a {kind} where an Item belongs")  # noqa: TRY004 - bad data
    collection = parsed.collection if isinstance(parsed.collection, str) else ""
    when = _moment_of(parsed.properties)
    return Record(when, parsed.id, collection, content)


def stac(content: bytes | msgspec.Raw) -> StacItem | StacCollection | StacCatalog:
    """A STAC object of the kind that its `type` names.

    Raises:
        ValueError: It is not JSON, or no such object.
    """
    try:
        return _STAC.decode(content)
    except msgspec.DecodeError as error:
        raise ValueError(str(error)) from None


def _moment_of(properties: Mapping[str, Any]) -> datetime:
    for name in ("datetime", "end_datetime", "start_datetime"):
        value = properties.get(name)
        if value is not None and value is not msgspec.UNSET:
            return _moment_named(name, value)
    raise ValueError("the Item has neither datetime nor end_datetime, start_datetime")


def _moment_named(name: str, value: Any) -> datetime:
    if isinstance(value, datetime):
        return value
    try:
        return moment(value)
    except (ValueError, AttributeError, OverflowError):
        raise ValueError(f"{name} {value!r} is not an RFC 3339 date-time") from None


def compact(item: ItemLike) -> bytes:
    """The Item's JSON on one line; unchanged if it stands on one already."""
    if isinstance(item, str):
        item = item.encode()
    if isinstance(item, (bytes, msgspec.Raw)):
        content = bytes(item).strip()
        content.decode()  # msgspec skips unknown members, whatever bytes they have
        spread = b"\n" in content or b"\r" in content
        return msgspec.json.format(content, indent=-1) if spread else content
    return msgspec.json.encode(item)


class GeneratedItems:
    """A package's Items made on demand, for loads that no memory should hold.

    Args:
        count: How many there are.
        make: The JSON of the Item with an index, on one line. The Items must ascend
            by (moment, id), as nothing sorts them.
    """

    def __init__(self, count: int, make: Callable[[int], bytes]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    def content(self, index: int) -> bytes:
        """The JSON of the Item at a place in the order, oldest first."""
        return self._make(index)

    def when(self, index: int) -> datetime:
        """The moment of the Item at a place in the order."""
        return record(self._make(index)).when


class _FeatureCollection(msgspec.Struct):
    features: list[msgspec.Raw]


def load_items(path: str | Path) -> list[Record]:
    """Reads Items from a file: one per line, or one FeatureCollection.

    Args:
        path: The file.

    Raises:
        OSError: The file cannot be read.
        ValueError: Something in it is no STAC Item; the message names the file and
            the line, or the feature's index.
    """
    content = Path(path).read_bytes().removeprefix(b"\xef\xbb\xbf")
    if _is_collection(content):
        return _numbered(_features(path, content), f"{path}: feature")
    return _numbered(content.split(b"\n"), f"{path}, line", first=1)


def _is_collection(content: bytes) -> bool:
    """Whether the content is one JSON object that has features."""
    try:
        members = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
    except msgspec.DecodeError:
        return False
    return "features" in members


def _features(path: str | Path, content: bytes) -> list[msgspec.Raw]:
    try:
        return msgspec.json.decode(content, type=_FeatureCollection).features
    except msgspec.DecodeError as error:
        raise ValueError(f"{path}: {error}") from None


def _numbered(
    items: Iterable[bytes | msgspec.Raw], place: str, *, first: int = 0
) -> list[Record]:
    records: list[Record] = []
    for number, item in enumerate(items, first):
        if not bytes(item).strip():
            continue
        try:
            records.append(record(item))
        except ValueError as error:
            raise ValueError(f"{place} {number}: no STAC Item: {error}") from None
    return records
