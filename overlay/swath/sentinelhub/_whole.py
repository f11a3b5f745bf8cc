"""Requests that users bring whole, in the words of the service."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from swath._errors import InputError


def whole(request: Any, others: Iterable[str], model: str) -> dict[str, Any]:
    """A request that says all there is to say, as the service has it.

    Args:
        request: Its model, or what that holds.
        others: The names of arguments that were passed beside it.
        model: The name of its model, for messages.

    Raises:
        InputError: There are others, or it is no request.
    """
    beside = ", ".join(others)
    if beside:
        raise InputError(f"request= says all there is to say: leave out {beside}")
    to_dict = getattr(request, "to_dict", None)
    members: Any = to_dict() if callable(to_dict) else request
    if not isinstance(members, Mapping):
        raise InputError(
            f"request= is no request: pass its model, {model}, or what that holds"
        )
    return dict(cast("Mapping[str, Any]", members))
