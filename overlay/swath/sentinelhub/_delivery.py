"""Where pictures are delivered to, and what has been delivered."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeAlias, cast
from urllib.parse import urlsplit

import msgspec

from swath._errors import DecodeError, InputError
from swath._io.files import write_whole
from swath.geo._rings import is_array
from swath.sentinelhub._grid import Grid
from swath.sentinelhub._image import Image
from swath.sentinelhub._outputs import Output
from swath.sentinelhub._store import Store
from swath.sentinelhub._times import Span


class Bucket(msgspec.Struct, frozen=True, kw_only=True):
    """A place in object storage, and what opens it to the service.

    Keys are neither shown nor pickled.

    Attributes:
        url: ``s3://bucket/prefix``, or ``gs://bucket/prefix``.
        access_key: The access key of S3, ...
        secret_access_key: ... and the secret that belongs to it.
        iam_role_arn: In place of both: a role that the service may take.
        region: The bucket's region, where it is not that of the deployment.
        credentials: For ``gs://``: the service account's JSON in base64.
    """

    url: str
    access_key: str | None = None
    secret_access_key: str | None = None
    iam_role_arn: str | None = None
    region: str | None = None
    credentials: str | None = None

    def __repr__(self) -> str:
        return f"Bucket(url={self.url!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Bucket does not pickle: keys stay in their process")

    def to_dict(self) -> dict[str, Any]:
        """The place as the service has it; it holds the keys."""
        scheme = scheme_of(self.url)
        members = {
            "url": self.url,
            "accessKey": self.access_key,
            "secretAccessKey": self.secret_access_key,
            "iamRoleARN": self.iam_role_arn,
            "region": self.region,
            "credentials": self.credentials,
        }
        return {scheme: {name: one for name, one in members.items() if one is not None}}


BucketLike: TypeAlias = "str | Bucket | Mapping[str, Any]"
"""A URL, or a `Bucket`, or a place as the service has it (``{"s3": {...}}``)."""

_KEYS = ("accessKey", "secretAccessKey", "credentials")
REQUEST_ID, OUTPUT = "<REQUEST_ID>", "<OUTPUT>"
FAILURE, COPY = "error.json", "request.json"


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """What is going to be delivered, and where to; it holds no key.

    Attributes:
        url: The address that the request named.
        outputs: The outputs.
        grid: Their pixels.
        time: The span of time that the data is from.
        folder: The folder that stands for the object store, if one was named.
    """

    url: str
    outputs: tuple[Output, ...]
    grid: Grid
    time: Span = (None, None)
    folder: str | None = None

    def place(self, request: str, file: str) -> str:
        """The URL of a file of a request."""
        address = self.url
        if REQUEST_ID not in address and OUTPUT not in address:
            address = f"{address.rstrip('/')}/{REQUEST_ID}/{OUTPUT}"
        return address.replace(REQUEST_ID, request).replace(OUTPUT, file)

    def files(self, request: str) -> dict[str, str]:
        """The URLs of the outputs' files, by output."""
        return {one.id: self.place(request, one.filename) for one in self.outputs}


