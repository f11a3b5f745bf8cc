"""Images of Maxar: named ones, or those that pass the filter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import MaxarFilter, MaxarKernel


@define(kw_only=True)
class MaxarOrderData(_model.Model):
    """Images of Maxar: named ones, or those that pass the filter."""

    product_bands: Literal["4BB"] = "4BB"
    """The bands: four of them."""
    product_kernel: MaxarKernel | UnsetType = UNSET
    """How Maxar resamples: cubic, nearest neighbour, or sharpened."""
    data_filter: MaxarFilter | UnsetType = UNSET
    """Which of Maxar's images are meant."""
    selected_images: list[str] | UnsetType = UNSET
    """The images by `catalogID`."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("product_bands", "productBands"),
        ("product_kernel", "productKernel"),
        ("data_filter", "dataFilter"),
        ("selected_images", "selectedImages"),
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
            product_kernel=members.find("productKernel", _model.as_is),
            data_filter=members.find("dataFilter", models.MaxarFilter.from_dict),
            selected_images=members.find("selectedImages", _model.as_is),
            additional_properties=members.rest,
        )
