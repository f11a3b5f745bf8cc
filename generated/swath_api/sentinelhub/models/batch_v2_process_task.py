"""A task of batch processing, and how far it is."""

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
    from ..models import BatchV2Action, BatchV2ProcessRequest, BatchV2State, StopReason


@define(kw_only=True)
class BatchV2ProcessTask(_model.Model):
    """A task of batch processing, and how far it is."""

    id: uuid.UUID | UnsetType = UNSET
    """Names it."""
    request: BatchV2ProcessRequest | UnsetType = UNSET
    """A large area, or many features, to be rendered piece by piece."""
    domain_account_id: uuid.UUID | UnsetType = UNSET
    """Who pays; the same as `projectId`."""
    project_id: uuid.UUID | UnsetType = UNSET
    """The project that pays."""
    workspace_id: uuid.UUID | UnsetType = UNSET
    """The workspace it belongs to."""
    status: BatchV2State | str | UnsetType = UNSET
    """How far it is."""
    error: str | UnsetType = UNSET
    """Why it failed."""
    user_action: BatchV2Action | str | UnsetType = UNSET
    """What was asked last."""
    user_action_updated: datetime.datetime | None | UnsetType = UNSET
    """When that was."""
    created: datetime.datetime | UnsetType = UNSET
    """When it was made."""
    completion_percentage: float | UnsetType = UNSET
    """How much is done, 0 to 100."""
    last_updated: datetime.datetime | UnsetType = UNSET
    """When it last changed."""
    cost_pu: float | UnsetType = UNSET
    """Processing units spent so far."""
    stopped_status_reason: StopReason | str | UnsetType = UNSET
    """Why it was stopped."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("request", "request"),
        ("domain_account_id", "domainAccountId"),
        ("project_id", "projectId"),
        ("workspace_id", "workspaceId"),
        ("status", "status"),
        ("error", "error"),
        ("user_action", "userAction"),
        ("user_action_updated", "userActionUpdated"),
        ("created", "created"),
        ("completion_percentage", "completionPercentage"),
        ("last_updated", "lastUpdated"),
        ("cost_pu", "costPU"),
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
            request=members.find("request", models.BatchV2ProcessRequest.from_dict),
            domain_account_id=members.find("domainAccountId", _model.read_uuid),
            project_id=members.find("projectId", _model.read_uuid),
            workspace_id=members.find("workspaceId", _model.read_uuid),
            status=members.find("status", _model.as_is),
            error=members.find("error", _model.as_is),
            user_action=members.find("userAction", _model.as_is),
            user_action_updated=members.find(
                "userActionUpdated", _model.nullable(_model.read_datetime)
            ),
            created=members.find("created", _model.read_datetime),
            completion_percentage=members.find("completionPercentage", _model.as_is),
            last_updated=members.find("lastUpdated", _model.read_datetime),
            cost_pu=members.find("costPU", _model.as_is),
            stopped_status_reason=members.find("stoppedStatusReason", _model.as_is),
            additional_properties=members.rest,
        )
