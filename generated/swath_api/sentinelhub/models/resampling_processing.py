"""How pixels are made of the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import Resampling


@define(kw_only=True)
class ResamplingProcessing(_model.Model):
    """How pixels are made of the data."""

    upsampling: Resampling | UnsetType = UNSET
    """Nearest neighbour, linear or cubic interpolation."""
    downsampling: Resampling | UnsetType = UNSET
    """Nearest neighbour, linear or cubic interpolation."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("upsampling", "upsampling"),
        ("downsampling", "downsampling"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            upsampling=members.find("upsampling", _model.as_is),
            downsampling=members.find("downsampling", _model.as_is),
            additional_properties=members.rest,
        )
