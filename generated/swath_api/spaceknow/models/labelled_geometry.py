"""An area by its label."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class LabelledGeometry(_model.Model):
    """An area by its label."""

    geometry_label: str
    """Label of an area that `listAois` names."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("geometry_label", "geometryLabel"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            geometry_label=members.take("geometryLabel", _model.as_is),
            additional_properties=members.rest,
        )
