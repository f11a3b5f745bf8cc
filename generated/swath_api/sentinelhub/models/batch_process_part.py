"""A batch request, less the script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        BatchProcessOutput,
        BatchRenderingPart,
        BatchZarrParameters,
        TilingGridSettings,
    )


@define(kw_only=True)
class BatchProcessPart(_model.Model):
    """A batch request, less the script."""

    process_request: BatchRenderingPart
    """What to render, less the script."""
    tiling_grid: TilingGridSettings | UnsetType = UNSET
    """The tiling grid of a batch request."""
    tiling_grid_id: int | UnsetType = UNSET
    """Number of the grid: use `tilingGrid`."""
    resolution: float | UnsetType = UNSET
    """Size of a pixel: use `tilingGrid`."""
    output: BatchProcessOutput | UnsetType = UNSET
    """Where and how rasters are written."""
    bucket_name: str | UnsetType = UNSET
    """Short for rasters below `s3://<bucketName>`."""
    zarr_output: BatchZarrParameters | UnsetType = UNSET
    """Where and how Zarr is written."""
    description: str | UnsetType = UNSET
    """A line for people."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("process_request", "processRequest"),
        ("tiling_grid", "tilingGrid"),
        ("tiling_grid_id", "tilingGridId"),
        ("resolution", "resolution"),
        ("output", "output"),
        ("bucket_name", "bucketName"),
        ("zarr_output", "zarrOutput"),
        ("description", "description"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            process_request=members.take(
                "processRequest", models.BatchRenderingPart.from_dict
            ),
            tiling_grid=members.find("tilingGrid", models.TilingGridSettings.from_dict),
            tiling_grid_id=members.find("tilingGridId", _model.as_is),
            resolution=members.find("resolution", _model.as_is),
            output=members.find("output", models.BatchProcessOutput.from_dict),
            bucket_name=members.find("bucketName", _model.as_is),
            zarr_output=members.find(
                "zarrOutput", models.BatchZarrParameters.from_dict
            ),
            description=members.find("description", _model.as_is),
            additional_properties=members.rest,
        )
