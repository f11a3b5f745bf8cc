"""An array of a Zarr collection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class ZarrArray(_model.Model):
    """An array of a Zarr collection."""

    name: str | UnsetType = UNSET
    """Names it."""
    s_3_bucket: str | UnsetType = UNSET
    """The bucket it lies in."""
    path: str | UnsetType = UNSET
    """Its key."""
    zarray: dict[str, Any] | UnsetType = UNSET
    """What `.zarray` says, as far as it is kept."""
    zattrs: dict[str, Any] | None | UnsetType = UNSET
    """Attributes of the array."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("name", "name"),
        ("s_3_bucket", "s3Bucket"),
        ("path", "path"),
        ("zarray", "zarray"),
        ("zattrs", "zattrs"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            name=members.find("name", _model.as_is),
            s_3_bucket=members.find("s3Bucket", _model.as_is),
            path=members.find("path", _model.as_is),
            zarray=members.find("zarray", _model.as_is),
            zattrs=members.find("zattrs", _model.as_is),
            additional_properties=members.rest,
        )
