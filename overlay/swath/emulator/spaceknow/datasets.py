"""The datasets that can be searched, and how their satellites fly here."""

from __future__ import annotations

from typing import Literal

import msgspec


class Dataset(msgspec.Struct, frozen=True, kw_only=True):
    """A dataset of a provider.

    Attributes:
        provider: Short name of the provider.
        provider_name: Its full name.
        name: Name of the dataset, unique also without the provider.
        title: What people call it.
        kind: What the instrument sees.
        bands: Names of the bands.
        resolution: Metres of a pixel, finest and coarsest.
        side: Degrees of latitude that a scene covers; None for the whole world.
        revisit: Days between two scenes of a place.
        satellites: Who takes them, by turns.
        price: Credits for a square kilometre.
        family: Datasets of one family show the same acquisitions.
        clip: Whether scenes are cut to what was ordered.
        downloadable: Whether images may be downloaded.
        exportable: Whether they may leave as rasters.
        separate: Whether it must be searched alone.
        retired: Whether it can no longer be searched.
    """

    provider: str
    provider_name: str
    name: str
    title: str
    kind: Literal["optical", "sar-grd"] = "optical"
    bands: tuple[str, ...] = ("blue", "green", "red", "nir")
    resolution: tuple[float, float]
    side: float | None
    revisit: int
    satellites: tuple[str, ...]
    price: float = 0.0
    family: str = ""
    clip: Literal["allowed", "disallowed", "required"] = "disallowed"
    downloadable: bool = True
    exportable: bool = False
    separate: bool = False
    retired: bool = False

    @property
    def permission(self) -> str:
        """What its images need."""
        return f"imagery.images.{self.provider}.{self.name}"

    @property
    def gsd(self) -> float:
        """Metres of its finest pixel."""
        return self.resolution[0]


_FIVE = ("blue", "green", "red", "nir", "swir")

