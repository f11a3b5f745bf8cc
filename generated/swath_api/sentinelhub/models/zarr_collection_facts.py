"""What ingestion found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import CollectionBand


@define(kw_only=True)
class ZarrCollectionFacts(_model.Model):
    """What ingestion found."""

    bands: dict[str, CollectionBand] | UnsetType = UNSET
    """One band per array of data, by name."""
    max_meters_per_pixel: float | UnsetType = UNSET
    """How coarse requests may be."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("bands", "bands"),
        ("max_meters_per_pixel", "maxMetersPerPixel"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            bands=members.find("bands", _model.mapped(models.CollectionBand.from_dict)),
            max_meters_per_pixel=members.find("maxMetersPerPixel", _model.as_is),
            additional_properties=members.rest,
        )
