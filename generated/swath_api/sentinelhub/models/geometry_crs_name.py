"""The name of a crs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class GeometryCrsName(_model.Model):
    """The name of a crs."""

    name: str
    """The crs as URN."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("name", "name"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            name=members.take("name", _model.as_is),
            additional_properties=members.rest,
        )
