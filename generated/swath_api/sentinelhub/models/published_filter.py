"""Which data are delivered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import PublishedRange


@define(kw_only=True)
class PublishedFilter(_model.Model):
    """Which data are delivered."""

    time_range: PublishedRange
    """When data were published, which is later than when they were taken."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("time_range", "timeRange"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            time_range=members.take("timeRange", models.PublishedRange.from_dict),
            additional_properties=members.rest,
        )
