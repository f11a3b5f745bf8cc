"""How pixels are made of Sentinel-1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        BackscatterCoefficient,
        LeeSpeckleFilter,
        NoSpeckleFilter,
        OrthorectificationDem,
        Resampling,
    )


@define(kw_only=True)
class Sentinel1GrdProcessing(_model.Model):
    """How pixels are made of Sentinel-1."""

    upsampling: Resampling | UnsetType = UNSET
    """Nearest neighbour, linear or cubic interpolation."""
    downsampling: Resampling | UnsetType = UNSET
    """Nearest neighbour, linear or cubic interpolation."""
    speckle_filter: NoSpeckleFilter | LeeSpeckleFilter | dict[str, Any] | UnsetType = (
        UNSET
    )
    """How speckle is removed; not at all if left out."""
    back_coeff: BackscatterCoefficient | UnsetType = UNSET
    """Beta nought, sigma nought or gamma nought, of the ellipsoid or of the terrain."""
    orthorectify: bool | UnsetType = UNSET
    """Whether the terrain is corrected for."""
    dem_instance: OrthorectificationDem | UnsetType = UNSET
    """Models of the ground; COPERNICUS names no resolution."""
    radiometric_terrain_oversampling: float | UnsetType = UNSET
    """How much finer the terrain is read, for GAMMA0_TERRAIN."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("upsampling", "upsampling"),
        ("downsampling", "downsampling"),
        ("speckle_filter", "speckleFilter"),
        ("back_coeff", "backCoeff"),
        ("orthorectify", "orthorectify"),
        ("dem_instance", "demInstance"),
        ("radiometric_terrain_oversampling", "radiometricTerrainOversampling"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            upsampling=members.find("upsampling", _model.as_is),
            downsampling=members.find("downsampling", _model.as_is),
            speckle_filter=members.find(
                "speckleFilter",
                _model.tagged(
                    "type",
                    {
                        "NONE": models.NoSpeckleFilter.from_dict,
                        "LEE": models.LeeSpeckleFilter.from_dict,
                    },
                ),
            ),
            back_coeff=members.find("backCoeff", _model.as_is),
            orthorectify=members.find("orthorectify", _model.as_is),
            dem_instance=members.find("demInstance", _model.as_is),
            radiometric_terrain_oversampling=members.find(
                "radiometricTerrainOversampling", _model.as_is
            ),
            additional_properties=members.rest,
        )
