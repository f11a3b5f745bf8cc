"""What the document says of each collection's entries of `input.data`."""

from __future__ import annotations

from typing import Any, get_args

import msgspec

from swath_api.sentinelhub.structs import (
    CustomDataset,
    DemDataset,
    HlsDataset,
    Landsat8L1CDataset,
    LandsatEtmL1Dataset,
    LandsatEtmL2Dataset,
    LandsatMssL1Dataset,
    LandsatOtL1Dataset,
    LandsatOtL2Dataset,
    LandsatTmL1Dataset,
    LandsatTmL2Dataset,
    ModisDataset,
    Sentinel1GrdDataset,
    Sentinel2L1CDataset,
    Sentinel2L2ADataset,
    Sentinel3OlciDataset,
    Sentinel3OlciL2Dataset,
    Sentinel3SlstrDataset,
    Sentinel5PL2Dataset,
)

from .learnt import learn


_KINDS: tuple[type[msgspec.Struct], ...] = (
    DemDataset,
    HlsDataset,
    Landsat8L1CDataset,
    LandsatEtmL1Dataset,
    LandsatEtmL2Dataset,
    LandsatMssL1Dataset,
    LandsatOtL1Dataset,
    LandsatOtL2Dataset,
    LandsatTmL1Dataset,
    LandsatTmL2Dataset,
    ModisDataset,
    Sentinel1GrdDataset,
    Sentinel2L1CDataset,
    Sentinel2L2ADataset,
    Sentinel3OlciDataset,
    Sentinel3OlciL2Dataset,
    Sentinel3SlstrDataset,
    Sentinel5PL2Dataset,
)


def _named(kind: type[msgspec.Struct]) -> str:
    """The collection that a kind of entry is about."""
    (name,) = (
        get_args(one.type)[0]
        for one in msgspec.structs.fields(kind)
        if one.encode_name == "type"
    )
    return str(name)


_BY_NAME = {_named(kind): kind for kind in _KINDS}

learn(*_KINDS, CustomDataset)


def check(name: str, entry: Any) -> None:
    """Looks at one entry.

    Args:
        name: The collection that it is about.
        entry: Its JSON.

    Raises:
        msgspec.ValidationError: A value is not among those of the collection.
    """
    msgspec.convert(entry, _BY_NAME.get(name, CustomDataset))
