"""An analysis that can be made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import DatasetLimits, SegmentationMetadata, SegmentClass


@define(kw_only=True)
class MapType(_model.Model):
    """An analysis that can be made."""

    map_type: str
    """Its name in requests."""
    description: str
    """A line for people."""
    available_datasets: dict[str, list[list[DatasetLimits | str]]]
    """Datasets that an analysis takes, by provider."""
    grid_files: dict[str, list[str]]
    """Names of files, by format."""
    max_mpix: float
    """The largest extent, in megapixels."""
    supports_user_threshold: bool
    """Whether its values can be made binary."""
    segmentation_classification: dict[str, dict[str, SegmentClass]] | UnsetType = UNSET
    """Namings of classes, by name."""
    segmentation_metadata: SegmentationMetadata | UnsetType = UNSET
    """How segments are drawn."""
    deprecated_classes: dict[str, dict[str, list[int]]] | UnsetType = UNSET
    """Colours of former classes, by the version that had them."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("map_type", "mapType"),
        ("description", "description"),
        ("available_datasets", "availableDatasets"),
        ("grid_files", "gridFiles"),
        ("max_mpix", "maxMpix"),
        ("supports_user_threshold", "supportsUserThreshold"),
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
            description=members.take("description", _model.as_is),
            available_datasets=members.take(
                "availableDatasets",
                _model.mapped(
                    _model.listed(
                        _model.listed(
                            _model.first_of(
                                models.DatasetLimits.from_dict, _model.as_is
                            )
                        )
                    )
                ),
            ),
            grid_files=members.take("gridFiles", _model.as_is),
            max_mpix=members.take("maxMpix", _model.as_is),
            supports_user_threshold=members.take("supportsUserThreshold", _model.as_is),
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
