"""The plain callers: one token, one connection pool, no retries."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any, ClassVar, Self, TypeVar
from urllib.parse import urljoin, urlsplit

from ._http import http
from ._runtime import Operation, OperationInfo, Reply, Request

T = TypeVar("T")

BEYOND_SUCCESS = 300


class UnexpectedStatus(Exception):  # noqa: N818 # the name generated clients use
    """The server answered with a failure, or a redirect, which is not followed.

    Attributes:
        status: The HTTP status, 300 or more.
        headers: Names in lower case.
        content: The body as it came.
    """

    def __init__(self, status: int, headers: Mapping[str, str], content: bytes) -> None:
        super().__init__(status, headers, content)
        self.status = status
        self.headers = headers
        self.content = content

    def __str__(self) -> str:
        return f"status {self.status}: {self.content[:500].decode(errors='replace')}"


class _Connection:
    """Address and credentials of a service."""

    BASE_URL: ClassVar[str] = ""
    TOKEN_PREFIX: ClassVar[str] = ""

    def __init__(self, token: str, base_url: str) -> None:
        self._token = token
        self._base_url = (base_url or self.BASE_URL).rstrip("/")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._base_url!r})"

    def _arguments(self, operation: Operation[Any], request: Request) -> dict[str, Any]:
        url = self._server(operation.info) + request.path
        if request.url:
            url = urljoin(self._base_url + "/", request.url)
        headers = list(request.headers)
        if operation.info.secured and self._token and self._is_ours(url):
            headers.append(("Authorization", f"{self.TOKEN_PREFIX} {self._token}"))
        return {
            "method": request.method,
            "url": url,
            "params": list(request.query) or None,
            "headers": headers,
        }

    def _server(self, info: OperationInfo) -> str:
        """Where an operation is: another server is known for production only."""
        in_production = self._base_url == self.BASE_URL
        return info.server if info.server and in_production else self._base_url

    def _is_ours(self, url: str) -> bool:
        """Whether the token may go there: scheme, host and port are the service's."""
        ours, other = urlsplit(self._base_url), urlsplit(url)
        return (ours.scheme, ours.netloc) == (other.scheme, other.netloc)


def _reply(response: http.Response) -> Reply:
    reply = Reply(
        status=response.status_code,
        headers={name.lower(): value for name, value in response.headers.items()},
        content=response.content,
        url=str(response.url),
    )
    if reply.status >= BEYOND_SUCCESS:
        raise UnexpectedStatus(reply.status, reply.headers, reply.content)
    return reply


class BodyStream:
    """A successful answer whose body is still to be read."""

    def __init__(self, response: http.Response) -> None:
        self._response = response
        self.status = response.status_code
        self.headers: Mapping[str, str] = dict(response.headers)

    def __iter__(self) -> Iterator[bytes]:
        return self._response.iter_bytes()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the connection back."""
        self._response.close()


class AsyncBodyStream:
    """The asynchronous twin of `BodyStream`."""

    def __init__(self, response: http.Response) -> None:
        self._response = response
        self.status = response.status_code
        self.headers: Mapping[str, str] = dict(response.headers)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._response.aiter_bytes()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Give the connection back."""
        await self._response.aclose()


class BaseClient(_Connection):
    """Sends what operation modules build, one request per call.

    Args:
        token: Sent with every secured operation to the service's own address.
        base_url: Where the service is; its production address if empty. Operations
            that have a server of their own in production are sent here, too.
        timeout: Seconds for each of connecting, writing and waiting for bytes.
        http_client: A client of the HTTP library to send with; it stays yours to close.
    """

    def __init__(
        self,
        token: str = "",
        *,
        base_url: str = "",
        timeout: float = 60.0,
        http_client: http.Client | None = None,
    ) -> None:
        super().__init__(token, base_url)
        self._owned = http_client is None
        self._http = http_client or http.Client(timeout=timeout)

    def call(self, operation: Operation[T], request: Request) -> T:
        """Send, wait for the whole answer, parse it.

        Raises:
            UnexpectedStatus: The server answered with a failure.
        """
        arguments = self._arguments(operation, request)
        response = self._http.request(
            **arguments, content=request.content, follow_redirects=False
        )
        return operation.parse(_reply(response))

    def stream(self, operation: Operation[Any], request: Request) -> BodyStream:
        """Send, wait for status and headers only.

        Raises:
            UnexpectedStatus: The server answered with a failure.
        """
        prepared = self._http.build_request(
            **self._arguments(operation, request), content=request.content
        )
        response = self._http.send(prepared, stream=True, follow_redirects=False)
        if response.status_code >= BEYOND_SUCCESS:
            response.read()
            _reply(response)
        return BodyStream(response)

    def close(self) -> None:
        """Close the connections, unless the HTTP client was given."""
        if self._owned:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()


async def _chunks(content: Any, size: int = 1 << 16) -> AsyncIterator[bytes]:
    while chunk := content.read(size):
        yield chunk


class BaseAsyncClient(_Connection):
    """The asynchronous twin of `BaseClient`."""

    def __init__(
        self,
        token: str = "",
        *,
        base_url: str = "",
        timeout: float = 60.0,
        http_client: http.AsyncClient | None = None,
    ) -> None:
        super().__init__(token, base_url)
        self._owned = http_client is None
        self._http = http_client or http.AsyncClient(timeout=timeout)

    async def call(self, operation: Operation[T], request: Request) -> T:
        """Send, wait for the whole answer, parse it.

        Raises:
            UnexpectedStatus: The server answered with a failure.
        """
        response = await self._http.request(
            **self._arguments(operation, request),
            content=_async_content(request),
            follow_redirects=False,
        )
        return operation.parse(_reply(response))

    async def stream(
        self, operation: Operation[Any], request: Request
    ) -> AsyncBodyStream:
        """Send, wait for status and headers only.

        Raises:
            UnexpectedStatus: The server answered with a failure.
        """
        prepared = self._http.build_request(
            **self._arguments(operation, request), content=_async_content(request)
        )
        response = await self._http.send(prepared, stream=True, follow_redirects=False)
        if response.status_code >= BEYOND_SUCCESS:
            await response.aread()
            _reply(response)
        return AsyncBodyStream(response)

    async def close(self) -> None:
        """Close the connections, unless the HTTP client was given."""
        if self._owned:
            await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.close()


def _async_content(request: Request) -> Any:
    """Bytes as they are; a file by chunks, which asynchronous sending asks for."""
    content = request.content
    return (
        content if content is None or isinstance(content, bytes) else _chunks(content)
    )
