"""A new collection of a Zarr group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import Polygon


@define(kw_only=True)
class ZarrCollectionRequest(_model.Model):
    """A new collection of a Zarr group."""

    name: str
    """A name for people."""
    s_3_bucket: str
    """The bucket of the group."""
    path: str
    """Key of the group, with its final slash: where `.zgroup` lies."""
    crs: str
    """Address of the crs that the coordinates are in, as requests name it."""
    envelope: Polygon | None | UnsetType = UNSET
    """The extent, in that crs; ingestion finds it out, if left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("name", "name"),
        ("s_3_bucket", "s3Bucket"),
        ("path", "path"),
        ("crs", "crs"),
        ("envelope", "envelope"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            name=members.take("name", _model.as_is),
            s_3_bucket=members.take("s3Bucket", _model.as_is),
            path=members.take("path", _model.as_is),
            crs=members.take("crs", _model.as_is),
            envelope=members.find(
                "envelope", _model.nullable(models.Polygon.from_dict)
            ),
            additional_properties=members.rest,
        )
