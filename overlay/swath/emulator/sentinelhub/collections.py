"""The public collections: what they hold, where, and how they may be asked for."""

from __future__ import annotations

from typing import Any, Final, Literal, TypeAlias

import msgspec

from . import collection_bands as bands_of
from .collection_bands import Band
from .queryables import CLOUDS, PASS, RADAR, TROPOMI


Deployment: TypeAlias = Literal["main", "us-west", "creodias", "cdse"]
Kind: TypeAlias = Literal["optical", "radar", "elevation", "atmosphere", "custom"]

WORLD: Final = (-180.0, -90.0, 180.0, 90.0)
RECENT_FIRST: Final = ("mostRecent", "leastRecent")
CLEAREST_TOO: Final = (*RECENT_FIRST, "leastCC")
SAMPLING: Final = frozenset({"upsampling", "downsampling"})


class Collection(msgspec.Struct, frozen=True, kw_only=True):
    """A collection of scenes.

    Attributes:
        id: As the catalog and `input.data[].type` name it.
        aliases: Older names of it that `input.data[].type` may still have.
        title: What people call it.
        description: What it shows.
        kind: What the instrument sees.
        mission: Whose orbits its scenes follow; empty if it has none of its own.
        bands: Its bands by name.
        gsd: Metres of its finest pixel.
        deployments: Where it is hosted.
        constellation: STAC `constellation`; empty if it has none.
        instruments: STAC `instruments`.
        provider: Who made the data.
        license: STAC `license`.
        bbox: West, south, east, north of all scenes, in degrees.
        interval: When the first and the last scene were taken, RFC 3339; None for a
            collection that still grows.
        orders: Values that `mosaickingOrder` may have; the first is the default.
        filters: Members of `dataFilter` beside `timeRange` and `mosaickingOrder`.
        processing: Members of `processing`.
        max_metres: The coarsest pixel that a request may have, in metres.
        queryables: JSON Schemas of what `filter` may name.
        distinct: What `distinct` may name.
        in_catalog: Whether its scenes can be searched.
    """

    id: str
    aliases: tuple[str, ...] = ()
    title: str
    description: str
    kind: Kind = "optical"
    mission: str = ""
    bands: dict[str, Band]
    gsd: float
    deployments: tuple[Deployment, ...]
    constellation: str = ""
    instruments: tuple[str, ...] = ()
    provider: str = "ESA"
    license: str = "proprietary"
    bbox: tuple[float, float, float, float] = WORLD
    interval: tuple[str, str | None]
    orders: tuple[str, ...] = CLEAREST_TOO
    filters: frozenset[str] = frozenset({"maxCloudCoverage"})
    processing: frozenset[str] = SAMPLING
    max_metres: float | None = None
    queryables: dict[str, dict[str, Any]] = {}
    distinct: tuple[str, ...] = ("date",)
    in_catalog: bool = True

    @property
    def cloudy(self) -> bool:
        """Whether its scenes know how much of them clouds cover."""
        return "eo:cloud_cover" in self.queryables

    @property
    def timeless(self) -> bool:
        """Whether a time range makes no difference to it."""
        return self.kind == "elevation"


def _sentinel2(
    id_: str, alias: str, title: str, description: str, bands: dict[str, Band]
) -> Collection:
    surface = id_.endswith("l2a")
    return Collection(
        id=id_,
        aliases=(alias,),
        title=title,
        description=description,
        mission="sentinel-2",
        bands=bands,
        gsd=10,
        deployments=("main", "creodias", "cdse"),
        constellation="sentinel-2",
        instruments=("msi",),
        bbox=(-180, -56, 180, 83),
        interval=("2016-11-01T00:00:00Z" if surface else "2015-07-04T00:00:00Z", None),
        filters=frozenset(
            {"maxCloudCoverage"} | (set() if surface else {"previewMode"})
        ),
        processing=SAMPLING | {"harmonizeValues"},
        max_metres=1500,
        queryables=CLOUDS,
    )


