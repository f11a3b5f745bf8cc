"""Features and data of a statistical task."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        CustomDataset,
        DemDataset,
        HlsDataset,
        Landsat8L1CDataset,
        LandsatEtmL1Dataset,
        LandsatEtmL2Dataset,
        LandsatMssL1Dataset,
        LandsatOtL1Dataset,
        LandsatOtL2Dataset,
        LandsatTmL1Dataset,
        LandsatTmL2Dataset,
        ModisDataset,
        ObjectStorage,
        Sentinel1GrdDataset,
        Sentinel2L1CDataset,
        Sentinel2L2ADataset,
        Sentinel3OlciDataset,
        Sentinel3OlciL2Dataset,
        Sentinel3SlstrDataset,
        Sentinel5PL2Dataset,
    )


@define(kw_only=True)
class BatchStatisticalInput(_model.Model):
    """Features and data of a statistical task."""

    features: ObjectStorage
    """A place in object storage; `s3` or `gs`, one of them."""
    data: list[
        Sentinel2L1CDataset
        | Sentinel2L2ADataset
        | Sentinel1GrdDataset
        | DemDataset
        | Landsat8L1CDataset
        | LandsatOtL1Dataset
        | LandsatOtL2Dataset
        | LandsatEtmL1Dataset
        | LandsatEtmL2Dataset
        | LandsatTmL1Dataset
        | LandsatTmL2Dataset
        | LandsatMssL1Dataset
        | HlsDataset
        | ModisDataset
        | Sentinel3OlciDataset
        | Sentinel3OlciL2Dataset
        | Sentinel3SlstrDataset
        | Sentinel5PL2Dataset
        | CustomDataset
    ]
    """The data."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("features", "features"),
        ("data", "data"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            features=members.take("features", models.ObjectStorage.from_dict),
            data=members.take(
                "data",
                _model.listed(
                    _model.tagged(
                        "type",
                        {
                            "sentinel-2-l1c": models.Sentinel2L1CDataset.from_dict,
                            "sentinel-2-l2a": models.Sentinel2L2ADataset.from_dict,
                            "sentinel-1-grd": models.Sentinel1GrdDataset.from_dict,
                            "dem": models.DemDataset.from_dict,
                            "landsat-8-l1c": models.Landsat8L1CDataset.from_dict,
                            "landsat-ot-l1": models.LandsatOtL1Dataset.from_dict,
                            "landsat-ot-l2": models.LandsatOtL2Dataset.from_dict,
                            "landsat-etm-l1": models.LandsatEtmL1Dataset.from_dict,
                            "landsat-etm-l2": models.LandsatEtmL2Dataset.from_dict,
                            "landsat-tm-l1": models.LandsatTmL1Dataset.from_dict,
                            "landsat-tm-l2": models.LandsatTmL2Dataset.from_dict,
                            "landsat-mss-l1": models.LandsatMssL1Dataset.from_dict,
                            "hls": models.HlsDataset.from_dict,
                            "modis": models.ModisDataset.from_dict,
                            "sentinel-3-olci": models.Sentinel3OlciDataset.from_dict,
                            "sentinel-3-olci-l2": models.Sentinel3OlciL2Dataset.from_dict,
                            "sentinel-3-slstr": models.Sentinel3SlstrDataset.from_dict,
                            "sentinel-5p-l2": models.Sentinel5PL2Dataset.from_dict,
                        },
                        models.CustomDataset.from_dict,
                    )
                ),
            ),
            additional_properties=members.rest,
        )
