"""A caller of the emulated Sentinel Hub."""

from __future__ import annotations

from typing import Any

import httpx

from swath.emulator import Emulator


GRANT = {"grant_type": "client_credentials"}


class HubDesk:
    """Sends requests with the token of an account.

    Attributes:
        http: The client; its headers have the token.
    """

    def __init__(self, emulator: Emulator) -> None:
        self.hub = emulator.sentinelhub
        self.http = httpx.Client(base_url=self.hub.url, timeout=60, verify=False)
        self.become("demo")

    def become(self, account: str) -> None:
        """Goes on as the client of an account."""
        token = self.hub.token_of(self.hub.client_of(account))
        self.http.headers["authorization"] = f"Bearer {token}"

    def get(self, path: str, **options: Any) -> httpx.Response:
        """Sends a GET."""
        return self.http.get(path, **options)

    def post(self, path: str, body: Any = None, **options: Any) -> httpx.Response:
        """Sends a POST with a JSON body."""
        return self.http.post(path, json=body, **options)

    def grant(self, path: str = "", **form: str) -> httpx.Response:
        """Asks for a token with the credentials of the first client, or others."""
        client = self.hub.client
        whole = GRANT | {"client_id": client.id, "client_secret": client.secret} | form
        return httpx.post(path or self.hub.token_url, data=whole, verify=False)
