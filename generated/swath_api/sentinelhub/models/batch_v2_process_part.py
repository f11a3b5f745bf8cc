"""A request for a task, less the script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        BatchV2GeoPackageInput,
        BatchV2RasterOutput,
        BatchV2RenderingPart,
        BatchV2TilingGridInput,
        BatchV2ZarrOutput,
        InstanceType,
    )


@define(kw_only=True)
class BatchV2ProcessPart(_model.Model):
    """A request for a task, less the script."""

    process_request: BatchV2RenderingPart
    """What to render, less the script."""
    input_: BatchV2TilingGridInput | BatchV2GeoPackageInput | dict[str, Any]
    """What is rendered piece by piece."""
    output: BatchV2RasterOutput | BatchV2ZarrOutput | dict[str, Any]
    """What is written."""
    instance_type: InstanceType | UnsetType = UNSET
    """Size of the machines that render."""
    description: str | UnsetType = UNSET
    """A line for people."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("process_request", "processRequest"),
        ("input_", "input"),
        ("output", "output"),
        ("instance_type", "instanceType"),
        ("description", "description"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            process_request=members.take(
                "processRequest", models.BatchV2RenderingPart.from_dict
            ),
            input_=members.take(
                "input",
                _model.tagged(
                    "type",
                    {
                        "tiling-grid": models.BatchV2TilingGridInput.from_dict,
                        "geopackage": models.BatchV2GeoPackageInput.from_dict,
                    },
                ),
            ),
            output=members.take(
                "output",
                _model.tagged(
                    "type",
                    {
                        "raster": models.BatchV2RasterOutput.from_dict,
                        "zarr": models.BatchV2ZarrOutput.from_dict,
                    },
                ),
            ),
            instance_type=members.find("instanceType", _model.as_is),
            description=members.find("description", _model.as_is),
            additional_properties=members.rest,
        )
