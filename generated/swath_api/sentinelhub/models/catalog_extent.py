"""Where and when the items of a collection are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import CatalogSpatialExtent, CatalogTemporalExtent


@define(kw_only=True)
class CatalogExtent(_model.Model):
    """Where and when the items of a collection are."""

    spatial: CatalogSpatialExtent
    """Where, as boxes, the whole first."""
    temporal: CatalogTemporalExtent
    """When, as intervals, the whole first."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("spatial", "spatial"),
        ("temporal", "temporal"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            spatial=members.take("spatial", models.CatalogSpatialExtent.from_dict),
            temporal=members.take("temporal", models.CatalogTemporalExtent.from_dict),
            additional_properties=members.rest,
        )
