"""The specifications that the catalog keeps to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class CatalogConformance(_model.Model):
    """The specifications that the catalog keeps to."""

    conforms_to: list[str]
    """Addresses of specifications."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("conforms_to", "conformsTo"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            conforms_to=members.take("conformsTo", _model.as_is),
            additional_properties=members.rest,
        )
