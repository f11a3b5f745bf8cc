"""Products of commercial providers, as searches find them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any, TypeAlias, cast

import msgspec

from swath._core.times import parse_rfc3339
from swath._errors import InputError
from swath.sentinelhub._plain import plain
from swath_api.sentinelhub.models import SearchFeature
from swath_api.sentinelhub.models.import_collection import (
    IMPORT_COLLECTION_VALUES,
    ImportCollection,
)


COLLECTIONS: Mapping[str, str] = {
    "PHR": "AIRBUS_PLEIADES",
    "SPOT": "AIRBUS_SPOT",
    "PSScene": "PLANET_SCOPE",
    "SkySatCollect": "PLANET_SKYSAT",
    "4BB": "MAXAR_WORLDVIEW",
}
"""What thumbnails and quotas call the data of a constellation, item type or bands."""

_TIMES = ("acquisitionDate", "acquired", "acquisitionDateStart")
_KINDS = ("constellation", "item_type", "productBands")


class Product(msgspec.Struct, frozen=True, kw_only=True):
    """A product that a provider offers; read alike, whoever it is.

    What a provider does not tell is None. `raw` has all that it told.

    Attributes:
        id: As the provider names it; orders take it.
        provider: ``"AIRBUS"``, ``"PLANET"``, ``"MAXAR"``, or another.
        collection: What thumbnails and quotas call its kind, such as
            ``"AIRBUS_PLEIADES"``; empty if that is not known.
        datetime: When it was taken.
        cloud_cover: Percentage of clouds.
        geometry: Its outline as GeoJSON, in longitude and latitude.
        properties: What the provider says of it, in its own words.
        raw: The product as the service told it.
    """

    id: str
    provider: str
    collection: str = ""
    datetime: dt.datetime | None = None
    cloud_cover: float | None = None
    geometry: Mapping[str, Any] | None = None
    properties: Mapping[str, Any] = {}
    raw: SearchFeature

    @property
    def __geo_interface__(self) -> Mapping[str, Any]:
        """Its outline, for whatever reads such."""
        if self.geometry is None:
            raise InputError(f"the provider tells no outline of the product {self.id}")
        return self.geometry

    def __repr__(self) -> str:
        taken = "" if self.datetime is None else f" {self.datetime:%Y-%m-%d}"
        name = self.collection or self.provider
        return f"<Product {name} {self.id}{taken}>"


ProductLike: TypeAlias = "Product | str"
"""What a search gave, or a product's id."""


def product(feature: SearchFeature, provider: str, kind: str = "") -> Product:
    """A product of any provider, also of one that we do not know.

    Args:
        feature: As the service told it.
        provider: Who was asked.
        kind: The constellation, item type or bands that were asked for, if one was.
    """
    told = feature.to_dict()
    properties = _mapping(told.get("properties"))
    members = {**properties, **told}
    geometry = _mapping(told.get("geometry"))
    found = next((str(members[name]) for name in _KINDS if members.get(name)), kind)
    return Product(
        id=_name(told, properties),
        provider=provider,
        collection=COLLECTIONS.get(found, ""),
        datetime=_instant(members),
        cloud_cover=_cloud_cover(members),
        geometry=geometry or None,
        properties=properties or told,
        raw=feature,
    )


def identity(one: Product) -> str:
    """Tells two products of a search apart, if need be by all that is told of them."""
    if one.id:
        return one.id
    content = msgspec.json.encode(one.raw.to_dict(), order="sorted")
    return hashlib.sha256(content).hexdigest()


def ids_of(products: Any, collection: str = "") -> list[str]:
    """The ids of products, each once.

    Args:
        products: As the user gave them.
        collection: What they have to be of, as far as they tell; empty for anything.

    Raises:
        InputError: One is none, or of another collection, or there are none.
    """
    given = plain(products)
    if isinstance(given, Product | str):
        given = [given]
    if not isinstance(given, list | tuple):
        raise InputError(f"products={products!r} has to be a list of products or ids")
    several = [*enumerate(cast("list[Any]", given))]
    for at, one in several:
        _check_collection(one, at, collection)
    found = [_id(one, at) for at, one in several]
    if not found:
        raise InputError("products is empty: leave it out to order all that fit")
    return [*dict.fromkeys(found)]


def thumbnail_of(
    given: ProductLike, collection: str | None
) -> tuple[ImportCollection | str, str]:
    """Whose small picture is wanted: the collection, and the product's id.

    Raises:
        InputError: One of them is missing.
    """
    known = given.collection if isinstance(given, Product) else ""
    chosen = collection or known
    if not chosen:
        raise InputError(
            "an id alone does not tell where its product is from: pass what a search "
            f"found, or collection=, one of {', '.join(IMPORT_COLLECTION_VALUES)}"
        )
    if chosen not in IMPORT_COLLECTION_VALUES:
        raise InputError(
            f"collection={chosen!r} is none of {', '.join(IMPORT_COLLECTION_VALUES)}"
        )
    return chosen, _id(given, 0)


def _check_collection(one: Any, at: int, collection: str) -> None:
    own = one.collection if isinstance(one, Product) else ""
    if own and collection and own != collection:
        raise InputError(
            f"products[{at}] is of {own}, and data= orders of {collection}"
        )


def _id(one: Any, at: int) -> str:
    name = one.id if isinstance(one, Product) else one
    if not isinstance(name, str) or not name.strip():
        raise InputError(
            f"products[{at}]={name!r} is neither a product nor the id of one"
        )
    return name


def _name(told: Mapping[str, Any], properties: Mapping[str, Any]) -> str:
    names = (told.get("catalogID"), told.get("id"), properties.get("id"))
    return next((str(name) for name in names if name), "")


def _instant(members: Mapping[str, Any]) -> dt.datetime | None:
    text = next((members[name] for name in _TIMES if members.get(name)), None)
    try:
        return None if text is None else parse_rfc3339(str(text))
    except ValueError:
        return None  # it stays to be read in `properties`


def _cloud_cover(members: Mapping[str, Any]) -> float | None:
    """Percent; Planet tells a share from 0 to 1, under another name than the others."""
    percent, share = members.get("cloudCover"), members.get("cloud_cover")
    if isinstance(percent, int | float):
        return float(percent)
    return 100.0 * share if isinstance(share, int | float) else None


def _mapping(value: Any) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}
