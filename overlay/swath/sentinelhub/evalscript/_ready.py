"""Scripts for what is looked at most."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from swath._errors import InputError
from swath.sentinelhub.evalscript._bands import DATA_MASK, bands
from swath.sentinelhub.evalscript._case import meant
from swath.sentinelhub.evalscript._expression import (
    Colours,
    Expression,
    band,
    index,
    log10,
    palette,
    ramp,
    where,
)
from swath.sentinelhub.evalscript._script import Evalscript, output, script


Form: TypeAlias = Literal["values", "picture"]
"""``"values"`` for 32 bit floats and statistics, ``"picture"`` for colours."""

S2 = "sentinel-2-l2a"

_TM = {
    "blue": "B01",
    "green": "B02",
    "red": "B03",
    "nir": "B04",
    "swir16": "B05",
    "swir22": "B07",
}
_OLI = {
    "blue": "B02",
    "green": "B03",
    "red": "B04",
    "nir": "B05",
    "swir16": "B06",
    "swir22": "B07",
}
_MSI = _OLI | {"nir": "B08", "swir16": "B11", "swir22": "B12"}
_ROLES: Mapping[str, Mapping[str, str]] = {
    "sentinel-2-l1c": _MSI,
    "sentinel-2-l2a": _MSI,
    "landsat-ot-l1": _OLI,
    "landsat-ot-l2": _OLI,
    "landsat-etm-l1": _TM,
    "landsat-etm-l2": _TM,
    "landsat-tm-l1": _TM,
    "landsat-tm-l2": _TM,
    "landsat-mss-l1": {"green": "B01", "red": "B02", "nir": "B04"},
    "hls": {
        "blue": "Blue",
        "green": "Green",
        "red": "Red",
        "nir": "NIR_Narrow",
        "swir16": "SWIR1",
        "swir22": "SWIR2",
    },
    "modis": {
        "blue": "B03",
        "green": "B04",
        "red": "B01",
        "nir": "B02",
        "swir16": "B06",
        "swir22": "B07",
    },
    "sentinel-3-olci": {"blue": "B04", "green": "B06", "red": "B08", "nir": "B17"},
    "sentinel-3-slstr": {
        "green": "S1",
        "red": "S2",
        "nir": "S3",
        "swir16": "S5",
        "swir22": "S6",
    },
}
"""Bands by what they see, in the words of STAC's common names."""

_GREENS = {
    -0.2: "#6b4f2a",
    0.0: "#d9c9a3",
    0.2: "#f2efbf",
    0.5: "#78b34f",
    0.9: "#0b4f1c",
}
_BLUES = {-0.6: "#5a4632", -0.1: "#e9e4d4", 0.1: "#a9d6e5", 0.6: "#013a63"}
_BURNS = {-0.3: "#5c1a0b", 0.0: "#e07b39", 0.2: "#f3e9c8", 0.7: "#2f6b3a"}
_WHITES = {-0.5: "#4a4238", 0.2: "#9db4c0", 0.4: "#d7ecf5", 0.9: "#ffffff"}
_HEIGHTS = {
    -10: "#1b4965",
    0: "#2d6a4f",
    300: "#95b46a",
    1000: "#e3d5a5",
    2500: "#9c6b4f",
    4500: "#ffffff",
}
_CLASSES = {
    0: "#000000",
    1: "#e02020",
    2: "#3a3a3a",
    3: "#7d5a3c",
    4: "#2e9e3f",
    5: "#e6d84f",
    6: "#1f5fd0",
    7: "#8a8a8a",
    8: "#bdbdbd",
    9: "#eeeeee",
    10: "#9fd3f0",
    11: "#f28cf0",
}
_EVI_GAIN, _EVI_RED, _EVI_BLUE = 2.5, 6.0, 7.5
_SAVI_SOIL = 0.5


def true_colour(collection: str = S2, *, gain: float = 2.5) -> Evalscript:
    """A picture in natural colours; pixels without data are transparent.

    Args:
        collection: Whose bands are used.
        gain: How much brighter than the reflectance it is.

    Raises:
        InputError: The collection lacks a band for it.

    Examples:
        >>> from swath.sentinelhub import evalscript
        >>> evalscript.true_colour("landsat-ot-l2").outputs
        ('default',)
    """
    return _composite(collection, ("red", "green", "blue"), gain)


def false_colour(collection: str = S2, *, gain: float = 2.5) -> Evalscript:
    """A picture in which vegetation is red: near infrared, red, green.

    Args:
        collection: Whose bands are used.
        gain: How much brighter than the reflectance it is.

    Raises:
        InputError: The collection lacks a band for it.
    """
    return _composite(collection, ("nir", "red", "green"), gain)


def short_wave_infrared(collection: str = S2, *, gain: float = 2.5) -> Evalscript:
    """A picture for fires and burns: short wave infrared, near infrared, red.

    Args:
        collection: Whose bands are used.
        gain: How much brighter than the reflectance it is.

    Raises:
        InputError: The collection lacks a band for it.
    """
    return _composite(collection, ("swir22", "nir", "red"), gain)


def ndvi(collection: str = S2, form: Form = "values") -> Evalscript:
    """How green the vegetation is: near infrared against red.

    Args:
        collection: Whose bands are used.
        form: ``"values"`` or ``"picture"``.

    Raises:
        InputError: The collection lacks a band for it.

    Examples:
        >>> from swath.sentinelhub import evalscript
        >>> evalscript.ndvi().outputs
        ('default', 'dataMask')
    """
    nir, red = _roles(collection, "nir", "red")
    return _measure(index(nir, red), form, _GREENS)


def ndwi(collection: str = S2, form: Form = "values") -> Evalscript:
    """Where open water is: green against near infrared; arguments as of `ndvi`."""
    green, nir = _roles(collection, "green", "nir")
    return _measure(index(green, nir), form, _BLUES)


