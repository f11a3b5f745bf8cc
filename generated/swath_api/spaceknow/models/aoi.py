"""An area of interest that data points can be filtered by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class Aoi(_model.Model):
    """An area of interest that data points can be filtered by."""

    label: str
    """Its name in filters."""
    name: str
    """Its name for people."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("label", "label"),
        ("name", "name"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            label=members.take("label", _model.as_is),
            name=members.take("name", _model.as_is),
            additional_properties=members.rest,
        )
