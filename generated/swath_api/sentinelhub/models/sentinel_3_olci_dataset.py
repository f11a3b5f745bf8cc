"""Sentinel-3 OLCI level 1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import ResamplingProcessing, TimeFilter


@define(kw_only=True)
class Sentinel3OlciDataset(_model.Model):
    """Sentinel-3 OLCI level 1."""

    type_: Literal["sentinel-3-olci"] = "sentinel-3-olci"
    id: str | UnsetType = UNSET
    """Name by which the script knows the dataset, its `datasource`."""
    data_filter: TimeFilter | UnsetType = UNSET
    """Which scenes are used; of MODIS, OLCI and own collections."""
    processing: ResamplingProcessing | UnsetType = UNSET
    """How pixels are made of the data."""

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
            data_filter=members.find("dataFilter", models.TimeFilter.from_dict),
            processing=members.find(
                "processing", models.ResamplingProcessing.from_dict
            ),
            additional_properties=members.rest,
        )
