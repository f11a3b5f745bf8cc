"""A large area to be rendered tile by tile; has one of `output`, `bucketName` and
`zarrOutput`."""

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
        BatchZarrParameters,
        ProcessRequestForBatch,
        TilingGridSettings,
    )


@define(kw_only=True)
class BatchProcessRequest(_model.Model):
    """A large area to be rendered tile by tile; has one of `output`, `bucketName` and
    `zarrOutput`."""

    process_request: ProcessRequestForBatch
    """What to render; the size of images comes from the grid."""
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
                "processRequest", models.ProcessRequestForBatch.from_dict
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
