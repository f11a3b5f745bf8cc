"""A new collection of one's own files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import CollectionBands


@define(kw_only=True)
class ByocCollectionRequest(_model.Model):
    """A new collection of one's own files."""

    name: str
    """A name for people."""
    s_3_bucket: str
    """The bucket of the files."""
    no_data: float | UnsetType = UNSET
    """The sample that means nothing in all bands; never NaN."""
    additional_data: CollectionBands | UnsetType = UNSET
    """The bands of a BYOC collection."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("name", "name"),
        ("s_3_bucket", "s3Bucket"),
        ("no_data", "noData"),
        ("additional_data", "additionalData"),
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
            no_data=members.find("noData", _model.as_is),
            additional_data=members.find(
                "additionalData", models.CollectionBands.from_dict
            ),
            additional_properties=members.rest,
        )
