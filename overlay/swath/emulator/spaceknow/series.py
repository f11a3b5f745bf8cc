"""The data points of Datacube: a pure function of series, site and day."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from swath_api.spaceknow.structs import (
    Aoi,
    CatalogueEntry,
    CatalogueMetadata,
    DateRange,
)

from .credits import text_of
from .extents import Box
from .scenes import shares


if TYPE_CHECKING:
    from collections.abc import Iterator


_TWICE = 0.02
"""The share of data points that are delivered again."""


class Area(NamedTuple):
    """An area of interest that data points are filtered by."""

    label: str
    name: str
    box: Box

    def described(self) -> Aoi:
        """The area as the service tells it."""
        return Aoi(label=self.label, name=self.name)


AREAS = (
    Area("cz", "Czech Republic", Box(12.09, 48.55, 18.86, 51.06)),
    Area("de", "Germany", Box(5.87, 47.27, 15.04, 55.06)),
    Area("cz-prague", "Prague", Box(14.22, 49.94, 14.71, 50.18)),
    Area("us-ca", "California", Box(-124.41, 32.53, -114.13, 42.01)),
)


def area(label: str) -> Area | None:
    """The area of a label, if there is one."""
    return next((one for one in AREAS if one.label == label), None)


class Series(NamedTuple):
    """Data points of one algorithm over the sites of an area, every `step` days."""

    algorithm: str
    project: str
    source: str
    versions: tuple[str, ...]
    area: Area
    step: int
    first: date
    last: date
    sites: int
    tags: tuple[str, ...]
    level: float

    def described(self) -> Iterator[CatalogueEntry]:
        """Its entries of the catalogue: one for each version."""
        for version in self.versions:
            yield CatalogueEntry(
                algorithm=self.algorithm,
                aoi_label=self.area.label,
                aoi_name=self.area.name,
                date_ranges=self._ranges(),
                last_update=text_of(datetime.combine(self.last, time(17, 39, 56))),
                project=self.project,
                source=self.source,
                version=version,
                metadata=CatalogueMetadata(
                    name=f"{self.area.name}, {self.algorithm}",
                    frequency="D" if self.step == 1 else f"{self.step}D",
                ),
            )

    def _ranges(self) -> list[DateRange]:
        """The whole span, or its two parts around the gap of 2020."""
        pause = [day for day in self._days() if self._silent(day)]
        if not pause:
            return [DateRange(from_=self.first, to=self.last)]
        return [
            DateRange(from_=self.first, to=pause[0] - timedelta(days=1)),
            DateRange(from_=pause[-1] + timedelta(days=1), to=self.last),
        ]

    def _silent(self, day: date) -> bool:
        """In spring 2020 those of this project measured nothing."""
        return self.project == "retail" and date(2020, 3, 1) <= day < date(2020, 6, 1)

    def _days(self) -> Iterator[date]:
        for number in range(0, (self.last - self.first).days + 1, self.step):
            yield self.first + timedelta(days=number)

    def points(self) -> Iterator[Point]:
        """All its data points, oldest first; some were delivered twice."""
        places = [self._place(site) for site in range(self.sites)]
        for day in self._days():
            if self._silent(day):
                continue
            for place in places:
                chances = shares(self.algorithm, place.id, day)
                for version in self.versions:
                    point = self._point(day, version, chances, place)
                    yield point
                    if chances[3] < _TWICE:
                        later = point.first_seen + timedelta(days=3)
                        yield point._replace(first_seen=later)

    def _place(self, site: int) -> Site:
        west, south, east, north = self.area.box
        along, up, _, _ = shares(self.algorithm, self.area.label, site)
        lon, lat = west + (east - west) * along, south + (north - south) * up
        return Site(f"{self.area.label}-{site:03d}", round(lon, 5), round(lat, 5))

    def _point(
        self, day: date, version: str, chances: tuple[float, ...], site: Site
    ) -> Point:
        start = datetime(day.year, day.month, day.day, 10, int(60 * chances[0]))  # noqa: DTZ001 - UTC by convention
        wave = math.cos(2 * math.pi * (day.timetuple().tm_yday - 190) / 365.25)
        drift = 0.02 * (int(version) - 158)
        value = self.level * (1 + 0.3 * wave + 0.2 * chances[1] + drift)
        return Point(
            series=self,
            version=version,
            start=start,
            end=start + timedelta(days=self.step, seconds=-1),
            site=site,
            first_seen=start + timedelta(hours=20),
            cloud_cover=round(chances[2] ** 2, 3),
            value=round(value, 4),
        )


class Site(NamedTuple):
    """Where data points are taken."""

    id: str
    lon: float
    lat: float


class Point(NamedTuple):
    """One number for one site and one source sample."""

    series: Series
    version: str
    start: datetime
    end: datetime
    site: Site
    first_seen: datetime
    cloud_cover: float
    value: float


_CZ, _DE, _PRAGUE, _CALIFORNIA = AREAS

SERIES = (
    Series(
        "cars_count",
        "retail",
        "pl/SkySatCollect",
        ("201",),
        _CZ,
        7,
        date(2019, 1, 7),
        date(2025, 12, 29),
        6,
        ("shop", "parking"),
        420.0,
    ),
    Series(
        "cars_count",
        "retail",
        "pl/SkySatCollect",
        ("201",),
        _CALIFORNIA,
        7,
        date(2019, 1, 7),
        date(2025, 12, 29),
        4,
        ("shop", "mall"),
        900.0,
    ),
    Series(
        "ndmi_mean",
        "coal",
        "LANDSAT/LC08/C01/T1",
        ("160", "162"),
        _CZ,
        16,
        date(2017, 1, 5),
        date(2024, 12, 27),
        3,
        ("mine", "mining"),
        0.21,
    ),
    Series(
        "ndmi_mean",
        "industrial_production",
        "COPERNICUS/S2_HARMONIZED",
        ("160",),
        _DE,
        5,
        date(2017, 1, 3),
        date(2025, 12, 30),
        5,
        ("steel", "ore"),
        0.18,
    ),
    Series(
        "radiance_mean",
        "night_lights",
        "VIIRS/Monthly",
        ("162",),
        _DE,
        1,
        date(2015, 1, 1),
        date(2025, 12, 31),
        8,
        ("city",),
        17.5,
    ),
    Series(
        "construction_activity",
        "building",
        "COPERNICUS/S1_GRD",
        ("158", "159"),
        _PRAGUE,
        6,
        date(2018, 1, 2),
        date(2025, 12, 28),
        2,
        ("site",),
        55.0,
    ),
)
