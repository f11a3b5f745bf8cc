"""Which products to list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class ProductsRequest(_model.Model):
    """Which products to list."""

    product_id: str | None | UnsetType = UNSET
    """This product only."""
    downloadable_only: bool | UnsetType = UNSET
    """Whether to list only what the user may download; no if left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("product_id", "productId"),
        ("downloadable_only", "downloadableOnly"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            product_id=members.find("productId", _model.as_is),
            downloadable_only=members.find("downloadableOnly", _model.as_is),
            additional_properties=members.rest,
        )
