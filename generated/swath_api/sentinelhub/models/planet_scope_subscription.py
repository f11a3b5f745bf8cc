"""PlanetScope's scenes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import PlanetHarmonization, PlanetScopeBundle, PlanetScopeFilter


@define(kw_only=True)
class PlanetScopeSubscription(_model.Model):
    """PlanetScope's scenes."""

    type_: Literal["catalog"] = "catalog"
    """Which kind of data it is."""
    item_type: Literal["PSScene"] = "PSScene"
    """The kind of items."""
    product_bundle: PlanetScopeBundle
    """Planet's sets of files of PlanetScope's scenes."""
    harmonize_to: PlanetHarmonization
    """What PlanetScope's samples are made comparable with."""
    data_filter: PlanetScopeFilter
    """Which scenes are delivered."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("item_type", "itemType"),
        ("product_bundle", "productBundle"),
        ("harmonize_to", "harmonizeTo"),
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
            item_type=members.take("itemType", _model.as_is),
            product_bundle=members.take("productBundle", _model.as_is),
            harmonize_to=members.take("harmonizeTo", _model.as_is),
            data_filter=members.take("dataFilter", models.PlanetScopeFilter.from_dict),
            additional_properties=members.rest,
        )
