"""Where and how Zarr is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import ZarrArrayOverride, ZarrArrayParameters, ZarrGroup


@define(kw_only=True)
class BatchZarrParameters(_model.Model):
    """Where and how Zarr is written."""

    path: str
    """Prefix of the addresses, beginning with `s3://`; may hold `<requestId>`. There must
    be no Zarr yet."""
    group: ZarrGroup
    """The group that holds the arrays."""
    array_parameters: ZarrArrayParameters | UnsetType = UNSET
    """How arrays are written."""
    array_overrides: dict[str, ZarrArrayOverride] | UnsetType = UNSET
    """What is special about arrays, by id of the output."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("path", "path"),
        ("group", "group"),
        ("array_parameters", "arrayParameters"),
        ("array_overrides", "arrayOverrides"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            path=members.take("path", _model.as_is),
            group=members.take("group", models.ZarrGroup.from_dict),
            array_parameters=members.find(
                "arrayParameters", models.ZarrArrayParameters.from_dict
            ),
            array_overrides=members.find(
                "arrayOverrides", _model.mapped(models.ZarrArrayOverride.from_dict)
            ),
            additional_properties=members.rest,
        )
