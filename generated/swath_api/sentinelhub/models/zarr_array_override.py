"""What is special about the array of one output; the rest is as for all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class ZarrArrayOverride(_model.Model):
    """What is special about the array of one output; the rest is as for all."""

    dtype: str | UnsetType = UNSET
    """NumPy's name of the sample type with its byte order."""
    order: Literal["C"] | UnsetType = UNSET
    """Layout of the chunks."""
    chunks: list[int] | UnsetType = UNSET
    """Size of a chunk: one in time, then pixels."""
    fill_value: float | str | UnsetType = UNSET
    """What empty places hold; `NaN` as text."""
    compressor: dict[str, Any] | UnsetType = UNSET
    """The Numcodecs compressor."""
    custom_attributes: dict[str, Any] | UnsetType = UNSET
    """Members to add to `.zattrs` of the array."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("dtype", "dtype"),
        ("order", "order"),
        ("chunks", "chunks"),
        ("fill_value", "fill_value"),
        ("compressor", "compressor"),
        ("custom_attributes", "customAttributes"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            dtype=members.find("dtype", _model.as_is),
            order=members.find("order", _model.as_is),
            chunks=members.find("chunks", _model.as_is),
            fill_value=members.find("fill_value", _model.as_is),
            compressor=members.find("compressor", _model.as_is),
            custom_attributes=members.find("customAttributes", _model.as_is),
            additional_properties=members.rest,
        )
