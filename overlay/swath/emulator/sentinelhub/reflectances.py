"""What optical instruments see of the landscape; needs numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np

from swath.emulator.landscape import BANDS, CLOUD, Floats


if TYPE_CHECKING:
    from .collections import Collection
    from .terrain import Terrain


class View(NamedTuple):
    """A look at some places on a day.

    Attributes:
        terrain: The places.
        day: Days since 1970-01-01.
        threshold: The cloudiness from which on there are clouds; None if clouds do
            not matter to the instrument.
        shown: The collection.
        mean_lat: Latitude of the middle of the scene.
    """

    terrain: Terrain
    day: int
    threshold: float | None
    shown: Collection
    mean_lat: float

    def clouds(self) -> Floats:
        """How thick clouds are, from 0 to 1."""
        if self.threshold is None:
            return np.zeros(self.terrain.axes.shape)
        return self.terrain.clouds(self.day, self.threshold)

    def shadows(self) -> Floats:
        """How thick the clouds are whose shadows lie here; none under clouds."""
        return self.shadows_beside(self.clouds())

    def shadows_beside(self, clouds: Floats) -> Floats:
        """The same for whoever knows how thick the clouds are."""
        if self.threshold is None:
            return np.zeros(self.terrain.axes.shape)
        cast = self.terrain.shadows(self.day, self.threshold)
        return np.asarray(cast * (1 - clouds))


_Mix: TypeAlias = tuple[float, float, float, float, float]
"""How a band is mixed of the landscape's: blue, green, red, near and short infrared."""
_BLUE: Final[_Mix] = (1, 0, 0, 0, 0)
_GREEN: Final[_Mix] = (0, 1, 0, 0, 0)
_RED: Final[_Mix] = (0, 0, 1, 0, 0)
_NIR: Final[_Mix] = (0, 0, 0, 1, 0)
_SWIR: Final[_Mix] = (0, 0, 0, 0, 1)
_COAST: Final[_Mix] = (0.85, 0, 0, 0, 0)
_SWIR2: Final[_Mix] = (0, 0, 0.25, -0.08, 0.72)
_PAN: Final[_Mix] = (0.2, 0.4, 0.4, 0, 0)
_VAPOUR: Final[_Mix] = (0, 0, 0, 0.85, 0)
_CIRRUS: Final[_Mix] = (0, 0, 0.01, 0.005, 0)

_S2: Final[dict[str, _Mix]] = {
    "B01": _COAST,
    "B02": _BLUE,
    "B03": _GREEN,
    "B04": _RED,
    "B05": (0, 0.1, 0.6, 0.3, 0),
    "B06": (0, 0, 0.25, 0.75, 0),
    "B07": (0, 0, 0.1, 0.9, 0),
    "B08": _NIR,
    "B8A": (0, 0, 0, 1.02, 0),
    "B09": _VAPOUR,
    "B10": _CIRRUS,
    "B11": _SWIR,
    "B12": _SWIR2,
}
_OLI: Final[dict[str, _Mix]] = {
    "B01": _COAST,
    "B02": _BLUE,
    "B03": _GREEN,
    "B04": _RED,
    "B05": _NIR,
    "B06": _SWIR,
    "B07": _SWIR2,
    "B08": _PAN,
    "B09": _CIRRUS,
}
_THEMATIC: Final[dict[str, _Mix]] = {
    "B01": _BLUE,
    "B02": _GREEN,
    "B03": _RED,
    "B04": _NIR,
    "B05": _SWIR,
    "B07": _SWIR2,
    "B08": _PAN,
}
_MSS: Final[dict[str, _Mix]] = {
    "B01": _GREEN,
    "B02": _RED,
    "B03": (0, 0, 0.3, 0.7, 0),
    "B04": _NIR,
}
_HLS: Final[dict[str, _Mix]] = {
    "CoastalAerosol": _COAST,
    "Blue": _BLUE,
    "Green": _GREEN,
    "Red": _RED,
    "RedEdge1": _S2["B05"],
    "RedEdge2": _S2["B06"],
    "RedEdge3": _S2["B07"],
    "NIR_Broad": _NIR,
    "NIR_Narrow": _S2["B8A"],
    "SWIR1": _SWIR,
    "SWIR2": _SWIR2,
    "WaterVapor": _VAPOUR,
    "Cirrus": _CIRRUS,
}
_MODIS: Final[dict[str, _Mix]] = {
    "B01": _RED,
    "B02": _NIR,
    "B03": _BLUE,
    "B04": _GREEN,
    "B05": (0, 0, 0, 0.6, 0.4),
    "B06": _SWIR,
    "B07": _SWIR2,
}
_SLSTR: Final[dict[str, _Mix]] = {
    "S1": _GREEN,
    "S2": _RED,
    "S3": _NIR,
    "S4": _CIRRUS,
    "S5": _SWIR,
    "S6": _SWIR2,
}
_OLCI_NIR_FROM, _OLCI_BANDS = 12, 21


