"""One frame from a supplier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import StacCatalog, StacCollection, StacItem


@define(kw_only=True)
class PublishMessage(_model.Model):
    """One frame from a supplier."""

    active_parent: str
    """Id of the catalog or collection that receives the object."""
    data: StacItem | StacCollection | StacCatalog | dict[str, Any]
    """What can be published."""
    provider: str | UnsetType = UNSET
    """Organisation that supplies the data; the token's own if left out."""
    subscribable: bool | UnsetType = UNSET
    """Whether subscribers receive the object: yes if left out, no for loads of archives."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("active_parent", "active_parent"),
        ("data", "data"),
        ("provider", "provider"),
        ("subscribable", "subscribable"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            active_parent=members.take("active_parent", _model.as_is),
            data=members.take(
                "data",
                _model.tagged(
                    "type",
                    {
                        "Feature": models.StacItem.from_dict,
                        "Collection": models.StacCollection.from_dict,
                        "Catalog": models.StacCatalog.from_dict,
                    },
                ),
            ),
            provider=members.find("provider", _model.as_is),
            subscribable=members.find("subscribable", _model.as_is),
            additional_properties=members.rest,
        )
