"""A dataset that can be searched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import ClipRule, DatasetType, TaskingInfo


@define(kw_only=True)
class ProviderDataset(_model.Model):
    """A dataset that can be searched."""

    provider: str
    """Whose it is."""
    provider_name: str
    """The provider's name for people."""
    dataset: str
    """Its name in requests."""
    dataset_name: str
    """Its name for people."""
    dataset_type: DatasetType | str
    """Kind of its sensors."""
    attribution: str
    """Whom to give credit to."""
    change_group: str
    """Scenes of the same group can be compared."""
    clip: ClipRule | str
    """Whether imagery is delivered clipped."""
    downloadable: bool
    """Whether its imagery can be had."""
    exportable: bool
    """Whether its imagery can be exported."""
    thumbnail: bool
    """Whether there are previews."""
    requires_separate_search: bool
    """Whether it cannot be searched together with others."""
    max_mbr_side: float
    """Longest side of the bounding rectangle of a search, in metres."""
    resolution: list[float]
    """The finest and the coarsest resolution, in metres."""
    visualization_bands: list[str] | UnsetType = UNSET
    """The bands to draw, red first."""
    tasking_info: TaskingInfo | UnsetType = UNSET
    """How new scenes can be ordered."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("provider", "provider"),
        ("provider_name", "providerName"),
        ("dataset", "dataset"),
        ("dataset_name", "datasetName"),
        ("dataset_type", "datasetType"),
        ("attribution", "attribution"),
        ("change_group", "changeGroup"),
        ("clip", "clip"),
        ("downloadable", "downloadable"),
        ("exportable", "exportable"),
        ("thumbnail", "thumbnail"),
        ("requires_separate_search", "requiresSeparateSearch"),
        ("max_mbr_side", "maxMbrSide"),
        ("resolution", "resolution"),
        ("visualization_bands", "visualizationBands"),
        ("tasking_info", "taskingInfo"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            provider=members.take("provider", _model.as_is),
            provider_name=members.take("providerName", _model.as_is),
            dataset=members.take("dataset", _model.as_is),
            dataset_name=members.take("datasetName", _model.as_is),
            dataset_type=members.take("datasetType", _model.as_is),
            attribution=members.take("attribution", _model.as_is),
            change_group=members.take("changeGroup", _model.as_is),
            clip=members.take("clip", _model.as_is),
            downloadable=members.take("downloadable", _model.as_is),
            exportable=members.take("exportable", _model.as_is),
            thumbnail=members.take("thumbnail", _model.as_is),
            requires_separate_search=members.take(
                "requiresSeparateSearch", _model.as_is
            ),
            max_mbr_side=members.take("maxMbrSide", _model.as_is),
            resolution=members.take("resolution", _model.as_is),
            visualization_bands=members.find("visualizationBands", _model.as_is),
            tasking_info=members.find("taskingInfo", models.TaskingInfo.from_dict),
            additional_properties=members.rest,
        )
