"""Sentinel-3 SLSTR."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import Sentinel3SlstrFilter, Sentinel3SlstrProcessing


@define(kw_only=True)
class Sentinel3SlstrDataset(_model.Model):
    """Sentinel-3 SLSTR."""

    type_: Literal["sentinel-3-slstr"] = "sentinel-3-slstr"
    id: str | UnsetType = UNSET
    """Name by which the script knows the dataset, its `datasource`."""
    data_filter: Sentinel3SlstrFilter | UnsetType = UNSET
    """Which scenes of Sentinel-3 SLSTR are used."""
    processing: Sentinel3SlstrProcessing | UnsetType = UNSET
    """How pixels are made of Sentinel-3 SLSTR."""

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
            data_filter=members.find(
                "dataFilter", models.Sentinel3SlstrFilter.from_dict
            ),
            processing=members.find(
                "processing", models.Sentinel3SlstrProcessing.from_dict
            ),
            additional_properties=members.rest,
        )
