"""An organisation that has to do with the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import CatalogProviderRole


@define(kw_only=True)
class CatalogProvider(_model.Model):
    """An organisation that has to do with the data."""

    name: str
    """Its name."""
    description: str | UnsetType = UNSET
    """What is to be said of it."""
    roles: list[CatalogProviderRole | str] | UnsetType = UNSET
    """What it does."""
    url: str | UnsetType = UNSET
    """Its home page."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("name", "name"),
        ("description", "description"),
        ("roles", "roles"),
        ("url", "url"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            name=members.take("name", _model.as_is),
            description=members.find("description", _model.as_is),
            roles=members.find("roles", _model.as_is),
            url=members.find("url", _model.as_is),
            additional_properties=members.rest,
        )
