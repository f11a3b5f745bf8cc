"""What ingestion found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class ByocTileFacts(_model.Model):
    """What ingestion found."""

    failed_ingestion_cause: str | None | UnsetType = UNSET
    """Why ingestion failed."""
    warnings: str | None | UnsetType = UNSET
    """What is odd about the files."""
    min_meters_per_pixel: float | UnsetType = UNSET
    """The finest resolution of the files."""
    max_meters_per_pixel: float | UnsetType = UNSET
    """The coarsest resolution of the files, overviews included."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("failed_ingestion_cause", "failedIngestionCause"),
        ("warnings", "warnings"),
        ("min_meters_per_pixel", "minMetersPerPixel"),
        ("max_meters_per_pixel", "maxMetersPerPixel"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            failed_ingestion_cause=members.find("failedIngestionCause", _model.as_is),
            warnings=members.find("warnings", _model.as_is),
            min_meters_per_pixel=members.find("minMetersPerPixel", _model.as_is),
            max_meters_per_pixel=members.find("maxMetersPerPixel", _model.as_is),
            additional_properties=members.rest,
        )
