"""Where, as boxes, the whole first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class CatalogSpatialExtent(_model.Model):
    """Where, as boxes, the whole first."""

    bbox: list[list[float]]
    """The boxes."""
    crs: Literal["http://www.opengis.net/def/crs/OGC/1.3/CRS84"] | UnsetType = UNSET
    """Their crs, always longitude and latitude."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("bbox", "bbox"),
        ("crs", "crs"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            bbox=members.take("bbox", _model.as_is),
            crs=members.find("crs", _model.as_is),
            additional_properties=members.rest,
        )
