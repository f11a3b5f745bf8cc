"""A deployment of the service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class Location(_model.Model):
    """A deployment of the service."""

    at_id: str | UnsetType = UNSET
    """Address of this description."""
    id: str | UnsetType = UNSET
    """Name of the deployment, as `aws-eu-central-1`."""
    url: str | UnsetType = UNSET
    """Its address."""
    wms_url: str | UnsetType = UNSET
    """Address of its OGC services."""
    process_url: str | UnsetType = UNSET
    """Address of its process operation."""
    catalog_url: str | UnsetType = UNSET
    """Address of its catalog."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("at_id", "@id"),
        ("id", "id"),
        ("url", "url"),
        ("wms_url", "wmsUrl"),
        ("process_url", "processUrl"),
        ("catalog_url", "catalogUrl"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            at_id=members.find("@id", _model.as_is),
            id=members.find("id", _model.as_is),
            url=members.find("url", _model.as_is),
            wms_url=members.find("wmsUrl", _model.as_is),
            process_url=members.find("processUrl", _model.as_is),
            catalog_url=members.find("catalogUrl", _model.as_is),
            additional_properties=members.rest,
        )
