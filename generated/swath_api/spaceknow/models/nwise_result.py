"""Groups of scenes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class NwiseResult(_model.Model):
    """Groups of scenes."""

    nwise: list[list[str]]
    """The scenes of every group."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("nwise", "nwise"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            nwise=members.take("nwise", _model.as_is),
            additional_properties=members.rest,
        )
