"""The classes of a map and their colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import SegmentationMetadata, SegmentClass


@define(kw_only=True)
class MapClasses(_model.Model):
    """The classes of a map and their colours."""

    map_type: str
    """The analysis that made the map."""
    segmentation_classification: dict[str, dict[str, SegmentClass]] | UnsetType = UNSET
    """Namings of classes, by name."""
    segmentation_metadata: SegmentationMetadata | UnsetType = UNSET
    """How segments are drawn."""
    deprecated_classes: dict[str, dict[str, list[int]]] | UnsetType = UNSET
    """Colours of former classes, by the version that had them."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("map_type", "mapType"),
        ("segmentation_classification", "segmentationClassification"),
        ("segmentation_metadata", "segmentationMetadata"),
        ("deprecated_classes", "deprecatedClasses"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            map_type=members.take("mapType", _model.as_is),
            segmentation_classification=members.find(
                "segmentationClassification",
                _model.mapped(_model.mapped(models.SegmentClass.from_dict)),
            ),
            segmentation_metadata=members.find(
                "segmentationMetadata", models.SegmentationMetadata.from_dict
            ),
            deprecated_classes=members.find("deprecatedClasses", _model.as_is),
            additional_properties=members.rest,
        )
