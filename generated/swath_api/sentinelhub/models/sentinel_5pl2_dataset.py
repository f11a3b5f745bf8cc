"""Sentinel-5P level 2, gases and aerosols."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import Sentinel5PFilter, Sentinel5PProcessing


@define(kw_only=True)
class Sentinel5PL2Dataset(_model.Model):
    """Sentinel-5P level 2, gases and aerosols."""

    type_: Literal["sentinel-5p-l2"] = "sentinel-5p-l2"
    id: str | UnsetType = UNSET
    """Name by which the script knows the dataset, its `datasource`."""
    data_filter: Sentinel5PFilter | UnsetType = UNSET
    """Which scenes of Sentinel-5P are used."""
    processing: Sentinel5PProcessing | UnsetType = UNSET
    """How pixels are made of Sentinel-5P."""

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
            data_filter=members.find("dataFilter", models.Sentinel5PFilter.from_dict),
            processing=members.find(
                "processing", models.Sentinel5PProcessing.from_dict
            ),
            additional_properties=members.rest,
        )
