"""An output of the script and the form in which it is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import JpegFormat, JsonFormat, PngFormat, TiffFormat


@define(kw_only=True)
class OutputResponse(_model.Model):
    """An output of the script and the form in which it is wanted."""

    identifier: str | UnsetType = UNSET
    """Name of the output in the script's `setup()`; `userdata` is what its metadata
    function leaves."""
    format_: (
        PngFormat | JpegFormat | TiffFormat | JsonFormat | dict[str, Any] | UnsetType
    ) = UNSET
    """The form of an output; PNG if left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("identifier", "identifier"),
        ("format_", "format"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            identifier=members.find("identifier", _model.as_is),
            format_=members.find(
                "format",
                _model.tagged(
                    "type",
                    {
                        "image/png": models.PngFormat.from_dict,
                        "image/jpeg": models.JpegFormat.from_dict,
                        "image/tiff": models.TiffFormat.from_dict,
                        "application/json": models.JsonFormat.from_dict,
                    },
                ),
            ),
            additional_properties=members.rest,
        )
