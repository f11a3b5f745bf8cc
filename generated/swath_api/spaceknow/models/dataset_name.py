"""A dataset."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class DatasetName(_model.Model):
    """A dataset."""

    provider: str
    """Whose it is."""
    dataset: str
    """Its name."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("provider", "provider"),
        ("dataset", "dataset"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            provider=members.take("provider", _model.as_is),
            dataset=members.take("dataset", _model.as_is),
            additional_properties=members.rest,
        )
