"""A batch request, and how far it is."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        BatchAction,
        BatchProcessOutput,
        BatchState,
        BatchZarrParameters,
        ProcessRequestForBatch,
        TilingGridSettings,
    )


@define(kw_only=True)
class BatchProcessTask(_model.Model):
    """A batch request, and how far it is."""

    process_request: ProcessRequestForBatch
    """What to render; the size of images comes from the grid."""
    id: uuid.UUID | UnsetType = UNSET
    """Names it."""
    user_id: uuid.UUID | UnsetType = UNSET
    """Whose it is."""
    account_id: uuid.UUID | UnsetType = UNSET
    """Who pays."""
    created: datetime.datetime | UnsetType = UNSET
    """When it was made."""
    tiling_grid: TilingGridSettings | UnsetType = UNSET
    """The tiling grid of a batch request."""
    tiling_grid_id: int | UnsetType = UNSET
    """Number of the grid."""
    resolution: float | UnsetType = UNSET
    """Size of a pixel."""
    output: BatchProcessOutput | UnsetType = UNSET
    """Where and how rasters are written."""
    bucket_name: str | UnsetType = UNSET
    """The bucket that rasters go to."""
    zarr_output: BatchZarrParameters | UnsetType = UNSET
    """Where and how Zarr is written."""
    description: str | UnsetType = UNSET
    """A line for people."""
    value_estimate: float | UnsetType = UNSET
    """Processing units that the analysis expects, before the discount of batch processing;
    three times what will be paid."""
    tile_count: int | UnsetType = UNSET
    """How many tiles there are."""
    tile_width_px: int | UnsetType = UNSET
    """Width of a tile in pixels, less its buffer."""
    tile_height_px: int | UnsetType = UNSET
    """Height of a tile in pixels, less its buffer."""
    user_action: BatchAction | str | UnsetType = UNSET
    """What was asked last."""
    user_action_updated: datetime.datetime | None | UnsetType = UNSET
    """When that was."""
    status: BatchState | str | UnsetType = UNSET
    """How far it is."""
    error: str | UnsetType = UNSET
    """Why it failed."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("process_request", "processRequest"),
        ("id", "id"),
        ("user_id", "userId"),
        ("account_id", "accountId"),
        ("created", "created"),
        ("tiling_grid", "tilingGrid"),
        ("tiling_grid_id", "tilingGridId"),
        ("resolution", "resolution"),
        ("output", "output"),
        ("bucket_name", "bucketName"),
        ("zarr_output", "zarrOutput"),
        ("description", "description"),
        ("value_estimate", "valueEstimate"),
        ("tile_count", "tileCount"),
        ("tile_width_px", "tileWidthPx"),
        ("tile_height_px", "tileHeightPx"),
        ("user_action", "userAction"),
        ("user_action_updated", "userActionUpdated"),
        ("status", "status"),
        ("error", "error"),
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
            id=members.find("id", _model.read_uuid),
            user_id=members.find("userId", _model.read_uuid),
            account_id=members.find("accountId", _model.read_uuid),
            created=members.find("created", _model.read_datetime),
            tiling_grid=members.find("tilingGrid", models.TilingGridSettings.from_dict),
            tiling_grid_id=members.find("tilingGridId", _model.as_is),
            resolution=members.find("resolution", _model.as_is),
            output=members.find("output", models.BatchProcessOutput.from_dict),
            bucket_name=members.find("bucketName", _model.as_is),
            zarr_output=members.find(
                "zarrOutput", models.BatchZarrParameters.from_dict
            ),
            description=members.find("description", _model.as_is),
            value_estimate=members.find("valueEstimate", _model.as_is),
            tile_count=members.find("tileCount", _model.as_is),
            tile_width_px=members.find("tileWidthPx", _model.as_is),
            tile_height_px=members.find("tileHeightPx", _model.as_is),
            user_action=members.find("userAction", _model.as_is),
            user_action_updated=members.find(
                "userActionUpdated", _model.nullable(_model.read_datetime)
            ),
            status=members.find("status", _model.as_is),
            error=members.find("error", _model.as_is),
            additional_properties=members.rest,
        )
