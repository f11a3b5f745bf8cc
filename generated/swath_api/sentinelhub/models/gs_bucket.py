"""A place in Google Cloud Storage, and what opens it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class GsBucket(_model.Model):
    """A place in Google Cloud Storage, and what opens it."""

    url: str
    """`gs://`, the bucket, and a prefix or a key."""
    credentials: str
    """The service account's JSON, in base64."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("url", "url"),
        ("credentials", "credentials"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            url=members.take("url", _model.as_is),
            credentials=members.take("credentials", _model.as_is),
            additional_properties=members.rest,
        )
