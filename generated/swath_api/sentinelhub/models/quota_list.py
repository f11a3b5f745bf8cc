"""All quotas of an account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import Quota


@define(kw_only=True)
class QuotaList(_model.Model):
    """All quotas of an account."""

    data: list[Quota]
    """The quotas."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("data", "data"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            data=members.take("data", _model.listed(models.Quota.from_dict)),
            additional_properties=members.rest,
        )
