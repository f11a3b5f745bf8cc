"""A page of products; providers add members of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import SearchFeature, View


@define(kw_only=True)
class SearchResults(_model.Model):
    """A page of products; providers add members of their own."""

    features: list[SearchFeature]
    """The products."""
    links: View | UnsetType = UNSET
    """Where a page of a list lies; what does not apply is left out."""
    total_results: int | UnsetType = UNSET
    """How many products there are, with Airbus."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("features", "features"),
        ("links", "links"),
        ("total_results", "totalResults"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            features=members.take(
                "features", _model.listed(models.SearchFeature.from_dict)
            ),
            links=members.find("links", models.View.from_dict),
            total_results=members.find("totalResults", _model.as_is),
            additional_properties=members.rest,
        )
