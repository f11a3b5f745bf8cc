"""What is known of a product."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class ProductMetadata(_model.Model):
    """What is known of a product."""

    product_name: str | UnsetType = UNSET
    """Its name for people."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("product_name", "productName"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            product_name=members.find("productName", _model.as_is),
            additional_properties=members.rest,
        )
