"""What both interfaces of batch processing need to make jobs of their requests."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeVar, cast

import msgspec

from swath._core.job import read_token
from swath._errors import InputError
from swath.sentinelhub._batch_flow import SERVICE, BatchSource
from swath.sentinelhub._lists import Sender
from swath.sentinelhub._store import Store, StoreLike
from swath.sentinelhub._times import Span, span_of
from swath_api.sentinelhub.models.task_sort import TASK_SORT_VALUES


T = TypeVar("T")


class Deployed(Sender, Protocol):
    """What sends requests, and the deployment that they go to."""

    @property
    def base_url(self) -> str:
        """The deployment's address."""
        ...


class Named(Protocol):
    """What the service tells of a request."""

    @property
    def id(self) -> uuid.UUID | msgspec.UnsetType:
        """Its id."""
        ...


class StoredSource(BatchSource[T]):
    """A request whose results are in object storage, as jobs ask for it.

    Args:
        sender: What sends, with its credentials and its deployment.
        name: The id of the request.
        store: Where its files are seen; None if nobody named one.
    """

    def __init__(self, sender: Deployed, name: str, store: Store | None) -> None:
        super().__init__(name, sender.context, folder_of(store))
        self._sender = sender
        self._store = store


S = TypeVar("S", bound=StoredSource[Any])


def attached(text: str, sender: Deployed, make: type[S], store: StoreLike | None) -> S:
    """The request that a token names.

    Raises:
        InputError: The token is none, or one of another kind of job.
    """
    token = read_token(text, SERVICE, make.family.creates.OPERATION.info.id)
    folder = token.data.get("folder")
    return make(sender, token.id, opened(folder if store is None else store))


def name_of(request: str | uuid.UUID | Named) -> str:
    """The id of a request or a collection, which may be named by itself.

    Raises:
        InputError: It is none.
    """
    found: Any = getattr(request, "id", request)
    name = str(found) if isinstance(found, str | uuid.UUID) else ""
    if not name or not name.replace("-", "").isalnum():
        raise InputError(f"{request!r} is no id: pass one, or what a list told of it")
    return name


def opened(store: StoreLike | None) -> Store | None:
    """The store that was named.

    Raises:
        InputError: It is none.
    """
    return None if store is None else Store(store)


def sorting(sort: str | None) -> str | None:
    """The order of a list of requests.

    Raises:
        InputError: There is no such order.
    """
    return one_of("sort", sort, TASK_SORT_VALUES)


def one_of(name: str, word: str | None, words: Sequence[str]) -> str | None:
    if word is None or word in words:
        return word
    raise InputError(f"{name}={word!r} is none of {', '.join(words)}")


def folder_of(store: Store | None) -> dict[str, Any]:
    return {} if store is None or store.folder is None else {"folder": store.folder}


def output_of(body: Mapping[str, Any]) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", body.get("output") or {})


def time_of(body: Mapping[str, Any]) -> Span:
    """The time that a request has data from; open where it does not tell.

    A result is not given up for what only tells of it.
    """
    process = cast("Mapping[str, Any]", body.get("processRequest") or {})
    given = cast("Mapping[str, Any]", process.get("input") or {})
    try:
        return span_of(given.get("data") or [])
    except InputError:
        return None, None
