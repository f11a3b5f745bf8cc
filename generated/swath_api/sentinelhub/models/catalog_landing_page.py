"""The root of the catalog, a STAC Catalog with the specifications it keeps to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import CatalogLink


@define(kw_only=True)
class CatalogLandingPage(_model.Model):
    """The root of the catalog, a STAC Catalog with the specifications it keeps to."""

    type_: Literal["Catalog"] = "Catalog"
    stac_version: str
    """Version of STAC."""
    id: str
    """Name of the catalog."""
    description: str
    """A text for people."""
    links: list[CatalogLink]
    """Related documents."""
    conforms_to: list[str]
    """Addresses of specifications."""
    stac_extensions: list[str] | UnsetType = UNSET
    """Addresses or short names of the extensions in use."""
    title: str | UnsetType = UNSET
    """A line for people."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("stac_version", "stac_version"),
        ("id", "id"),
        ("description", "description"),
        ("links", "links"),
        ("conforms_to", "conformsTo"),
        ("stac_extensions", "stac_extensions"),
        ("title", "title"),
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
            stac_version=members.take("stac_version", _model.as_is),
            id=members.take("id", _model.as_is),
            description=members.take("description", _model.as_is),
            links=members.take("links", _model.listed(models.CatalogLink.from_dict)),
            conforms_to=members.take("conformsTo", _model.as_is),
            stac_extensions=members.find("stac_extensions", _model.as_is),
            title=members.find("title", _model.as_is),
            additional_properties=members.rest,
        )
