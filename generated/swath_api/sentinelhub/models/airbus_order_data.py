"""Products of Airbus: named ones, or those that pass the filter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import AirbusConstellation, AirbusFilter, AirbusProduct


@define(kw_only=True)
class AirbusOrderData(_model.Model):
    """Products of Airbus: named ones, or those that pass the filter."""

    constellation: AirbusConstellation
    """Airbus's satellites: Pleiades or SPOT."""
    data_filter: AirbusFilter | UnsetType = UNSET
    """Which of Airbus's products are meant."""
    products: list[AirbusProduct] | UnsetType = UNSET
    """The products by name."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("constellation", "constellation"),
        ("data_filter", "dataFilter"),
        ("products", "products"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            constellation=members.take("constellation", _model.as_is),
            data_filter=members.find("dataFilter", models.AirbusFilter.from_dict),
            products=members.find(
                "products", _model.listed(models.AirbusProduct.from_dict)
            ),
            additional_properties=members.rest,
        )
