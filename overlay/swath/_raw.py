"""The answer beside the value: status, headers, request id."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast, overload

import msgspec

from swath._callers import AsyncCaller, SyncCaller
from swath._core.problem import request_id
from swath._errors import InputError


if TYPE_CHECKING:
    from swath_api._runtime import Reply


__all__ = ["Response", "raw"]

P = ParamSpec("P")
T = TypeVar("T")


class Response(msgspec.Struct, Generic[T], frozen=True):
    """What a call returned, and the answer it was read from.

    Attributes:
        status: The HTTP status.
        headers: The answer's headers, names in lower case.
        content: The answer's body, exactly as received.
        value: What the call returns without `raw`.
    """

    status: int
    headers: Mapping[str, str]
    content: bytes
    value: T

    @property
    def request_id(self) -> str:
        """What to quote to the service's support; empty if it sent none."""
        return request_id(self.headers)


@overload
def raw(  # type: ignore[overload-overlap]  # an awaitable's value is what is meant
    method: Callable[P, Awaitable[T]],
) -> Callable[P, Awaitable[Response[T]]]: ...
@overload
def raw(method: Callable[P, T]) -> Callable[P, Response[T]]: ...
def raw(method: Callable[P, Any]) -> Callable[P, Any]:
    """The same method, but returning the `Response` with the value in it.

    Args:
        method: A method of a client's part that makes one request, such as
            ``client.item.get``.

    Raises:
        InputError: It is no such method (lists and streams make many requests).

    Examples:
        >>> import swath
        >>> with swath.DataSphere(profile="emulator") as ds:
        ...     response = swath.raw(ds.item.get)("latest")
        >>> response.status, response.value.collection
        (200, 'scenes')
    """
    resource: object = getattr(method, "__self__", None)
    caller = getattr(resource, "_caller", None)
    name: str = getattr(method, "__name__", "")
    if not isinstance(caller, SyncCaller | AsyncCaller):
        raise InputError("raw() takes a bound method of a client, such as ds.item.get")
    remake = cast("Callable[[object], object]", type(resource))

    def call(*args: P.args, **kwargs: P.kwargs) -> Any:
        recorder = caller.recording()  # one a call: calls may run side by side
        value = getattr(remake(recorder), name)(*args, **kwargs)
        if inspect.isawaitable(value):
            return _awaited(value, recorder.replies, name)
        return _response(value, recorder.replies, name)

    return call


async def _awaited(value: Awaitable[T], replies: list[Reply], name: str) -> Response[T]:
    return _response(await value, replies, name)


def _response(value: T, replies: list[Reply], name: str) -> Response[T]:
    if not replies:
        raise InputError(f"{name} does not make a single request: it has no response")
    last = replies[-1]
    return Response(last.status, last.headers, last.content, value)
