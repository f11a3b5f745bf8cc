"""Where a collection of one's own is, and its bands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import BandMetadata, Location


@define(kw_only=True)
class CollectionMetadata(_model.Model):
    """Where a collection of one's own is, and its bands."""

    at_id: str | UnsetType = UNSET
    """Address of this description."""
    id: str | UnsetType = UNSET
    """UUID of the collection."""
    location: Location | UnsetType = UNSET
    """A deployment of the service."""
    dataset_type: Literal["custom"] | UnsetType = UNSET
    bands: list[BandMetadata] | UnsetType = UNSET
    """The bands."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("at_id", "@id"),
        ("id", "id"),
        ("location", "location"),
        ("dataset_type", "datasetType"),
        ("bands", "bands"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            at_id=members.find("@id", _model.as_is),
            id=members.find("id", _model.as_is),
            location=members.find("location", models.Location.from_dict),
            dataset_type=members.find("datasetType", _model.as_is),
            bands=members.find("bands", _model.listed(models.BandMetadata.from_dict)),
            additional_properties=members.rest,
        )
