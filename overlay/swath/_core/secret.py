"""A text that no repr, log, pickle or traceback shows."""

from __future__ import annotations

from typing import NoReturn, final


@final
class Secret:
    """Holds a credential; only `reveal` gives it back.

    It does not pickle: a client that crosses a process border finds its credentials
    again on the other side.
    """

    __slots__ = ("__value",)

    def __init__(self, value: str) -> None:
        self.__value = value

    @classmethod
    def of(cls, value: object) -> Secret | None:
        """A secret from whatever a setting holds; None stays None."""
        if value is None or isinstance(value, Secret):
            return value
        return cls(str(value).strip())

    @property
    def sendable(self) -> bool:
        """Whether a header can carry it."""
        value = self.__value
        return bool(value) and value.isascii() and value.isprintable()

    def reveal(self) -> str:
        """The text itself: only for the wire."""
        return self.__value

    def __repr__(self) -> str:
        return "Secret('***')"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self.reveal() == other.reveal()

    def __hash__(self) -> int:
        return hash(self.__value)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Secret does not pickle: credentials stay in their process")


class HiddenText(str):
    """A credential that a service wants in a query: it is text on the wire alone.

    Like a `Secret`, it does not pickle.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return "'***'"

    def __reduce__(self) -> NoReturn:
        raise TypeError("credentials do not pickle: they stay in their process")