def ndmi(collection: str = S2, form: Form = "values") -> Evalscript:
    """How moist vegetation is: near against short wave infrared; as `ndvi`."""
    nir, swir = _roles(collection, "nir", "swir16")
    return _measure(index(nir, swir), form, _BLUES)


def nbr(collection: str = S2, form: Form = "values") -> Evalscript:
    """Where it has burned: near against longer short wave infrared; as `ndvi`."""
    nir, swir = _roles(collection, "nir", "swir22")
    return _measure(index(nir, swir), form, _BURNS)


def ndsi(collection: str = S2, form: Form = "values") -> Evalscript:
    """Where snow is: green against short wave infrared; arguments as of `ndvi`."""
    green, swir = _roles(collection, "green", "swir16")
    return _measure(index(green, swir), form, _WHITES)


def evi(collection: str = S2, form: Form = "values") -> Evalscript:
    """How green dense vegetation is, corrected for haze; arguments as of `ndvi`."""
    nir, red, blue = _roles(collection, "nir", "red", "blue")
    value = _EVI_GAIN * (nir - red) / (nir + _EVI_RED * red - _EVI_BLUE * blue + 1)
    return _measure(value, form, _GREENS)


def savi(collection: str = S2, form: Form = "values") -> Evalscript:
    """How green thin vegetation is, corrected for soil; arguments as of `ndvi`."""
    nir, red = _roles(collection, "nir", "red")
    value = (1 + _SAVI_SOIL) * (nir - red) / (nir + red + _SAVI_SOIL)
    return _measure(value, form, _GREENS)


def scene_classification(form: Form = "picture") -> Evalscript:
    """What each pixel of Sentinel-2 L2A is: cloud, shadow, water, vegetation, ...

    Args:
        form: ``"values"`` for the classes from 0 to 11, ``"picture"`` for colours.

    Raises:
        InputError: There is no such form.
    """
    kind = band("SCL")
    if _is_picture(form):
        return script(output(palette(kind, _CLASSES), alpha=True))
    return script(output(kind, sample_type="UINT8"), counted=True)


def elevation(form: Form = "values") -> Evalscript:
    """Heights of the ground in metres, of the collection ``dem``; as `ndvi`."""
    return _measure(band("DEM"), form, _HEIGHTS)


def radar(form: Form = "picture") -> Evalscript:
    """Backscatter of Sentinel-1 in both polarizations, VV and VH.

    Args:
        form: ``"values"`` for decibels, ``"picture"`` for colours.

    Raises:
        InputError: There is no such form.
    """
    vv, vh = 10 * log10(band("VV")), 10 * log10(band("VH"))
    if _is_picture(form):
        shown = (_spread(vv, -20, 0), _spread(vh, -26, -5), _spread(vv - vh, 2, 15))
        return script(output(*shown, alpha=True))
    return script(output(_or_nan(vv), _or_nan(vh), sample_type="FLOAT32"), counted=True)


def raw(
    names: Sequence[str] | str,
    *,
    collection: str | None = None,
    unit: str | None = None,
    sample_type: str | None = None,
) -> Evalscript:
    """Bands as they are, and the output ``dataMask`` beside them.

    Args:
        names: Their names.
        collection: Whose bands they are, to check the names.
        unit: What their values are in; None for the default of each.
        sample_type: What they are kept as; by default ``"UINT16"`` for digital
            numbers (``unit="DN"``), else ``"FLOAT32"``.

    Raises:
        InputError: The collection has no such band.

    Examples:
        >>> from swath.sentinelhub import evalscript
        >>> script = evalscript.raw(["B02", "B03"], unit="DN")
        >>> bool(script.lint(collection="sentinel-2-l2a"))
        False
    """
    listed = [names] if isinstance(names, str) else [*names]
    known = None if collection is None else bands(collection)
    for name in listed:
        if known is not None and name not in known:
            raise InputError(f"{collection} has no band {name!r}: {meant(name, known)}")
    kept = sample_type or ("UINT16" if unit == "DN" else "FLOAT32")
    values = [band(name, unit=unit) for name in listed]
    return script(output(*values, sample_type=kept), counted=DATA_MASK not in listed)


def _composite(collection: str, roles: Sequence[str], gain: float) -> Evalscript:
    values = [gain * one for one in _roles(collection, *roles)]
    return script(output(*values, alpha=True))


def _measure(value: Expression, form: Form, colours: Colours) -> Evalscript:
    if _is_picture(form):
        return script(output(ramp(value, colours), alpha=True))
    return script(output(_or_nan(value), sample_type="FLOAT32"), counted=True)


def _or_nan(value: Expression) -> Expression:
    return where(band(DATA_MASK), value, math.nan)


def _spread(value: Expression, low: float, high: float) -> Expression:
    """A value from 0 to 1 between two others."""
    return (value - low) / (high - low)


def _is_picture(form: str) -> bool:
    if form not in {"values", "picture"}:
        raise InputError(f"{form=} is none of values, picture")
    return form == "picture"


def _roles(collection: str, *roles: str) -> list[Expression]:
    """Bands by what they see."""
    known = _ROLES.get(collection)
    if known is None:
        raise InputError(
            f"collection={collection!r} has no bands that we know to be of these "
            f"colours: pass one of {', '.join(_ROLES)}, or build the script with "
            "band() and script()"
        )
    missing = [role for role in roles if role not in known]
    if missing:
        able = [name for name, has in _ROLES.items() if {*roles} <= {*has}]
        raise InputError(
            f"{collection} has no band for {', '.join(missing)}: take one of "
            f"{', '.join(able)}"
        )
    return [band(known[role]) for role in roles]
