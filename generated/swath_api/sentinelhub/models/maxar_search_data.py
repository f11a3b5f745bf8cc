"""Data of Maxar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import MaxarFilter


@define(kw_only=True)
class MaxarSearchData(_model.Model):
    """Data of Maxar."""

    product_bands: Literal["4BB"] = "4BB"
    """The bands: four of them."""
    data_filter: MaxarFilter | UnsetType = UNSET
    """Which of Maxar's images are meant."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("product_bands", "productBands"),
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
            product_bands=members.take("productBands", _model.as_is),
            data_filter=members.find("dataFilter", models.MaxarFilter.from_dict),
            additional_properties=members.rest,
        )
