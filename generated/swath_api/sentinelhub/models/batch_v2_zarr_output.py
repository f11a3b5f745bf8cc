"""One Zarr group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        ObjectStorage,
        ZarrArrayOverride,
        ZarrArrayParameters,
        ZarrGroup,
    )


@define(kw_only=True)
class BatchV2ZarrOutput(_model.Model):
    """One Zarr group."""

    type_: Literal["zarr"] = "zarr"
    """Which kind of output it is."""
    delivery: ObjectStorage
    """A place in object storage; `s3` or `gs`, one of them."""
    group: ZarrGroup
    """The group that holds the arrays."""
    array_parameters: ZarrArrayParameters | UnsetType = UNSET
    """How arrays are written."""
    array_overrides: dict[str, ZarrArrayOverride] | UnsetType = UNSET
    """What is special about arrays, by id of the output."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("delivery", "delivery"),
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
            type_=members.take("type", _model.as_is),
            delivery=members.take("delivery", models.ObjectStorage.from_dict),
            group=members.take("group", models.ZarrGroup.from_dict),
            array_parameters=members.find(
                "arrayParameters", models.ZarrArrayParameters.from_dict
            ),
            array_overrides=members.find(
                "arrayOverrides", _model.mapped(models.ZarrArrayOverride.from_dict)
            ),
            additional_properties=members.rest,
        )
