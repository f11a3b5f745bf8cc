"""The plain clients of the service: `<Tag>Api(Client(token))` is ready to call."""

from typing import ClassVar

from .._client import BaseAsyncClient, BaseClient

BASE_URL = "https://services.sentinel-hub.com"
TOKEN_PREFIX = "Bearer"


class Client(BaseClient):
    """Sends one request per call, without retries."""

    BASE_URL: ClassVar[str] = BASE_URL
    TOKEN_PREFIX: ClassVar[str] = TOKEN_PREFIX


class AsyncClient(BaseAsyncClient):
    """The asynchronous twin of `Client`."""

    BASE_URL: ClassVar[str] = BASE_URL
    TOKEN_PREFIX: ClassVar[str] = TOKEN_PREFIX
