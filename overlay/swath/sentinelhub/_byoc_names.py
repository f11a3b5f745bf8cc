"""Collections of one's own data: what they and their buckets are called."""

from __future__ import annotations

import re
from typing import Any, Protocol, TypeAlias
from uuid import UUID

from swath._errors import InputError


_NO_BUCKET = re.compile(r"[\s/:]")


class HasId(Protocol):
    """What the service told of a collection or of a tile."""

    @property
    def id(self) -> Any: ...


Named: TypeAlias = "HasId | UUID | str"
"""A collection or a tile: its id, or what the service told of it."""


def own_id(kind: str, value: Named) -> UUID:
    """The id of a collection of one's own.

    Args:
        kind: What ids of such collections may begin with, such as ``byoc``.
        value: The id, with or without that, or what the service told.

    Raises:
        InputError: It is no id.
    """
    name = str(getattr(value, "id", value))
    try:
        return UUID(name.removeprefix(f"{kind}-"))
    except ValueError:
        raise InputError(
            f"collection={name!r} has to be a UUID, or a UUID behind '{kind}-'"
        ) from None


def tile_id(value: Named) -> UUID:
    """The id of a tile.

    Raises:
        InputError: It is none.
    """
    name = str(getattr(value, "id", value))
    try:
        return UUID(name)
    except ValueError:
        raise InputError(
            f"tile={name!r} has to be the UUID of a tile; tiles(path=...) finds it"
        ) from None


def label(name: Any) -> str:
    """The name that people see.

    Raises:
        InputError: It is empty.
    """
    if not isinstance(name, str) or not name.strip():
        raise InputError(f"{name=} has to be a text that people know it by")
    return name


def bucket_name(bucket: Any) -> str:
    """The name of a bucket.

    Raises:
        InputError: It is none, such as a URL.
    """
    if not isinstance(bucket, str) or not bucket or _NO_BUCKET.search(bucket):
        raise InputError(
            f"{bucket=} has to be the name of a bucket alone, such as 'my-photos', "
            "without s3:// and without a path"
        )
    return bucket
