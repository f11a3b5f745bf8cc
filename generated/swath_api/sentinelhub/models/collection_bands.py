"""The bands of a BYOC collection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import CollectionBand


@define(kw_only=True)
class CollectionBands(_model.Model):
    """The bands of a BYOC collection."""

    bands: dict[str, CollectionBand] | UnsetType = UNSET
    """The bands by name, a JavaScript identifier; at most 100."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("bands", "bands"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            bands=members.find("bands", _model.mapped(models.CollectionBand.from_dict)),
            additional_properties=members.rest,
        )
