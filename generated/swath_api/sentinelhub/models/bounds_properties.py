"""What is known of an area besides its coordinates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class BoundsProperties(_model.Model):
    """What is known of an area besides its coordinates."""

    crs: str | UnsetType = UNSET
    """The crs of bbox and geometry: CRS84, or an EPSG code (4326, 3857, UTM 32601 to 32660
    and 32701 to 32760, and some national ones)."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("crs", "crs"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            crs=members.find("crs", _model.as_is),
            additional_properties=members.rest,
        )