def _olci() -> dict[str, _Mix]:
    """From blue to infrared in 21 steps."""
    found: dict[str, _Mix] = {}
    for number in range(1, _OLCI_BANDS + 1):
        blue = max(0.0, 1 - abs(number - 3) / 3)
        green = max(0.0, 1 - abs(number - 6) / 2.5)
        red = max(0.0, 1 - abs(number - 9) / 2.5)
        nir = min(1.0, max(0.0, (number - 10.5) / 2))
        total = blue + green + red + nir or 1.0
        found[f"B{number:02}"] = (
            blue / total,
            green / total,
            red / total,
            nir / total,
            0,
        )
    return found


_MIXES: Final[dict[str, dict[str, _Mix]]] = {
    "sentinel-2": _S2,
    "landsat-ot": _OLI,
    "landsat-etm": _THEMATIC,
    "landsat-tm": _THEMATIC,
    "landsat-mss": _MSS,
    "hls": _HLS,
    "modis": _MODIS,
    "sentinel-3-slstr": _SLSTR,
    "sentinel-3-olci": _olci(),
}
"""By mission, the bands that measure reflectance."""

_TOP_OF_ATMOSPHERE = frozenset(
    {"sentinel-2-l1c", "landsat-ot-l1", "landsat-etm-l1", "landsat-tm-l1"}
)
_HAZE: Final[_Mix] = (0.07, 0.035, 0.018, 0.006, 0.001)
_SHADE = 0.55


def reflectances(view: View, names: list[str]) -> dict[str, Floats]:
    """Reflectance by name of those bands that measure it, through clouds."""
    mixes = _MIXES.get(view.shown.mission, {})
    wanted = {name: mixes[name] for name in names if name in mixes}
    if not wanted:
        return {}
    used = tuple(
        one for i, one in enumerate(BANDS) if any(mix[i] for mix in wanted.values())
    )
    seen = _above(view, used)
    return {name: _mixed(mix, seen) for name, mix in wanted.items()}


def _above(view: View, used: tuple[str, ...]) -> dict[str, Floats]:
    """What of the landscape's bands is seen from above clouds and air."""
    clouds = view.clouds()
    if clouds.min() >= 1:
        seen = {one: CLOUD[BANDS.index(one)] * clouds for one in used}
    else:
        seen = view.terrain.bands(used, view.day)
        _cover(seen, clouds, view.shadows_beside(clouds))
    if view.shown.id in _TOP_OF_ATMOSPHERE:
        for name in used:
            seen[name] += _HAZE[BANDS.index(name)]
    return seen


def _cover(bands: dict[str, Floats], clouds: Floats, shadows: Floats) -> None:
    """Lays clouds over the ground, and the shadows of others."""
    if shadows.any():
        lit = 1 - _SHADE * shadows
        for name in bands:
            bands[name] *= lit
    if clouds.any():
        clear = 1 - clouds
        for name in bands:
            bands[name] *= clear
            bands[name] += CLOUD[BANDS.index(name)] * clouds


def _mixed(mix: _Mix, seen: dict[str, Floats]) -> Floats:
    parts = [
        weight * seen[one] for weight, one in zip(mix, BANDS, strict=True) if weight
    ]
    total = parts[0]
    for part in parts[1:]:
        total += part
    return np.clip(total, 0, 1.6, out=total)
