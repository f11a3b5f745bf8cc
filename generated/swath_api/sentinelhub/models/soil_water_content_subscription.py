"""Water in the soil, one of Planet's variables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import PublishedFilter, SoilWaterContentProduct


@define(kw_only=True)
class SoilWaterContentSubscription(_model.Model):
    """Water in the soil, one of Planet's variables."""

    type_: Literal["soil_water_content"] = "soil_water_content"
    """Which kind of data it is."""
    id: SoilWaterContentProduct
    """Products of soil_water_content, with version and size of a pixel in metres."""
    data_filter: PublishedFilter
    """Which data are delivered."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("id", "id"),
        ("data_filter", "dataFilter"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            type_=members.take("type", _model.as_is),
            id=members.take("id", _model.as_is),
            data_filter=members.take("dataFilter", models.PublishedFilter.from_dict),
            additional_properties=members.rest,
        )
