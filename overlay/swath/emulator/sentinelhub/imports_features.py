"""Products as their providers tell of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from .byoc_places import polygon
from .imports_filters import level_of


if TYPE_CHECKING:
    from .imports_makers import Product


_SHELF_LIFE = timedelta(days=3650)


def feature(product: Product) -> dict[str, Any]:
    """A product in the form of its provider."""
    geometry = polygon(product.box)
    del geometry["crs"]
    make = {"AIRBUS": _airbus, "PLANET": _planet, "MAXAR": _maxar}
    return make[product.maker.provider](product, geometry)


def _airbus(product: Product, geometry: dict[str, Any]) -> dict[str, Any]:
    told = {
        "id": product.id,
        "acquisitionDate": _stamp(product),
        "cloudCover": product.cloud,
        "snowCover": product.snow,
        "incidenceAngle": product.off_nadir,
        "constellation": product.maker.kind,
        "processingLevel": level_of(product),
        "resolution": product.maker.metres,
        "expirationDate": (product.moment + _SHELF_LIFE).isoformat(),
    }
    return {"type": "Feature", "geometry": geometry, "properties": told}


def _planet(product: Product, geometry: dict[str, Any]) -> dict[str, Any]:
    told = {
        "acquired": _stamp(product),
        "cloud_cover": product.cloud / 100,
        "item_type": product.maker.kind,
        "instrument": product.sensor,
        "sun_elevation": product.sun,
        "view_angle": product.off_nadir,
        "pixel_resolution": product.maker.metres,
    }
    return {
        "type": "Feature",
        "id": product.id,
        "geometry": geometry,
        "properties": told,
    }


def _maxar(product: Product, geometry: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "catalogID": product.id,
        "acquisitionDateStart": _stamp(product),
        "cloudCover": product.cloud,
        "offNadirAngle": product.off_nadir,
        "sunElevation": product.sun,
        "sensor": product.sensor,
        "geometry": geometry,
    }


def _stamp(product: Product) -> str:
    return f"{product.moment:%Y-%m-%dT%H:%M:%S}.000Z"
