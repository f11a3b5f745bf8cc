"""What the instruments of each collection see of the landscape; needs numpy."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from swath.emulator.landscape import Codes, Cover, Floats

from .reflectances import View, reflectances


if TYPE_CHECKING:
    from collections.abc import Callable

    Measure: TypeAlias = Callable[[View], Floats]


_HOTTER = {
    Cover.WATER: -4.0,
    Cover.FOREST: -2.0,
    Cover.MEADOW: 0.0,
    Cover.FIELD: 1.0,
    Cover.BUILDING: 5.0,
    Cover.ROAD: 6.0,
    Cover.BARE: 4.0,
}
_HOTTER_BY_COVER = np.array([_HOTTER[one] for one in Cover])
_YEAR = 365.25
_MIDSUMMER = 196


def _season(view: View) -> float:
    """1 in the middle of summer, -1 in that of winter."""
    wave = float(np.cos(2 * np.pi * (view.day % _YEAR - _MIDSUMMER) / _YEAR))
    return wave if view.mean_lat >= 0 else -wave


def _temperature(view: View) -> Floats:
    """Kelvin of the surface, or of the clouds above it."""
    climate = 300 - 0.004 * view.mean_lat**2 * 2 + 10 * _season(view)
    ground = climate + _HOTTER_BY_COVER[view.terrain.cover()]
    ground = ground - 12 * (view.terrain.relief() - 0.5)
    clouds = view.clouds()
    return np.asarray(ground * (1 - clouds) + (ground - 35) * clouds)


def _power(share: float) -> Measure:
    def measure(view: View) -> Floats:
        return share * view.terrain.radar(view.day)

    return measure


_SEA_LEVEL, _METRES = 0.34, 1500.0


def height(view: View) -> Floats:
    """Metres above the sea."""
    return np.asarray(_METRES * (view.terrain.relief() - _SEA_LEVEL))


def _sun_zenith(view: View) -> float:
    return float(np.clip(abs(view.mean_lat - 23.4 * _season_north(view)), 5, 85))


def _season_north(view: View) -> float:
    return float(np.cos(2 * np.pi * (view.day % _YEAR - 172) / _YEAR))


def _constant(value: Callable[[View], float]) -> Measure:
    def measure(view: View) -> Floats:
        return np.full(view.terrain.axes.shape, value(view))

    return measure


def _smooth(low: float, high: float, scale: float) -> Measure:
    """Something that varies over a number of metres."""

    def measure(view: View) -> Floats:
        salt = 500 + zlib.crc32(repr((low, high)).encode()) % 97 + view.day % 61
        return low + (high - low) * view.terrain.smooth(scale, salt, 3)

    return measure


def scene_classes(view: View) -> Codes:
    """The classification of Sentinel-2, codes 2 to 10."""
    cover, clouds = view.terrain.cover(), view.clouds()
    red, nir = view.terrain.bands(("red", "nir"), view.day).values()
    green = (nir - red) > 0.35 * (nir + red)
    found = np.where(green, 4, 5)
    found = np.where(cover == Cover.WATER, 6, found)
    found = np.where(view.shadows() >= _CLOUDY, 3, found)
    for at_least, code in ((0.15, 10), (0.3, 7), (_CLOUDY, 8), (0.8, 9)):
        found = np.where(clouds >= at_least, code, found)
    return found.astype(np.uint8)


_CLOUDY = 0.5


def _classes(view: View) -> Floats:
    return scene_classes(view).astype(np.float64)


def _cloud_share(full: float) -> Measure:
    def measure(view: View) -> Floats:
        return np.round(full * view.clouds())

    return measure


def _cloud_mask(view: View) -> Floats:
    return (view.clouds() >= _CLOUDY).astype(np.float64)


def _landsat_quality(view: View) -> Floats:
    """Bits of the pixel quality band of Landsat Collection 2."""
    cloudy = view.clouds() >= _CLOUDY
    shadow = view.shadows() >= _CLOUDY
    water = view.terrain.cover() == Cover.WATER
    clear = ~cloudy
    bits = 8 * cloudy + 16 * shadow + 64 * clear + 128 * (water & clear)
    confidence = np.where(cloudy, 3, 1) << 8 | np.where(shadow, 3, 1) << 10
    return np.asarray(bits + confidence + (1 << 12) + (1 << 14), dtype=np.float64)


def _hls_quality(view: View) -> Floats:
    cloudy = view.clouds() >= _CLOUDY
    water = view.terrain.cover() == Cover.WATER
    shadow = view.shadows() >= _CLOUDY
    return np.asarray(2.0 * cloudy + 8.0 * shadow + 32.0 * water)


def _olci_flags(view: View) -> Floats:
    water = view.terrain.cover() == Cover.WATER
    bright = view.clouds() >= _CLOUDY
    flags: Floats = np.where(water, 2.0**29, 2.0**31).astype(np.float64)
    return flags + 2.0**27 * bright


_TEMPERATURES = (
    *("B06_VCID_1", "B06_VCID_2", "S7", "S8", "S9", "F1", "F2"),
    *("ThermalInfrared1", "ThermalInfrared2"),
)
_OTHERS: Final[dict[str, Measure]] = {
    "VV": _power(1.0),
    "VH": _power(0.25),
    "HH": _power(0.9),
    "HV": _power(0.2),
    "localIncidenceAngle": _smooth(30, 46, 90_000),
    "scatteringArea": _smooth(0.9, 1.1, 5000),
    "shadowMask": _constant(lambda _: 0.0),
    "DEM": height,
    "SCL": _classes,
    "CLM": _cloud_mask,
    "CLP": _cloud_share(255),
    "CLD": _cloud_share(100),
    "SNW": _constant(lambda _: 0.0),
    "AOT": _smooth(0.05, 0.35, 60_000),
    "sunZenithAngles": _constant(_sun_zenith),
    "sunAzimuthAngles": _constant(lambda view: 155.0 if view.mean_lat >= 0 else 25.0),
    "viewZenithMean": _smooth(2, 10, 90_000),
    "viewAzimuthMean": _smooth(100, 290, 90_000),
    "SZA": _constant(_sun_zenith),
    "SAA": _constant(lambda view: 150.0 if view.mean_lat >= 0 else 30.0),
    "VZA": _smooth(0, 8, 90_000),
    "VAA": _smooth(90, 270, 90_000),
    "BQA": _landsat_quality,
    "QA": _hls_quality,
    "QA_RADSAT": _constant(lambda _: 0.0),
    "SR_QA_AEROSOL": _constant(lambda _: 96.0),
    "SR_ATMOS_OPACITY": _smooth(0.05, 0.3, 60_000),
    "SR_CLOUD_QA": _constant(lambda _: 0.0),
    "QUALITY_FLAGS": _olci_flags,
    "ST_QA": _smooth(1, 4, 30_000),
    "ST_TRAD": _smooth(7, 10, 30_000),
    "ST_URAD": _smooth(1, 3, 60_000),
    "ST_DRAD": _smooth(1.5, 4, 60_000),
    "ST_ATRAN": _smooth(0.6, 0.9, 60_000),
    "ST_EMIS": _smooth(0.95, 0.99, 3000),
    "ST_EMSD": _smooth(0.001, 0.01, 3000),
    "ST_CDIST": _smooth(0, 20, 30_000),
    "HUMIDITY": _smooth(30, 90, 300_000),
    "SEA_LEVEL_PRESSURE": _smooth(995, 1030, 900_000),
    "TOTAL_COLUMN_OZONE": _smooth(0.005, 0.009, 900_000),
    "TOTAL_COLUMN_WATER_VAPOUR": _smooth(8, 40, 300_000),
    "CO": _smooth(0.02, 0.06, 300_000),
    "HCHO": _smooth(0, 4e-4, 200_000),
    "NO2": _smooth(1e-5, 3e-4, 60_000),
    "O3": _smooth(0.10, 0.18, 900_000),
    "SO2": _smooth(-1e-3, 4e-3, 100_000),
    "CH4": _smooth(1780, 1960, 300_000),
    "AER_AI_340_380": _smooth(-2, 3, 300_000),
    "AER_AI_354_388": _smooth(-1.8, 3.2, 300_000),
    "CLOUD_BASE_PRESSURE": _smooth(50_000, 95_000, 200_000),
    "CLOUD_TOP_PRESSURE": _smooth(20_000, 80_000, 200_000),
    "CLOUD_BASE_HEIGHT": _smooth(500, 5000, 200_000),
    "CLOUD_TOP_HEIGHT": _smooth(2000, 12_000, 200_000),
    "CLOUD_OPTICAL_THICKNESS": _smooth(1, 60, 150_000),
    "CLOUD_FRACTION": _smooth(0, 1, 150_000),
    **dict.fromkeys(_TEMPERATURES, _temperature),
}
"""The measures that are no reflectance, by the names of bands."""

CATEGORIES: Final = frozenset(
    {"SCL", "CLM", "BQA", "QA", "QA_RADSAT", "QUALITY_FLAGS", "SR_QA_AEROSOL"}
    | {"SR_CLOUD_QA", "shadowMask", "dataMask"}
)
"""Bands between whose values there is nothing."""


def measured(view: View, names: list[str]) -> dict[str, Floats]:
    """What a scene measures, in the default unit of each band."""
    found = reflectances(view, names)
    for name in names:
        if name not in found:
            measure = _OTHERS.get(name, _temperature)
            found[name] = measure(view)
    return found
