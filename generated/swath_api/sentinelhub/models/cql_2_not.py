"""The opposite of a condition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import Cql2And, Cql2Between, Cql2Comparison


@define(kw_only=True)
class Cql2Not(_model.Model):
    """The opposite of a condition."""

    op: Literal["not"] = "not"
    args: list[Cql2And | Cql2Not | Cql2Between | Cql2Comparison]
    """The condition."""

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
                    _model.tagged(
                        "op",
                        {
                            "and": models.Cql2And.from_dict,
                            "not": models.Cql2Not.from_dict,
                            "between": models.Cql2Between.from_dict,
                        },
                        models.Cql2Comparison.from_dict,
                    )
                ),
            ),
            additional_properties=members.rest,
        )
