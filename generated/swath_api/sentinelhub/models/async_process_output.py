"""How large, in which forms, and where to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import AsyncProcessDelivery, OutputResponse


@define(kw_only=True)
class AsyncProcessOutput(_model.Model):
    """How large, in which forms, and where to."""

    delivery: AsyncProcessDelivery
    """Where the files go; `s3` or `gs`, one of them. In the address, `<REQUEST_ID>` and
    `<OUTPUT>` stand for the request and the file; if they are left out, they are put
    behind it."""
    width: int | UnsetType = UNSET
    """Pixels from west to east."""
    height: int | UnsetType = UNSET
    """Pixels from north to south."""
    resx: float | UnsetType = UNSET
    """Width of a pixel in units of the crs: metres, or degrees."""
    resy: float | UnsetType = UNSET
    """Height of a pixel in units of the crs: metres, or degrees."""
    responses: list[OutputResponse] | UnsetType = UNSET
    """What is wanted of the script's outputs; the one called `default` as PNG if left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("delivery", "delivery"),
        ("width", "width"),
        ("height", "height"),
        ("resx", "resx"),
        ("resy", "resy"),
        ("responses", "responses"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            delivery=members.take("delivery", models.AsyncProcessDelivery.from_dict),
            width=members.find("width", _model.as_is),
            height=members.find("height", _model.as_is),
            resx=members.find("resx", _model.as_is),
            resy=members.find("resy", _model.as_is),
            responses=members.find(
                "responses", _model.listed(models.OutputResponse.from_dict)
            ),
            additional_properties=members.rest,
        )
