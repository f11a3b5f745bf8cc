"""Pictures that a user puts in place of what the synthetic world shows."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .collection_bands import DATA_MASK, Band
from .collections import Collection, collection
from .crs import lonlat
from .crs_names import CRS84, epsg_of
from .grid import Grid
from .scenes import Scene


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import ArrayLike, NDArray

    from .collection_bands import Depth


_DEPTHS: dict[str, Depth] = {
    "uint8": "UINT8",
    "uint16": "UINT16",
    "int16": "INT16",
    "uint32": "UINT32",
}


class Raster(NamedTuple):
    """A picture and where it lies.

    Attributes:
        scene: How it is found.
        grid: Its pixels.
        bands: Values in the default unit of each band, of shape (rows, columns).
        valid: Which of its pixels have data.
    """

    scene: Scene
    grid: Grid
    bands: dict[str, NDArray[Any]]
    valid: NDArray[np.bool_]


class Rasters:
    """The pictures of a user, newest first."""

    def __init__(self) -> None:
        self._all: list[Raster] = []

    def __iter__(self) -> Iterator[Raster]:
        return iter(self._all)

    def add(
        self,
        array: ArrayLike,
        *,
        bbox: Sequence[float],
        datetime: datetime | str,
        bands: Sequence[str],
        collection: str = "sentinel-2-l2a",
        crs: str = CRS84,
        nodata: float | None = None,
        cloud_cover: float = 0.0,
    ) -> Scene:
        """Puts a picture in place.

        On its day it lies on top of what the collection shows there. A collection
        that is not a public one has what was put into it and nothing else.

        Args:
            array: Values in the default unit of each band, of shape (rows, columns) or
                (bands, rows, columns); the first row lies in the north.
            bbox: Its edges: west, south, east, north.
            datetime: When it was taken.
            bands: The names of its bands.
            collection: Where it belongs.
            crs: The URI of the reference system of `bbox`.
            nodata: The value of pixels without data; those that are NaN have none.
            cloud_cover: Percent under clouds, as it shall be found.

        Returns:
            The scene.

        Raises:
            ValueError: The array does not fit the bands or the box is empty.
            ServiceError: The reference system is not known.
        """
        values = np.atleast_3d(np.asarray(array)) if np.ndim(array) < 3 else None  # noqa: PLR2004 - one band
        stack = np.asarray(array)[None] if values is not None else np.asarray(array)
        if stack.ndim != 3 or len(stack) != len(bands):  # noqa: PLR2004 - a stack
            message = f"an array of shape {np.shape(array)} for {len(bands)} bands"
            raise ValueError(message)
        west, south, east, north = bbox
        if west >= east or south >= north:
            raise ValueError(f"the box {tuple(bbox)} is empty")
        grid = Grid(epsg_of(crs), west, south, east, north, *stack.shape[:0:-1])
        scene = _scene(grid, collection, _moment(datetime), cloud_cover)
        raster = Raster(
            scene, grid, dict(zip(bands, stack, strict=True)), _valid(stack, nodata)
        )
        self._all.append(raster)
        self._all.sort(key=lambda one: one.scene.datetime, reverse=True)
        return scene

    def remove(self, scene: Scene) -> None:
        """Takes a picture away, if it is there."""
        self._all = [one for one in self._all if one.scene is not scene]

    def clear(self) -> None:
        """Removes all."""
        self._all.clear()

    def of(self, scene: Scene) -> Raster | None:
        """The picture of a scene, if it is one of these."""
        for raster in self._all:
            if raster.scene is scene:
                return raster
        return None

    def scenes(
        self, name: str, bbox: Sequence[float], start: datetime, end: datetime
    ) -> list[Scene]:
        """The scenes of a collection that meet a box, newest first."""
        west, south, east, north = bbox
        return [
            one.scene
            for one in self._all
            if one.scene.collection == name
            and start <= one.scene.datetime <= end
            and _meets(one.grid.bbox, (west, south, east, north))
        ]

    def collection(self, name: str) -> Collection | None:
        """The collection that pictures of a name are in, if it is no public one."""
        bands: dict[str, Band] = {}
        for one in self._all:
            if one.scene.collection == name:
                for band, values in one.bands.items():
                    depth = _DEPTHS.get(values.dtype.name, "FLOAT32")
                    bands[band] = Band(band, ("DN",), depth, _metres(one.grid))
        if not bands:
            return None
        return Collection(
            id=name,
            title=name,
            description="Pictures of a user",
            kind="custom",
            bands={**bands, "dataMask": DATA_MASK},
            gsd=min(one.resolution for one in bands.values()),
            deployments=("main",),
            interval=("1970-01-01T00:00:00Z", None),
            orders=("mostRecent", "leastRecent"),
        )


def _scene(grid: Grid, name: str, moment: datetime, cloud_cover: float) -> Scene:
    x = np.array([grid.west, grid.east, grid.east, grid.west])
    y = np.array([grid.south, grid.south, grid.north, grid.north])
    lon, lat = lonlat(x, y, grid.epsg)
    known = collection(name)
    return Scene(
        id=str(uuid.uuid4()),
        collection=name,
        datetime=moment,
        footprint=tuple(zip(lon.tolist(), lat.tolist(), strict=True)),
        epsg=grid.epsg,
        cloud_cover=cloud_cover if known is None or known.cloudy else None,
        properties={},
    )


def _moment(given: datetime | str) -> datetime:
    moment = datetime.fromisoformat(given) if isinstance(given, str) else given
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _valid(stack: NDArray[Any], nodata: float | None) -> NDArray[np.bool_]:
    if stack.dtype.kind == "f":
        found = np.asarray(~np.isnan(stack).any(axis=0))
    else:
        found = np.ones(stack.shape[1:], bool)
    if nodata is None:
        return found
    return np.asarray(found & ~(stack == nodata).all(axis=0))


def _metres(grid: Grid) -> float:
    return grid.metres_per_pixel


def _meets(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    return (
        one[0] < other[2]
        and other[0] < one[2]
        and one[1] < other[3]
        and other[1] < one[3]
    )
