"""A new batch collection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class BatchCollectionRequest(_model.Model):
    """A new batch collection."""

    name: str
    """A name for people."""
    s_3_bucket: str
    """The bucket of its files."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("name", "name"),
        ("s_3_bucket", "s3Bucket"),
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
            additional_properties=members.rest,
        )
