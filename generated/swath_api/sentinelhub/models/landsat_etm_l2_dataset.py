"""Landsat 7 (ETM+) level 2."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import LandsatFilter, ResamplingProcessing


@define(kw_only=True)
class LandsatEtmL2Dataset(_model.Model):
    """Landsat 7 (ETM+) level 2."""

    type_: Literal["landsat-etm-l2"] = "landsat-etm-l2"
    id: str | UnsetType = UNSET
    """Name by which the script knows the dataset, its `datasource`."""
    data_filter: LandsatFilter | UnsetType = UNSET
    """Which scenes of Landsat are used, of collections without real-time scenes."""
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
            data_filter=members.find("dataFilter", models.LandsatFilter.from_dict),
            processing=members.find(
                "processing", models.ResamplingProcessing.from_dict
            ),
            additional_properties=members.rest,
        )