DATASETS: tuple[Dataset, ...] = (
    Dataset(
        provider="ee",
        provider_name="Earth Engine",
        name="COPERNICUS/S2_HARMONIZED",
        title="Sentinel-2",
        bands=_FIVE,
        resolution=(10, 20),
        side=0.98,
        revisit=5,
        satellites=("S2A", "S2B"),
        family="s2",
        exportable=True,
    ),
    Dataset(
        provider="ee",
        provider_name="Earth Engine",
        name="COPERNICUS/S2",
        title="Sentinel-2, before harmonisation",
        bands=_FIVE,
        resolution=(10, 20),
        side=0.98,
        revisit=5,
        satellites=("S2A", "S2B"),
        family="s2",
    ),
    Dataset(
        provider="ee",
        provider_name="Earth Engine",
        name="COPERNICUS/S1_GRD",
        title="Sentinel-1",
        kind="sar-grd",
        bands=("vv", "vh"),
        resolution=(10, 10),
        side=1.6,
        revisit=6,
        satellites=("S1A", "S1B"),
        family="s1",
        exportable=True,
    ),
    Dataset(
        provider="ee",
        provider_name="Earth Engine",
        name="LANDSAT/LC08/C01/T1",
        title="Landsat 8",
        bands=_FIVE,
        resolution=(30, 30),
        side=1.7,
        revisit=16,
        satellites=("LC08",),
        family="landsat",
    ),
    Dataset(
        provider="ee",
        provider_name="Earth Engine",
        name="COPERNICUS/S5P/OFFL/L3_CH4",
        title="Sentinel-5P methane",
        bands=("ch4",),
        resolution=(7000, 7000),
        side=None,
        revisit=1,
        satellites=("S5P",),
        family="s5p",
        separate=True,
        downloadable=False,
    ),
    Dataset(
        provider="ee",
        provider_name="Earth Engine",
        name="JAXA/GPM_L3/GSMaP/v6/operational",
        title="Global precipitation",
        bands=("rain",),
        resolution=(11000, 11000),
        side=None,
        revisit=1,
        satellites=("GPM",),
        family="gsmap",
        separate=True,
        downloadable=False,
    ),
    Dataset(
        provider="ab",
        provider_name="Airbus",
        name="pleiades",
        title="Pleiades",
        resolution=(0.5, 0.7),
        side=0.18,
        revisit=4,
        satellites=("PHR1A", "PHR1B"),
        price=0.4,
        family="pleiades",
        clip="required",
    ),
    Dataset(
        provider="ab",
        provider_name="Airbus",
        name="spot",
        title="SPOT 6 and 7",
        resolution=(1.5, 2.0),
        side=0.5,
        revisit=5,
        satellites=("SPOT6", "SPOT7"),
        price=0.15,
        family="spot",
        clip="required",
    ),
    Dataset(
        provider="pl",
        provider_name="Planet",
        name="PSScene4Band",
        title="PlanetScope scenes",
        resolution=(3.0, 4.2),
        side=0.2,
        revisit=1,
        satellites=("PS-0e20", "PS-1003", "PS-2251"),
        price=0.02,
        family="planetscope",
    ),
    Dataset(
        provider="pl",
        provider_name="Planet",
        name="PSOrthoTile",
        title="PlanetScope tiles",
        resolution=(3.125, 3.125),
        side=0.225,
        revisit=1,
        satellites=("PS-0e20", "PS-1003", "PS-2251"),
        price=0.02,
        family="planetscope-tiles",
    ),
    Dataset(
        provider="pl",
        provider_name="Planet",
        name="SkySatScene",
        title="SkySat scenes",
        resolution=(0.8, 1.0),
        side=0.08,
        revisit=3,
        satellites=("SSC1", "SSC4", "SSC11"),
        price=0.08,
        family="skysat-scenes",
    ),
    Dataset(
        provider="pl",
        provider_name="Planet",
        name="SkySatCollect",
        title="SkySat collects",
        resolution=(0.5, 0.8),
        side=0.15,
        revisit=3,
        satellites=("SSC1", "SSC4", "SSC11"),
        price=0.1,
        family="skysat",
        exportable=True,
    ),
    Dataset(
        provider="maxar",
        provider_name="Maxar",
        name="ard",
        title="Maxar analysis-ready",
        resolution=(0.3, 0.5),
        side=0.12,
        revisit=3,
        satellites=("WV02", "WV03", "GE01"),
        price=0.5,
        family="maxar",
    ),
    Dataset(
        provider="maxar",
        provider_name="Maxar",
        name="ard_clipped",
        title="Maxar analysis-ready, clipped",
        resolution=(0.3, 0.5),
        side=0.12,
        revisit=3,
        satellites=("WV02", "WV03", "GE01"),
        price=0.5,
        family="maxar",
        clip="required",
    ),
    Dataset(
        provider="maxar",
        provider_name="Maxar",
        name="ortho_4ps",
        title="Maxar ortho, pansharpened",
        resolution=(0.3, 0.5),
        side=0.12,
        revisit=3,
        satellites=("WV02", "WV03"),
        price=0.45,
        family="maxar-ortho",
    ),
    Dataset(
        provider="satellogic",
        provider_name="Satellogic",
        name="newsat_sr",
        title="NewSat, super resolution",
        resolution=(0.7, 1.0),
        side=0.1,
        revisit=4,
        satellites=("NewSat17", "NewSat23"),
        price=0.09,
        family="newsat",
    ),
    Dataset(
        provider="noaa",
        provider_name="NOAA",
        name="VIIRS/Monthly",
        title="Night lights, monthly",
        bands=("light",),
        resolution=(500, 500),
        side=None,
        revisit=30,
        satellites=("SNPP",),
        family="viirs",
    ),
    Dataset(
        provider="iceye",
        provider_name="Iceye",
        name="Spotlight_SLC",
        title="Iceye spotlight",
        kind="sar-grd",
        bands=("vv",),
        resolution=(0.5, 1.0),
        side=0.06,
        revisit=4,
        satellites=("ICEYE-X2", "ICEYE-X7"),
        price=0.6,
        family="iceye",
    ),
    Dataset(
        provider="gbdx",
        provider_name="GBDX",
        name="idaho-pansharpened",
        title="GBDX, discontinued",
        resolution=(0.5, 0.5),
        side=0.15,
        revisit=4,
        satellites=("WV02",),
        price=0.5,
        family="gbdx",
        retired=True,
    ),
)

_BY_NAME = {(one.provider, one.name): one for one in DATASETS}


def dataset(provider: str, name: str) -> Dataset | None:
    """The dataset of a provider, if there is one."""
    return _BY_NAME.get((provider, name))


def of_provider(provider: str) -> Dataset | None:
    """The dataset that scenes uploaded for a provider belong to: its finest."""
    own = [one for one in DATASETS if one.provider == provider and not one.retired]
    return min(own, key=lambda one: one.gsd, default=None)
