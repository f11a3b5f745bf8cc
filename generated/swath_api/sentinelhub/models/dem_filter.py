"""Which heights are used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import DemInstance


@define(kw_only=True)
class DemFilter(_model.Model):
    """Which heights are used."""

    dem_instance: DemInstance | UnsetType = UNSET
    """Models of the ground."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("dem_instance", "demInstance"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            dem_instance=members.find("demInstance", _model.as_is),
            additional_properties=members.rest,
        )
