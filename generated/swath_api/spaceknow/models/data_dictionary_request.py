"""A product."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class DataDictionaryRequest(_model.Model):
    """A product."""

    product_id: str
    """The product."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("product_id", "productId"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            product_id=members.take("productId", _model.as_is),
            additional_properties=members.rest,
        )
