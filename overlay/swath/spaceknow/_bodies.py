"""Bodies of requests: what the user gave, checked and in the service's words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from swath import geo
from swath._errors import InputError


BODY_LIMIT = 65_536
"""Bytes of a body that the service reads."""


def given(**members: Any) -> dict[str, Any]:
    """The members that have a value; None stands for what was not given."""
    return {name: value for name, value in members.items() if value is not None}


def area(value: geo.ExtentLike, max_lat: float = geo.MAX_MAP_LAT) -> dict[str, Any]:
    """An extent as GeoJSON.

    Raises:
        InputError: It breaks a rule of extents; the message says which, and where. Or
            no body can hold it.
    """
    found = geo.extent(value, max_lat=max_lat).to_dict()
    size = len(msgspec.json.encode(found))
    if size > BODY_LIMIT:
        raise InputError(
            f"the extent takes {size:,} bytes, and SpaceKnow reads bodies of "
            f"{BODY_LIMIT:,}: simplify it, or cut it by swath.geo.decompose"
        )
    return found


def text(name: str, value: Any) -> str:
    """A text that is not empty.

    Raises:
        InputError: It is empty, or no text.
    """
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{name}={value!r} has to be a text that is not empty")
    return value


def texts(name: str, values: Any) -> list[str]:
    """Texts, none of them empty, and at least one.

    Raises:
        InputError: There is none, one is empty, or they are one text.
    """
    if isinstance(values, str):
        raise InputError(f"{name}={values!r} has to be a list of texts: [{values!r}]")
    found = [text(f"{name}[{index}]", value) for index, value in enumerate(values)]
    if not found:
        raise InputError(f"{name} has to name one at least")
    return found


def instant(when: dt.datetime) -> str:
    """A point in time as the service writes it: UTC, to the second, without a zone."""
    return when.strftime("%Y-%m-%d %H:%M:%S")
