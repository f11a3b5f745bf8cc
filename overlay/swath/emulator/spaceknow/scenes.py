"""Scenes: a pure function of dataset, place and day, and those that were uploaded."""

from __future__ import annotations

import hashlib
import math
import struct
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from swath.emulator._jwt import packed, unpacked
from swath_api.spaceknow.structs import Band, Polygon
from swath_api.spaceknow.structs import Scene as SceneStruct

from .datasets import DATASETS, Dataset
from .extents import Box, Extent, Position, box_of


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


EPOCH = date(1970, 1, 1).toordinal()
FIRST_DAY = date(2017, 1, 1).toordinal() - EPOCH
"""Before it there are no scenes. Days count from 1970-01-01."""
MOST_PLACES = 100_000
"""Places that a search looks at; the service's own limit is one of kilometres."""
_WORLD = Box(-180.0, -85.0, 180.0, 85.0)
_CELL = struct.Struct(">BHHH")
_FOUR = struct.Struct(">4I")
_DIGEST = 9
_NIGHT_LAT = 84.0
_OVERLAP = 0.06
_SLANT = 0.07


class Scene(NamedTuple):
    """A scene; its footprint is a convex ring against the clock, not closed."""

    id: str
    dataset: Dataset
    satellite: str
    moment: datetime
    footprint: tuple[Position, ...]
    cloud_cover: float | None
    orbit: int
    ingested: bool = False

    @property
    def day(self) -> int:
        """Days since 1970-01-01."""
        return self.moment.date().toordinal() - EPOCH

    @property
    def box(self) -> Box:
        """The box around its footprint."""
        return box_of(self.footprint)

    @property
    def epsg(self) -> int:
        """Its reference system: the UTM zone of its centre; degrees for the world."""
        if self.dataset.side is None:
            return 4326
        west, south, east, north = self.box
        zone = int(((west + east) / 2 + 180) // 6) % 60 + 1
        return (32600 if south + north >= 0 else 32700) + zone

    @property
    def time_text(self) -> str:
        """Its moment as the service writes it."""
        return f"{self.moment:%Y-%m-%d %H:%M:%S}"

    def described(self, bands: Sequence[Band] = ()) -> SceneStruct:
        """The scene as the service tells it."""
        sun = 90 - abs(sum(lat for _, lat in self.footprint) / len(self.footprint))
        told = SceneStruct(
            scene_id=self.id,
            provider=self.dataset.provider,
            dataset=self.dataset.name,
            satellite=self.satellite,
            datetime=self.time_text,
            footprint=polygon(self.footprint),
            crs_epsg=self.epsg,
            bands=list(bands) or plain_bands(self),
            foreign_id=f"{self.satellite}_{self.moment:%Y%m%dT%H%M%S}",
            off_nadir=round(20 * share(self.id, "off"), 2),
            satellite_azimuth=round(360 * share(self.id, "azimuth"), 2),
            sun_azimuth=round(120 + 60 * share(self.id, "sun"), 2),
            sun_elevation=round(max(5.0, sun), 2),
        )
        if self.cloud_cover is not None:
            told.cloud_cover = self.cloud_cover
        return told


def polygon(ring: Iterable[Position]) -> Polygon:
    """A ring as GeoJSON."""
    positions = [[round(lon, 7), round(lat, 7)] for lon, lat in ring]
    return Polygon(coordinates=[[*positions, positions[0]]])


def pixel_size(scene: Scene) -> float:
    """The side of a pixel in units of the scene's reference system."""
    gsd = scene.dataset.gsd
    return gsd if scene.dataset.side is not None else round(gsd / 111_320, 6)


def plain_bands(scene: Scene) -> list[Band]:
    """The bands as they are known before any image was asked for."""
    size = pixel_size(scene)
    return [
        Band(
            names=[name, name[0]] if scene.dataset.kind == "optical" else [name],
            bit_depth=16,
            gsd=scene.dataset.gsd,
            pixel_size_x=size,
            pixel_size_y=-size,
        )
        for name in scene.dataset.bands
    ]


def share(*parts: object) -> float:
    """A number in [0, 1): always the same for the same parts."""
    return shares(*parts)[0]


def shares(*parts: object) -> tuple[float, ...]:
    """Four such numbers, each independent of the others."""
    text = "/".join(map(str, parts)).encode()
    digest = hashlib.blake2b(text, digest_size=16).digest()
    return tuple(number / 2**32 for number in _FOUR.unpack(digest))


class Cell(NamedTuple):
    """A place that a dataset's satellites come back to."""

    dataset: Dataset
    column: int
    row: int

    @property
    def phase(self) -> int:
        """The day of the revisit cycle on which they come."""
        chance = share(self.dataset.family, self.column, self.row)
        return int(chance * self.dataset.revisit)

    @property
    def footprint(self) -> tuple[Position, ...]:
        """The ground that a scene shows, slanted as the orbit is."""
        side = self.dataset.side
        if side is None:
            return tuple(_WORLD.ring)
        width = 360 / _columns(self.row, side)
        west, south = self.column * width - 180, self.row * side - 90
        out, lean = _OVERLAP * width / 2, _SLANT * width
        north, low = south + side * (1 + _OVERLAP / 2), south - side * _OVERLAP / 2
        corners = (
            (west - out - lean, low),
            (west + width + out - lean, low),
            (west + width + out + lean, north),
            (west - out + lean, north),
        )
        return tuple((max(-180.0, min(180.0, lon)), lat) for lon, lat in corners)

    def scene(self, day: int) -> Scene:
        """The scene of a day."""
        flies = self.dataset
        seed = (flies.family, self.column, self.row, day)
        cloud = round(share(*seed, "cloud") ** 2, 3)
        return Scene(
            id=_scene_id(self, day),
            dataset=flies,
            satellite=flies.satellites[day // flies.revisit % len(flies.satellites)],
            moment=self._moment(day, share(*seed, "time")),
            footprint=self.footprint,
            cloud_cover=cloud if flies.kind == "optical" else None,
            orbit=self.column % 143 + 1,
        )

    def _moment(self, day: int, chance: float) -> datetime:
        """About half past ten in the morning there, kept within the day in UTC."""
        lon = sum(lon for lon, _ in self.footprint) / 4
        second = (10.5 - lon / 15) * 3600 + 1800 * chance
        start = datetime.combine(date.fromordinal(day + EPOCH), time(), UTC)
        return start + timedelta(seconds=int(second) % 86_400)


@lru_cache(maxsize=4096)
def _columns(row: int, side: float) -> int:
    """Scenes side by side on a row: fewer towards the poles."""
    lat = math.radians((row + 0.5) * side - 90)
    return max(1, int(360 * math.cos(lat) / side))


def _scene_id(cell: Cell, day: int) -> str:
    place = _CELL.pack(DATASETS.index(cell.dataset), cell.column, cell.row, day)
    return packed(place + _digest(place))


def _digest(place: bytes) -> bytes:
    return hashlib.blake2b(place, digest_size=_DIGEST, key=b"scene").digest()


def scene_of(name: str) -> Scene | None:
    """The scene of an id, unless it is an uploaded one or none at all."""
    try:
        content = unpacked(name)
    except ValueError:
        return None
    place, digest = content[: _CELL.size], content[_CELL.size :]
    if len(place) != _CELL.size or digest != _digest(place):
        return None
    index, column, row, day = _CELL.unpack(place)
    return Cell(DATASETS[index], column, row).scene(day)


def cells_over(dataset: Dataset, box: Box) -> Iterator[Cell]:
    """The cells whose scenes may show something of a box."""
    side = dataset.side
    if side is None:
        yield Cell(dataset, 0, 0)
        return
    highest = int((_NIGHT_LAT + 90) / side)
    first = max(int((90 - _NIGHT_LAT) / side), int((box.south + 90) / side) - 1)
    for row in range(first, min(highest, int((box.north + 90) / side) + 1) + 1):
        columns = _columns(row, side)
        width = 360 / columns
        left = max(0, int((box.west + 180) / width) - 1)
        right = min(columns - 1, int((box.east + 180) / width) + 1)
        yield from (Cell(dataset, column, row) for column in range(left, right + 1))


class Query(NamedTuple):
    """What a search asks for. Without an extent it asks for the whole world."""

    datasets: tuple[Dataset, ...]
    extent: Extent | None
    start: datetime
    end: datetime
    min_intersection: float = 0.0


class _Covering:
    """Tells which footprints show as much of the extent as a query wants."""

    def __init__(self, query: Query) -> None:
        extent = query.extent
        self._extent = extent
        self._least = 0.0
        if extent is not None:
            self._least = query.min_intersection * extent.km2 * (1 - 1e-9)
        self._strips: dict[tuple[float, float], Extent] = {}

    def __call__(self, footprint: Sequence[Position]) -> bool:
        if self._extent is None:
            return True
        shown = self._strip(self._extent, footprint).within(footprint).km2
        return shown > 0 and shown >= self._least

    def _strip(self, extent: Extent, footprint: Sequence[Position]) -> Extent:
        """What of the extent lies as far north; footprints of a row share it."""
        _, south, _, north = box_of(footprint)
        if (south, north) not in self._strips:
            strip = Box(-180.0, south, 180.0, north).ring
            self._strips[south, north] = extent.within(strip)
        return self._strips[south, north]


class _Passes:
    """The cells that a query meets, by the days on which something flies over."""

    def __init__(self, query: Query) -> None:
        self._covers = _Covering(query)
        self._cycles: list[tuple[int, dict[int, list[Cell]]]] = []
        self._known: dict[tuple[int, int], list[Cell]] = {}
        box = query.extent.box if query.extent else _WORLD
        for dataset in query.datasets:
            phases: dict[int, list[Cell]] = {}
            for cell in cells_over(dataset, box):
                phases.setdefault(cell.phase, []).append(cell)
            self._cycles.append((dataset.revisit, phases))

    def on(self, day: int) -> Iterator[Scene]:
        for place, (revisit, _) in enumerate(self._cycles):
            for cell in self._met(place, day % revisit):
                yield cell.scene(day)

    def _met(self, place: int, phase: int) -> list[Cell]:
        """The cells of a phase, looked at when their day comes."""
        found = self._known.get((place, phase))
        if found is None:
            there = self._cycles[place][1].get(phase, ())
            found = [cell for cell in there if self._covers(cell.footprint)]
            self._known[place, phase] = found
        return found


def is_vast(query: Query) -> bool:
    """Whether a query looks at more places than somebody can wait for."""
    box = query.extent.box if query.extent else _WORLD
    places = (cell for one in query.datasets for cell in cells_over(one, box))
    return next(islice(places, MOST_PLACES, None), None) is not None


class Page(NamedTuple):
    """Scenes, newest first, and where the next ones begin."""

    scenes: list[Scene]
    cursor: int | None


_PER_DAY = 1_000_000
"""A cursor is a day times this, and a place within the day."""


def search(
    query: Query, uploaded: Sequence[Scene], cursor: int | None, size: int
) -> Page:
    """A page of the scenes that a query finds.

    Args:
        query: What is asked for.
        uploaded: The uploaded scenes among which to look too.
        cursor: Where the page begins; None for the newest scene.
        size: Scenes on a page.
    """
    passes = _Passes(query)
    newest = query.end.date().toordinal() - EPOCH
    oldest = max(FIRST_DAY, query.start.date().toordinal() - EPOCH)
    covers = _Covering(query)
    own = [one for one in uploaded if covers(one.footprint)]
    day, skipped = (newest, 0) if cursor is None else divmod(cursor, _PER_DAY)
    found: list[Scene] = []
    for current in range(min(day, newest), oldest - 1, -1):
        there = [*passes.on(current), *(one for one in own if one.day == current)]
        there = [one for one in there if query.start <= one.moment <= query.end]
        there.sort(key=lambda one: (one.moment, one.id), reverse=True)
        first = skipped if current == day else 0
        room = size - len(found)
        found += there[first : first + room]
        if len(there) > first + room:
            return Page(found, current * _PER_DAY + first + room)
    return Page(found, None)
