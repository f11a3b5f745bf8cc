"""Files, one per piece and output."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import CogParameters, ObjectStorage


@define(kw_only=True)
class BatchV2RasterOutput(_model.Model):
    """Files, one per piece and output."""

    type_: Literal["raster"] = "raster"
    """Which kind of output it is."""
    delivery: ObjectStorage
    """A place in object storage; `s3` or `gs`, one of them."""
    overwrite: bool | UnsetType = UNSET
    """Replace files that exist; otherwise they make the task fail."""
    skip_existing: bool | UnsetType = UNSET
    """Leave out pieces of which all files exist."""
    cog_output: bool | UnsetType = UNSET
    """Write COGs; all outputs must be TIFF."""
    cog_parameters: CogParameters | UnsetType = UNSET
    """How cloud-optimised GeoTIFFs (COGs) are written."""
    create_collection: bool | UnsetType = UNSET
    """Add the files to a BYOC collection, a new one if `collectionId` is left out; needs
    COGs."""
    collection_id: str | UnsetType = UNSET
    """The BYOC collection that takes the files."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("delivery", "delivery"),
        ("overwrite", "overwrite"),
        ("skip_existing", "skipExisting"),
        ("cog_output", "cogOutput"),
        ("cog_parameters", "cogParameters"),
        ("create_collection", "createCollection"),
        ("collection_id", "collectionId"),
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
            delivery=members.take("delivery", models.ObjectStorage.from_dict),
            overwrite=members.find("overwrite", _model.as_is),
            skip_existing=members.find("skipExisting", _model.as_is),
            cog_output=members.find("cogOutput", _model.as_is),
            cog_parameters=members.find(
                "cogParameters", models.CogParameters.from_dict
            ),
            create_collection=members.find("createCollection", _model.as_is),
            collection_id=members.find("collectionId", _model.as_is),
            additional_properties=members.rest,
        )
