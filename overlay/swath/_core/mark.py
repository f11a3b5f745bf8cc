"""Places in a list or a stream, as JSON text that another process can go on from."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from swath._errors import InputError


M = TypeVar("M", bound="Mark")


class Mark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place within what one operation gives for one query. It holds no secret.

    Attributes:
        operation: The operation's id.
        query: The arguments that selected what is read.
    """

    operation: str
    query: dict[str, str] = {}

    def encode(self) -> str:
        """The place as JSON text."""
        return msgspec.json.encode(self).decode()


def decode(
    text: str,
    decoder: msgspec.json.Decoder[M],
    *,
    operation: str,
    query: dict[str, str],
) -> M:
    """Reads a place and checks that it belongs to this query.

    Raises:
        InputError: The text is no such place, or one within something else.
    """
    try:
        mark = decoder.decode(text)
    except (msgspec.DecodeError, TypeError, UnicodeError, RecursionError) as error:
        raise InputError(
            f"the cursor is not one that swath wrote ({error}): "
            "pass what `.cursor` gave"
        ) from None
    if (mark.operation, mark.query) != (operation, query):
        raise InputError(
            f"the cursor belongs to {mark.operation} {mark.query}, not to {operation} "
            f"{query}: pass the arguments that it was made with"
        )
    return mark
