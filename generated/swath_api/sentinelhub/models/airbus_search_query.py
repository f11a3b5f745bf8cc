"""A search at Airbus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import AirbusSearchData, Bounds


@define(kw_only=True)
class AirbusSearchQuery(_model.Model):
    """A search at Airbus."""

    provider: Literal["AIRBUS"] = "AIRBUS"
    """The provider."""
    bounds: Bounds
    """The area. A picture covers `bbox`, or the envelope of `geometry` if there is no
    bbox; what lies outside `geometry` is without data. One of them is needed."""
    data: list[AirbusSearchData]
    """What data."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("provider", "provider"),
        ("bounds", "bounds"),
        ("data", "data"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            provider=members.take("provider", _model.as_is),
            bounds=members.take("bounds", models.Bounds.from_dict),
            data=members.take("data", _model.listed(models.AirbusSearchData.from_dict)),
            additional_properties=members.rest,
        )
