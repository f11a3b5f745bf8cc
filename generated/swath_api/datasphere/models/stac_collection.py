"""One STAC 1.0.0 Collection, a group of Items of one kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import StacAsset, StacExtent, StacLink


@define(kw_only=True)
class StacCollection(_model.Model):
    """One STAC 1.0.0 Collection, a group of Items of one kind."""

    type_: Literal["Collection"] = "Collection"
    stac_version: str
    """Version of STAC the Collection is written in."""
    id: str
    """Name of the Collection."""
    description: str
    """A text for people."""
    license: str
    """SPDX name of the licence, `proprietary` or `various`."""
    extent: StacExtent
    """Where and when the Items of a Collection are."""
    links: list[StacLink]
    """Related documents."""
    stac_extensions: list[str] | UnsetType = UNSET
    """Addresses of the schemas of the extensions in use."""
    title: str | UnsetType = UNSET
    """A line for people."""
    keywords: list[str] | UnsetType = UNSET
    """Words to find it by."""
    assets: dict[str, StacAsset] | UnsetType = UNSET
    """Files by key."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("stac_version", "stac_version"),
        ("id", "id"),
        ("description", "description"),
        ("license", "license"),
        ("extent", "extent"),
        ("links", "links"),
        ("stac_extensions", "stac_extensions"),
        ("title", "title"),
        ("keywords", "keywords"),
        ("assets", "assets"),
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
            license=members.take("license", _model.as_is),
            extent=members.take("extent", models.StacExtent.from_dict),
            links=members.take("links", _model.listed(models.StacLink.from_dict)),
            stac_extensions=members.find("stac_extensions", _model.as_is),
            title=members.find("title", _model.as_is),
            keywords=members.find("keywords", _model.as_is),
            assets=members.find("assets", _model.mapped(models.StacAsset.from_dict)),
            additional_properties=members.rest,
        )
