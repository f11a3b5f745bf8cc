"""What is to be downloaded, and from where."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias, cast
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

import msgspec

from swath._core.digests import Digest, read_digest
from swath._errors import InputError
from swath.stac import Item
from swath_api._runtime import OperationInfo, Request


_IDENTITY = ("Accept-Encoding", "identity")
_SIGNED = frozenset({"signature", "sig", "x-amz-signature", "x-goog-signature"})
_OF_SIGNATURES = frozenset(
    {"awsaccesskeyid", "expires", "googleaccessid", "key-pair-id", "policy"}
    | {"se", "ske", "skoid", "sks", "skt", "sktid", "skv"}
    | {"sp", "spr", "sr", "srt", "ss", "st", "sv"}
)
"""Parameters that belong to a signature; each service uses some of them."""

Assets: TypeAlias = Item | Mapping[str, Mapping[str, Any]] | Iterable[Any]
"""An Item, its assets, or many Items; those of pystac will do as well."""


class Source(msgspec.Struct, frozen=True):
    """A file to be downloaded.

    Attributes:
        url: Its address, http or https. No credential of any client is ever sent there.
        name: The name it is to have in a folder, with slashes between folders; if
            empty, the last part of the address.
        size: The bytes that it has to have, if you know them.
        digest: What it has to hash to, if you know it: ``sha256:<hex>``, or a
            multihash as in STAC's ``file:checksum``.
        immutable: Whether it surely never changes: then it is resumed also where the
            server sends no strong entity tag.
        info: The operation of a service that gives the file, in place of `url`.
        request: The request of that operation; sent with the client's credentials.

    Raises:
        InputError: The address, the size or the digest is none.
    """

    url: str = ""
    name: str = ""
    size: int | None = None
    digest: str | None = None
    immutable: bool = False
    info: OperationInfo | None = None
    request: Request | None = None

    def __post_init__(self) -> None:
        if (self.info is None) != (self.request is None) or bool(self.url) == bool(
            self.info
        ):
            raise InputError("a source has a url, or an operation and its request")
        if self.url:
            _check_url(self.url)
        if self.size is not None and self.size < 0:
            raise InputError(f"size={self.size} has to be 0 or more")
        _ = self.expected

    def __repr__(self) -> str:
        return f"Source({self.shown!r}, name={self.given!r})"

    @property
    def given(self) -> str:
        """The name as given, or what the address ends with."""
        path = self.request.path if self.request else urlsplit(self.url).path
        return self.name or unquote(path.rpartition("/")[2]) or "index"

    @property
    def expected(self) -> Digest | None:
        """The digest, read."""
        return None if self.digest is None else read_digest(self.digest)

    @property
    def shown(self) -> str:
        """Where it comes from, without what may be a signature."""
        if self.request is not None:
            return f"{_known(self.info).service} {self.request.path}"
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}{parts.path}"

    @property
    def key(self) -> str:
        """Tells it from other sources; stays when an address is signed anew."""
        query = self.request.query if self.request else _lasting(self.url)
        told = msgspec.json.encode([self.shown, query])
        return hashlib.sha256(told).hexdigest()

    def operation(self) -> tuple[OperationInfo, Request]:
        """What to send, as operation and request."""
        if self.request is not None:
            request, info = self.request, _known(self.info)
        else:
            request, info = Request(method="GET", url=self.url), _plain(self.given)
        return info, request.with_header(*_IDENTITY)


class Wanted(msgspec.Struct, frozen=True):
    """Something to be downloaded, or why it cannot be."""

    given: str
    source: Source | None = None
    problem: str = ""


def source_of(source: Source | str) -> Source:
    """A source, also from its bare address."""
    return source if isinstance(source, Source) else Source(source)


def wanted_assets(items: Assets, keys: Iterable[str] | None) -> list[Wanted]:
    """The files of assets, named ``<Item's id>/<last part of the address>``.

    Args:
        items: Whose assets.
        keys: Which of them, by key; None for all. An Item need not have every key.

    Raises:
        InputError: These are no Items or assets, or no asset has any of the keys.
    """
    if isinstance(keys, str):
        keys = [keys]
    chosen = None if keys is None else frozenset(keys)
    found = [
        _wanted(folder, base, key, asset)
        for folder, base, assets in _groups(items)
        for key, asset in assets.items()
        if chosen is None or key in chosen
    ]
    if chosen and not found:
        raise InputError(f"no asset has a key of {sorted(chosen)}")
    return found


def _groups(items: Any) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Assets, with the folder of their Item, and the address it was read from."""
    if isinstance(items, Mapping):
        members = cast("Mapping[str, Any]", items)
        if members.get("type") != "Feature":
            yield "", "", members
            return
    single = isinstance(items, Item | Mapping) or not isinstance(items, Iterable)
    for one in cast("Iterable[Any]", [items] if single else items):
        item = _item(one)
        links = (link.href for link in item.links if link.rel == "self")
        yield item.id.replace("/", "_"), next(links, ""), item.assets


