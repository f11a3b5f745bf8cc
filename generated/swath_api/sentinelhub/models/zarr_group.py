"""The group that holds the arrays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import ZarrCoordinates


@define(kw_only=True)
class ZarrGroup(_model.Model):
    """The group that holds the arrays."""

    zarr_format: Literal[2] = 2
    """Version of the Zarr format."""
    coordinates: ZarrCoordinates | UnsetType = UNSET
    """How the coordinate arrays are written."""
    custom_attributes: dict[str, Any] | UnsetType = UNSET
    """Members to add to `.zattrs` of the group."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("zarr_format", "zarr_format"),
        ("coordinates", "coordinates"),
        ("custom_attributes", "customAttributes"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            zarr_format=members.take("zarr_format", _model.as_is),
            coordinates=members.find("coordinates", models.ZarrCoordinates.from_dict),
            custom_attributes=members.find("customAttributes", _model.as_is),
            additional_properties=members.rest,
        )
