"""Which entries of the catalogue to read; all if empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class CatalogueRequest(_model.Model):
    """Which entries of the catalogue to read; all if empty."""

    version: str | None | UnsetType = UNSET
    """This version only."""
    project: str | None | UnsetType = UNSET
    """This project only."""
    source: str | None | UnsetType = UNSET
    """This source only."""
    algorithm: str | None | UnsetType = UNSET
    """This algorithm only."""
    aoi_name: str | None | UnsetType = UNSET
    """The area of this name only; may be an empty text."""
    aoi_label: str | None | UnsetType = UNSET
    """The area of this label only; may be an empty text."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("version", "version"),
        ("project", "project"),
        ("source", "source"),
        ("algorithm", "algorithm"),
        ("aoi_name", "aoiName"),
        ("aoi_label", "aoiLabel"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            version=members.find("version", _model.as_is),
            project=members.find("project", _model.as_is),
            source=members.find("source", _model.as_is),
            algorithm=members.find("algorithm", _model.as_is),
            aoi_name=members.find("aoiName", _model.as_is),
            aoi_label=members.find("aoiLabel", _model.as_is),
            additional_properties=members.rest,
        )