class Delivered(Mapping[str, str]):
    """Pictures in object storage: their URLs by the names of the outputs.

    Args:
        request: The id of the request.
        delivery: What was to be delivered.
        store: Where it is found; None if nobody named one.

    Attributes:
        request: As given.
        verified: Whether the files were seen to be there. Without a store, a request
            that has ended may also have failed.
    """

    def __init__(self, request: str, delivery: Delivery, store: Store | None) -> None:
        self.request = request
        self.verified = store is not None
        self._delivery = delivery
        self._store = store
        self._urls = delivery.files(request)

    def read(self, output: str = "default") -> bytes:
        """The file of an output.

        Raises:
            InputError: There is no such output, or nobody named a store.
            FileNotFoundError: It is not there any more.
        """
        return self._opened().read(self._url(output))

    def image(self, output: str = "default") -> Image:
        """The picture of an output.

        Raises:
            InputError: There is no such output, or nobody named a store.
            FileNotFoundError: It is not there any more.
        """
        content = self.read(output)
        found = [one for one in self._delivery.outputs if one.id == output]
        return Image(
            content=content,
            media_type=found[0].media_type,
            output=output,
            grid=self._delivery.grid,
            time=self._delivery.time,
            request_id=self.request,
        )

    def save(self, folder: str | os.PathLike[str]) -> list[Path]:
        """Copies the file of each output into a folder of this machine.

        Raises:
            InputError: Nobody named a store.
            FileNotFoundError: A file is not there any more.
        """
        targets: list[Path] = []
        for one in self._delivery.outputs:
            target = Path(folder) / one.filename
            write_whole(target, self.read(one.id), durable=True)
            targets.append(target)
        return targets

    def request_copy(self) -> dict[str, Any]:
        """The copy of the request that lies beside the files, with what it cost.

        Raises:
            InputError: Nobody named a store.
            FileNotFoundError: It is not there.
            DecodeError: It is no JSON.
        """
        content = self._opened().read(self._delivery.place(self.request, COPY))
        try:
            return msgspec.json.decode(content, type=dict[str, Any])
        except msgspec.DecodeError as error:
            raise DecodeError(f"{COPY} is no JSON: {error}", body=content) from error

    def _url(self, output: str) -> str:
        if output not in self._urls:
            raise InputError(f"{output=} is none of {', '.join(self._urls)}")
        return self._urls[output]

    def _opened(self) -> Store:
        if self._store is None:
            raise InputError(
                "nobody said where the object store is seen from here: pass store= to "
                "submit() or attach()"
            )
        return self._store

    def __getitem__(self, output: str) -> str:
        return self._urls[output]

    def __iter__(self) -> Iterator[str]:
        return iter(self._urls)

    def __len__(self) -> int:
        return len(self._urls)

    def __repr__(self) -> str:
        sure = "" if self.verified else ", not verified"
        return f"<Delivered {', '.join(self._urls.values())}{sure}>"


def bucket_dict(given: Any, name: str) -> dict[str, Any]:
    """A place as the service has it, its keys being legible on the wire alone.

    Raises:
        InputError: It is none.
    """
    if isinstance(given, str):
        given = Bucket(url=given)
    to_dict = getattr(given, "to_dict", None)
    places = _shut(to_dict() if callable(to_dict) else given)
    urls = [str(one["url"]) for one in places.values() if "url" in one]
    if len(urls) == 1:
        scheme_of(urls[0])
        _check_keys(urls[0], places)
        return places
    raise InputError(
        f"{name} is no place in object storage: pass 's3://bucket/prefix', or a Bucket "
        "with the keys that open it"
    )


def _check_keys(url: str, places: Mapping[str, Mapping[str, Any]]) -> None:
    """Refuses places that nobody could open with the keys that are there.

    Raises:
        InputError: A key is missing that goes with the others.
    """
    if "gs" in places and "credentials" not in places["gs"]:
        raise InputError(
            f"{url!r} cannot be opened: pass a Bucket with the credentials, which are "
            "the JSON of a service account in base64"
        )
    pair = ("accessKey", "secretAccessKey")
    if sum(name in places.get("s3", {}) for name in pair) == 1:
        raise InputError(
            f"{url!r} cannot be opened by half of a key: pass a Bucket with both "
            "access_key and secret_access_key, or with an iam_role_arn"
        )


def shut(request: Any) -> Any:
    """A request that was brought whole, its keys being legible on the wire alone."""
    to_dict = getattr(request, "to_dict", None)
    return _shut_within(to_dict() if callable(to_dict) else request)


def _shut_within(value: Any) -> Any:
    if isinstance(value, Mapping):
        members = cast("Mapping[str, Any]", value).items()
        return {name: _hidden(name, _shut_within(one)) for name, one in members}
    return [_shut_within(one) for one in value] if is_array(value) else value


def _shut(places: Any) -> dict[str, Any]:
    """Places by their schemes, the keys as JSON that no representation shows."""
    if not isinstance(places, Mapping):
        return {}
    named = cast("Mapping[str, Any]", places).items()
    return {
        scheme: {
            name: _hidden(name, value)
            for name, value in cast("Mapping[str, Any]", members).items()
        }
        for scheme, members in named
        if isinstance(members, Mapping)
    }


def _hidden(name: str, value: Any) -> Any:
    return msgspec.Raw(msgspec.json.encode(value)) if name in _KEYS else value


def url_of(members: Mapping[str, Any]) -> str:
    """The URL of a place as the service has it."""
    return next(str(one["url"]) for one in members.values() if one)


def scheme_of(url: str) -> str:
    """``s3`` or ``gs``.

    Raises:
        InputError: The URL is in neither.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"s3", "gs"} or not parts.netloc:
        raise InputError(
            f"{url!r} is no place in object storage: it begins with s3://bucket or "
            "gs://bucket"
        )
    return parts.scheme
