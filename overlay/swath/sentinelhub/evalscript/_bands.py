"""The bands of the public collections, and the units that scripts may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias


Units: TypeAlias = tuple[str, ...]
"""The units of a band; the first one is what scripts get that name none."""

DATA_MASK = "dataMask"
"""The band of every collection that is 1 where there is data, else 0."""

_DN, _REFLECTANCE = ("DN",), ("REFLECTANCE",)
_DEGREES, _PERCENT, _FRACTION = ("DEGREES",), ("PERCENT",), ("FRACTION",)
_BRIGHTNESS, _SURFACE = ("BRIGHTNESS_TEMPERATURE",), ("SURFACE_TEMPERATURE",)
_SCALED = ("REFLECTANCE", "DN")

_ANGLES = "VAA VZA SAA SZA"
_QUALITY = "BQA QA_RADSAT"
_TM = "B01 B02 B03 B04 B05 B07"
_S2_ANGLES = "sunAzimuthAngles viewAzimuthMean sunZenithAngles viewZenithMean"
_S2 = "B01 B02 B03 B04 B05 B06 B07 B08 B8A B09 B11 B12"
_RADIANCE = "ST_TRAD ST_URAD ST_DRAD"
_EMISSION = "ST_ATRAN ST_EMIS ST_EMSD"


def _table(bands: Mapping[str, Units]) -> dict[str, Units]:
    """Units by the name of each band, of names that are written side by side."""
    single = {name: units for names, units in bands.items() for name in names.split()}
    return {**single, DATA_MASK: _DN}


def _numbered(*numbers: int) -> str:
    return " ".join(f"B{number:02}" for number in numbers)


def _landsat(reflective: str, thermal: str) -> dict[str, Units]:
    return _table(
        {
            reflective: _REFLECTANCE,
            thermal: _BRIGHTNESS,
            _QUALITY: _DN,
            _ANGLES: _DEGREES,
        }
    )


def _landsat_surface(
    reflective: str, thermal: str, extra: Mapping[str, Units]
) -> dict[str, Units]:
    return _table(
        {
            reflective: _REFLECTANCE,
            thermal: _SURFACE,
            _QUALITY: _DN,
            "ST_QA": ("KELVIN",),
            _RADIANCE: ("RADIANCE",),
            _EMISSION: _FRACTION,
            "ST_CDIST": ("KILOMETERS",),
            **extra,
        }
    )


_HAZE = {"SR_ATMOS_OPACITY": _FRACTION, "SR_CLOUD_QA": _DN}

_COLLECTIONS: dict[str, dict[str, Units]] = {
    "sentinel-2-l1c": _table(
        {f"{_S2} B10": _SCALED, _S2_ANGLES: _DEGREES, "CLP CLM": _DN}
    ),
    "sentinel-2-l2a": _table(
        {
            _S2: _SCALED,
            "AOT": ("OPTICAL_DEPTH", "DN"),
            _S2_ANGLES: _DEGREES,
            "SNW CLD": _PERCENT,
            "SCL CLP CLM": _DN,
        }
    ),
    "sentinel-1-grd": _table(
        {
            "VV VH HH HV": ("LINEAR_POWER",),
            "localIncidenceAngle scatteringArea shadowMask": _DN,
        }
    ),
    "dem": _table({"DEM": ("METERS",)}),
    "modis": _table({_numbered(*range(1, 8)): _REFLECTANCE}),
    "landsat-ot-l1": _landsat(_numbered(*range(1, 10)), "B10 B11"),
    "landsat-ot-l2": _landsat_surface(
        _numbered(*range(1, 8)), "B10", {"SR_QA_AEROSOL": _DN}
    ),
    "landsat-etm-l1": _landsat(f"{_TM} B08", "B06_VCID_1 B06_VCID_2"),
    "landsat-etm-l2": _landsat_surface(_TM, "B06", _HAZE),
    "landsat-tm-l1": _landsat(_TM, "B06"),
    "landsat-tm-l2": _landsat_surface(_TM, "B06", _HAZE),
    "landsat-mss-l1": _table({_numbered(1, 2, 3, 4): _REFLECTANCE, _QUALITY: _DN}),
    "hls": _table(
        {
            "CoastalAerosol Blue Green Red RedEdge1 RedEdge2 RedEdge3": _SCALED,
            "NIR_Broad NIR_Narrow SWIR1 SWIR2 WaterVapor Cirrus": _SCALED,
            "ThermalInfrared1 ThermalInfrared2": (*_BRIGHTNESS, "DN"),
            "QA": _DN,
            _ANGLES: (*_DEGREES, "DN"),
        }
    ),
    "sentinel-3-olci": _table(
        {
            _numbered(*range(1, 22)): _REFLECTANCE,
            _ANGLES: _DEGREES,
            "HUMIDITY": _PERCENT,
            "SEA_LEVEL_PRESSURE": ("HECTOPASCALS",),
            "TOTAL_COLUMN_OZONE TOTAL_COLUMN_WATER_VAPOUR": ("KG_M2",),
            "QUALITY_FLAGS": _DN,
        }
    ),
    "sentinel-3-slstr": _table(
        {"S1 S2 S3 S4 S5 S6": _REFLECTANCE, "S7 S8 S9 F1 F2": _BRIGHTNESS}
    ),
    "sentinel-5p-l2": _table(
        {
            "CO HCHO NO2 O3 SO2": _DN,
            "CH4": ("PPB",),
            "AER_AI_340_380 AER_AI_354_388": ("INDEX",),
            "CLOUD_BASE_PRESSURE CLOUD_TOP_PRESSURE": ("PASCALS",),
            "CLOUD_BASE_HEIGHT CLOUD_TOP_HEIGHT": ("METERS",),
            "CLOUD_OPTICAL_THICKNESS": ("OPTICAL_DEPTH",),
            "CLOUD_FRACTION": _FRACTION,
        }
    ),
}

_FORMER = {
    "S2L1C": "sentinel-2-l1c",
    "S2L2A": "sentinel-2-l2a",
    "S1GRD": "sentinel-1-grd",
    "S3OLCI": "sentinel-3-olci",
    "S3SLSTR": "sentinel-3-slstr",
    "S5PL2": "sentinel-5p-l2",
    "DEM": "dem",
    "MODIS": "modis",
    "landsat-8-l1c": "landsat-ot-l1",
}
"""Names of earlier days, which the service still takes."""


def collections() -> list[str]:
    """The ids of the collections whose bands are known."""
    return sorted(_COLLECTIONS)


def bands(collection: str) -> Mapping[str, Units] | None:
    """The bands of a collection, and the units of each.

    Args:
        collection: Its id, such as ``"sentinel-2-l2a"``.

    Returns:
        The units by the bands' names, the default one first; None for a collection
        whose bands we do not know, such as one of your own.

    Examples:
        >>> from swath.sentinelhub import evalscript
        >>> evalscript.bands("sentinel-2-l2a")["B08"]
        ('REFLECTANCE', 'DN')
    """
    return _COLLECTIONS.get(_FORMER.get(collection, collection))
