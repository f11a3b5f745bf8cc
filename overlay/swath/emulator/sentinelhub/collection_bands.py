"""The bands of every public collection: units, depth, resolution, scale."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

import msgspec


Depth: TypeAlias = Literal["UINT8", "UINT16", "INT16", "UINT32", "FLOAT32"]


class Band(msgspec.Struct, frozen=True):
    """A band of a collection.

    Attributes:
        name: As evalscripts call it.
        units: What scripts may ask for; the first one is the default.
        dtype: How the digital number is kept.
        resolution: Metres of a pixel in the source.
        factor: Value in the default unit for a digital number of 1.
        once: Other names of the default unit, which scripts of old have.
    """

    name: str
    units: tuple[str, ...]
    dtype: Depth = "UINT16"
    resolution: float = 10.0
    factor: float = 1.0
    once: tuple[str, ...] = ()

    @property
    def default_unit(self) -> str:
        """The unit of a script that names none."""
        return self.units[0]

    def unit_of(self, name: str | None) -> str:
        """The unit that a script means, which must be one of the band's."""
        wanted = (name or self.default_unit).upper()
        return self.default_unit if wanted in self.once else wanted

    def factor_of(self, unit: str) -> float:
        """What a digital number is multiplied by to have a unit."""
        return 1.0 if unit == "DN" else self.factor


Bands: TypeAlias = dict[str, Band]

_REFLECTANCE, _DN, _DEGREES = "REFLECTANCE", "DN", "DEGREES"
DATA_MASK: Final = Band("dataMask", (_DN,), "UINT8")
_QA = ("BQA", "QA_RADSAT")
_ANGLES = ("VAA", "VZA", "SAA", "SZA")
_S2_ANGLES = (
    "sunAzimuthAngles",
    "sunZenithAngles",
    "viewAzimuthMean",
    "viewZenithMean",
)
_S2_METRES = {
    **dict.fromkeys(("B02", "B03", "B04", "B08"), 10.0),
    **dict.fromkeys(("B05", "B06", "B07", "B8A", "B11", "B12"), 20.0),
    **dict.fromkeys(("B01", "B09", "B10"), 60.0),
}
_S2_ORDER = (
    *(f"B{n:02}" for n in range(1, 9)),
    "B8A",
    *(f"B{n:02}" for n in range(9, 13)),
)


def _table(*bands: Band) -> Bands:
    """Bands by name, and the mask that every collection has."""
    return {one.name: one for one in (*bands, DATA_MASK)}


def _alike(
    names: tuple[str, ...],
    unit: str,
    dtype: Depth = "FLOAT32",
    resolution: float = 30.0,
    factor: float = 1.0,
) -> tuple[Band, ...]:
    return tuple(Band(name, (unit,), dtype, resolution, factor) for name in names)


def _numbered(*numbers: int) -> tuple[str, ...]:
    return tuple(f"B{number:02}" for number in numbers)


def _sentinel2(*, surface: bool) -> Bands:
    both = (_REFLECTANCE, _DN)
    names = [name for name in _S2_ORDER if name != "B10" or not surface]
    bands = [Band(name, both, "UINT16", _S2_METRES[name], 1e-4) for name in names]
    bands += _alike(_S2_ANGLES, _DEGREES, "FLOAT32", 5000)
    if surface:
        bands.append(Band("AOT", ("OPTICAL_DEPTH", _DN), "UINT16", 10, 1e-3))
        bands += _alike(("SNW", "CLD"), "PERCENT", "UINT8", 20)
        bands += _alike(("SCL",), _DN, "UINT8", 20)
    bands += _alike(("CLP", "CLM"), _DN, "UINT8", 160)
    return _table(*bands)


def _landsat(
    reflective: tuple[str, ...], thermal: tuple[str, ...], extra: tuple[Band, ...]
) -> Bands:
    """A level 1 collection of Landsat."""
    return _table(
        *_alike(reflective, _REFLECTANCE, "UINT16", factor=1e-4),
        *_alike(thermal, "BRIGHTNESS_TEMPERATURE", "UINT16", 100, 1e-2),
        *_alike(_QA, _DN, "UINT16"),
        *extra,
    )


def _landsat_surface(
    reflective: tuple[str, ...], thermal: str, extra: tuple[Band, ...]
) -> Bands:
    """A level 2 collection of Landsat."""
    return _table(
        *_alike(reflective, _REFLECTANCE, "UINT16", factor=1e-4),
        Band(thermal, ("SURFACE_TEMPERATURE",), "UINT16", 100, 1e-2),
        *_alike(_QA, _DN, "UINT16"),
        *extra,
        Band("ST_QA", ("KELVIN",), "INT16", 100, 1e-2),
        *_alike(("ST_TRAD", "ST_URAD", "ST_DRAD"), "RADIANCE", "INT16", 100, 1e-3),
        *_alike(("ST_ATRAN", "ST_EMIS", "ST_EMSD"), "FRACTION", "INT16", 100, 1e-4),
        Band("ST_CDIST", ("KILOMETERS",), "INT16", 100, 1e-2),
    )


