"""Names and properties of scenes, as the makers of the data write them."""

from __future__ import annotations

import hashlib
import struct
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from .missions import path_row
from .orbits import View


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_FOUR = struct.Struct(">4I")
_MINUTE = timedelta(minutes=1)
_GASES = ("O3", "NO2", "SO2", "CO", "CH4", "HCHO", "CLOUD", "AER_AI")
_POLAR = 66.0


class Sight(NamedTuple):
    """A view that a satellite had.

    Attributes:
        satellite: Its short name.
        revolution: Number of the revolution within the cycle, from 0.
        absolute: Revolutions since the satellite began.
        began: When the revolution began.
        moment: When it saw the middle.
        view: What it saw.
    """

    satellite: str
    revolution: int
    absolute: int
    began: datetime
    moment: datetime
    view: View


class Product(NamedTuple):
    """A product made of a sight: its name, and what is told of it."""

    id: str
    properties: dict[str, Any]


def shares(*parts: object) -> tuple[float, ...]:
    """Four numbers in [0, 1), always the same for the same parts."""
    text = "/".join(map(str, parts)).encode()
    digest = hashlib.blake2b(text, digest_size=16).digest()
    return tuple(number / 2**32 for number in _FOUR.unpack(digest))


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


def _later(sight: Sight, hours: float, *salt: object) -> datetime:
    """When a product was published: some hours after the sight."""
    chance = shares(sight.satellite, sight.absolute, sight.view.row, *salt)[0]
    return sight.moment + timedelta(hours=hours * (0.6 + 0.8 * chance))


def _long_name(short: str) -> str:
    """S2A as sentinel-2a."""
    return f"sentinel-{short[1:].lower()}"


def _sentinel2(level: str) -> Callable[[Sight], Iterator[Product]]:
    def named(sight: Sight) -> Iterator[Product]:
        # All granules of a pass carry the moment at which the pass began.
        start = sight.began + timedelta(minutes=25)
        name = (
            f"{sight.satellite}_MSI{level}_{_stamp(start)}_N0510"
            f"_R{sight.revolution + 1:03}_T{sight.view.tile}_{_stamp(_later(sight, 4))}"
        )
        yield Product(
            name,
            {
                "platform": _long_name(sight.satellite),
                "sat:relative_orbit": sight.revolution + 1,
                "sat:orbit_state": "descending",
                "s2:mgrs_tile": sight.view.tile,
            },
        )

    return named


def _sentinel1(sight: Sight) -> Iterator[Product]:
    start, end = (
        sight.moment - timedelta(seconds=12.5),
        sight.moment + timedelta(seconds=12.5),
    )
    polar = abs(sight.view.centre[1]) > _POLAR
    mode, polarization = ("EW", "DH") if polar else ("IW", "DV")
    kind = f"{mode}_GRD{'M' if polar else 'H'}_1S{polarization}"
    take = int(shares("take", sight.satellite, sight.absolute)[0] * 0xFFFFFF)
    last = int(shares("slice", sight.absolute, sight.view.row)[0] * 0xFFFF)
    yield Product(
        f"{sight.satellite}_{kind}_{_stamp(start)}_{_stamp(end)}"
        f"_{sight.absolute + 1:06}_{take:06X}_{last:04X}",
        {
            "platform": _long_name(sight.satellite),
            "sat:relative_orbit": sight.revolution + 1,
            "sat:absolute_orbit": sight.absolute + 1,
            "sat:orbit_state": "ascending" if sight.view.ascending else "descending",
            "sar:instrument_mode": mode,
            "sar:frequency_band": "C",
            "sar:product_type": "GRD",
            "sar:polarizations": ["HH", "HV"] if polar else ["VV", "VH"],
            "s1:polarization": polarization,
            "s1:resolution": "MEDIUM" if polar else "HIGH",
            "s1:timeliness": "Fast24h",
        },
    )


