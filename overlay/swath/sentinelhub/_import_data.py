"""What is asked of each provider: its satellites, and which of their products."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal, TypeAlias, cast

import msgspec

from swath._errors import InputError
from swath.sentinelhub._plain import plain
from swath.sentinelhub._times import Times, span, time_range
from swath_api.sentinelhub.models.airbus_constellation import (
    AIRBUS_CONSTELLATION_VALUES,
    AirbusConstellation,
)
from swath_api.sentinelhub.models.airbus_processing_level import (
    AIRBUS_PROCESSING_LEVEL_VALUES,
    AirbusProcessingLevel,
)
from swath_api.sentinelhub.models.maxar_kernel import MAXAR_KERNEL_VALUES, MaxarKernel
from swath_api.sentinelhub.models.maxar_sensor import MAXAR_SENSOR_VALUES, MaxarSensor
from swath_api.sentinelhub.models.planet_harmonization import (
    PLANET_HARMONIZATION_VALUES,
    PlanetHarmonization,
)
from swath_api.sentinelhub.models.planet_item_type import (
    PLANET_ITEM_TYPE_VALUES,
    PlanetItemType,
)
from swath_api.sentinelhub.models.planet_product_bundle import (
    PLANET_PRODUCT_BUNDLE_VALUES,
    PlanetProductBundle,
)


_BUNDLES = {
    "PSScene": (
        "analytic_udm2",
        "analytic_sr_udm2",
        "analytic_8b_udm2",
        "analytic_8b_sr_udm2",
    ),
    "SkySatCollect": ("analytic_udm2", "analytic_sr_udm2", "panchromatic"),
}
_OFF_NADIR, _RIGHT_ANGLE, _PERCENT = 45, 90, 100


class Airbus(msgspec.Struct, frozen=True):
    """Products of Airbus.

    Attributes:
        constellation: ``"PHR"`` (Pleiades) or ``"SPOT"``.
        processing_level: ``"SENSOR"`` for the best products, ``"ALBUM"`` for the
            others.
        max_snow_cover: Percentage of snow that a product may have.
        max_incidence_angle: Degrees from the vertical that the view may lean, 90 at
            most.
        expires: When the offer ends, as a span of time.
    """

    provider: ClassVar[str] = "AIRBUS"
    most_named: ClassVar[int] = 10
    named_by: ClassVar[str] = "products"

    constellation: AirbusConstellation
    processing_level: AirbusProcessingLevel | None = None
    max_snow_cover: float | None = None
    max_incidence_angle: float | None = None
    expires: Times | None = None

    def kind(self, *, ordered: bool) -> dict[str, Any]:  # noqa: ARG002 - as the others
        """The members that say whose products these are."""
        _word("constellation", self.constellation, AIRBUS_CONSTELLATION_VALUES)
        return {"constellation": self.constellation}

    def conditions(self) -> dict[str, Any]:
        """The members of a filter."""
        level, expires = self.processing_level, self.expires
        _word("processing_level", level, AIRBUS_PROCESSING_LEVEL_VALUES)
        return {
            "processingLevel": level,
            "maxSnowCoverage": number("max_snow_cover", self.max_snow_cover, _PERCENT),
            "maxIncidenceAngle": number(
                "max_incidence_angle", self.max_incidence_angle, _RIGHT_ANGLE
            ),
            "expirationDate": time_range(span(expires, "expires")) or None,
        }

    def names(self, ids: Sequence[str]) -> list[Any]:
        """Products by name."""
        return [{"id": one} for one in ids]


class Planet(msgspec.Struct, frozen=True):
    """Items of Planet.

    Attributes:
        item_type: ``"PSScene"`` (PlanetScope) or ``"SkySatCollect"`` (SkySat).
        product_bundle: The set of files, such as ``"analytic_8b_sr_udm2"``.
        native_filter: A filter in the words of Planet's own interface.
        harmonize_to: What samples are made comparable with when they are ordered:
            ``"NONE"`` or ``"Sentinel-2"``.
    """

    provider: ClassVar[str] = "PLANET"
    most_named: ClassVar[int] = 250
    named_by: ClassVar[str] = "itemIds"

    item_type: PlanetItemType
    product_bundle: PlanetProductBundle
    native_filter: Mapping[str, Any] | None = None
    harmonize_to: PlanetHarmonization = "NONE"

    def kind(self, *, ordered: bool) -> dict[str, Any]:
        """The members that say which items these are."""
        item, bundle, like = self.item_type, self.product_bundle, self.harmonize_to
        _word("item_type", item, PLANET_ITEM_TYPE_VALUES)
        _word("product_bundle", bundle, PLANET_PRODUCT_BUNDLE_VALUES)
        self._check_bundle()
        _word("harmonize_to", like, PLANET_HARMONIZATION_VALUES)
        members = {"type": "catalog", "itemType": item, "productBundle": bundle}
        return members | ({"harmonizeTo": like} if ordered else {})

    def conditions(self) -> dict[str, Any]:
        """The members of a filter."""
        native: Any = self.native_filter
        if native is None:
            return {}
        if not isinstance(native, Mapping):
            raise InputError(
                f"native_filter={native!r} has to be a mapping, as Planet has filters"
            )
        return {"nativeFilter": dict(cast("Mapping[str, Any]", native))}

    def names(self, ids: Sequence[str]) -> list[Any]:
        """Items by name."""
        return [*ids]

    def _check_bundle(self) -> None:
        own, all_known = _BUNDLES[self.item_type], _BUNDLES.values()
        if self.product_bundle in {name for names in all_known for name in names}:
            _word(f"product_bundle of {self.item_type}", self.product_bundle, own)


class Maxar(msgspec.Struct, frozen=True):
    """Images of Maxar.

    Attributes:
        bands: ``"4BB"``: the four bands that there are.
        min_off_nadir: Degrees from the vertical that the view leans at least, ...
        max_off_nadir: ... and at most; whole numbers from 0 to 45.
        min_sun_elevation: Degrees of the sun above the horizon, at least, ...
        max_sun_elevation: ... and at most; whole numbers from 0 to 90.
        sensor: The satellite, such as ``"WV02"``.
        kernel: How ordered images are resampled: ``"CC"`` (cubic), ``"NN"`` (nearest
            neighbour) or ``"MTF"`` (sharpened).
    """

    provider: ClassVar[str] = "MAXAR"
    most_named: ClassVar[int] = 10
    named_by: ClassVar[str] = "selectedImages"

    bands: Literal["4BB"] = "4BB"
    min_off_nadir: int | None = None
    max_off_nadir: int | None = None
    min_sun_elevation: int | None = None
    max_sun_elevation: int | None = None
    sensor: MaxarSensor | None = None
    kernel: MaxarKernel | None = None

    def kind(self, *, ordered: bool) -> dict[str, Any]:
        """The members that say which images these are."""
        _word("bands", self.bands, ("4BB",))
        _word("kernel", self.kernel, MAXAR_KERNEL_VALUES)
        members: dict[str, Any] = {"productBands": self.bands}
        if ordered and self.kernel is not None:
            members["productKernel"] = self.kernel
        return members

    def conditions(self) -> dict[str, Any]:
        """The members of a filter."""
        _word("sensor", self.sensor, MAXAR_SENSOR_VALUES)
        return {
            **_limits("off_nadir", self.min_off_nadir, self.max_off_nadir, _OFF_NADIR),
            **_limits(
                "sun_elevation",
                self.min_sun_elevation,
                self.max_sun_elevation,
                _RIGHT_ANGLE,
            ),
            "sensor": self.sensor,
        }

    def names(self, ids: Sequence[str]) -> list[Any]:
        """Images by name."""
        return [*ids]


ProviderData: TypeAlias = Airbus | Planet | Maxar
"""What is looked for, or ordered, of one of the providers."""


def number(
    name: str, value: Any, most: float, *, whole: bool = False
) -> float | int | None:
    """A number from 0 to `most`, or None.

    Raises:
        InputError: It is none.
    """
    given = plain(value)
    if given is None:
        return None
    sort = int if whole else (int, float)
    fits = isinstance(given, sort) and not isinstance(given, bool)
    if not fits or not math.isfinite(given) or not 0 <= given <= most:
        kind = "whole number" if whole else "number"
        raise InputError(f"{name}={value!r} has to be a {kind} from 0 to {most:g}")
    checked: float | int = given
    return checked


def _limits(name: str, least: Any, most: Any, highest: int) -> dict[str, Any]:
    """The two bounds of an angle."""
    low = number(f"min_{name}", least, highest, whole=True)
    high = number(f"max_{name}", most, highest, whole=True)
    if low is not None and high is not None and low > high:
        raise InputError(f"min_{name}={low} is above max_{name}={high}")
    letters = "".join(part.capitalize() for part in name.split("_"))
    return {f"min{letters}": low, f"max{letters}": high}


def _word(name: str, word: object, known: Sequence[str]) -> None:
    if word is not None and word not in known:
        raise InputError(f"{name}={word!r} is none of {', '.join(known)}")
