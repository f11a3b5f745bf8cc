"""A search in the provider's own words: all members but the two below are handed on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import Provider


@define(kw_only=True)
class NativeSearchQuery(_model.Model):
    """A search in the provider's own words: all members but the two below are handed on."""

    provider: Provider | str
    """The provider."""
    planet_api_key: str | UnsetType = UNSET
    """A key of Planet's; needed unless Planet's data were bought here."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("provider", "provider"),
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
            planet_api_key=members.find("planetApiKey", _model.as_is),
            additional_properties=members.rest,
        )
