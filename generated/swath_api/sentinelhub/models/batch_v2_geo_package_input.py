"""Features of a GeoPackage, each with an image of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import BatchV2FeatureDefaults, ObjectStorage


@define(kw_only=True)
class BatchV2GeoPackageInput(_model.Model):
    """Features of a GeoPackage, each with an image of its own."""

    type_: Literal["geopackage"] = "geopackage"
    """Which kind of input it is."""
    features: ObjectStorage
    """A place in object storage; `s3` or `gs`, one of them."""
    defaults: BatchV2FeatureDefaults | UnsetType = UNSET
    """The size of features that have none: width and height, or a resolution."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("features", "features"),
        ("defaults", "defaults"),
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
            features=members.take("features", models.ObjectStorage.from_dict),
            defaults=members.find("defaults", models.BatchV2FeatureDefaults.from_dict),
            additional_properties=members.rest,
        )
