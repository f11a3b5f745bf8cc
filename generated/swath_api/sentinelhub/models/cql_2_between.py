"""A number within a range, both bounds included."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import Cql2Property


@define(kw_only=True)
class Cql2Between(_model.Model):
    """A number within a range, both bounds included."""

    op: Literal["between"] = "between"
    args: list[Cql2Property | float]
    """The number, the lower bound, the upper bound."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("op", "op"),
        ("args", "args"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            op=members.take("op", _model.as_is),
            args=members.take(
                "args",
                _model.listed(
                    _model.first_of(models.Cql2Property.from_dict, _model.as_is)
                ),
            ),
            additional_properties=members.rest,
        )
