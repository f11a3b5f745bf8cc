"""A product as its provider describes it; each one does so by other members."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class SearchFeature(_model.Model):
    """A product as its provider describes it; each one does so by other members."""

    type_: str | UnsetType = UNSET
    """That it is a feature; not with Maxar."""
    id: str | UnsetType = UNSET
    """Name of the product, with Planet; `properties.id` with Airbus."""
    catalog_id: str | UnsetType = UNSET
    """Name of the product, with Maxar."""
    acquisition_date_start: str | UnsetType = UNSET
    """When it was taken, with Maxar; in `properties` with the others."""
    cloud_cover: float | UnsetType = UNSET
    """Share of clouds in percent, with Maxar; in `properties` with the others."""
    geometry: dict[str, Any] | UnsetType = UNSET
    """Its outline."""
    properties: dict[str, Any] | UnsetType = UNSET
    """What the provider says of it."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("id", "id"),
        ("catalog_id", "catalogID"),
        ("acquisition_date_start", "acquisitionDateStart"),
        ("cloud_cover", "cloudCover"),
        ("geometry", "geometry"),
        ("properties", "properties"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            type_=members.find("type", _model.as_is),
            id=members.find("id", _model.as_is),
            catalog_id=members.find("catalogID", _model.as_is),
            acquisition_date_start=members.find("acquisitionDateStart", _model.as_is),
            cloud_cover=members.find("cloudCover", _model.as_is),
            geometry=members.find("geometry", _model.as_is),
            properties=members.find("properties", _model.as_is),
            additional_properties=members.rest,
        )