_VIEW = _alike(_ANGLES, _DEGREES, "INT16", factor=1e-2)
_HAZE = (
    Band("SR_ATMOS_OPACITY", ("FRACTION",), "INT16", 30, 1e-3),
    Band("SR_CLOUD_QA", (_DN,), "UINT8", 30),
)
_HLS_REFLECTIVE = (
    "CoastalAerosol",
    "Blue",
    "Green",
    "Red",
    "RedEdge1",
    "RedEdge2",
    "RedEdge3",
    "NIR_Broad",
    "NIR_Narrow",
    "SWIR1",
    "SWIR2",
    "WaterVapor",
    "Cirrus",
)


def _hls() -> Bands:
    return _table(
        *(
            Band(name, (_REFLECTANCE, _DN), "INT16", 30, 1e-4)
            for name in _HLS_REFLECTIVE
        ),
        *(
            Band(f"ThermalInfrared{n}", ("BRIGHTNESS_TEMPERATURE", _DN), "INT16", 30)
            for n in (1, 2)
        ),
        Band("QA", (_DN,), "UINT8", 30),
        *(Band(name, (_DEGREES, _DN), "UINT16", 30, 1e-2) for name in _ANGLES),
    )


def _sentinel5p() -> Bands:
    return _table(
        *_alike(("CO", "HCHO", "NO2", "O3", "SO2"), _DN, resolution=5500),
        *_alike(("CH4",), "PPB", resolution=5500),
        *_alike(("AER_AI_340_380", "AER_AI_354_388"), "INDEX", resolution=5500),
        *_alike(
            ("CLOUD_BASE_PRESSURE", "CLOUD_TOP_PRESSURE"), "PASCALS", resolution=5500
        ),
        *_alike(("CLOUD_BASE_HEIGHT", "CLOUD_TOP_HEIGHT"), "METERS", resolution=5500),
        *_alike(("CLOUD_OPTICAL_THICKNESS",), "OPTICAL_DEPTH", resolution=5500),
        *_alike(("CLOUD_FRACTION",), "FRACTION", resolution=5500),
    )


def _olci() -> Bands:
    weather = ("TOTAL_COLUMN_OZONE", "TOTAL_COLUMN_WATER_VAPOUR")
    return _table(
        *_alike(_numbered(*range(1, 22)), _REFLECTANCE, resolution=300),
        *_alike(_ANGLES, _DEGREES, resolution=300),
        Band("HUMIDITY", ("PERCENT",), "FLOAT32", 300),
        Band("SEA_LEVEL_PRESSURE", ("HECTOPASCALS",), "FLOAT32", 300),
        *_alike(weather, "KG_M2", resolution=300),
        Band("QUALITY_FLAGS", (_DN,), "UINT32", 300),
    )


_TM = _numbered(1, 2, 3, 4, 5, 7)

SENTINEL1: Final = _table(
    *(
        Band(name, ("LINEAR_POWER",), "FLOAT32", 10, once=(_REFLECTANCE,))
        for name in ("VV", "VH", "HH", "HV")
    ),
    *_alike(("localIncidenceAngle", "scatteringArea"), _DN, resolution=10),
    *_alike(("shadowMask",), _DN, "UINT8", 10),
)
SENTINEL2_L1C: Final = _sentinel2(surface=False)
SENTINEL2_L2A: Final = _sentinel2(surface=True)
DEM: Final = _table(Band("DEM", ("METERS",), "FLOAT32", 30))
MODIS: Final = _table(
    *_alike(_numbered(*range(1, 8)), _REFLECTANCE, "INT16", 500, 1e-4)
)
LANDSAT_OT_L1: Final = _landsat(_numbered(*range(1, 10)), ("B10", "B11"), _VIEW)
LANDSAT_OT_L2: Final = _landsat_surface(
    _numbered(*range(1, 8)), "B10", (Band("SR_QA_AEROSOL", (_DN,), "UINT8", 30),)
)
LANDSAT_TM_L1: Final = _landsat(_TM, ("B06",), _VIEW)
LANDSAT_TM_L2: Final = _landsat_surface(_TM, "B06", _HAZE)
LANDSAT_ETM_L1: Final = _landsat((*_TM, "B08"), ("B06_VCID_1", "B06_VCID_2"), _VIEW)
LANDSAT_ETM_L2: Final = _landsat_surface(_TM, "B06", _HAZE)
LANDSAT_MSS_L1: Final = _landsat(_numbered(1, 2, 3, 4), (), ())
HLS: Final = _hls()
SENTINEL3_OLCI: Final = _olci()
SENTINEL3_SLSTR: Final = _table(
    *_alike(tuple(f"S{n}" for n in range(1, 7)), _REFLECTANCE, resolution=500),
    *_alike(("S7", "S8", "S9", "F1", "F2"), "BRIGHTNESS_TEMPERATURE", resolution=1000),
)
SENTINEL5P: Final = _sentinel5p()
