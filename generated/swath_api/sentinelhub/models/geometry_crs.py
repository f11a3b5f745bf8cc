"""The crs of a geometry that has one of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import GeometryCrsName


@define(kw_only=True)
class GeometryCrs(_model.Model):
    """The crs of a geometry that has one of its own."""

    type_: Literal["name"] = "name"
    properties: GeometryCrsName
    """The name of a crs."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("properties", "properties"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            type_=members.take("type", _model.as_is),
            properties=members.take("properties", models.GeometryCrsName.from_dict),
            additional_properties=members.rest,
        )
