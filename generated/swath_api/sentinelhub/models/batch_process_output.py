"""Where and how rasters are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import CogParameters


@define(kw_only=True)
class BatchProcessOutput(_model.Model):
    """Where and how rasters are written."""

    default_tile_path: str | UnsetType = UNSET
    """Prefix or template of addresses, beginning with `s3://`; placeholders are
    `<requestId>`, `<tileName>`, `<tileId>`, `<outputId>` and `<format>`."""
    overwrite: bool | UnsetType = UNSET
    """Replace files that exist; otherwise they make the request fail."""
    skip_existing: bool | UnsetType = UNSET
    """Leave out tiles of which all files exist."""
    cog_output: bool | UnsetType = UNSET
    """Write COGs; all outputs must be TIFF, and none of INT8."""
    cog_parameters: CogParameters | UnsetType = UNSET
    """How cloud-optimised GeoTIFFs (COGs) are written."""
    create_collection: bool | UnsetType = UNSET
    """Make a batch collection, named by `description`, of the files; needs COGs with one
    band each."""
    collection_id: str | None | UnsetType = UNSET
    """The batch collection that takes the files; not together with `createCollection`."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("default_tile_path", "defaultTilePath"),
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
            default_tile_path=members.find("defaultTilePath", _model.as_is),
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
