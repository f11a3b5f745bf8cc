"""A product."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import ProductMetadata, SalesInfo


@define(kw_only=True)
class Product(_model.Model):
    """A product."""

    product_id: str
    """Its name in requests."""
    active: bool
    """Whether it is still made."""
    downloadable: bool
    """Whether the user may download it."""
    metadata: ProductMetadata | UnsetType = UNSET
    """What is known of a product."""
    sales_info: dict[str, SalesInfo] | UnsetType = UNSET
    """What columns mean, by their names."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("product_id", "productId"),
        ("active", "active"),
        ("downloadable", "downloadable"),
        ("metadata", "metadata"),
        ("sales_info", "salesInfo"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            product_id=members.take("productId", _model.as_is),
            active=members.take("active", _model.as_is),
            downloadable=members.take("downloadable", _model.as_is),
            metadata=members.find("metadata", models.ProductMetadata.from_dict),
            sales_info=members.find(
                "salesInfo", _model.mapped(models.SalesInfo.from_dict)
            ),
            additional_properties=members.rest,
        )
