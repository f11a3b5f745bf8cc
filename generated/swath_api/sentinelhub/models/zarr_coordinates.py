"""How the coordinate arrays are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import ZarrOrigin


@define(kw_only=True)
class ZarrCoordinates(_model.Model):
    """How the coordinate arrays are written."""

    origin: ZarrOrigin | UnsetType = UNSET
    """The corner of a pixel that its coordinates mean."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("origin", "origin"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            origin=members.find("origin", _model.as_is),
            additional_properties=members.rest,
        )
