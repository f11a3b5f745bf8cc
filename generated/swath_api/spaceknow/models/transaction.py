"""A movement of credits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import TransactionKind


@define(kw_only=True)
class Transaction(_model.Model):
    """A movement of credits."""

    id: str
    """Name of the transaction; several may share one."""
    kind: TransactionKind | str
    """What happened."""
    group_id: str
    """The group."""
    user_id: str
    """The user who made it."""
    time: str
    """When, in UTC."""
    credit: float
    """The credits. The allocations of one preallocation share them."""
    area_km_2: float
    """The area, in square kilometres."""
    provider: str | UnsetType = UNSET
    """Whose scene was allocated."""
    dataset: str | UnsetType = UNSET
    """The dataset of that scene."""
    scene_id: str | UnsetType = UNSET
    """The scene that was allocated."""
    tiles: list[list[int]] | UnsetType = UNSET
    """The parts of the scene that were allocated."""
    allocations: list[str] | UnsetType = UNSET
    """Ids of the allocations that were made in advance."""
    order_reference_id: str | UnsetType = UNSET
    """The order it belongs to."""
    preallocation_id: str | UnsetType = UNSET
    """The preallocation it belongs to."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("kind", "kind"),
        ("group_id", "groupId"),
        ("user_id", "userId"),
        ("time", "time"),
        ("credit", "credit"),
        ("area_km_2", "areaKm2"),
        ("provider", "provider"),
        ("dataset", "dataset"),
        ("scene_id", "sceneId"),
        ("tiles", "tiles"),
        ("allocations", "allocations"),
        ("order_reference_id", "orderReferenceId"),
        ("preallocation_id", "preallocationId"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            id=members.take("id", _model.as_is),
            kind=members.take("kind", _model.as_is),
            group_id=members.take("groupId", _model.as_is),
            user_id=members.take("userId", _model.as_is),
            time=members.take("time", _model.as_is),
            credit=members.take("credit", _model.as_is),
            area_km_2=members.take("areaKm2", _model.as_is),
            provider=members.find("provider", _model.as_is),
            dataset=members.find("dataset", _model.as_is),
            scene_id=members.find("sceneId", _model.as_is),
            tiles=members.find("tiles", _model.as_is),
            allocations=members.find("allocations", _model.as_is),
            order_reference_id=members.find("orderReferenceId", _model.as_is),
            preallocation_id=members.find("preallocationId", _model.as_is),
            additional_properties=members.rest,
        )
