"""What is common to the requests that write into a batch collection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class BatchData(_model.Model):
    """What is common to the requests that write into a batch collection."""

    tiling_grid_id: int | UnsetType = UNSET
    """Number of their grid, set by the first of them."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("tiling_grid_id", "tilingGridId"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            tiling_grid_id=members.find("tilingGridId", _model.as_is),
            additional_properties=members.rest,
        )
