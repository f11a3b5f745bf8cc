"""Speckle stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class NoSpeckleFilter(_model.Model):
    """Speckle stays."""

    type_: Literal["NONE"] = "NONE"

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("type_", "type"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            type_=members.take("type", _model.as_is),
            additional_properties=members.rest,
        )
