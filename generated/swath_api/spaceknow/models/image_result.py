"""An exported picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import GeometryCollection, Scene


@define(kw_only=True)
class ImageResult(_model.Model):
    """An exported picture."""

    extent: GeometryCollection
    """Several geometries as one."""
    meta: Scene
    """What is known of a scene."""
    url: str | UnsetType = UNSET
    """Address of the picture, to be read without the token."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("extent", "extent"),
        ("meta", "meta"),
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
            extent=members.take("extent", models.GeometryCollection.from_dict),
            meta=members.take("meta", models.Scene.from_dict),
            url=members.find("url", _model.as_is),
            additional_properties=members.rest,
        )
