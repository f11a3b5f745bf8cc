"""Sentinel-2 L1C, reflectance at the top of the atmosphere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import Sentinel2L1CFilter, Sentinel2Processing


@define(kw_only=True)
class Sentinel2L1CDataset(_model.Model):
    """Sentinel-2 L1C, reflectance at the top of the atmosphere."""

    type_: Literal["sentinel-2-l1c"] = "sentinel-2-l1c"
    id: str | UnsetType = UNSET
    """Name by which the script knows the dataset, its `datasource`."""
    data_filter: Sentinel2L1CFilter | UnsetType = UNSET
    """Which scenes of Sentinel-2 L1C are used."""
    processing: Sentinel2Processing | UnsetType = UNSET
    """How pixels are made of Sentinel-2."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("id", "id"),
        ("data_filter", "dataFilter"),
        ("processing", "processing"),
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
            id=members.find("id", _model.as_is),
            data_filter=members.find("dataFilter", models.Sentinel2L1CFilter.from_dict),
            processing=members.find("processing", models.Sentinel2Processing.from_dict),
            additional_properties=members.rest,
        )
