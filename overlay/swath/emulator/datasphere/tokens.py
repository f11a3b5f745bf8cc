"""API tokens and what they may do."""

from __future__ import annotations

from fnmatch import fnmatchcase

import msgspec


MASTER = "swath-emulator-token"
"""The token with every right that each emulator has."""


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """A token with its rights.

    Attributes:
        value: What stands behind the word `Token` in the header.
        organisation: Whom it belongs to; the provider of what it publishes.
        read: Globs for the names of the packages it may read.
        publish: Globs for the providers it may publish for; none forbids it.
    """

    value: str
    organisation: str = "swath"
    read: tuple[str, ...] = ("*",)
    publish: tuple[str, ...] = ("*",)

    def may_read(self, package: str) -> bool:
        """Whether it may read the package."""
        return any(fnmatchcase(package, glob) for glob in self.read)

    def may_publish(self, provider: str) -> bool:
        """Whether it may publish for the provider."""
        return any(fnmatchcase(provider, glob) for glob in self.publish)


class Tokens:
    """The tokens that the service knows."""

    def __init__(self) -> None:
        self._tokens: dict[str, Token] = {}
        self.reset()

    @property
    def master(self) -> Token:
        """The token with every right."""
        return Token(value=MASTER)

    def add(self, token: Token) -> None:
        """Makes a token known."""
        self._tokens[token.value] = token

    def revoke(self, value: str) -> None:
        """Makes a token unknown; nothing if it is so already."""
        self._tokens.pop(value, None)

    def find(self, header: str) -> Token | None:
        """The token that an `Authorization` header names."""
        word, _, value = header.strip().partition(" ")
        return self._tokens.get(value.strip()) if word == "Token" else None

    def reset(self) -> None:
        """Only the master token is left."""
        self._tokens = {MASTER: self.master}
