"""What bands of one's own collections may be, and what may become of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from swath_api.sentinelhub.structs import CollectionBand

    Bands = Mapping[str, CollectionBand]


MAX_BANDS = 100
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*", re.ASCII)


def check_bands(bands: Bands, no_data: float | None) -> None:
    """Refuses bands that no collection can have.

    Raises:
        ServiceError: There are too many, a name is no identifier of JavaScript, or
            there is a number for no data of the collection and of bands.
    """
    if len(bands) > MAX_BANDS:
        raise bad_payload(f"There are {len(bands)} bands, {MAX_BANDS} are allowed")
    for name in bands:
        if not _IDENTIFIER.fullmatch(name):
            raise bad_payload(f"The band name {name} is no JavaScript identifier")
    if no_data is not None and any(_has_no_data(band) for band in bands.values()):
        raise bad_payload("noData is set for the collection or for bands, not for both")


def check_edit(old: Bands, new: Bands, *, empty: bool) -> None:
    """Refuses changes of bands that come too late.

    Args:
        old: The bands so far.
        new: The bands wanted.
        empty: Whether the collection has no tiles.

    Raises:
        ServiceError: A sample format is changed; or in a collection with tiles a band
            is new, is another one than before, or none is left.
    """
    for name, band in new.items():
        if name in old and old[name].sample_format != band.sample_format:
            raise bad_payload(f"The sample format of the band {name} is final")
    if empty:
        return
    if old and not new:
        raise bad_payload("All bands can be removed only while there are no tiles")
    known = list(_places(old))
    for name, place in zip(new, _places(new), strict=True):
        if known and place not in known:
            message = f"The band {name} is new or changed, and there are tiles already"
            raise bad_payload(f"{message}: rename bands, remove them, or set noData")


def same_bands(one: Bands, other: Bands) -> bool:
    """Whether two collections have bands of the same names and types."""
    return {name: _kind(band) for name, band in one.items()} == {
        name: _kind(band) for name, band in other.items()
    }


def sample_types(bands: Bands) -> dict[str, str]:
    """The types of samples, such as UINT16, by band."""
    return {
        name: f"{band.sample_format}{band.bit_depth}" for name, band in bands.items()
    }


def _kind(band: CollectionBand) -> tuple[int, str]:
    return band.bit_depth, band.sample_format


def _places(bands: Bands) -> Iterable[tuple[str, int, int, str]]:
    """What a band is whatever its name: its place in the files, and its type."""
    for name, band in bands.items():
        yield band.source or name, band.band_index or 1, *_kind(band)


def _has_no_data(band: CollectionBand) -> bool:
    return isinstance(band.no_data, float | int)
