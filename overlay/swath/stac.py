"""STAC Items that are read only as far as they are looked at.

An `Item` keeps the bytes that came. Its members are cut out and decoded when they are
first touched, so that going through ids costs next to nothing, and nothing that a
server sent is lost: `Item.raw` is exactly what was received.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, final

import msgspec

from swath._asset import Asset, Link
from swath._core.times import parse_rfc3339
from swath._errors import DecodeError, InputError
from swath._extra import needed


if TYPE_CHECKING:
    import pystac


__all__ = ["Asset", "Item", "Link"]

T = TypeVar("T")

_VERSION = {"stac_version": "1.0.0"}
_NULL = msgspec.Raw(b"null")
_BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

# In JSON a name with its colon occurs nowhere but as the name of a member, and before
# the second "{" every member is the outermost object's. Ids beyond ASCII are left to
# the decoder.
_FEATURE = re.compile(rb'"type":\s*"Feature"')
_ID = re.compile(rb'"id":\s*"([ -!#-\[\]-~]*)"')
_REST = re.compile(rb'[ -!#-\[\]-~]*"')


class _Members(msgspec.Struct, gc=False):
    """The members of an Item, each as the bytes received; all may be missing."""

    type: str = ""
    id: str | float | int | None = None
    collection: str | float | int | None = None
    bbox: msgspec.Raw = _NULL
    geometry: msgspec.Raw = _NULL
    properties: msgspec.Raw = _NULL
    assets: msgspec.Raw = _NULL
    links: msgspec.Raw = _NULL


class _Times(msgspec.Struct, gc=False):
    datetime: str | None = None
    start_datetime: str | None = None
    end_datetime: str | None = None


class _Problem(msgspec.Struct):
    detail: Any = ""


class _Glance:
    """Tells ids by the beginnings of Items.

    Items of one collection begin alike: where one begins as the last one did, up to
    the first letter of its id, nothing before the id has to be looked at again.
    """

    def __init__(self) -> None:
        self._beginning = b"\0"

    def id_of(self, raw: bytes) -> str | None:
        """The id of what begins and ends like an Item; None if that does not tell."""
        beginning = self._beginning
        if raw.startswith(beginning) and raw[-1:] == b"}":
            start = len(beginning)
            found = _REST.match(raw, start)
            if found:
                return raw[start : found.end() - 1].decode()
        return self._searched(raw)

    def _searched(self, raw: bytes) -> str | None:
        if raw[:1] != b"{" or raw[-1:] != b"}":
            return None
        inner = raw.find(b"{", 1)
        flat = inner if inner > 0 else len(raw)
        kind, found = _FEATURE.search(raw, 1, flat), _ID.search(raw, 1, flat)
        if not kind or not found:
            return None
        if kind.end() < found.start():
            self._beginning = raw[: found.start(1)]
        return found[1].decode()


_glance = _Glance().id_of
_members = msgspec.json.Decoder(_Members)
_detail = msgspec.json.Decoder(_Problem)
_times = msgspec.json.Decoder(_Times)
_anything: msgspec.json.Decoder[Any] = msgspec.json.Decoder()
_object: msgspec.json.Decoder[dict[str, Any] | None] = msgspec.json.Decoder(
    dict[str, Any] | None
)
_numbers: msgspec.json.Decoder[tuple[float, ...] | None] = msgspec.json.Decoder(
    tuple[float, ...] | None
)
_objects: msgspec.json.Decoder[dict[str, dict[str, Any]] | None] = msgspec.json.Decoder(
    dict[str, dict[str, Any]] | None
)
_list: msgspec.json.Decoder[list[dict[str, Any]] | None] = msgspec.json.Decoder(
    list[dict[str, Any]] | None
)


@final
class Item:
    """A STAC Item (https://stacspec.org, version 1.0.0), decoded where it is touched.

    Args:
        raw: The Item as UTF-8 JSON.
        event_id: The id of the stream event that carried it.

    Attributes:
        raw: Exactly the bytes received.
        event_id: As given; None where there was none.

    Raises:
        DecodeError: `raw` is not a JSON object, or says it is not a ``Feature``.

    Examples:
        >>> from swath.stac import Item
        >>> item = Item(b'{"type": "Feature", "id": "a", "bbox": [14, 49, 15, 50]}')
        >>> item.id, item.bbox
        ('a', (14.0, 49.0, 15.0, 50.0))
    """

    __slots__ = ("_cache", "_id", "_known", "event_id", "raw")

    raw: bytes
    event_id: str | None
    _id: str | None
    _known: _Members | None
    _cache: dict[str, Any] | None

    def __init__(self, raw: bytes, event_id: str | None = None) -> None:
        self.raw = raw
        self.event_id = event_id
        self._id = None
        self._known = _cut(raw)
        self._cache = None

    @classmethod
    def lazy(cls, raw: bytes, event_id: str | None = None) -> Item:
        """An Item that is judged by its beginning and its last byte.

        This is how streams make Items: the rest is read when it is touched, and found
        malformed only then. `raw` is judged as a whole where its beginning does not
        tell what it is.

        Args:
            raw: The Item as UTF-8 JSON.
            event_id: The id of the stream event that carried it.

        Raises:
            DecodeError: `raw` is not a JSON object, or says it is not a ``Feature``.
        """
        item = cls.__new__(cls)
        item.raw = raw
        item.event_id = event_id
        item._id = _glance(raw)
        item._known = _cut(raw) if item._id is None else None
        item._cache = None
        return item

    @classmethod
    def from_dict(cls, item: Mapping[str, Any]) -> Item:
        """An Item from its members; `raw` is then our own encoding of them.

        Raises:
            DecodeError: The members are not those of an Item.
        """
        try:
            return cls(msgspec.json.encode(item))
        except (TypeError, RecursionError) as error:
            raise DecodeError(f"not a STAC Item: {error}") from error

    @property
    def id(self) -> str:
        """The Item's id, unique in its collection; empty if the server sent none."""
        if self._id is not None:
            return self._id
        given = self._members.id
        return "" if given is None else str(given)

    @property
    def collection(self) -> str | None:
        """The id of the collection it belongs to."""
        given = self._members.collection
        return None if given is None else str(given)

    @property
    def identity(self) -> tuple[str | None, str]:
        """What tells one Item from another: collection and id.

        An Item without an id, or that is malformed, is told by its content.
        """
        try:
            return self.collection, self.id or _fingerprint(self.raw)
        except DecodeError:
            return None, _fingerprint(self.raw)

    @property
    def properties(self) -> dict[str, Any]:
        """All properties as they came, such as ``eo:cloud_cover``."""
        return self._cached("properties", _object.decode) or {}

    @property
    def geometry(self) -> dict[str, Any] | None:
        """The footprint as GeoJSON in WGS 84 longitude, latitude; or None."""
        return self._cached("geometry", _object.decode)

    @property
    def bbox(self) -> tuple[float, ...] | None:
        """West, south, east, north in degrees (six numbers with heights), or None.

        West is greater than east where the box crosses the antimeridian.
        """
        return self._cached("bbox", _numbers.decode)

    @property
    def assets(self) -> dict[str, Asset]:
        """The files, by key."""
        return self._cached("assets", _assets)

    @property
    def links(self) -> list[Link]:
        """The links, in the server's order."""
        return self._cached("links", _links)

    @property
    def datetime(self) -> dt.datetime | None:
        """When it was taken, aware; None where only a span is known.

        Raises:
            DecodeError: The property is there but is no RFC 3339 datetime.
        """
        return self._instant(self._spans().datetime)

    @property
    def start_datetime(self) -> dt.datetime | None:
        """The first instant of its span, aware."""
        return self._instant(self._spans().start_datetime)

    @property
    def end_datetime(self) -> dt.datetime | None:
        """The last instant of its span, aware."""
        return self._instant(self._spans().end_datetime)

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        return self.to_dict()

    def to_dict(self) -> dict[str, Any]:
        """Everything the server sent, as a new dict.

        Raises:
            DecodeError: Some member is malformed.
        """
        try:
            decoded: dict[str, Any] = _anything.decode(self.raw)
        except _BROKEN as error:
            raise self._malformed("a member", error) from error
        return decoded

    def to_pystac(self) -> pystac.Item:
        """The Item as pystac's class; needs the extra ``stac``.

        The version of STAC is 1.0.0 where the server left it out.

        Raises:
            DecodeError: Some member is malformed.
            ImportError: pystac is not installed.
            InputError: `fields` left out what pystac needs.
        """
        with needed("to_pystac()", "stac"):
            import pystac  # noqa: PLC0415 - an extra
        members = self.to_dict()
        check_members(self, members, ("id", "geometry", "properties"), "pystac")
        times: dict[str, Any] = members["properties"] or {}
        if "start_datetime" not in times:
            check_members(self, times, ("datetime",), "pystac")
        return pystac.Item.from_dict(_VERSION | members, preserve_dict=False)

    def __repr__(self) -> str:
        return f"Item({self.id!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Item) and self.raw == other.raw

    def __hash__(self) -> int:
        return hash(self.raw)

    def __reduce__(self) -> tuple[Callable[..., Item], tuple[bytes, str | None]]:
        return Item.lazy, (self.raw, self.event_id)

    @property
    def _members(self) -> _Members:
        if self._known is None:
            self._known = _cut(self.raw)
        return self._known

    def _cached(self, name: str, decode: Callable[[msgspec.Raw], T]) -> T:
        if self._cache is None:
            self._cache = {}
        if name not in self._cache:
            self._cache[name] = self._decoded(name, decode)
        found: T = self._cache[name]
        return found

    def _decoded(self, name: str, decode: Callable[[msgspec.Raw], T]) -> T:
        try:
            return decode(getattr(self._members, name))
        except _BROKEN as error:
            raise self._malformed(name, error) from error

    def _malformed(self, name: str, error: Exception) -> DecodeError:
        return DecodeError(
            f"{name} of Item {self.id!r} is malformed: {error}", body=self.raw[:65_536]
        )

    def _spans(self) -> _Times:
        raw = self._members.properties
        return _Times() if raw == _NULL else self._decoded("properties", _times.decode)

    def _instant(self, text: str | None) -> dt.datetime | None:
        if text is None:
            return None
        try:
            return parse_rfc3339(text)
        except ValueError as error:
            raise DecodeError(f"Item {self.id!r}: {error}") from error


def _cut(raw: bytes) -> _Members:
    try:
        members = _members.decode(raw)
    except _BROKEN as error:
        raise DecodeError(f"not a STAC Item: {error}", body=raw[:65_536]) from error
    if members.type != "Feature":
        _refuse(raw, members.type)
    return members


def _assets(raw: msgspec.Raw) -> dict[str, Asset]:
    return {key: Asset(asset) for key, asset in (_objects.decode(raw) or {}).items()}


def _links(raw: msgspec.Raw) -> list[Link]:
    return [Link(link) for link in _list.decode(raw) or ()]


def _fingerprint(raw: bytes) -> str:
    return hashlib.blake2b(raw, digest_size=16).hexdigest()


def _refuse(raw: bytes, kind: str) -> NoReturn:
    try:
        said = _detail.decode(raw).detail
    except _BROKEN:
        said = ""
    told = f", and it says {said!r}" if said else ""
    raise DecodeError(
        f"not a STAC Item: its type is {kind!r}, not 'Feature'{told}",
        body=raw[:65_536],
    )


def check_members(
    item: Item, members: Mapping[str, Any], names: Iterable[str], what: str
) -> None:
    """Refuses an Item for a use that needs more of it than there is.

    Raises:
        InputError: Some of the names are not among the members.
    """
    missing = [name for name in names if name not in members]
    if missing:
        raise InputError(
            f"{what} needs {', '.join(missing)} of every Item, and {item.id!r} has "
            "none: if `fields` left it out, include it"
        )
