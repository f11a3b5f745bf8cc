"""Data points of one algorithm, area, project and source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import CatalogueMetadata, DateRange


@define(kw_only=True)
class CatalogueEntry(_model.Model):
    """Data points of one algorithm, area, project and source."""

    algorithm: str
    """What was measured."""
    aoi_label: str
    """Label of the area."""
    aoi_name: str
    """Name of the area."""
    date_ranges: list[DateRange]
    """The time that is covered; several spans if there are gaps."""
    last_update: str
    """When it was last written, in UTC."""
    project: str
    """What it was measured for."""
    source: str
    """The imagery it was measured in."""
    version: str
    """Version of the algorithm; later in the alphabet is newer."""
    metadata: CatalogueMetadata | UnsetType = UNSET
    """What else is known of an entry."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("algorithm", "algorithm"),
        ("aoi_label", "aoi_label"),
        ("aoi_name", "aoi_name"),
        ("date_ranges", "date_ranges"),
        ("last_update", "last_update"),
        ("project", "project"),
        ("source", "source"),
        ("version", "version"),
        ("metadata", "metadata"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            algorithm=members.take("algorithm", _model.as_is),
            aoi_label=members.take("aoi_label", _model.as_is),
            aoi_name=members.take("aoi_name", _model.as_is),
            date_ranges=members.take(
                "date_ranges", _model.listed(models.DateRange.from_dict)
            ),
            last_update=members.take("last_update", _model.as_is),
            project=members.take("project", _model.as_is),
            source=members.take("source", _model.as_is),
            version=members.take("version", _model.as_is),
            metadata=members.find("metadata", models.CatalogueMetadata.from_dict),
            additional_properties=members.rest,
        )
