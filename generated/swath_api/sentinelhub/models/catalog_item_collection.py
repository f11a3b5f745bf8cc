"""A page of items."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import CatalogItem, CatalogLink


@define(kw_only=True)
class CatalogItemCollection(_model.Model):
    """A page of items."""

    type_: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[CatalogItem]
    """The items."""
    links: list[CatalogLink] | UnsetType = UNSET
    """Related documents."""
    time_stamp: datetime.datetime | UnsetType = UNSET
    """When the page was made."""
    number_returned: int | UnsetType = UNSET
    """Items of the page."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("features", "features"),
        ("links", "links"),
        ("time_stamp", "timeStamp"),
        ("number_returned", "numberReturned"),
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
            features=members.take(
                "features", _model.listed(models.CatalogItem.from_dict)
            ),
            links=members.find("links", _model.listed(models.CatalogLink.from_dict)),
            time_stamp=members.find("timeStamp", _model.read_datetime),
            number_returned=members.find("numberReturned", _model.as_is),
            additional_properties=members.rest,
        )
