"""A band of a collection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import BitDepth, SampleFormat


@define(kw_only=True)
class CollectionBand(_model.Model):
    """A band of a collection."""

    bit_depth: BitDepth
    """Bits of a sample."""
    sample_format: SampleFormat
    """Whether samples are unsigned, signed or floating."""
    source: str | UnsetType = UNSET
    """The word that takes the place of `(BAND)` in the path of a tile; the band's name, if
    left out."""
    band_index: int | UnsetType = UNSET
    """Number of the band within its file."""
    no_data: float | UnsetType = UNSET
    """The sample that means nothing, unless the collection has one."""
    aliases: list[str] | UnsetType = UNSET
    """Further names."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("bit_depth", "bitDepth"),
        ("sample_format", "sampleFormat"),
        ("source", "source"),
        ("band_index", "bandIndex"),
        ("no_data", "noData"),
        ("aliases", "aliases"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            bit_depth=members.take("bitDepth", _model.as_is),
            sample_format=members.take("sampleFormat", _model.as_is),
            source=members.find("source", _model.as_is),
            band_index=members.find("bandIndex", _model.as_is),
            no_data=members.find("noData", _model.as_is),
            aliases=members.find("aliases", _model.as_is),
            additional_properties=members.rest,
        )
