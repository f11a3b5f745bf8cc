"""A pointer to a document, or to another page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import CatalogLinkMethod


@define(kw_only=True)
class CatalogLink(_model.Model):
    """A pointer to a document, or to another page."""

    rel: str
    """How the document relates to this one."""
    href: str
    """Its address."""
    type_: str | UnsetType = UNSET
    """Its media type."""
    title: str | UnsetType = UNSET
    """A line for people."""
    method: CatalogLinkMethod | str | UnsetType = UNSET
    """How it is asked for; GET if left out."""
    headers: dict[str, Any] | UnsetType = UNSET
    """Headers to ask with."""
    body_: dict[str, Any] | UnsetType = UNSET
    """JSON to ask with."""
    merge: bool | UnsetType = UNSET
    """Whether `body` adds to the request that led here."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("rel", "rel"),
        ("href", "href"),
        ("type_", "type"),
        ("title", "title"),
        ("method", "method"),
        ("headers", "headers"),
        ("body_", "body"),
        ("merge", "merge"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            rel=members.take("rel", _model.as_is),
            href=members.take("href", _model.as_is),
            type_=members.find("type", _model.as_is),
            title=members.find("title", _model.as_is),
            method=members.find("method", _model.as_is),
            headers=members.find("headers", _model.as_is),
            body_=members.find("body", _model.as_is),
            merge=members.find("merge", _model.as_is),
            additional_properties=members.rest,
        )
