"""A BYOC collection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import ByocCollection


@define(kw_only=True)
class ByocCollectionReply(_model.Model):
    """A BYOC collection."""

    data: ByocCollection
    """A collection of one's own files."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("data", "data"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            data=members.take("data", models.ByocCollection.from_dict),
            additional_properties=members.rest,
        )
