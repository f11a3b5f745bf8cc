"""Several features."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import Feature


@define(kw_only=True)
class FeatureCollection(_model.Model):
    """Several features."""

    type_: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[Feature]

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("features", "features"),
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
            features=members.take("features", _model.listed(models.Feature.from_dict)),
            additional_properties=members.rest,
        )
