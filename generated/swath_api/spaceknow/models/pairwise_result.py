"""Pairs of scenes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import ScenePair


@define(kw_only=True)
class PairwiseResult(_model.Model):
    """Pairs of scenes."""

    pairwise: list[ScenePair]
    """The pairs; may hold scenes that were not given."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("pairwise", "pairwise"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            pairwise=members.take(
                "pairwise", _model.listed(models.ScenePair.from_dict)
            ),
            additional_properties=members.rest,
        )