def _item(given: Any) -> Item:
    if isinstance(given, Item):
        return given
    members = given.to_dict() if hasattr(given, "to_dict") else given
    if not isinstance(members, Mapping):
        raise InputError(f"{given!r} is neither an Item nor the assets of one")
    return Item.from_dict(cast("Mapping[str, Any]", members))


def _wanted(folder: str, base: str, key: str, asset: Any) -> Wanted:
    if not isinstance(asset, Mapping):
        raise InputError(f"{asset!r} is no asset")
    members = cast("Mapping[str, Any]", asset)
    url = urljoin(base, str(members.get("href") or ""))
    last = unquote(urlsplit(url).path.rpartition("/")[2]) or key
    name = f"{folder}/{last}" if folder else last
    try:
        return Wanted(name, Source(url, name, _size(members), _digest(members)))
    except InputError as error:
        return Wanted(name, problem=f"asset {key!r}: {error}")


def _size(asset: Mapping[str, Any]) -> int | None:
    size = asset.get("file:size")
    return size if isinstance(size, int) and size >= 0 else None


def _digest(asset: Mapping[str, Any]) -> str | None:
    """The digest that an asset tells; None if its algorithm is not known here."""
    told = asset.get("file:checksum") or asset.get("checksum:multihash")
    try:
        return str(read_digest(str(told))) if told else None
    except InputError:
        return None


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        sound = bool(parts.hostname) and parts.port != 0 and url.isprintable()
    except ValueError:
        raise InputError("the address cannot be read") from None
    if parts.scheme not in ("http", "https") or not sound:
        raise InputError(
            f"{url.partition('?')[0]!r} is no http or https address: other protocols "
            "need a client of their own"
        )
    if "@" in parts.netloc:
        raise InputError("the address has a password in it, which is never sent")


def _lasting(url: str) -> list[tuple[str, str]]:
    """The parameters of an address without those that sign it for a while."""
    pairs = parse_qsl(urlsplit(url).query, keep_blank_values=True)
    if not any(name.lower() in _SIGNED for name, _ in pairs):
        return pairs
    return [pair for pair in pairs if not _signs(pair[0].lower())]


def _signs(name: str) -> bool:
    cloud = name.startswith(("x-amz-", "x-goog-"))
    return cloud or name in _SIGNED or name in _OF_SIGNATURES


def _known(info: OperationInfo | None) -> OperationInfo:
    if info is None:
        raise AssertionError("a request comes with its operation")
    return info


def _plain(name: str) -> OperationInfo:
    """The operation of fetching a file that no service knows."""
    return OperationInfo(
        service="download",
        id=name if name.isprintable() else ascii(name),
        tag="",
        method="GET",
        path="",
        module="",
        function="",
        secured=False,
        idempotent=True,
    )