def _landsat(level: str, tier: str) -> Callable[[Sight], Iterator[Product]]:
    def named(sight: Sight) -> Iterator[Product]:
        path, row = path_row(sight.revolution, sight.view.row)
        made = _later(sight, 192)
        yield Product(
            f"{sight.satellite}_{level}_{path:03}{row:03}_{sight.moment:%Y%m%d}"
            f"_{made:%Y%m%d}_02_{tier}",
            {
                "platform": f"landsat-{int(sight.satellite[2:])}",
                "landsat:wrs_path": f"{path:03}",
                "landsat:wrs_row": f"{row:03}",
                "landsat:collection_category": tier,
            },
        )

    return named


def _hls(sight: Sight) -> Iterator[Product]:
    source = "S30" if sight.satellite.startswith("S") else "L30"
    yield Product(
        f"HLS.{source}.T{sight.view.tile}.{sight.moment:%Y%jT%H%M%S}.v2.0",
        {
            "constellation": "sentinel-2" if source == "S30" else "landsat",
            "platform": _long_name(sight.satellite)
            if source == "S30"
            else f"landsat-{int(sight.satellite[2:])}",
            "hls:mgrs_tile": sight.view.tile,
        },
    )


def _modis(sight: Sight) -> Iterator[Product]:
    made = _later(sight, 200)
    yield Product(
        f"MCD43A4.A{sight.moment:%Y%j}.{sight.view.tile}.061.{made:%Y%j%H%M%S}",
        {"platform": "terra", "modis:tile": sight.view.tile},
    )


def _sentinel3(kind: str) -> Callable[[Sight], Iterator[Product]]:
    def named(sight: Sight) -> Iterator[Product]:
        half = 1.5 * _MINUTE
        cycle, orbit = divmod(sight.absolute, 385)
        frame = 360 * (sight.view.row + 9)
        yield Product(
            f"{sight.satellite}_{kind}____{_stamp(sight.moment - half)}"
            f"_{_stamp(sight.moment + half)}_{_stamp(_later(sight, 30))}"
            f"_0179_{cycle + 1:03}_{orbit + 1:03}_{frame:04}_PS1_O_NT_003",
            {
                "platform": _long_name(sight.satellite),
                "sat:relative_orbit": sight.revolution + 1,
                "sat:absolute_orbit": sight.absolute + 1,
                "sat:orbit_state": "ascending"
                if sight.view.ascending
                else "descending",
            },
        )

    return named


def _sentinel5p(sight: Sight) -> Iterator[Product]:
    half = 2.5 * _MINUTE
    times = f"{_stamp(sight.moment - half)}_{_stamp(sight.moment + half)}"
    made = _stamp(_later(sight, 60))
    for gas in _GASES:
        yield Product(
            f"S5P_OFFL_L2__{gas:_<6}_{times}_{sight.absolute + 1:05}_03_020600_{made}",
            {
                "platform": "sentinel-5p",
                "sat:absolute_orbit": sight.absolute + 1,
                "sat:orbit_state": "ascending",
                "s5p:type": gas,
                "s5p:timeliness": "OFFL",
            },
        )


PRODUCTS: dict[str, Callable[[Sight], Iterator[Product]]] = {
    "sentinel-1-grd": _sentinel1,
    "sentinel-2-l1c": _sentinel2("L1C"),
    "sentinel-2-l2a": _sentinel2("L2A"),
    "sentinel-3-olci": _sentinel3("OL_1_EFR"),
    "sentinel-3-olci-l2": _sentinel3("OL_2_LFR"),
    "sentinel-3-slstr": _sentinel3("SL_1_RBT"),
    "sentinel-5p-l2": _sentinel5p,
    "landsat-ot-l1": _landsat("L1TP", "T1"),
    "landsat-ot-l2": _landsat("L2SP", "T1"),
    "landsat-etm-l1": _landsat("L1TP", "T1"),
    "landsat-etm-l2": _landsat("L2SP", "T1"),
    "landsat-tm-l1": _landsat("L1TP", "T1"),
    "landsat-tm-l2": _landsat("L2SP", "T1"),
    "landsat-mss-l1": _landsat("L1TP", "T2"),
    "hls": _hls,
    "modis": _modis,
}
"""The products that each collection makes of a sight."""
