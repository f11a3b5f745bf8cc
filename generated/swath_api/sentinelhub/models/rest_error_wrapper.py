"""What every interface but the catalog answers when it fails."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import Boom


@define(kw_only=True)
class RestErrorWrapper(_model.Model):
    """What every interface but the catalog answers when it fails."""

    error: Boom | UnsetType = UNSET
    """What went wrong."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("error", "error"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            error=members.find("error", models.Boom.from_dict),
            additional_properties=members.rest,
        )