def _landsat(
    id_: str,
    title: str,
    bands: dict[str, Band],
    *,
    instruments: tuple[str, ...],
    interval: tuple[str, str | None],
    gsd: float = 30,
    aliases: tuple[str, ...] = (),
) -> Collection:
    level = "Surface" if id_.endswith("l2") else "Top-of-atmosphere"
    return Collection(
        id=id_,
        aliases=aliases,
        title=title,
        description=f"{level} reflectance and temperature, Collection 2",
        mission=id_.rpartition("-")[0],
        bands=bands,
        gsd=gsd,
        deployments=("us-west", "cdse") if "-ot-" in id_ else ("us-west",),
        constellation="landsat",
        instruments=instruments,
        provider="USGS",
        license="PDDL-1.0",
        bbox=(-180, -83, 180, 83),
        interval=interval,
        filters=frozenset({"maxCloudCoverage", "tiers"}),
        queryables=CLOUDS,
    )


_OT = ("2013-03-18T00:00:00Z", None)
_ETM = ("1999-05-28T00:00:00Z", "2024-01-19T23:59:59Z")
_TM = ("1984-03-16T00:00:00Z", "2013-06-05T23:59:59Z")
_OLI, _THEMATIC = ("oli", "tirs"), ("tm",)

_ALL: tuple[Collection, ...] = (
    Collection(
        id="sentinel-1-grd",
        aliases=("S1GRD",),
        title="Sentinel-1 GRD",
        description="Radar backscatter, detected and projected to ground range",
        kind="radar",
        mission="sentinel-1",
        bands=bands_of.SENTINEL1,
        gsd=10,
        deployments=("main", "creodias", "cdse"),
        constellation="sentinel-1",
        instruments=("c-sar",),
        bbox=(-180, -80, 180, 80),
        interval=("2014-10-03T00:00:00Z", None),
        orders=RECENT_FIRST,
        filters=frozenset(
            {
                "resolution",
                "acquisitionMode",
                "polarization",
                "orbitDirection",
                "timeliness",
            }
        ),
        processing=SAMPLING
        | {
            "speckleFilter",
            "backCoeff",
            "orthorectify",
            "demInstance",
            "radiometricTerrainOversampling",
        },
        queryables=RADAR,
        distinct=("date", "sar:instrument_mode", "sat:orbit_state", "s1:polarization"),
    ),
    _sentinel2(
        "sentinel-2-l1c",
        "S2L1C",
        "Sentinel-2 L1C",
        "Top-of-atmosphere reflectance in 13 bands",
        bands_of.SENTINEL2_L1C,
    ),
    _sentinel2(
        "sentinel-2-l2a",
        "S2L2A",
        "Sentinel-2 L2A",
        "Surface reflectance in 12 bands, and a classification of the scene",
        bands_of.SENTINEL2_L2A,
    ),
    Collection(
        id="sentinel-3-olci",
        aliases=("S3OLCI",),
        title="Sentinel-3 OLCI L1B",
        description="Top-of-atmosphere reflectance of ocean and land in 21 bands",
        mission="sentinel-3-olci",
        bands=bands_of.SENTINEL3_OLCI,
        gsd=300,
        deployments=("creodias", "cdse"),
        constellation="sentinel-3",
        instruments=("olci",),
        bbox=(-180, -75, 180, 75),
        interval=("2016-04-25T00:00:00Z", None),
        orders=RECENT_FIRST,
        filters=frozenset(),
    ),
    Collection(
        id="sentinel-3-olci-l2",
        title="Sentinel-3 OLCI L2",
        description="Vegetation and water products of OLCI",
        mission="sentinel-3-olci",
        bands=bands_of.SENTINEL3_OLCI,
        gsd=300,
        deployments=("cdse",),
        constellation="sentinel-3",
        instruments=("olci",),
        bbox=(-180, -75, 180, 75),
        interval=("2016-04-25T00:00:00Z", None),
    ),
    Collection(
        id="sentinel-3-slstr",
        aliases=("S3SLSTR",),
        title="Sentinel-3 SLSTR L1B",
        description="Radiances and temperatures of sea and land surfaces",
        mission="sentinel-3-slstr",
        bands=bands_of.SENTINEL3_SLSTR,
        gsd=500,
        deployments=("creodias", "cdse"),
        constellation="sentinel-3",
        instruments=("slstr",),
        bbox=(-180, -75, 180, 75),
        interval=("2016-04-25T00:00:00Z", None),
        filters=frozenset({"maxCloudCoverage", "orbitDirection"}),
        processing=SAMPLING | {"view"},
        queryables={**CLOUDS, **PASS},
        distinct=("date", "sat:orbit_state"),
    ),
    Collection(
        id="sentinel-5p-l2",
        aliases=("S5PL2",),
        title="Sentinel-5P L2",
        description="Trace gases, aerosols and clouds in the atmosphere",
        kind="atmosphere",
        mission="sentinel-5p",
        bands=bands_of.SENTINEL5P,
        gsd=5500,
        deployments=("creodias", "cdse"),
        constellation="sentinel-5p",
        instruments=("tropomi",),
        bbox=(-180, -70, 180, 70),
        interval=("2018-04-30T00:00:00Z", None),
        orders=RECENT_FIRST,
        filters=frozenset({"timeliness"}),
        processing=SAMPLING | {"minQa"},
        queryables=TROPOMI,
        distinct=("date", "s5p:type"),
    ),
    _landsat(
        "landsat-ot-l1",
        "Landsat 8 and 9 L1",
        bands_of.LANDSAT_OT_L1,
        instruments=_OLI,
        interval=_OT,
        gsd=15,
        aliases=("landsat-8-l1c",),
    ),
    _landsat(
        "landsat-ot-l2",
        "Landsat 8 and 9 L2",
        bands_of.LANDSAT_OT_L2,
        instruments=_OLI,
        interval=_OT,
    ),
    _landsat(
        "landsat-etm-l1",
        "Landsat 7 ETM+ L1",
        bands_of.LANDSAT_ETM_L1,
        instruments=("etm",),
        interval=_ETM,
        gsd=15,
    ),
    _landsat(
        "landsat-etm-l2",
        "Landsat 7 ETM+ L2",
        bands_of.LANDSAT_ETM_L2,
        instruments=("etm",),
        interval=_ETM,
    ),
    _landsat(
        "landsat-tm-l1",
        "Landsat 4 and 5 TM L1",
        bands_of.LANDSAT_TM_L1,
        instruments=_THEMATIC,
        interval=_TM,
    ),
    _landsat(
        "landsat-tm-l2",
        "Landsat 4 and 5 TM L2",
        bands_of.LANDSAT_TM_L2,
        instruments=_THEMATIC,
        interval=_TM,
    ),
    _landsat(
        "landsat-mss-l1",
        "Landsat MSS L1",
        bands_of.LANDSAT_MSS_L1,
        instruments=("mss",),
        interval=("1984-03-16T00:00:00Z", "1992-10-15T23:59:59Z"),
        gsd=60,
    ),
    Collection(
        id="hls",
        title="Harmonized Landsat Sentinel-2",
        description="Surface reflectance of both missions on one grid",
        mission="hls",
        bands=bands_of.HLS,
        gsd=30,
        deployments=("us-west",),
        instruments=("msi", "oli", "tirs"),
        provider="NASA",
        license="CC0-1.0",
        bbox=(-180, -56, 180, 83),
        interval=("2013-04-11T00:00:00Z", None),
        filters=frozenset({"maxCloudCoverage", "constellation"}),
        queryables=CLOUDS,
    ),
    Collection(
        id="modis",
        aliases=("MODIS",),
        title="MODIS MCD43A4",
        description="Daily reflectance as seen from straight above",
        mission="modis",
        bands=bands_of.MODIS,
        gsd=500,
        deployments=("us-west",),
        instruments=("modis",),
        provider="NASA",
        license="CC0-1.0",
        interval=("2000-02-24T00:00:00Z", None),
        orders=RECENT_FIRST,
        filters=frozenset(),
    ),
    Collection(
        id="dem",
        aliases=("DEM",),
        title="Digital elevation model",
        description="Heights of the ground",
        kind="elevation",
        bands=bands_of.DEM,
        gsd=30,
        deployments=("main", "us-west", "cdse"),
        interval=("2010-12-01T00:00:00Z", "2015-01-31T23:59:59Z"),
        orders=(),
        filters=frozenset({"demInstance"}),
        processing=SAMPLING | {"clampNegative", "egm"},
        distinct=(),
        in_catalog=False,
    ),
)

COLLECTIONS: Final[dict[str, Collection]] = {one.id: one for one in _ALL}
"""The public collections by id."""

_ALIASES = {alias: one for one in _ALL for alias in one.aliases}


def collection(name: str) -> Collection | None:
    """The public collection of an id, or of an older name for it."""
    return COLLECTIONS.get(name) or _ALIASES.get(name)
