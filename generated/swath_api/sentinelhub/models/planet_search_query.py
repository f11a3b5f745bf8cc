"""A search at Planet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import Bounds, PlanetSearchData


@define(kw_only=True)
class PlanetSearchQuery(_model.Model):
    """A search at Planet."""

    provider: Literal["PLANET"] = "PLANET"
    """The provider."""
    bounds: Bounds
    """The area. A picture covers `bbox`, or the envelope of `geometry` if there is no
    bbox; what lies outside `geometry` is without data. One of them is needed."""
    data: list[PlanetSearchData]
    """What data."""
    planet_api_key: str | UnsetType = UNSET
    """A key of Planet's; needed unless Planet's data were bought here."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("provider", "provider"),
        ("bounds", "bounds"),
        ("data", "data"),
        ("planet_api_key", "planetApiKey"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            provider=members.take("provider", _model.as_is),
            bounds=members.take("bounds", models.Bounds.from_dict),
            data=members.take("data", _model.listed(models.PlanetSearchData.from_dict)),
            planet_api_key=members.find("planetApiKey", _model.as_is),
            additional_properties=members.rest,
        )
