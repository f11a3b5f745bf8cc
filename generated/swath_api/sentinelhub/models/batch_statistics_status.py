"""How far a statistical task is."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import BatchStatisticsState, StopReason


@define(kw_only=True)
class BatchStatisticsStatus(_model.Model):
    """How far a statistical task is."""

    id: uuid.UUID | UnsetType = UNSET
    """Names it."""
    status: BatchStatisticsState | str | UnsetType = UNSET
    """How far it is."""
    error: str | UnsetType = UNSET
    """Why it failed."""
    completion_percentage: float | UnsetType = UNSET
    """How much is done, 0 to 100."""
    last_updated: datetime.datetime | UnsetType = UNSET
    """When it last changed."""
    cost_pu: float | UnsetType = UNSET
    """Processing units spent so far; servers were seen to send `costPU` besides."""
    created: datetime.datetime | UnsetType = UNSET
    """When it was made."""
    stopped_status_reason: StopReason | str | UnsetType = UNSET
    """Why it was stopped."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("status", "status"),
        ("error", "error"),
        ("completion_percentage", "completionPercentage"),
        ("last_updated", "lastUpdated"),
        ("cost_pu", "costPu"),
        ("created", "created"),
        ("stopped_status_reason", "stoppedStatusReason"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            id=members.find("id", _model.read_uuid),
            status=members.find("status", _model.as_is),
            error=members.find("error", _model.as_is),
            completion_percentage=members.find("completionPercentage", _model.as_is),
            last_updated=members.find("lastUpdated", _model.read_datetime),
            cost_pu=members.find("costPu", _model.as_is),
            created=members.find("created", _model.read_datetime),
            stopped_status_reason=members.find("stoppedStatusReason", _model.as_is),
            additional_properties=members.rest,
        )
