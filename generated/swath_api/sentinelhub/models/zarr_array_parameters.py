"""How arrays are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class ZarrArrayParameters(_model.Model):
    """How arrays are written."""

    dtype: str
    """NumPy's name of the sample type with its byte order, as `<f4`; must be able to hold
    the sampleType of the output."""
    order: Literal["C"] = "C"
    """Layout of the chunks."""
    chunks: list[int]
    """Size of a chunk: one in time, then pixels; those must divide the size of a tile."""
    fill_value: float | str
    """What empty places hold; `NaN` as text."""
    compressor: dict[str, Any] | UnsetType = UNSET
    """The Numcodecs compressor; Blosc with LZ4 at level 5, if left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("dtype", "dtype"),
        ("order", "order"),
        ("chunks", "chunks"),
        ("fill_value", "fill_value"),
        ("compressor", "compressor"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            dtype=members.take("dtype", _model.as_is),
            order=members.take("order", _model.as_is),
            chunks=members.take("chunks", _model.as_is),
            fill_value=members.take("fill_value", _model.as_is),
            compressor=members.find("compressor", _model.as_is),
            additional_properties=members.rest,
        )
