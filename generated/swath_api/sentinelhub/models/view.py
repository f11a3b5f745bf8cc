"""Where a page of a list lies; what does not apply is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class View(_model.Model):
    """Where a page of a list lies; what does not apply is left out."""

    at_id: str | UnsetType = UNSET
    """Address of the page."""
    current_token: str | UnsetType = UNSET
    """Token of the page."""
    next_token: str | UnsetType = UNSET
    """Token of the next page, the `viewtoken` to ask for it."""
    previous_token: str | UnsetType = UNSET
    """Token of the page before."""
    next_: str | UnsetType = UNSET
    """Address of the next page."""
    previous: str | UnsetType = UNSET
    """Address of the page before."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("at_id", "@id"),
        ("current_token", "currentToken"),
        ("next_token", "nextToken"),
        ("previous_token", "previousToken"),
        ("next_", "next"),
        ("previous", "previous"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            at_id=members.find("@id", _model.as_is),
            current_token=members.find("currentToken", _model.as_is),
            next_token=members.find("nextToken", _model.as_is),
            previous_token=members.find("previousToken", _model.as_is),
            next_=members.find("next", _model.as_is),
            previous=members.find("previous", _model.as_is),
            additional_properties=members.rest,
        )
