"""Analyses of the same scenes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class DryRun(_model.Model):
    """Analyses of the same scenes."""

    map_types: list[str]
    """The analyses, as `listMapTypes` names them."""
    scenes: list[list[str]]
    """The scenes of every single analysis."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("map_types", "mapTypes"),
        ("scenes", "scenes"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            map_types=members.take("mapTypes", _model.as_is),
            scenes=members.take("scenes", _model.as_is),
            additional_properties=members.rest,
        )
