"""A product of Airbus."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class AirbusProduct(_model.Model):
    """A product of Airbus."""

    id: uuid.UUID
    """Names it, as searches do by `properties.id`."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("id", "id"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            id=members.take("id", _model.read_uuid),
            additional_properties=members.rest,
        )
