"""Statistics of an output of the script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import BandStatistics


@define(kw_only=True)
class StatisticalOutput(_model.Model):
    """Statistics of an output of the script."""

    bands: dict[str, BandStatistics] | UnsetType = UNSET
    """By band, `B0` being the first if the script names none."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("bands", "bands"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            bands=members.find("bands", _model.mapped(models.BandStatistics.from_dict)),
            additional_properties=members.rest,
        )
