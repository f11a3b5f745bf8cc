"""Data of Planet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import PlanetFilter, PlanetItemType, PlanetProductBundle


@define(kw_only=True)
class PlanetSearchData(_model.Model):
    """Data of Planet."""

    item_type: PlanetItemType
    """Planet's kinds of items: PlanetScope or SkySat."""
    product_bundle: PlanetProductBundle
    """Planet's sets of files; which ones there are depends on the kind of items."""
    type_: Literal["catalog"] | UnsetType = UNSET
    """That the items are those of Planet's catalogue."""
    data_filter: PlanetFilter | UnsetType = UNSET
    """Which of Planet's items are meant."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("item_type", "itemType"),
        ("product_bundle", "productBundle"),
        ("type_", "type"),
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
            item_type=members.take("itemType", _model.as_is),
            product_bundle=members.take("productBundle", _model.as_is),
            type_=members.find("type", _model.as_is),
            data_filter=members.find("dataFilter", models.PlanetFilter.from_dict),
            additional_properties=members.rest,
        )
