"""Carbon of forests at 3 m, one of Planet's variables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import ForestCarbonMonitoringProduct, PublishedFilter


@define(kw_only=True)
class ForestCarbonMonitoringSubscription(_model.Model):
    """Carbon of forests at 3 m, one of Planet's variables."""

    type_: Literal["forest_carbon_monitoring_3m"] = "forest_carbon_monitoring_3m"
    """Which kind of data it is."""
    id: ForestCarbonMonitoringProduct
    """Products of forest_carbon_monitoring_3m, with version and size of a pixel in metres."""
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
