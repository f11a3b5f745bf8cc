"""A STAC Collection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        CatalogExtent,
        CatalogLink,
        CatalogProvider,
        CatalogSummaryRange,
    )


@define(kw_only=True)
class CatalogCollection(_model.Model):
    """A STAC Collection."""

    type_: Literal["Collection"] = "Collection"
    stac_version: str
    """Version of STAC."""
    id: str
    """Name of the collection."""
    description: str
    """A text for people."""
    license: str
    """SPDX name of the licence, `proprietary` or `various`."""
    extent: CatalogExtent
    """Where and when the items of a collection are."""
    links: list[CatalogLink]
    """Related documents."""
    stac_extensions: list[str] | UnsetType = UNSET
    """Addresses or short names of the extensions in use."""
    title: str | UnsetType = UNSET
    """A line for people."""
    keywords: list[str] | UnsetType = UNSET
    """Words to find it by."""
    providers: list[CatalogProvider] | UnsetType = UNSET
    """Who made and who keeps the data."""
    summaries: dict[str, list[Any] | CatalogSummaryRange] | UnsetType = UNSET
    """Of properties of the items, the values that occur or their range."""

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
        ("providers", "providers"),
        ("summaries", "summaries"),
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
            extent=members.take("extent", models.CatalogExtent.from_dict),
            links=members.take("links", _model.listed(models.CatalogLink.from_dict)),
            stac_extensions=members.find("stac_extensions", _model.as_is),
            title=members.find("title", _model.as_is),
            keywords=members.find("keywords", _model.as_is),
            providers=members.find(
                "providers", _model.listed(models.CatalogProvider.from_dict)
            ),
            summaries=members.find(
                "summaries",
                _model.mapped(
                    _model.first_of(models.CatalogSummaryRange.from_dict, _model.as_is)
                ),
            ),
            additional_properties=members.rest,
        )
