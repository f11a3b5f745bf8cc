"""The step that a pipeline is at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import ProgressMessage


@define(kw_only=True)
class PipelineProgress(_model.Model):
    """The step that a pipeline is at."""

    message: ProgressMessage | str
    """What is being done."""
    step: int
    """Number of the step; there are six."""
    provider: str | UnsetType = UNSET
    """Whose data is waited for."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("message", "message"),
        ("step", "step"),
        ("provider", "provider"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            message=members.take("message", _model.as_is),
            step=members.take("step", _model.as_is),
            provider=members.find("provider", _model.as_is),
            additional_properties=members.rest,
        )
