"""What is left and what is needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class QuotaShortage(_model.Model):
    """What is left and what is needed."""

    available_quota: float | UnsetType = UNSET
    """What is left, in km²."""
    required_quota: float | UnsetType = UNSET
    """What is needed, in km²."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("available_quota", "availableQuota"),
        ("required_quota", "requiredQuota"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            available_quota=members.find("availableQuota", _model.as_is),
            required_quota=members.find("requiredQuota", _model.as_is),
            additional_properties=members.rest,
        )
