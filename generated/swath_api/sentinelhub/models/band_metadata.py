"""A band."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import BandSampleType


@define(kw_only=True)
class BandMetadata(_model.Model):
    """A band."""

    name: str | UnsetType = UNSET
    """Its name."""
    sample_type: BandSampleType | str | UnsetType = UNSET
    """The kind of its values."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("name", "name"),
        ("sample_type", "sampleType"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            name=members.find("name", _model.as_is),
            sample_type=members.find("sampleType", _model.as_is),
            additional_properties=members.rest,
        )
